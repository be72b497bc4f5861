"""The notebooks as documents: headings without gaps, links that lead somewhere, pictures that are described, and calls
that are written down for whoever teaches."""

import inspect
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

from tests.content.source import FOLDER as CONTENT_FOLDER
from tests.notebooks.refresh import EXAMPLES, FOLDER, PROJECT, PROOFS, all_notebooks
from widgets.authoring.checker import plain_language
from widgets.authoring.checks.notebook_prose import check_notebooks
from widgets.authoring.reading.content_folder import read_content
from widgets.theme.style_sheet import lab_style
from widgets.workbook import Page

PATHS = sorted(FOLDER.glob("*.ipynb"))
EACH = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
GUIDE = (PROJECT / "docs" / "notebooks.md").read_text(encoding="utf-8")
BEGIN = '<span class="mw-before-run">In JupyterLab, choose **Run > Run All Cells** to begin.</span>'
OWN_HEALTH = re.compile(
    r"\b(for|about) yourself\b|\bwhat is true\b(?! of them)|\byou (have|had|have had) (it|before)\b"
)
LINK = re.compile(r"(?<!!)\[[^]]*\]\(([^)]+)\)")


class Document(HTMLParser):
    """What is saved of a page: its headings, links, ids and pictures."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.bare: list[str] = []
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "markdown":
                self.headings += [len(marks) for marks in re.findall(r"^(#+) ", cell.source, re.MULTILINE)]
                self.links += LINK.findall(cell.source)
            for output in cell.get("outputs", []):
                self.feed(output.get("data", {}).get("text/html", ""))

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.links += [given["href"]] if tag == "a" and "href" in given else []
        self.ids += [given["id"]] if "id" in given else []
        if tag == "title" and self.bare:  # the first thing in a drawing
            self.bare.pop()
        described = given.get("alt") or given.get("aria-label") or given.get("aria-labelledby")
        if tag in ("img", "svg") and not described and given.get("aria-hidden") != "true":
            self.bare.append(self.get_starttag_text() or tag)


DOCUMENTS = {path.stem: Document(path) for path in PATHS}


@EACH
def test_headings_have_no_gaps(path: Path) -> None:
    """
    One title, and below it no level is skipped, in text cells and in what is saved of the parts.
    """
    levels = DOCUMENTS[path.stem].headings

    assert [0] == [at for at, level in enumerate(levels) if level == 1]
    assert [] == [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]


@EACH
def test_pictures_are_described(path: Path) -> None:
    """
    Each picture has a text, or is not for the ear.
    """
    assert [] == DOCUMENTS[path.stem].bare


@EACH
def test_links_lead_somewhere(path: Path) -> None:
    """
    A link to another page leads to a notebook that is there, and to a place in it, as far as that is saved.
    """
    local = [link.partition("#")[::2] for link in DOCUMENTS[path.stem].links if not re.match("https?:", link)]

    assert [] == [file for file, _ in local if file and not (FOLDER / file).exists()]
    assert [] == [
        (file, place)
        for file, place in local
        if re.match("part-|section-", place)
        and place not in DOCUMENTS[file.removesuffix(".ipynb") or path.stem].ids
    ]


@pytest.mark.parametrize("path", all_notebooks(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_ids_of_cells_are_names(path: Path) -> None:
    """
    Each cell has a name of its own that a person gave it, so that a comment, a link and `git blame` stay with it.
    """
    ids = [cell.id for cell in nbformat.read(path, as_version=4).cells]

    assert len(ids) == len(set(ids))
    assert [] == [
        id for id in ids if not re.fullmatch("[a-z][a-z0-9_-]*", id) or re.fullmatch("[0-9a-f]{8}", id)
    ]


@EACH
def test_each_page_says_how_to_go_through_it(path: Path) -> None:
    """
    Below the title there is a text of this page's own, which whoever teaches may rewrite; the app has its own opening.
    """
    title, thread, *_ = nbformat.read(path, as_version=4).cells
    others = {
        cell.source for other in PATHS if other != path for cell in nbformat.read(other, as_version=4).cells
    }

    assert ["thread", "markdown", ["lab"]] == [thread.id, thread.cell_type, thread.metadata.tags]
    assert thread.source not in others
    assert BEGIN in title.source


def test_no_text_asks_a_room_for_its_own_health() -> None:
    """
    Teachers are told to use a case, and what they read out in a notebook says the same.
    """
    texts = {
        f"{path.stem}, {cell.id}": cell.source
        for path in (*PATHS, *sorted(EXAMPLES.glob("*.ipynb")))
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "markdown"
    }

    assert "Do not ask for a learner's own health" in (PROJECT / "docs" / "educators.md").read_text("utf-8")
    assert [] == [place for place, text in texts.items() if OWN_HEALTH.search(text)]


def test_how_to_begin_is_said_until_it_is_done() -> None:
    """
    Which menu to choose is said in the first cell alone, and the style sheet that comes with a run takes it away:
    in JupyterLab, and in plain Voila or an export, where nobody has such a menu.
    """
    texts = [
        cell.source for path in PATHS for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "markdown"
    ]  # fmt: skip

    assert len(PATHS) == sum("Run All" in text for text in texts)
    assert ".mw-before-run { display: none; }" in lab_style()


def test_examples_are_in_plain_words() -> None:
    """
    The examples keep the laws of language; `make content` reads the pages.
    """
    found = check_notebooks(EXAMPLES, plain_language(read_content(CONTENT_FOLDER)))

    assert [] == [f"{one.file}, {one.item}: {one.wrong}" for one in found]


def test_every_call_is_written_down() -> None:
    """
    The guide for whoever teaches has each call of a page once, and none that there is not.
    """
    public = {name for name, _ in inspect.getmembers(Page, inspect.isfunction) if not name.startswith("_")}
    listed = re.findall(r"^\| `page\.(\w+)\(", GUIDE, re.MULTILINE)

    assert sorted(public) == sorted(listed)


def test_the_guide_leads_somewhere() -> None:
    """
    Each file that the guide links to or names is there.
    """
    named = re.findall(r"`(notebooks/[\w/-]+\.ipynb)`", GUIDE)

    linked = [link.partition("#")[0] for link in LINK.findall(GUIDE)]
    assert [] == [link for link in linked if not (PROJECT / "docs" / link).exists()]
    assert named and [] == [name for name in named if not (PROJECT / name).exists()]
    assert PROOFS.is_dir()
