"""What surrounds a page: one line says that no specialist has checked it, and the help page is a link."""

import json
import re
from types import SimpleNamespace

import jinja2
import pytest

from tests.content.compiled import RAW
from tests.view.every_view import every_view
from tests.view.parsed import Elements
from widgets.serving.addresses import page_names
from widgets.serving.page_chrome import PageChrome
from widgets.serving.settings import SHARE, Settings

NOTEBOOKS = Settings().notebooks
PAGES = sorted(page_names(NOTEBOOKS))
TEMPLATES = SHARE / "nbconvert" / "templates" / "workbook"
SAID = re.compile(r"checked by a (skin )?specialist|specialist has (not )?(yet )?checked", re.IGNORECASE)


class Sheets(Elements):
    """Collects what is said outside the sheets to take along, each of which is handed over on its own."""

    def __init__(self, markup: str) -> None:
        self.outside_sheets = ""
        super().__init__(markup)

    def handle_data(self, text: str) -> None:
        super().handle_data(text)
        classes = {name for above in self.inside for name in (above.get("class") or "").split()}
        if not classes & {"mw-paper", "mw-sheet-note"}:
            self.outside_sheets += text


@pytest.fixture
def chrome(tmp_path) -> PageChrome:
    """Make what surrounds a page, from the real content."""
    content = tmp_path / "content.json"
    content.write_text(json.dumps(RAW), encoding="utf-8")
    settings = {
        "voila_jinja2_env": jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True),
        "base_url": "/",
        "workbook_settings": Settings(content=content),
    }
    return PageChrome(SimpleNamespace(settings=settings, request=SimpleNamespace(path="/nowhere")))


def notebook(name: str) -> dict:
    """Return one of the notebooks that readers open."""
    return json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", [*PAGES, "help", "404"])
def test_what_surrounds_a_page_says_it_once(chrome: PageChrome, name: str) -> None:
    """
    It is in the line of a fold, at the head of a page and at the foot of one without such a head.
    """
    if name in PAGES:
        metadata = notebook(name)["metadata"]
        page = chrome.opening(metadata, name) + chrome.closing(metadata)
    else:
        page = chrome.help() if name == "help" else chrome.notice(404)

    assert 1 == len(SAID.findall(page))
    assert SAID.search(page.partition('<details class="page-notice"><summary>')[2].partition("</summary>")[0])


@pytest.mark.parametrize("name", PAGES)
def test_a_notebook_says_it_once(name: str) -> None:
    """
    JupyterLab has no page around the cells: there the first cell says it.
    """
    texts = ["".join(cell["source"]) for cell in notebook(name)["cells"] if cell["cell_type"] == "markdown"]

    assert [1] + [0] * (len(texts) - 1) == [len(SAID.findall(text)) for text in texts]


def test_nothing_on_a_page_says_it_again() -> None:
    """
    No card, chapter, comparison or list says it of itself; only a sheet to take along does.
    """
    views = {name: Sheets(markup) for name, markup in every_view()}

    assert [] == [name for name, view in views.items() if SAID.search(view.outside_sheets)]
    assert any(SAID.search(view.text) for view in views.values())


@pytest.mark.parametrize("name", PAGES)
def test_the_help_page_is_a_link_wherever_a_lead_names_it(chrome: PageChrome, name: str) -> None:
    """
    Whoever is sent to the help page by the first lines of a page may need it at once.
    """
    lead = (
        chrome.opening(notebook(name)["metadata"], name)
        .partition('<p class="page-lead">')[2]
        .partition("</p>")[0]
    )
    named = lead.count("Get help now")

    assert named == lead.count('<a href="/help">Get help now</a>')
    assert named or name != "welcome"
