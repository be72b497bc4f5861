"""Laws of all markup that Python makes, over every view and every named example."""

from inspect import isfunction

import widgets.workbook
from tests.view.every_view import OTHERS, PERSONAL, PLAIN, every_view
from tests.view.parsed import Elements

PAGES = {name: Elements(markup) for name, markup in every_view()}
OUTSIDE = [
    (name, link)
    for name, page in PAGES.items()
    for link in page.all("a")
    if link["href"].startswith(("http:", "https:", "//"))
]


def test_no_view_is_missing() -> None:
    """
    Each function that a notebook's page calls for markup is among the views that these laws look at.
    """
    names = {
        value
        for name, value in vars(widgets.workbook).items()
        if isfunction(value) and name.endswith("_html") and value.__module__.startswith("widgets.view")
    }

    assert names <= {*PLAIN, *PERSONAL, *OTHERS}


def test_an_outside_link_says_nothing_about_the_page_it_came_from() -> None:
    """
    A link to another site opens beside the workbook, cannot reach its window or learn its address.
    """
    assert [] == [
        (name, link["href"])
        for name, link in OUTSIDE
        if {"noopener", "noreferrer"} - set(link.get("rel", "").split()) or link.get("target") != "_blank"
    ]


def test_the_views_have_outside_links() -> None:
    """
    Chapters, cards, charts, drawings, options and lists each have such links, so the law above has something to check.
    """
    views = {name.split()[0].rstrip(",") for name, _ in OUTSIDE}

    assert {
        "section",
        "step",
        "card",
        "cards_html",
        "compare_html",
        "drawing",
        "sources_html",
        "notices_html",
    } <= views


def test_every_element_is_closed_and_every_id_is_its_own() -> None:
    """
    Markup is well-formed, and no two elements of one view have the same id.
    """
    ids = {name: [one["id"] for _, one in page.found if "id" in one] for name, page in PAGES.items()}

    assert {} == {name: page.broken + page.open for name, page in PAGES.items() if page.broken or page.open}
    assert [] == [name for name, some in ids.items() if len(some) != len(set(some))]
