"""What is in the plain files, before any browser reads them."""

import gzip
import json
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from tests.content.compiled import CONTENT
from tests.site.built import drawn
from widgets.core.loading import COMPILED
from widgets.own_files import PROJECT, notebooks_folder
from widgets.site.build import CARDS, PYODIDE, NotBuilt, Site, archive_of, build

BEFORE_A_QUESTION = 300_000  # bytes, packed
MADE_LATER = r"step-\d|the-case$"  # by the page's own scripts
PROFILES = (
    {},
    {"skin_type": ["V"], "vitiligo": ["growing"], "eczema": ["active_there"]},
    {question.id: list(question.answers)[:1] for question in CONTENT.questions.values()},
)


class Page(HTMLParser):
    """The ids of a page, where it leads, what it asks for, and its words."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.asks_for: list[str] = []
        self.words: list[str] = []
        self._silent = 0
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given["id"]} if "id" in given else set()
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in ("script", "img") and "src" in given:
            self.asks_for.append(given["src"])
        if tag == "link" and given.get("rel") != "canonical":
            self.asks_for.append(given["href"])
        self._silent += tag in ("script", "style", "template")

    def handle_endtag(self, tag: str) -> None:
        """Note the end of an element."""
        self._silent -= tag in ("script", "style", "template")

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if not self._silent:
            self.words.append(data)


@pytest.fixture(name="pages", scope="module")
def _pages(files: Path) -> dict[str, Page]:
    return {path.parent.name: Page(path) for path in files.glob("*/index.html")}


def test_every_page_is_there(pages: dict[str, Page]) -> None:
    """Each notebook has its page, under the app's address; so have help and the page of all cards."""
    assert {path.stem for path in notebooks_folder().glob("*.ipynb")} | {"help", CARDS} == set(pages)


def test_all_that_pages_lead_to_is_there(files: Path, pages: dict[str, Page]) -> None:
    """Links lead to files that there are, and to places that these have; what a page asks for is a file of ours."""
    lost = []
    for name, page in pages.items():
        for address in (*page.links, *page.asks_for):
            if re.match(r"https?:|mailto:|tel:|\?view=", address):
                continue
            path, fragment = urldefrag(unquote(address))
            target = (files / name / path.partition("?")[0]).resolve()
            target = target / "index.html" if target.is_dir() or not path else target
            if not target.is_file() or not target.is_relative_to(files.resolve()):
                lost.append(f"{name}: {address}")
            elif fragment and not re.match(MADE_LATER, fragment) and target.suffix == ".html":
                there = pages[target.parent.name].ids
                lost += [] if fragment in there else [f"{name}: no #{fragment} in {target.parent.name}"]
    assert [] == sorted(set(lost))


def test_nothing_comes_from_elsewhere(pages: dict[str, Page]) -> None:
    """No page asks another host for anything."""
    assert [] == [address for page in pages.values() for address in page.asks_for if "//" in address]


def test_all_cards_stand_on_one_page(pages: dict[str, Page]) -> None:
    """Every card can be read without a script, to its end."""
    said = " ".join(pages[CARDS].words)
    for card in CONTENT.cards.values():
        assert card.title in said
        assert all(action.what in said for action in card.actions)
        assert all(sign.text in said for sign in card.warning_signs)


def test_no_page_claims_a_server(files: Path) -> None:
    """What the app says of the computer that runs it is said another way, in pages and in what the browser draws."""
    every = [*files.glob("*/index.html")]
    claims = re.compile(r"computer that|answers go to")
    assert [] == [path for path in every if claims.search(path.read_text(encoding="utf-8"))]
    welcome = (files / "welcome" / "index.html").read_text(encoding="utf-8")
    assert "Your answers never leave this device." in welcome.partition("Where your answers go")[2]


