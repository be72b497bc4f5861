"""Handouts and slides by one command: what is in them, what is not, and what is said when there can be none."""

import json
import os
import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tests.again import chosen
from tests.commands.exported import CASE, made, read
from tests.content.compiled import CONTENT
from widgets import own_files
from widgets.commands import export as command
from widgets.commands.__main__ import main
from widgets.core.assessment import assess
from widgets.core.profile import given
from widgets.export import chromium
from widgets.export.handout import handout
from widgets.export.layout import settle
from widgets.export.markup_tree import tree
from widgets.export.pieces import shown
from widgets.export.subjects import Subject, Unknown, answered, subject
from widgets.own_files import OWN_COPY, PROJECT

KINDS = [
    ("html", "vitiligo"),
    ("html", "cases"),
    ("html", "two-pages"),
    ("slides", "vitiligo"),
    ("slides", "cases"),
]
EACH = pytest.mark.parametrize(("form", "what"), chosen(KINDS, KINDS[0], KINDS[3]))
ANSWERS = CONTENT.teaching.cases[CASE].answers
OWN = {card.id for card in assess(CONTENT, given(CONTENT.questions, ANSWERS)).personal}


def says(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """The exit code of the command and its one line of complaint."""
    code = main(["export", *words])
    out, err = capsys.readouterr()
    assert "" == out and "Traceback" not in err
    assert 1 == err.count("\n")
    return code, err.strip()


@EACH
def test_a_file_stands_alone(form: str, what: str) -> None:
    """Nothing in it is fetched, its links lead to a place in it or to a public page, and its policy says the same."""
    page = made(form, what).read_text("utf-8")
    found = read(page)
    styles = "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))

    assert [] == found.requests
    assert len(found.ids) == len(set(found.ids))
    assert set() == {link for link in found.inner_links if not link.startswith("/")} - set(found.ids)
    assert [] == [
        one for one in re.findall(r"url\(([^)]*)\)", styles) if not one.strip("\"'").startswith("data:")
    ]
    assert "@import" not in styles
    assert "default-src 'none'" in unescape(page.split("<title>")[0])
    assert '<html lang="en">' in page
    if form == "html":
        assert "script" not in found.names


@EACH
def test_it_says_what_every_page_of_ours_says(form: str, what: str) -> None:
    """Who has not checked it, the version of the content, when to get help, and its sources."""
    words = read(made(form, what).read_text("utf-8")).words

    assert CONTENT.words("page.unchecked") in words
    assert CONTENT.version in words
    for group in CONTENT.help.groups:
        assert group.heading in words
        assert all(sign.text in words for sign in group.signs)


@pytest.mark.parametrize("what", ["vitiligo", "cases", "two-pages"])
def test_headings_have_no_gap(what: str) -> None:
    """One title, and each heading at most one level below the one before it."""
    levels = read(made("html", what).read_text("utf-8")).headings

    assert 1 == levels.count(1) and 1 == levels[0]
    assert [] == [(above, below) for above, below in pairwise(levels) if below > above + 1]


def test_a_gap_between_headings_is_closed() -> None:
    """An educator's own headings, however deep, are read one level below the heading around them."""
    root = tree("<h4>One</h4><h6>Two</h6><h4>Three</h4><h1>Four</h1>")
    settle(root, CONTENT, "")

    assert [2, 3, 2, 2] == read(root.markup()).headings


@pytest.mark.parametrize(("form", "what"), [("html", "vitiligo"), ("html", "cases"), ("slides", "cases")])
def test_the_cards_of_the_case_are_in_it_and_those_of_nobody_are_not(form: str, what: str) -> None:
    """Each card that the answers bring up is there with its fact and first step, and none that they do not."""
    page = made(form, what).read_text("utf-8")
    shown_cards = set(re.findall(r'<article class="mw-card[^>]* data-key="([\w-]+)"', page))
    chapter = set(CONTENT.chapters["vitiligo"].cards)
    own = OWN & chapter if what == "vitiligo" else OWN

    inside = {card for card in own if re.search(rf'id="(inside|({CASE}-)?card)-{card}"', page)}
    assert own <= shown_cards | inside
    assert {"vitiligo-growing"} <= shown_cards
    assert set() == {card for card in shown_cards if not CONTENT.cards[card].is_outcome} - OWN
    first = CONTENT.cards["vitiligo-growing"].first
    assert first.what in page and first.how in page


def test_the_answers_are_marked_and_in_no_name() -> None:
    """The question shows which answer the case gives; the name of the file says only what was asked for."""
    path = made("html", "vitiligo")

    assert "vitiligo.html" == path.name
    assert ["Yes, and it is growing"] == re.findall(r"● <span>([^<]*)</span>", path.read_text("utf-8"))
    assert {"cases.html", "two-pages.html"} == {made("html", what).name for what in ("cases", "two-pages")}


@pytest.mark.parametrize("form", ["html", "slides"])
def test_a_case_is_not_taken_for_the_reader(form: str) -> None:
    """It says whose answers these are, and which cards they bring up that this page does not show."""
    text = read(made(form, "vitiligo").read_text("utf-8")).words

    case = CONTENT.teaching.cases[CASE]
    assert CONTENT.words("handout.case", title=case.title) in text
    assert CONTENT.words("handout.elsewhere", titles=CONTENT.cards["skin-type-4-6"].title) in text


def test_paper_has_every_sign_and_what_a_room_discusses() -> None:
    """The first sign of a card may not be the likeliest; wrong beliefs without their answers would stay."""
    card, sheets = (made("html", what).read_text("utf-8") for what in ("vitiligo", "for-educators"))

    assert ["open"] == sorted(
        {"open" if " open" in fold else fold for fold in folds(card, 'data-key="signs"')}
    )
    belief = CONTENT.teaching.cases[CASE].beliefs[0]
    (one,) = folds(sheets, "", CONTENT.words("teaching.case.belief", belief=belief.belief))
    assert " open" in one


def folds(markup: str, having: str, said: str = "") -> list[str]:
    """Return the first tag of each fold that has this attribute, or says this."""
    found = re.findall(r"(<details[^>]*>)<summary>(.*?)</summary>", markup)
    return [start for start, label in found if having in start and said in unescape(label)]


def test_each_source_has_one_number_and_its_address() -> None:
    """A number beside a sentence leads to a line with the address written out; each source is there once."""
    page = made("html", "vitiligo").read_text("utf-8")
    body = tree(page[page.index("<body") :])
    lines = list((body.first(class_="page-sources") or body).every("li"))
    numbers = {link.text for refs in body.every(class_="page-refs") for link in refs.every("a")}

    assert len(lines) > 10
    assert len(lines) == len({line.text for line in lines})
    assert numbers == {line.attributes["value"] for line in lines}
    with_link = [line for line in lines if line.first("a")]
    assert all(line.first(class_="page-address") for line in with_link)
    assert "doi.org/10.1080/09546634.2022.2062279" in page


def test_two_pages_are_those_of_the_app() -> None:
    """The page for the reader and the page for the clinician, with room to write, and nothing else but the help."""
    page = made("html", "two-pages").read_text("utf-8")
    body = tree(page[page.index("<body") :])
    papers = [paper.first("h3") for paper in body.every("section", class_="mw-paper")]

    assert [CONTENT.words(f"journey.takeaway.{name}") for name in ("for_you", "for_clinician")] == [
        heading.text if heading else "" for heading in papers
    ]
    assert all(text in page for text in CONTENT.words.under("journey.takeaway.questions"))
    assert "mw-card " not in page[page.index("<body") :]


def test_slides_are_one_for_each_part_card_and_question() -> None:
    """reveal.js is in the file whole; more of a part is below it, and wrong beliefs are in the notes of their part."""
    page = made("slides", "vitiligo").read_text("utf-8")
    body = page[page.index("<body") :]
    titles = [heading.text for heading in tree(body).every("h2")]
    parts = [part.heading for part in CONTENT.chapters["vitiligo"].parts]

    assert parts == [title for title in titles if title in parts]
    for name in ("reveal.js", "notes.js"):
        assert (PROJECT / "widgets" / "export" / "reveal" / name).read_text("utf-8")[:2000] in page
    deep = re.search(
        r"<section>\s*<section><div class=\"page-slide\">(.*?)</section>\s*</section>", body, re.DOTALL
    )
    assert deep and parts[0] in deep[1] and "Is your vitiligo growing or calm?" in deep[1]
    notes = "".join(re.findall(r'<aside class="notes">(.*?)</aside>', body, re.DOTALL))
    assert "Only a deep wound can start a new patch." in notes
    assert CONTENT.teaching.aims[0].aims and "Afterwards, people can:" in notes


def test_slides_of_a_case_let_a_room_think_first() -> None:
    """What we answer is folded, and in the notes of its question; what to notice is below, where an arrow leads."""
    page = made("slides", "cases").read_text("utf-8")
    body = page[page.index("<body") :]
    case, words = CONTENT.teaching.cases[CASE], CONTENT.words.under("teaching.case")
    stacks = re.findall(r"<section>(<section>.*?</section>)</section>", body, re.DOTALL)
    (stack,) = [one for one in stacks if "mw-case-notice" in one]
    first, _, below = stack.partition("</section>")
    notes = [unescape(one) for one in re.findall(r'<aside class="notes">(.*?)</aside>', body, re.DOTALL)]
    said = {words["belief"].format(belief=one.belief): one.answer for one in case.beliefs}
    said |= {one.question: one.answer for one in case.questions}

    assert words["beliefs"] in first and "mw-case-notice" not in first and words["notice"] in below
    for asked, answer in said.items():
        assert [False] == [" open" in fold for fold in folds(body, "", asked)]
        assert [True] == [answer[0].text in note for note in notes if asked in note]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["html", "vitiligoo"], "did you mean 'vitiligo'? There are eczema"),
        (["html", "nothing-like-it"], "There is no 'nothing-like-it' to export: there are"),
        (["pdf", "vitiligo", "--case", "growing-vitiligo"], f"did you mean '{CASE}'?"),
        (["html", "absent.ipynb"], "There is no notebook absent.ipynb"),
        (["html", "two-pages"], "Whose two pages?"),
        (["slides", "vitiligo", "--whole"], "leave --whole out"),
        (["html", "vitiligo", "--answers", "absent.json"], "absent.json cannot be read"),
        (["html", "vitiligo", "--to", "no/such/folder.html"], "There is no folder no/such"),
    ],
)
def test_what_there_is_not_is_named_in_a_line(
    words: list[str],
    named: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit code 2, one line with what there is, and no file."""
    monkeypatch.chdir(tmp_path)
    code, line = says(capsys, *words)

    assert 2 == code
    assert named in line
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"vitiligoo": ["growing"]}, "There is no question 'vitiligoo', did you mean 'vitiligo'?"),
        ({"vitiligo": ["grows"]}, "The question 'vitiligo' has no answer 'grows'"),
        ({"vitiligo": "growing"}, "The answers to 'vitiligo' are a list"),
        (["growing"], "A file of answers holds one list for each question"),
    ],
)
def test_answers_that_there_are_not_are_named(
    answers: object,
    named: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A typing mistake in a file of answers is said before anything is run."""
    monkeypatch.chdir(tmp_path)
    Path("answers.json").write_text(json.dumps(answers))
    code, line = says(capsys, "html", "vitiligo", "--answers", "answers.json")

    assert 2 == code and named in line


def test_a_file_that_is_there_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What somebody has changed by hand is never lost unasked; with --replace the new file takes its place."""
    monkeypatch.setattr(command, "fault_in", lambda *_: "")
    monkeypatch.setattr(command, "_made", lambda *_: b"new")
    monkeypatch.chdir(tmp_path)
    Path("vitiligo.html").write_text("mine")

    code, line = says(capsys, "html", "vitiligo")
    assert 2 == code and "vitiligo.html is there already: add --replace" in line
    assert "mine" == Path("vitiligo.html").read_text()
    assert 0 == main(["export", "html", "vitiligo", "--replace"])
    assert "new" == Path("vitiligo.html").read_text()
    assert ["vitiligo.html"] == [path.name for path in tmp_path.iterdir()]


def test_a_folder_that_cannot_be_written_to_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, exit code 1, and nothing half-written: also where the disk is full in the middle."""
    monkeypatch.setattr(command, "fault_in", lambda *_: "")
    monkeypatch.setattr(command, "_made", lambda *_: b"new")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)  # root may write anywhere
    code, line = says(capsys, "html", "vitiligo", "--to", str(tmp_path))

    assert 1 == code and line.endswith("vitiligo.html cannot be written: Permission denied.")
    assert [] == list(tmp_path.iterdir())


