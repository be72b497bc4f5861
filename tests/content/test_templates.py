"""Laws of the templates: what a clinician copies is right before the first word of it is changed."""

import shutil
from pathlib import Path

from widgets.authoring.compiling import check_strictly
from widgets.authoring.gathering import gather
from widgets.authoring.idle import check_idle

CONTENT = Path(__file__).parents[2] / "content"
FOLDERS = {"card": "situations", "finding": "findings", "question": "questions", "rule": "rules",
           "source": "sources"}


def test_templates_fit_together(tmp_path: Path) -> None:
    """The templates, copied side by side under their own ids, are content without a complaint."""
    copy = tmp_path / "content"
    shutil.copytree(CONTENT, copy)
    for name, folder in FOLDERS.items():
        text = (CONTENT / "templates" / f"{name}.yaml").read_text(encoding="utf-8")
        [id] = [line.split()[1] for line in text.splitlines() if line.startswith("id: ")]
        (copy / folder / f"{id}.yaml").write_text(text, encoding="utf-8")

    gathered = gather(copy)
    assert "" == "\n".join(map(str, [*check_strictly(gathered), *check_idle(gathered)]))


def test_every_template_is_tried() -> None:
    """No template is left out of the test above."""

    assert set(FOLDERS) == {path.stem for path in (CONTENT / "templates").iterdir()}
