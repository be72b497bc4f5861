"""What a file is made of: a chapter, the worked cases, one reader's two pages, or an educator's own notebook."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from widgets.core.content import Content
from widgets.core.profile import InvalidAnswer, given
from widgets.core.shapes import Case, Chapter
from widgets.own_files import EXAMPLES, edited_folder, notebooks_folder

CASES, TWO_PAGES = "cases", "two-pages"
JOURNEY = "your-skin"
NOTEBOOK = ".ipynb"
FOR_LAB = "lab"
"""The tag of cells that say how to run the page in JupyterLab."""
OWN_WORDS = "own_words"
"""In the metadata of a text that its owner wrote: the line below it that says so."""
OPENS = "open_chapter"
PIECE = "piece"
"""In the metadata of a cell of ours: the case that its output is about."""

Answers = Mapping[str, Sequence[str]]


class Unknown(ValueError):
    """Someone named what there is not; the message names what there is."""


@dataclass(frozen=True)
class Subject:
    """One thing to export: its notebook, ready to be run in its folder, and how it is headed."""

    name: str
    title: str
    notebook: Any
    folder: Path
    lead: str = ""
    chapter: Chapter | None = None
    cases: tuple[Case, ...] = ()
    case: Case | None = None
    """The worked case whose answers these are; None when they are a reader's."""
    answers: Answers = field(default_factory=dict)

    @property
    def notebook_name(self) -> str:
        """The name by which a fault in its notebook is told."""
        return f"{JOURNEY if self.is_two_pages else self.name}{NOTEBOOK}"

    @property
    def is_two_pages(self) -> bool:
        """Whether it is one reader's two pages to take along."""
        return self.name == TWO_PAGES


def subject(what: str, case: str | None, answers: Answers, content: Content) -> Subject:
    """Return what somebody asked for, with these answers or those of a case; Unknown or InvalidAnswer where there is
    no such thing."""
    worked = _case(case, content) if case else None
    chosen = worked.answers if worked else answers
    given(content.questions, chosen)  # refuses before anything is run
    chosen = {question: list(options) for question, options in chosen.items()}
    if what == CASES:
        return _of_cases(case, answers, content)
    if what.endswith(NOTEBOOK):
        return replace(_own(_found(Path(what)), chosen, content), case=worked)
    chapter = content.chapters.get(JOURNEY if what == TWO_PAGES else what)
    path = notebooks_folder() / f"{chapter.id if chapter else what}{NOTEBOOK}"
    if chapter is None or not path.is_file():
        raise Unknown(f"There is no {what!r} to export{_like(what, _names(content))}")
    notebook = answered(nbformat.read(path, as_version=4), chosen)
    if what == TWO_PAGES and not chosen:
        raise Unknown("Whose two pages? Name a case with --case, or a file of answers with --answers")
    if what == TWO_PAGES:
        title = content.words("handout.two_pages")
        return Subject(TWO_PAGES, title, notebook, path.parent, answers=chosen, case=worked)
    return Subject(
        what,
        chapter.title,
        _without_lab(notebook),
        path.parent,
        chapter.lead,
        chapter,
        answers=chosen,
        case=worked,
    )


def read_answers(raw: object) -> Answers:
    """Return the answers of a file; InvalidAnswer when it holds something else."""
    if not isinstance(raw, Mapping):
        raise InvalidAnswer(
            'A file of answers holds one list for each question, such as {"vitiligo": ["growing"]}'
        )
    return raw


def answered(notebook: Any, answers: Answers) -> Any:
    """Give these answers as soon as the notebook has opened a chapter, so that all that follows is drawn from them."""
    if answers:
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.source = _with_answers(cell.source, answers)
    return notebook


def _of_cases(case: str | None, answers: Answers, content: Content) -> Subject:
    if answers:
        raise Unknown(
            "The cases bring their own answers: leave --answers out, or export a chapter or two-pages"
        )
    cases = [_case(case, content)] if case else list(content.teaching.cases.values())
    cells = [new_code_cell(f'from widgets.workbook import {OPENS}\n\npage = {OPENS}("{JOURNEY}")')]
    for one in cases:
        cells += [
            new_code_cell(call, metadata={PIECE: one.id})
            for call in (f'page.case("{one.id}")', "page.cards()")
        ]
    title, lead = content.words("handout.cases.title"), content.words("handout.cases.lead")
    notebook = new_notebook(cells=cells)
    return Subject(CASES, title, notebook, notebooks_folder(), lead, cases=tuple(cases))