def test_without_a_browser_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said before the page is run, with another way that needs none."""
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "none"))
    monkeypatch.setattr(command, "fault_in", lambda *_: pytest.fail("the page was run"))
    code, line = says(capsys, "pdf", "vitiligo", "--to", str(tmp_path))

    assert 1 == code
    assert "A PDF needs Chromium, Chrome or Edge, and none was found. Install one" in line
    assert "export html" in line


@pytest.mark.skipif(os.name == "nt", reason="a script stands for the browser")
def test_a_browser_that_prints_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page that it was given is gone, and so is its folder."""
    fake = tmp_path / "chromium"
    fake.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/said\n')
    fake.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(fake))

    with pytest.raises(chromium.NoPdf, match="made no PDF"):
        chromium.pdf("<p>vitiligo</p>")
    said = (tmp_path / "said").read_text()
    assert "vitiligo" not in said
    assert not Path(said.split("file://")[1].strip()).exists()


def test_a_page_that_fails_is_named_with_its_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An educator's own notebook that does not run gives the line of the check, and no file."""
    own = tmp_path / "own.ipynb"
    nbformat.write(new_notebook(cells=[new_markdown_cell("# Mine"), new_code_cell("1 / 0")]), own)
    code, line = says(capsys, "html", str(own), "--to", str(tmp_path / "own.html"))

    assert (1, "own.ipynb, cell 2: ZeroDivisionError: division by zero.") == (code, line)
    assert [own] == list(tmp_path.iterdir())


