"""Writes the workbook as plain files: a folder that any web space can hold, below any address."""

import base64
import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import Environment, FileSystemLoader
from jinja2.utils import htmlsafe_json_dumps

from widgets.core.content import Content, Words
from widgets.core.loading import COMPILED, WORDS_ASKED, load
from widgets.live_parts import VOICES
from widgets.own_files import PACKAGE, PROJECT, notebooks_folder
from widgets.page_script import page_script
from widgets.serving.addresses import HELP, HOME
from widgets.serving.assets import FORM_SHEET, asset_urls, find_asset, page_scripts
from widgets.serving.page_text import Opening, chapter_review, opening, review_lines
from widgets.ui.page_style import page_style
from widgets.view.reference.all_cards_html import all_cards_html

from .pages import Cells, cells_of

HERE = Path(__file__).parent
SERVED_TEMPLATES = PACKAGE / "serving" / "share" / "nbconvert" / "templates" / "workbook"
BASE = "../"
"""Each page has a folder of its own, so that its address is the app's: your-skin/."""

CARDS = "all-cards"
PYODIDE = PROJECT / "node_modules" / "pyodide"
PYTHON = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
SCRIPTS = {"form": "question_form.js", "region": "page_region.js", "chart": "chart.js"}
"""The script of each kind of widget."""

PURE = ("core", "view", "theme")
MODULES = ("__init__.py", "own_files.py", "session.py", "live_parts.py", "site/__init__.py", "site/visit.py")
COLOUR_SHEETS = tuple(PACKAGE / "theme" / "sheets" / f"{name}.css" for name in ("tokens", "dark"))
"""What of the package runs in the browser, and the sheets from which it takes the colours of charts."""

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
STAMP = (2026, 1, 1, 0, 0, 0)
"""When all files of an archive were made, as far as it says: the same input gives the same bytes."""

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PAGE_LINK = re.compile(rf'((?:href|data-href)="{re.escape(BASE)}(?!assets/)[\w-]+)(?=["#?])')


class NoPyodide(Exception):
    """Python for the browser is not installed; the message says what to do."""


@dataclass(frozen=True)
class Site:
    """What is written: the content with the words of the plain files, and how its pages are made."""

    content: Content
    raw: bytes
    """The content as the browser gets it."""