def _found(path: Path) -> Path:
    """Return where a notebook is: as it was named, or as JupyterLab names it, from the folder of the pages."""
    places = list(dict.fromkeys((path, edited_folder() / path)))
    for place in places:
        if place.exists():
            return place
    raise Unknown(f"There is no notebook {' and no '.join(map(str, places))}")


def _own(path: Path, answers: Answers, content: Content) -> Subject:
    """Return an educator's own notebook, with every text of theirs."""
    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, ValueError, AttributeError, nbformat.ValidationError) as error:
        raise Unknown(f"{path} cannot be read: {error}") from None
    calls = [call for cell in notebook.cells if cell.cell_type == "code" for call in _opened(cell.source)]
    if answers and not calls:
        raise Unknown(
            f"{path.name} opens no chapter as `page = {OPENS}(...)`, so nothing in it can be answered"
        )
    chapter = content.chapters.get(calls[0].chapter) if calls else None
    notebook = _with_marks(_without_lab(notebook), content.words("handout.own_words"))
    heading = _take_heading(notebook)
    title = heading or (chapter.title if chapter else path.stem)
    lead = chapter.lead if chapter and not heading else ""
    return Subject(
        path.stem, title, answered(notebook, answers), path.resolve().parent, lead, chapter, answers=answers
    )


def _case(id: str, content: Content) -> Case:
    cases = content.teaching.cases
    if id not in cases:
        raise Unknown(f"There is no case {id!r}{_like(id, cases)}")
    return cases[id]


def _names(content: Content) -> list[str]:
    return [*content.chapters, CASES, TWO_PAGES, f"or the path of a notebook, which ends in {NOTEBOOK}"]


def _like(name: str, allowed: Mapping[str, object] | Sequence[str]) -> str:
    near = get_close_matches(name, list(allowed), n=1)
    meant = f", did you mean {near[0]!r}? There are" if near else ": there are"
    return f"{meant} {', '.join(allowed)}"


@dataclass(frozen=True)
class _Opened:
    """Where a cell opens a chapter: the name of the page, the chapter, and the line that ends it."""

    page: str
    chapter: str
    line: int


def _opened(source: str) -> Iterator[_Opened]:
    try:
        body = ast.parse(source).body
    except SyntaxError:  # a command of IPython
        return
    for node in body:
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)):
            continue
        called, arguments = node.value.func, node.value.args
        name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
        names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        if name == OPENS and names:
            first = arguments[0] if arguments else None
            chapter = str(first.value) if isinstance(first, ast.Constant) else ""
            yield _Opened(names[0], chapter, node.end_lineno or node.lineno)


def _with_answers(source: str, answers: Answers) -> str:
    lines = source.splitlines()
    for opened in sorted(_opened(source), key=lambda one: one.line, reverse=True):
        lines.insert(
            opened.line, f"{opened.page}.answer(**{ {id: list(of) for id, of in answers.items()}!r})"
        )
    return "\n".join(lines)


def _without_lab(notebook: Any) -> Any:
    """Mark the cells that are for JupyterLab alone; in a copy, a text that its owner has changed is theirs."""
    shipped = _lab_cells()
    for cell in notebook.cells:
        if FOR_LAB in cell.metadata.get("tags", ()) and cell.source in shipped:
            cell.metadata["left_out"] = True
    return notebook


def _lab_cells() -> frozenset[str]:
    return frozenset(cell.source for cell in _shipped_cells() if FOR_LAB in cell.metadata.get("tags", ()))


def _with_marks(notebook: Any, mark: str) -> Any:
    """Have each text of an educator's own say whose words these are: beside sentences that were checked, nobody could
    tell."""
    shipped = {cell.source.strip() for cell in _shipped_cells()}
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source.strip() not in shipped and _has_prose(cell.source):
            cell.metadata[OWN_WORDS] = mark
    return notebook


def _has_prose(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


def _shipped_cells() -> Iterator[Any]:
    folder = notebooks_folder()
    for path in (*folder.glob(f"*{NOTEBOOK}"), *folder.glob(f"{EXAMPLES}/*{NOTEBOOK}")):
        yield from nbformat.read(path, as_version=4).cells


def _take_heading(notebook: Any) -> str:
    """Take the first heading of the first text out of it, and return it; empty: it has none of its own."""
    texts = [
        cell for cell in notebook.cells if cell.cell_type == "markdown" and "left_out" not in cell.metadata
    ]
    found = re.match(r"\s*#\s+(.+)\n?", texts[0].source) if texts else None
    if found is None:
        return ""
    texts[0].source = texts[0].source[found.end() :]
    return re.sub(r"[*_`]", "", found[1]).strip()
