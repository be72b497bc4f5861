"""Laws of the templates: what a clinician copies is right before the first word of it is changed."""

import shutil
from pathlib import Path

from widgets.authoring.checks.places import check_mentions
from widgets.authoring.checks.speeds import check_speeds
from widgets.authoring.checks.unused import check_unused
from widgets.authoring.compiler import check_strictly
from widgets.authoring.reading.content_folder import read_content

CONTENT = Path(__file__).parents[2] / "content"
FOLDERS = {
    "card": "situations",
    "finding": "findings",
    "question": "questions",
    "rule": "rules",
    "source": "sources",
    "concern": "concerns",
    "notice": "notices",
    "chapter": "chapters",
    "claims": "articles/claims",
    "case": "teaching/cases",
}
LISTS = {
    "conflict": "articles/conflicts",
    "doubtful-claim": "articles/doubtful",
    "gap": "articles/gaps",
    "glossary-word": "glossary",
    "absence": "absences",
    "sign": "signs",
}


def template(name: str) -> str:
    return (CONTENT / "templates" / f"{name}.yaml").read_text(encoding="utf-8")


def test_templates_fit_together(tmp_path: Path) -> None:
    """The templates, copied side by side under their own ids, are content without a complaint."""
    copy = tmp_path / "content"
    shutil.copytree(CONTENT, copy)
    for name, folder in FOLDERS.items():
        [id] = [line.split()[1] for line in template(name).splitlines() if line.startswith("id: ")]
        (copy / folder / f"{id}.yaml").write_text(template(name), encoding="utf-8")
    for name, file in LISTS.items():
        with (copy / f"{file}.yaml").open("a", encoding="utf-8") as end:
            end.write(template(name))

    folder = read_content(copy)
    complaints = [
        *check_strictly(folder),
        *check_unused(folder),
        *check_mentions(folder),
        *check_speeds(folder),
    ]
    assert "" == "\n".join(map(str, complaints))


def test_every_template_is_tried() -> None:
    """No template is left out of the test above."""

    assert {*FOLDERS, *LISTS} == {path.stem for path in (CONTENT / "templates").iterdir()}
