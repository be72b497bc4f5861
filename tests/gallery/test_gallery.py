"""The gallery shows every view, chart and drawing, and each example is whole."""

import inspect
import pkgutil
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

import widgets.view
from tests.gallery.__main__ import main
from tests.gallery.examples import Example, examples
from tests.gallery.page import gallery_html, view_name
from tests.view.parsed import Elements
from widgets.view.charts.by_name import CHARTS
from widgets.view.drawings.by_name import DRAWINGS

EXAMPLES = list(examples())
VIEWS = ("_html", "_chart")
"""How the name of a view ends: HTML, or a chart that is shown by its words and its table."""


def views() -> list[Callable]:
    """Every public view of the package, wherever it is defined."""
    modules = [
        import_module(info.name) for info in pkgutil.walk_packages(widgets.view.__path__, "widgets.view.")
    ]
    return [
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if name.endswith(VIEWS) and not name.startswith("_") and function.__module__ == module.__name__
    ]


@pytest.mark.parametrize("view", views(), ids=lambda view: f"{view.__module__}.{view.__name__}")
def test_every_view_is_in_the_gallery(view: Callable) -> None:
    """
    A view without a named example fails: nobody could look at it, and axe would not check it.
    """
    assert view in {example.view for example in EXAMPLES}


def test_every_chart_and_drawing_is_in_the_gallery() -> None:
    """
    Each drawing and each chart that a notebook can name has an example.
    """
    views_shown = {example.view for example in EXAMPLES}
    names = {example.name for example in EXAMPLES if example.view.__name__ == "drawing_html"}

    assert set(DRAWINGS) == names
    assert set(CHARTS.values()) <= views_shown


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{view_name(one)}-{one.name}")
def test_an_example_is_whole(example: Example) -> None:
    """
    An example has words, and every element of it is closed in order.
    """
    elements = Elements(example.html)

    assert ([], []) == (elements.broken, elements.open)
    assert elements.text.strip()


def test_examples_can_be_distinguished() -> None:
    """
    No two examples of a view have the same name, and no two things on the page the same id.
    """
    names = Counter((view_name(example), example.name) for example in EXAMPLES)
    page = gallery_html(EXAMPLES)
    ids = Counter(attributes["id"] for _, attributes in Elements(page).found if "id" in attributes)

    assert [] == [name for name, times in names.items() if times > 1]
    assert [] == [id for id, times in ids.items() if times > 1]


def test_page_names_every_example() -> None:
    """
    Each view has a heading, each example its name, and each link of the list at the top leads to a view.
    """
    page = gallery_html(EXAMPLES)

    for view in {view_name(example) for example in EXAMPLES}:
        assert f'<h2 id="{view}">{view}</h2>' in page and f'href="#{view}"' in page
    assert len(EXAMPLES) == page.count('class="gallery-name"')


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    The command writes the page where it is asked to, and prints where, and how much is in it.
    """
    out = tmp_path / "new" / "gallery.html"

    assert 0 == main([str(out)])
    assert out.read_text("utf-8") == gallery_html(EXAMPLES)
    assert f"{out}: {len(EXAMPLES)} examples" in capsys.readouterr().out