def test_an_educators_own_copy_keeps_its_words(tmp_path: Path) -> None:
    """Own texts and pictures are in it, the guidance for JupyterLab that nobody changed is not; answers reach each page
    that it opens, whatever it is called; and nothing that would send a request is left."""
    copy = nbformat.read(PROJECT / "notebooks" / "vitiligo.ipynb", as_version=4)
    guidance = copy.cells[0].source.split("\n\n")[1]
    copy.cells[
        1
    ].source = "# A lesson of mine\n\n![Sam in spring](https://example.org/a.png) Ask *Sam* first. <script>x</script>"
    copy.cells[2].source = copy.cells[2].source.replace("page", "lesson")
    (tmp_path / "dot.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    copy.cells.append(
        new_markdown_cell("![a dot](dot.png)\n\n<img src='//example.org/b.png'><b onclick='x()'>b</b>")
    )
    nbformat.write(copy, tmp_path / "my-lesson.ipynb")

    own = subject(str(tmp_path / "my-lesson.ipynb"), CASE, {}, CONTENT)
    result = shown(own)
    page = handout(own, result.pieces, CONTENT, command.date(2026, 11, 27))
    found = read(page)

    assert "A lesson of mine" == own.title
    assert 'page.answer(**{"skin_type"' in "".join(cell.source for cell in own.notebook.cells).replace(
        "'", '"'
    )
    assert "Ask Sam first." in found.words and "Sam in spring" in found.words
    assert guidance not in found.words
    assert [] == found.requests and "onclick" not in page and "example.org" not in page
    assert 1 == page.count('src="data:image/png;base64,')
    assert 2 == len(result.left_out)


