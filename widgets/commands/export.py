"""Handouts and slides: runs a page with the answers of a case, and writes one file that needs no network."""

import argparse
import json
import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from widgets.core.content import Content
from widgets.core.loading import ContentMissing, load
from widgets.core.profile import InvalidAnswer
from widgets.export.chromium import NONE_FOUND, NoPdf, find, pdf

from .check import fault_in
from .lab import surrounded

if TYPE_CHECKING:
    from widgets.export.pieces import Piece
    from widgets.export.subjects import Subject

ENDINGS = {"html": ".html", "pdf": ".pdf", "slides": ".slides.html"}
ABOUT = """
The page is run on this computer, and the file asks no other computer for anything. It says that no skin specialist has
checked it; please leave that on it.

WHAT is a chapter (such as vitiligo), cases (the worked cases with their cards), two-pages (what one reader takes along:
one sheet for the reader, one for the clinician), or the path of a notebook, such as your own copy of a page.

The file is put in the folder where you are, and its name says nothing of the answers. A file that is there already is
left as it is, unless you add --replace.
"""
EXAMPLES = """
examples:
  export pdf vitiligo --case growing-vitiligo-type-5
  export html cases
  export pdf two-pages --case type-6-with-earlier-dark-marks
  export slides microneedling-notebooks/my-lesson.ipynb --to lesson.html

a file of answers: {"skin_type": ["V"], "vitiligo": ["growing"]}
"""


class CannotExport(Exception):
    """There will be no file; the message says why. `code` is 2 where the command itself is wrong."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say which words the command takes."""
    parser.description, parser.epilog = ABOUT, EXAMPLES
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "form", choices=ENDINGS, metavar="html|pdf|slides", help="a page, sheets of A4, or slides for a room"
    )
    parser.add_argument("what", metavar="WHAT", help="a chapter, cases, two-pages, or the path of a notebook")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument(
        "--case", metavar="ID", help="with the answers of a worked case; of cases: this one alone"
    )
    whose.add_argument("--answers", type=Path, metavar="FILE", help="with the answers in a JSON file")
    parser.add_argument("--whole", action="store_true", help="print what is folded, too; html and pdf only")
    parser.add_argument(
        "--to", type=Path, metavar="FILE", help="the file to write, or the folder to put it in"
    )
    parser.add_argument("--replace", action="store_true", help="write over a file that is there already")


def run_export(options: argparse.Namespace) -> int:
    """Write the file, say where it is, and return the exit code."""
    try:
        written, left_out = export(options)
    except CannotExport as reason:
        print(f"{str(reason).removesuffix('.')}.", file=sys.stderr)
        return reason.code
    for line in left_out:
        print(f"Left out: {line}.", file=sys.stderr)
    print(f"It is in {written}")
    return 0


def export(options: argparse.Namespace) -> tuple[Path, tuple[str, ...]]:
    """Return the file that was written, and what could not be in it."""
    from widgets.export.pieces import shown
    from widgets.export.subjects import Unknown, read_answers, subject

    try:
        content = load()
        answers = read_answers(_read(options.answers)) if options.answers else {}
        chosen = subject(options.what, options.case, answers, content)
    except ContentMissing as fault:
        raise CannotExport(str(fault)) from None
    except (Unknown, InvalidAnswer) as fault:
        raise CannotExport(str(fault), 2) from None
    if options.whole and options.form == "slides":
        raise CannotExport("Slides have what is folded below them: leave --whole out", 2)
    target = _target(options, chosen.name)
    if options.form == "pdf" and find() is None:
        raise CannotExport(NONE_FOUND)
    with (
        tempfile.TemporaryDirectory(prefix="workbook-") as state,
        surrounded(Path(state), WORKBOOK_PAGES="exported"),
    ):
        fault = fault_in(chosen.notebook, chosen.notebook_name, chosen.folder)
    if fault:
        raise CannotExport(fault)
    what = shown(chosen)
    if not what.pieces:
        raise CannotExport(f"{chosen.notebook_name} shows nothing that can be put on paper")
    _write(target, _made(options, chosen, what.pieces, content))
    return target, what.left_out


def _made(
    options: argparse.Namespace, chosen: "Subject", pieces: "tuple[Piece, ...]", content: Content
) -> bytes:
    from widgets.export.handout import handout
    from widgets.export.slides import slides

    if options.form == "slides":
        return slides(chosen, pieces, content, date.today()).encode()
    page = handout(chosen, pieces, content, date.today(), options.whole)
    if options.form == "html":
        return page.encode()
    try:
        return pdf(page)
    except NoPdf as reason:
        raise CannotExport(str(reason)) from None


def _read(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CannotExport(f"{path} cannot be read: {error.strerror}", 2) from None
    except ValueError:
        raise CannotExport(f"{path} is not JSON", 2) from None


def _target(options: argparse.Namespace, name: str) -> Path:
    """Return the file to write, before anything is run; CannotExport when it may not be written."""
    own = f"{name}{ENDINGS[options.form]}"
    path = Path(own) if options.to is None else options.to / own if options.to.is_dir() else options.to
    if not path.parent.is_dir():
        raise CannotExport(f"There is no folder {path.parent}", 2)
    if path.is_dir():
        raise CannotExport(f"{path} is a folder", 2)
    if path.exists() and not options.replace:
        raise CannotExport(
            f"{path} is there already: add --replace to write over it, or name another with --to", 2
        )
    return path.resolve()


def _write(path: Path, content: bytes) -> None:
    """Write beside the file and then take its place: nobody finds half of one."""
    beside = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".export-", delete=False) as file:
            beside = Path(file.name)
            file.write(content)
        beside.chmod(0o666 & ~_mask())
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise CannotExport(f"{path} cannot be written: {error.strerror}") from None


def _mask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