def test_a_page_is_small_until_a_question_is_touched(files: Path) -> None:
    """The page with the most in it, its scripts, styles and typefaces are at most 300 KB, packed."""
    page = files / "your-skin" / "index.html"
    named = [name.partition("?")[0] for name in Page(page).asks_for]
    named += [f"../assets/{name}" for name in ("question_form.js", "page_region.js", "chart.js")]
    paths = {page, *((page.parent / name).resolve() for name in named)}
    packed = {path.name: len(gzip.compress(path.read_bytes())) for path in paths}
    assert BEFORE_A_QUESTION >= sum(packed.values()), packed


def test_the_page_on_hosting_says_how_large_the_folder_is(files: Path) -> None:
    """docs/plain-files.md is right to half a megabyte."""
    told = re.search(
        r"^\d+ files, ([\d.]+) MB", (PROJECT / "docs/plain-files.md").read_text("utf-8"), re.MULTILINE
    )
    size = sum(path.stat().st_size for path in files.rglob("*") if path.is_file()) / 1e6
    assert told is not None
    assert abs(float(told[1]) - size) < 0.5


def test_the_browser_draws_what_the_server_draws() -> None:
    """Two pages, for several readers: the plain files' parts are the app's, but for the folders in their links."""
    parts = [
        ["now"],
        ["cards"],
        ["compare"],
        ["takeaway"],
        ["own_check"],
        ["chart", "studies"],
        ["chart", "map"],
    ]
    visits = [
        [{"chapter": chapter, "parts": parts}, answers, "whole"]
        for chapter in ("your-skin", "vitiligo")
        for answers in PROFILES
    ]
    for served, plain in zip(drawn("served", visits), drawn("site", visits), strict=True):
        assert served == re.sub(r'href=\\"\.\./([\w-]+)/', r'href=\\"\1', plain)


def test_the_same_content_gives_the_same_files(files: Path, tmp_path: Path) -> None:
    """Nothing but the content, the code and the day decides what is written."""
    from tests.site.built import build as again

    other = again(tmp_path / "again")
    names = [
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        for folder in (files, other)
    ]
    assert names[0] == names[1]
    assert [] == [name for name in names[0] if (files / name).read_bytes() != (other / name).read_bytes()]


@pytest.mark.parametrize("what", ["no Pyodide", "another's folder"])
def test_what_cannot_be_written_touches_nothing(what: str, tmp_path: Path) -> None:
    """Whoever has not set up Node.js is told so; a folder with anything else in it is left as it is."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    pyodide = tmp_path if what == "no Pyodide" else PYODIDE
    with pytest.raises(NotBuilt, match="make install-node" if what == "no Pyodide" else "something else"):
        build(folder, pyodide=pyodide)
    assert ["mine.txt"] == [path.name for path in folder.iterdir()]


def test_what_runs_in_the_browser_needs_no_package(files: Path, tmp_path: Path) -> None:
    """The modules that are packed are enough, with nothing installed beside Python."""
    modules = tmp_path / "modules.zip"
    modules.write_bytes(archive_of(Site(CONTENT, COMPILED.read_bytes())))
    shutil.unpack_archive(modules, tmp_path / "there")
    opened = json.dumps({"chapter": "your-skin", "parts": [["cards"], ["chart", "studies"]]})
    code = (
        f"import sys; sys.path[:0] = [{str(tmp_path / 'there')!r}]; from widgets.site.visit import Worker; "
        f"worker = Worker(); worker.open({opened!r}); print(len(worker.answer('{{}}')))"
    )
    result = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert int(result.stdout) > 10_000


def test_it_uses_no_package_of_the_locked_pyodide(files: Path) -> None:
    """The list of what Pyodide could fetch from elsewhere is empty, and its version is the locked one."""
    (lock,) = files.glob("python-*/pyodide-lock.json")
    assert {} == json.loads(lock.read_text(encoding="utf-8"))["packages"]
    locked = json.loads((PROJECT / "package-lock.json").read_text(encoding="utf-8"))
    version = locked["packages"]["node_modules/pyodide"]["version"]
    (loader,) = files.glob("python-*/pyodide.js")
    assert version in loader.read_text(encoding="utf-8")
