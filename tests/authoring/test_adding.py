"""The law of adding: a clinician adds a condition, with its card, rule and source, by adding files only."""

import shutil
from pathlib import Path

import pytest

from widgets.authoring.checker import check
from widgets.authoring.checks.unused import check_unused
from widgets.authoring.compiler import compile_content
from widgets.authoring.reading.content_folder import read_content
from widgets.core.loading import build
from widgets.workbook import Page

from .small import FILES, TODAY, Folder

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture
def real(tmp_path: Path) -> Folder:
    """A copy of the real content."""
    shutil.copytree(CONTENT, tmp_path / "content")
    return Folder(tmp_path / "content")


def add_blood_thinners(folder: Folder) -> None:
    """Add a question, a card, a rule and a source, as a clinician would."""

    def renamed_copy(name: str, **words: str) -> str:
        text = FILES[name]
        for old, new in words.items():
            text = text.replace(old, new)
        for old in ("cold-sore-now", "cold_sores"):
            text = text.replace(old, "thinners")
        return text.replace("smith-2020", "t-2020")

    folder.put("sources/t-2020.yaml", renamed_copy("sources/smith-2020.yaml"))
    folder.put(
        "questions/thinners.yaml", renamed_copy("questions/cold_sores.yaml", **{"id: now": 'id: "yes"'})
    )
    folder.put("situations/thinners.yaml", renamed_copy("situations/cold-sore-now.yaml"))
    folder.put("rules/thinners.yaml", renamed_copy("rules/cold-sore-now.yaml", **{"is: now": 'is: "yes"'}))


def test_adding_a_condition(real: Folder) -> None:
    """Four new files are a new question, card, rule and source; nothing that was there changes."""
    before, _ = compile_content(real.path)
    add_blood_thinners(real)

    after, complaints = compile_content(real.path)
    assert [] == complaints
    for part in ("sources", "questions", "cards", "rules"):
        id = "t-2020" if part == "sources" else "thinners"
        assert {id} == set(after[part]) - set(before[part])
        assert before[part] == {old: after[part][old] for old in before[part]}
    assert before["version"] != after["version"]


def test_what_is_added_is_checked(real: Folder) -> None:
    """New files bring no complaint of their own when they are right, and some when a part is left out."""
    added = ("sources/t-2020", "questions/thinners", "situations/thinners", "rules/thinners")
    names = {f"content/{name}.yaml" for name in added}
    add_blood_thinners(real)
    assert [] == [one for one in check(read_content(real.path), TODAY, real.path) if one.file in names]

    (real.path / "rules" / "thinners.yaml").unlink()
    assert {"content/questions/thinners.yaml", "content/situations/thinners.yaml"} == {
        one.file for one in check_unused(read_content(real.path)) if one.file in names
    }


def test_a_reader_sees_what_is_added(real: Folder) -> None:
    """The journey asks the new question, and answering it brings up the new card with its reason."""
    add_blood_thinners(real)
    raw, _ = compile_content(real.path)
    page = Page("your-skin", build(raw))

    form, region = page.questions(), page.cards()
    assert "thinners" in form.questions
    assert 'data-key="thinners"' not in region.html

    form.set_state({"value": {"thinners": ["yes"]}, "asked": 1})
    assert 'data-key="thinners"' in region.html
    assert page.session.assessment.card("thinners").reasons[0].text in region.html
