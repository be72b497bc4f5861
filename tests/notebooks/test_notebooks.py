"""The notebooks themselves: thin, folded, proven, and without anything that a run leaves behind."""

import ast
import json
import re
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from tests.content.compiled import CONTENT
from tests.notebooks.refresh import FOLDER, stable
from widgets.core.shapes import Chapter

PATHS = sorted(FOLDER.glob("*.ipynb"))
EACH = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
SECTIONS = re.compile(r"page\.(?:text|step)\(([^)]*)\)")
STATEMENTS = (ast.Import, ast.ImportFrom, ast.Assign, ast.Expr)
WITHOUT_WIDGETS = "for-educators"  # its outputs are text, so nbval compares them themselves
JOURNEY = "your-skin"  # asks everything and shows every card, so its chapter names none
WIDGETS = ("page.questions(", "page.now()", "page.cards()", "page.chart(")


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def code(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def wrong_calls(chapter: Chapter, source: str) -> list[str]:
    """Say which calls a page lacks to show all of its chapter, and which sections it names that are gone."""
    sections = [section.id for section in chapter.sections]
    wanted = (
        [f'page.{call}("{part.id}")' for part in chapter.parts for call in ("part", "more")]
        + ([] if "page.contents(" in source else ["page.contents()"])
        if chapter.parts
        else list({id: f'page.text("{id}")' for id in sections if f'"{id}"' not in source}.values())
    )
    called = [f'page.chart("{chart}")' for chart in chapter.charts] + ["page.check()"] * bool(chapter.check)
    called += ["page.questions("] * bool(chapter.questions or chapter.id == JOURNEY)
    called += ["page.own_check()"] * (chapter.id == JOURNEY)
    called += ["page.now()"] * chapter.begins_with_picks
    called += ["page.cards()"] * bool((chapter.questions and chapter.cards) or chapter.id == JOURNEY)
    named = [id for call in SECTIONS.findall(source) for id in re.findall('"([^"]+)"', call)]
    return [
        *(f"add a cell: {call}" for call in (*wanted, *called) if call not in source),
        *(
            f'"{id}" is no section of the chapter: put its new id, or take it out'
            for id in named
            if id not in sections
        ),
    ]


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
    wrong = wrong_calls(CONTENT.chapters[path.stem], "\n".join(cell.source for cell in code(path)))

    assert not wrong, "\n".join([f"notebooks/{path.name}, in make lab, then make refresh:", *wrong])


def test_a_call_that_a_page_lacks_is_named() -> None:
    """
    Whoever adds a chart, renames a section, or forgets the cards beside the questions, reads which cell to add
    and which to change.
    """
    chapter = replace(CONTENT.chapters["welcome"], charts=("healing",))
    first, *others = (section.id for section in chapter.sections)
    source = f"page.questions()\npage.text({json.dumps(['old', *others])[1:-1]})"

    assert [
        f'add a cell: page.text("{first}")',
        'add a cell: page.chart("healing")',
        "add a cell: page.now()",
        '"old" is no section of the chapter: put its new id, or take it out',
    ] == wrong_calls(chapter, source)


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


def test_what_a_busy_machine_sends_in_pieces_is_kept_in_one() -> None:
    """
    Neighbouring pieces of one stream are one output, whatever the load; other outputs stay apart and in order.
    """

    def stream(name: str, text: str) -> nbformat.NotebookNode:
        return nbformat.v4.new_output("stream", name=name, text=text)

    picture = nbformat.v4.new_output("display_data", data={"text/plain": "x"})
    outputs = [
        stream("stdout", "a"),
        stream("stdout", "b"),
        stream("stderr", "c"),
        picture,
        stream("stdout", "d"),
    ]
    cell = nbformat.v4.new_code_cell("", outputs=outputs)
    [kept] = stable(nbformat.v4.new_notebook(cells=[cell])).cells

    assert [("stdout", "ab"), ("stderr", "c"), (None, None), ("stdout", "d")] == [
        (output.get("name"), output.get("text")) for output in kept.outputs
    ]


@pytest.mark.parametrize(
    "path", [path for path in PATHS if path.stem != WITHOUT_WIDGETS], ids=lambda path: path.stem
)
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