@pytest.mark.parametrize("is_installed", [False, True], ids=["a checkout", "an installed copy"])
def test_a_notebook_is_found_as_jupyterlab_names_it(
    is_installed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JupyterLab shows `mine/my-lesson.ipynb`: the command finds it from the folder that is around the notebooks, and
    one that is nowhere is said with both places."""
    pages = tmp_path / (OWN_COPY if is_installed else "notebooks")
    (pages / "mine").mkdir(parents=True)
    cells = [new_markdown_cell("# A lesson of mine\n\nWell.")]
    nbformat.write(new_notebook(cells=cells), pages / "mine" / "my-lesson.ipynb")
    if is_installed:
        monkeypatch.setattr(own_files, "is_checkout", lambda: False)
    else:
        monkeypatch.setattr(own_files, "notebooks_folder", lambda: pages)
    monkeypatch.chdir(tmp_path)

    assert "A lesson of mine" == subject("mine/my-lesson.ipynb", None, {}, CONTENT).title
    with pytest.raises(Unknown) as none:
        subject("mine/absent.ipynb", None, {}, CONTENT)
    absent = Path("mine", "absent.ipynb")
    place = Path(OWN_COPY) if is_installed else pages
    assert f"There is no notebook {absent} and no {place / absent}" == str(none.value)


def test_answers_reach_each_page_that_a_notebook_opens() -> None:
    """They come right after the line that opens a chapter; a command of IPython is left alone."""
    cells = [
        new_code_cell("%time 1"),
        new_code_cell(
            'from widgets import workbook\none = workbook.open_chapter(\n  "vitiligo"\n)\none.now()'
        ),
        new_code_cell('two = open_chapter("eczema")'),
    ]
    sources = [cell.source for cell in answered(new_notebook(cells=cells), {"age": ["adult"]}).cells]

    given_to = "{}.answer(**{{'age': ['adult']}})".format
    assert "%time 1" == sources[0]
    opened = 'one = workbook.open_chapter(\n  "vitiligo"\n)'
    assert f"{opened}\n{given_to('one')}\none.now()" == sources[1].split("\n", 1)[1]
    assert f'two = open_chapter("eczema")\n{given_to("two")}' == sources[2]


def test_what_only_a_notebook_shows_is_said() -> None:
    """A widget without a still copy is named, and a printed line is kept."""
    widget = new_output(
        "display_data", {"application/vnd.jupyter.widget-view+json": {}, "text/plain": "Box()"}
    )
    cells = [
        new_code_cell("box", outputs=[widget]),
        new_code_cell("print(1)", outputs=[new_output("stream", text="5 < 36")]),
    ]
    result = shown(Subject("own", "Own", new_notebook(cells=cells), Path()))

    assert ("cell 1: a widget that only a notebook can show",) == result.left_out
    assert ["5 < 36"] == [piece.body.text for piece in result.pieces]


def test_reveal_js_is_that_of_its_package() -> None:
    """What travels with the workbook is what npm installs, byte for byte, with its licence."""
    package = PROJECT / "node_modules" / "reveal.js"
    own = PROJECT / "widgets" / "export" / "reveal"
    theirs = {
        "reveal.js": "dist/reveal.js",
        "reveal.css": "dist/reveal.css",
        "notes.js": "dist/plugin/notes.js",
        "LICENSE.txt": "LICENSE",
    }

    assert package.is_dir(), "reveal.js is not installed: make check installs what package-lock.json names"
    assert set(theirs) == {path.name for path in own.iterdir()}
    for name, file in theirs.items():
        assert (package / file).read_bytes() == (own / name).read_bytes(), name


def test_a_command_leaves_the_environment_as_it_was(tmp_path: Path) -> None:
    """Whoever goes on in the same process, as these tests do, runs no notebook as an export does."""
    before = dict(os.environ)

    assert 0 == main(["export", "html", "welcome", "--to", str(tmp_path)])
    assert before == dict(os.environ)
