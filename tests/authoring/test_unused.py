"""Laws of idle content: whatever no reader can ever see is reported, and does not stop a compile."""

import pytest

from widgets.authoring.compiler import compile_content

from .small import FILES, Folder

QUESTION = "questions/cold_sores.yaml"


def orphan(**changes: str) -> str:
    """The text of a source that nothing cites."""
    text = FILES["sources/smith-2020.yaml"].replace("smith-2020", "orphan")
    for old, new in changes.items():
        text = text.replace(f"{old}: plain_needling", f"{old}: {new}")
    return text


@pytest.mark.parametrize("treatment", ["plain_needling", "needling_with_more", "radiofrequency", "other"])
def test_orphan_sources(folder: Folder, treatment: str) -> None:
    """A source that nothing cites is reported, even a study of plain needling: its bar in a chart is no sentence."""
    folder.put("sources/orphan.yaml", orphan(treatment=treatment))

    complaint = folder.only_complaint()
    assert ("content/sources/orphan.yaml", 'source "orphan"') == (complaint.file, complaint.item)
    assert "nothing cites this source" == complaint.wrong


def test_cards_that_no_rule_brings_up(folder: Folder) -> None:
    """A situation card without a rule is reported, with the file to add."""
    text = FILES["situations/cold-sore-now.yaml"].replace("id: cold-sore-now", "id: past-sores")
    folder.put("situations/past-sores.yaml", text)

    complaint = folder.only_complaint()
    assert 'situation "past-sores"' == complaint.item
    assert "content/rules with card: past-sores" in complaint.remedy


def test_answers_that_no_rule_reads(folder: Folder) -> None:
    """An answer that changes nothing is reported at its line; none and not_sure need no rule."""
    folder.change(
        QUESTION, "Herpes labialis}", "Herpes labialis}\n  - {id: past, text: Before, clinical: Past}"
    )

    complaint = folder.only_complaint()
    assert ("content/questions/cold_sores.yaml", 9) == (complaint.file, complaint.line)
    assert '"past"' in complaint.wrong


def test_idle_content_compiles(folder: Folder) -> None:
    """Idle content misleads no one, so it does not stop a compile."""
    folder.put("sources/orphan.yaml", orphan(treatment="other"))

    assert "orphan" in compile_content(folder.path)[0]["sources"]