def build(folder: Path, pyodide: Path = PYODIDE) -> list[Path]:
    """Write the workbook into a folder, in place of what was there, and return its files.

    NoPyodide where Python for the browser is missing. The folder is changed once everything has been made.
    """
    missing = [name for name in (*PYTHON, LOCK) if not (pyodide / name).is_file()]
    if missing:
        raise NoPyodide(f"{', '.join(missing)} of Pyodide is missing in {pyodide}: run `make install-node`")
    new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    for name, body in _files(_site()):
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    for name in PYTHON:
        shutil.copyfile(pyodide / name, new / "python" / name)
    # What it lists are the packages that could be fetched from elsewhere. We use none.
    lock = json.loads((pyodide / LOCK).read_text(encoding="utf-8")) | {"packages": {}}
    (new / "python" / LOCK).write_text(json.dumps(lock), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _site() -> Site:
    load()  # refuses content that is not whole
    raw = json.loads(COMPILED.read_bytes())
    raw["words"] = _instead(raw["words"], raw["words"]["site"]["instead"])
    content = load()
    return Site(
        replace(content, words=Words(raw["words"])),
        json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode(),
    )


def _instead(words: Mapping[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    """Return words with others in their place; KeyError for one that stands in for none."""
    if unknown := set(others) - set(words):
        raise KeyError(f"site.instead names words that there are not: {', '.join(sorted(unknown))}")
    return {
        key: _instead(value, others[key])
        if isinstance(value, Mapping) and key in others
        else others.get(key, value)
        for key, value in words.items()
    }


def _files(site: Site) -> Iterator[tuple[str, bytes]]:
    yield from _assets()
    yield "python/workbook.zip", _archive(site)
    yield "python/worker.js", (HERE / "assets" / "worker.js").read_bytes()
    pages = _Pages(site)
    for name, page in pages.every():
        yield f"{name}/index.html", page.encode()
    yield "index.html", pages.way_in().encode()
    yield "404.html", pages.not_found().encode()
    yield ".nojekyll", b""


def _assets() -> Iterator[tuple[str, bytes]]:
    for address in asset_urls(BASE).values():
        name = address.split("?")[0].removeprefix(f"{BASE}assets/")
        yield f"assets/{name}", _asset(name)
    yield "assets/plotly.min.js", _asset("plotly.min.js")
    for name, body in _own_assets().items():
        yield f"assets/{name}", body


def _asset(name: str) -> bytes:
    asset = find_asset(name)
    if asset is None:
        raise FileNotFoundError(name)
    sheets = "\n".join(page_style(script.replace(".js", ".css")) for script in SCRIPTS.values())
    if name == "workbook.css":  # the widgets' own sheets, which come with them elsewhere
        return asset.body.replace(FORM_SHEET.read_bytes(), b"") + b"\n" + sheets.encode()
    return asset.body


def _own_assets() -> dict[str, bytes]:
    joined = {name: page_script(name).encode() for name in SCRIPTS.values()}
    return {"site.js": (HERE / "assets" / "site.js").read_bytes(), **joined}


def _archive(site: Site) -> bytes:
    """Return the parts of the package that run in the browser, with the content, packed."""
    from io import BytesIO

    paths = [PACKAGE / name for name in MODULES]
    paths += [path for name in PURE for path in sorted((PACKAGE / name).rglob("*.py"))]
    paths += [WORDS_ASKED, *COLOUR_SHEETS]
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:

        def add(name: str, body: bytes) -> None:
            archive.writestr(zipfile.ZipInfo(name, STAMP), body, zipfile.ZIP_DEFLATED, 9)

        for path in paths:
            add(path.relative_to(PACKAGE.parent).as_posix(), path.read_bytes())
        add(COMPILED.relative_to(PACKAGE.parent).as_posix(), site.raw)
    return packed.getvalue()


class _Pages:
    """Renders the pages around their cells."""

    def __init__(self, site: Site) -> None:
        self._content = site.content
        loader = FileSystemLoader([HERE / "templates", SERVED_TEMPLATES])
        self._templates = Environment(loader=loader, autoescape=True)
        self._templates.filters["tojson"] = htmlsafe_json_dumps
        self._assets = asset_urls(BASE) | {
            name: f"{BASE}assets/{name}?v={hashlib.sha256(body).hexdigest()[:12]}"
            for name, body in _own_assets().items()
        }

    def every(self) -> Iterator[tuple[str, str]]:
        """Yield each page under its name."""
        for path in sorted(notebooks_folder().glob("*.ipynb")):
            notebook = nbformat.read(path, as_version=4)
            page = opening(self._content, notebook.metadata, path.stem)
            review = chapter_review(self._content, notebook.metadata)
            yield (
                path.stem,
                self._page(page, cells_of(notebook, self._content), self._reviewed(review)),
            )
        words = self._content.words
        cards = Opening(CARDS, words("site.cards.title"), words("site.cards.title"), words("site.cards.lead"))
        every_card = (
            f'<div class="page-cell jp-RenderedHTMLCommon">{all_cards_html(self._content, date.today())}</div>'
        )
        yield CARDS, self._page(cards, Cells(every_card, False), self._reviewed(None))
        reviewed = self._reviewed(self._content.reviews.help)
        yield HELP, self._render("help.html.j2", help=self._content.help, about=None, reviewed=reviewed)

    def way_in(self) -> str:
        """Return the page at the foot of the site, which sends on to the first page."""
        title, words = self._content.words("page.product"), self._content.words("site.home")
        return (
            f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
            f'<meta http-equiv="refresh" content="0; url={HOME}/index.html"></head>'
            f'<body><p><a href="{HOME}/index.html">{words}</a></p></body></html>\n'
        )

    def not_found(self) -> str:
        """Return what a web space shows for an address that there is not: it may be at any depth, so it links to
        nothing by a relative address."""
        error = self._content.words.under("page.errors.not_found")
        return (
            f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{error["title"]}</title></head>'
            f"<body><h1>{error['title']}</h1><p>{error['text']}</p></body></html>\n"
        )

    def _reviewed(self, review: Any) -> list[str]:
        return review_lines(self._content, review, date.today())

    def _page(self, page: Opening, cells: Cells, reviewed: list[str]) -> str:
        words = self._content.words
        about = {"description": page.description, "url": "", "picture": ""}
        here = page.stem if page.stem in self._content.chapters else ""
        site_words = {
            "waiting": words("site.waiting"),
            "failed": dict(words.under("site.failed")),
            "cards": f"{BASE}{CARDS}/",
            "charts": dict(words.under("charts.widget")),
            "voices": VOICES,
            "scripts": {kind: f"./{name}" for kind, name in SCRIPTS.items()},
        }
        return self._render(
            "site_page.html.j2",
            page=page,
            about=about,
            here=here,
            cells=_trusted(cells.markup),
            live=cells.is_live,
            reviewed=reviewed,
            aims=[aim for one in self._content.teaching.aims if one.chapter == here for aim in one.aims],
            site=words.under("site"),
            site_words=site_words,
        )

    def _render(self, name: str, **values: Any) -> str:
        page = self._templates.get_template(name).render(
            words=self._content.words.under("page"),
            listen=self._content.words.under("listen"),
            menus={name: self._content.menu(name) for name in ("header", "topics", "footer")},
            sources=self._content.sources,
            base=BASE,
            assets=self._assets,
            scripts=page_scripts(),
            **values,
        )
        page = _PAGE_LINK.sub(r"\1/", page)
        return page.replace('content="POLICY"', f'content="{_policy(page)}"')


def _policy(page: str) -> str:
    """Return what a page may run and ask for: its own scripts as they stand in it, and files beside it."""
    scripts = dict.fromkeys(_INLINE.findall(page))
    digests = (
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts
    )
    return POLICY.format(hashes=" ".join(f"'sha256-{digest}'" for digest in digests))


def _trusted(markup: str) -> Any:
    from markupsafe import Markup

    return Markup(markup)
