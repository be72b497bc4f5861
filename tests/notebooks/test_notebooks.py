"""The notebooks themselves: thin, folded, proven, and without anything that a run leaves behind."""

import ast
import json
from pathlib import Path

import nbformat
import pytest

from tests.content.compiled import CONTENT
from tests.notebooks.refresh import FOLDER, stable

PATHS = sorted(FOLDER.glob("*.ipynb"))
EACH = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
STATEMENTS = (ast.Import, ast.ImportFrom, ast.Assign, ast.Expr)
JOURNEY = "your-skin"  # asks everything and shows every card, so its chapter names none
WIDGETS = ("page.questions()", "page.cards()", "page.chart(")


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def code(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def tags(cell: nbformat.NotebookNode) -> list[str]:
    return cell.metadata.get("tags", [])


@EACH
def test_a_notebook_only_calls(path: Path) -> None:
    """
    Cells import and call; they define nothing, and decide and repeat nothing.
    """
    nodes = [node for cell in code(path) for node in ast.parse(cell.source).body]

    assert [] == [type(node).__name__ for node in nodes if not isinstance(node, STATEMENTS)]
    assert (
        max(
            sum(not isinstance(node, (ast.Import, ast.ImportFrom)) for node in ast.parse(cell.source).body)
            for cell in code(path)
        )
        == 1
    )


@EACH
def test_code_is_folded(path: Path) -> None:
    """
    Whoever opens the notebook in JupyterLab sees the pages, not the code.
    """
    assert [] == [cell.id for cell in code(path) if not cell.metadata.get("jupyter", {}).get("source_hidden")]


@EACH
def test_a_notebook_names_its_chapter_and_title(path: Path) -> None:
    """
    The app reads the page's chapter from the notebook, and JupyterLab shows the chapter's title in its first cell.
    """
    notebook = read(path)

    assert path.stem == notebook.metadata["workbook"]["chapter"]
    assert f"# {CONTENT.chapters[path.stem].title}" == notebook.cells[0].source.splitlines()[0]


def test_every_chapter_has_its_notebook() -> None:
    """
    The list of pages is made from the chapters, so a chapter without a notebook would lead nowhere.
    """
    assert sorted(CONTENT.chapters) == [path.stem for path in PATHS]


@EACH
def test_every_section_and_question_of_the_chapter_is_on_its_page(path: Path) -> None:
    """
    No section of a chapter is written and then never shown; its questions, cards,
    charts and check are there when it has them. A chapter that asks nothing names cards only for its chart.
    """
    chapter, source = CONTENT.chapters[path.stem], "\n".join(cell.source for cell in code(path))
    section_ids = [section.id for section in chapter.sections if f'"{section.id}"' in source]
    calls = [f'page.chart("{chart}")' for chart in chapter.charts] + ["page.check()"] * bool(chapter.check)
    calls += ["page.questions()"] * bool(chapter.questions or path.stem == JOURNEY)
    calls += ["page.now()"] * chapter.begins_with_picks
    calls += ["page.cards()"] * bool((chapter.questions and chapter.cards) or path.stem == JOURNEY)

    assert [section.id for section in chapter.sections] == section_ids
    assert [] == [call for call in calls if call not in source]


@EACH
def test_what_a_run_leaves_behind_is_not_kept(path: Path) -> None:
    """
    Saved notebooks contain no widget state, no model id and no time of running.
    """
    notebook = read(path)
    text = path.read_text(encoding="utf-8")

    assert json.loads(text) == json.loads(nbformat.writes(stable(notebook), version=4))
    assert "model_id" not in text
    assert " object at 0x" not in text.replace("<IPython.core.display.HTML object>", "")


@EACH
def test_every_page_has_proofs(path: Path) -> None:
    """
    nbval cannot see widgets, so each page also prints its cards as text, in cells that readers never see.
    """
    proofs = [cell for cell in code(path) if "proof" in tags(cell)]
    output_text = "".join(output.text for cell in proofs for output in cell.outputs)

    assert proofs
    assert {"page.proof("} == {cell.source[:11] for cell in proofs}
    assert CONTENT.urgency["can_happen_to_anyone"]["label"] in output_text


def test_each_urgency_is_in_a_proof() -> None:
    """
    Every card is in the output of some proof cell, so that changing its urgency fails nbval.
    """
    output_text = "".join(
        output.text
        for path in PATHS
        for cell in code(path)
        if "proof" in tags(cell)
        for output in cell.outputs
    )

    assert [] == [card.title for card in CONTENT.cards.values() if f"] {card.title}" not in output_text]
