"""The notebooks themselves: thin, folded, proven, and without anything that a run leaves behind."""

import ast
import json
import re
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from tests.again import chosen
from tests.content.compiled import CONTENT
from tests.notebooks.refresh import FOLDER, PROOFS, all_notebooks, refresh
from widgets.core.shapes import Chapter
from widgets.saving import stable

PATHS = sorted(FOLDER.glob("*.ipynb"))
OF_NO_PAGE = ("golden", "examples")  # the notebooks of proofs that belong to no page
PROOF_PATHS = sorted(path for path in PROOFS.glob("*.ipynb") if path.stem not in OF_NO_PAGE)
EACH = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
EACH_PROOFS = pytest.mark.parametrize("path", PROOF_PATHS, ids=lambda path: path.stem)
EITHER = pytest.mark.parametrize("path", all_notebooks(), ids=lambda path: f"{path.parent.name}-{path.stem}")
OF_READERS = pytest.mark.parametrize(
    "path",
    chosen(
        [path for path in all_notebooks() if path.parent != PROOFS],
        FOLDER / "vitiligo.ipynb",
        FOLDER / "examples" / "a-lesson-of-20-minutes.ipynb",
    ),
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
SECTIONS = re.compile(r"page\.(?:text|step)\(([^)]*)\)")
STATEMENTS = (ast.Import, ast.ImportFrom, ast.Assign, ast.Expr)
JOURNEY = "your-skin"  # asks everything and shows every card, so its chapter names none
LARGEST = 225_000
LARGER = {"for-educators": 275_000}
"""In bytes. Ten cases with their sources are the text of that page: JupyterLab shows it from the notebook itself."""
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


def printed(path: Path) -> str:
    """Return what the proofs of a notebook print."""
    cells = [cell for cell in code(path) if cell.source.startswith("page.proof(")]
    return "".join(output.text for cell in cells for output in cell.outputs)


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


@EITHER
def test_what_a_run_leaves_behind_is_not_kept(path: Path) -> None:
    """
    Saved notebooks contain no widget state, no model id and no time of running.
    """
    notebook = read(path)
    text = path.read_text(encoding="utf-8")

    assert json.loads(text) == json.loads(nbformat.writes(stable(notebook), version=4))
    assert "model_id" not in text
    assert " object at 0x" not in text.replace("<IPython.core.display.HTML object>", "")


@EITHER
def test_a_notebook_is_small(path: Path) -> None:
    """
    A copy for where nothing runs is in short, so that a notebook can be opened, sent and compared. What grows beyond
    this is first to be left out of the copies (`view/base/still_copy.py`).
    """
    assert path.stat().st_size <= LARGER.get(path.stem, LARGEST)


@OF_READERS
def test_a_second_runner_sees_the_same(path: Path) -> None:
    """
    Run by nbclient, every notebook of readers and educators is what is kept of it: what JupyterLab, nbconvert and
    papermill run is the same. Proofs nobody but nbval opens.
    """
    assert path.read_text(encoding="utf-8") == refresh(path)


@EACH
def test_readers_meet_no_proofs(path: Path) -> None:
    """
    Whatever shows a reader's notebook, plain Voila and a forge's preview among them, shows the page alone.
    """
    assert [] == [cell.id for cell in read(path).cells if "proof" in tags(cell) or "proof" in cell.source]


def test_every_page_has_proofs() -> None:
    """
    Beside each page there is a notebook of proofs, and none for a page that is gone.
    """
    assert [path.name for path in PATHS] == [path.name for path in PROOF_PATHS]


@EACH_PROOFS
def test_proofs_are_of_their_page(path: Path) -> None:
    """
    A notebook of proofs opens its page, lists the calls of its notebook, answers its questions in one click, and
    prints its cards as text.
    """
    opened, *proofs = code(path)
    chapter = CONTENT.chapters[path.stem]
    asks = bool(chapter.questions) or chapter.id == JOURNEY
    kinds = ["calls", *["click"] * asks, *["page.proof"] * (len(proofs) - 1 - asks)]

    assert f'page = open_chapter("{path.stem}")' == opened.source.splitlines()[-1]
    assert kinds == [cell.source.partition("(")[0] for cell in proofs]
    assert {f'"{path.stem}"'} == {re.split("[(,)]", cell.source)[1] for cell in proofs[: 1 + asks]}
    assert CONTENT.urgency["can_happen_to_anyone"]["label"] in printed(path)


def test_each_urgency_is_in_a_proof() -> None:
    """
    Every card is in the output of some proof cell, so that changing its urgency fails nbval.
    """
    output_text = "".join(printed(path) for path in PROOF_PATHS)

    assert [] == [card.title for card in CONTENT.cards.values() if f"] {card.title}" not in output_text]
