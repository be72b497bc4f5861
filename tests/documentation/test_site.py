"""The site can be built from what is here: its texts, its menu, its reference and the look through its pages.

`make docs` builds it. What is here needs none of its tools, so that it runs with all other tests.
"""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from docs.site import built, reference, views

ROOT = Path(__file__).parents[2]
SITE = ROOT / "docs/site"
DOCS = ROOT / "docs"
ABOVE = [
    ROOT / name
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "content/README.md")
]
TEXTS = sorted([*DOCS.rglob("*.md"), *ABOVE])
STILL_TO_COME = {"running-elsewhere"}
texts = pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))


def prose(path: Path) -> str:
    """Return a text without its blocks of code."""
    return re.sub(r"^ *```.*?^ *```", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def anchors(path: Path) -> set[str]:
    """Return the addresses of a text's headings, as forges and MyST make them."""
    headings = re.findall(r"^#+ (.*)$", prose(path), flags=re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", re.sub(r"\[(.*?)\]\(.*?\)", r"\1", one).lower()).replace(" ", "-")
        for one in headings
    }


# --- the texts


@texts
def test_links_to_headings_lead_to_one(path: Path) -> None:
    """A heading that was reworded leaves no link behind."""
    links = re.findall(r"\]\(([^):#\s]*\.md|)#([^)\s]+)\)", prose(path))
    targets = {name: (path.parent / name).resolve() if name else path for name, _ in links}

    assert [] == [f"{name}#{place}" for name, place in links if place not in anchors(targets[name])]


@texts
def test_no_text_shows_a_picture_of_another_host(path: Path) -> None:
    """A picture, a script or a frame of another host would tell that host who reads."""
    text = prose(path)

    assert [] == re.findall(r"!\[[^\]]*\]\((?:https?:)?//[^)]*\)", text)
    assert [] == re.findall(r"<(?:img|script|iframe|link|video|audio|source|object|embed)[^>]*//[^>]*>", text)


def test_the_look_of_the_site_names_no_other_host() -> None:
    """Its style sheet, its first page and its settings load nothing from anywhere."""
    files = [path for path in SITE.rglob("*") if path.suffix in (".css", ".html") or path.name == "conf.py"]

    assert len(files) >= 3
    assert [] == [
        str(path) for path in files if "//" in re.sub(r"<!--.*?-->|/\*.*?\*/", "", path.read_text("utf-8"))
    ]


def test_every_text_is_in_the_menu() -> None:
    """Each text of docs/ is in the menu once, and each page of the menu is there or still to come."""
    settings: dict[str, object] = {"__file__": str(SITE / "conf.py")}
    exec((SITE / "conf.py").read_text("utf-8"), settings)
    menu = settings["menu"]
    assert isinstance(menu, dict)
    listed = [
        (page, name, [path.resolve() for path in (ROOT / page).parent.glob(f"{name}.md")])
        for page, parts in menu.items()
        for names in parts.values()
        for name in names
    ]
    found = Counter(path for _, _, paths in listed for path in paths)

    assert set() == {name for _, name, paths in listed if not paths} - STILL_TO_COME
    assert {DOCS / "index.md"} == {*DOCS.rglob("*.md")} - {*found}
    assert [] == [str(path) for path, times in found.items() if times > 1]


def test_a_forge_shows_texts_only() -> None:
    """No text but those of the reference has a directive of Sphinx, which a forge would print."""
    directives = {
        path.parent.name for path in TEXTS if re.search(r"^ *```\{", path.read_text("utf-8"), re.MULTILINE)
    }

    assert {"reference"} == directives


def test_there_are_five_doors_and_one_on_trust() -> None:
    """The first page leads patients, educators, clinicians, operators and developers in, and to the self-audit."""
    doors = re.findall(
        r"^\| .* \| \[.*?\]\(([\w-]+)\.md\)", (DOCS / "index.md").read_text("utf-8"), re.MULTILINE
    )

    assert ["patients", "educators", "clinician-authors", "operators", "developers"] == doors
    assert "(how-it-was-made.md)" in (DOCS / "index.md").read_text("utf-8")


# --- the reference


def test_every_module_has_its_place_in_the_reference() -> None:
    """Each part of the package is named once, or is among the rest, and each module says what it is for."""
    named = reference.named()

    assert 1 == named.count(reference.REST)
    assert set() == {*named} - {reference.REST, *reference.parts()}
    assert [] == [name for name in named if named.count(name) > 1]
    assert [] == [one.name for part in reference.parts() for one in reference.modules(part) if not one.says]


def test_what_no_page_names_is_among_the_rest() -> None:
    """A new part of the package is in the reference before anyone thinks of it."""
    assert "## `widgets.chart_library`" in reference.markdown(reference.REST)
    assert "## `widgets.core`" not in reference.markdown(reference.REST)


def test_the_reference_says_what_the_docstrings_say() -> None:
    """Signatures, fields of a dataclass, values of an enum and methods are there; what begins with _ is not."""
    text = '''
"""What it is for."""
@dataclass(frozen=True)
class Card:
    """One thing."""
    title: str
    _kept: int = 0
    @property
    def short(self) -> str:
        """In short."""
    def _own(self): ...
async def draw(card: Card, *, wide: bool = False) -> str:
    """Return it."""
def _own(): ...
'''
    found = reference.module("widgets.some", text)

    assert "What it is for." == found.says
    assert ["class Card:\n    title: str", "async def draw(card: Card, *, wide: bool=False) -> str"] == [
        entry.signature for entry in found.entries
    ]
    assert ["@property\ndef short(self) -> str"] == [one.signature for one in found.entries[0].members]


def test_the_example_of_the_reference_runs() -> None:
    """The lines on the first page of the reference print a card, as they are."""
    [example] = re.findall(
        r"```python\n(.*?)```", (DOCS / "reference/index.md").read_text("utf-8"), re.DOTALL
    )
    run = subprocess.run(
        [sys.executable, "-c", example], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert "usually_not_done" == run.stdout.split()[-1]


# --- the look through the built pages


PAGE = '<html><head>{head}</head><body id="top"><h2 id="here">Here</h2>{body}</body></html>'


@pytest.mark.parametrize(
    ("head", "body", "complaint"),
    [
        ("", '<a href="other.html#there">a</a> <a href="#here">b</a> <a href="https://a.example">c</a>', ""),
        ('<link rel="stylesheet" href="a.css">', '<img src="data:image/gif;base64,R0">', ""),
        ("", '<a href="gone.html">a</a>', "links to gone.html: no such file"),
        ("", '<a href="other.html#gone">a</a>', "links to other.html#gone: no such place on that page"),
        ("", '<a href="#gone">a</a>', "links to #gone: no such place on that page"),
        ("", '<img src="gone.png">', "loads gone.png: no such file"),
        ("", '<img src="//cdn.example/a.png">', "loads //cdn.example/a.png: another host"),
        (
            "",
            '<script src="https://cdn.example/a.js"></script>',
            "loads https://cdn.example/a.js: another host",
        ),
        ('<link rel="preconnect" href="https://f.example">', "", "loads https://f.example: another host"),
        ("<style>@import 'https://f.example/a';</style>", "", "loads https://f.example/a: another host"),
        (
            "",
            '<p style="background: url(https://f.example/a)">a</p>',
            "loads https://f.example/a: another host",
        ),
    ],
)
def test_what_is_dead_or_from_elsewhere_is_named(
    tmp_path: Path, head: str, body: str, complaint: str
) -> None:
    """Each link and each thing that is loaded is looked at; links to other sites are not followed."""
    built.read.cache_clear()
    (tmp_path / "index.html").write_text(PAGE.format(head=head, body=body))
    (tmp_path / "other.html").write_text('<p id="there">There</p>')
    (tmp_path / "a.css").write_text("p { color: red }")

    assert [f"index.html: {complaint}"] * bool(complaint) == list(built.complaints(tmp_path))


def test_a_style_sheet_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    """A typeface of another host is named."""
    (tmp_path / "index.html").write_text("<p>Here</p>")
    (tmp_path / "a.css").write_text('@font-face { src: url("https://f.example/a.woff2") }')

    assert ["a.css: loads https://f.example/a.woff2: another host"] == list(built.complaints(tmp_path))


def test_a_folder_without_pages_is_no_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty build fails."""
    assert 1 == built.main([str(tmp_path)])
    assert "there is no page" in capsys.readouterr().err


def test_the_gallery_keeps_the_links_that_lead_somewhere() -> None:
    """On this site a link into the workbook leads nowhere, so its words stay and its address goes."""
    page = '<h2 id="a">A</h2><a href="#a">1</a><a href="#b">2</a><a href="your-skin.ipynb">3</a><a href="https://x.example">4</a>'

    assert ["#a", "https://x.example"] == re.findall(r'href="([^"]*)"', views.without_dead_links(page))


def test_make_docs_fails_on_a_warning_and_looks_through_the_pages() -> None:
    """The recipe has Sphinx's strictest settings, and ends with our own look."""
    recipe = re.search(r"^docs:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert recipe
    sphinx = next(line for line in recipe[1].splitlines() if "-m sphinx" in line)

    assert {"--nitpicky", "-W", "--keep-going", "-E"} <= {*sphinx.split()}
    assert recipe[1].splitlines()[-1].endswith("docs/site/built.py $(DOCS)")
