"""The texts around the notebook: chosen from the content, and complete."""

from datetime import date
from pathlib import Path
from typing import Any

import jinja2
import pytest

from tests.serving.conftest import make_content
from widgets.core.loading import build
from widgets.core.shapes import PageReview
from widgets.serving.page_text import Opening, chapter_review, opening, review_lines
from widgets.serving.settings import SHARE

TEMPLATES = SHARE / "nbconvert" / "templates" / "workbook"
CONTENT = build(make_content())
WORDS = CONTENT.words.under("page")
ASSETS = {
    name: f"/assets/{name}"
    for name in (
        "mark.svg",
        "atkinson-hyperlegible-next.woff2",
        "fraunces.woff2",
        "cover.svg",
        "page.css",
        "workbook.css",
        "leaving.js",
        "status.js",
        "bar.js",
        "steps.js",
        "liveness.js",
    )
}


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({"title": "Mine"}, "Mine"),
        ({}, "Microneedling workbook"),
        ({"workbook": {"chapter": "one"}, "title": "Mine"}, "Chapter <one>"),
        ({"workbook": {"chapter": "none"}, "title": "Mine"}, "Mine"),
    ],
)
def test_every_page_has_a_heading(metadata: dict[str, Any], expected: str) -> None:
    """A chapter's title comes first, then the notebook's, then the product's name."""

    assert expected == opening(CONTENT, metadata, "unknown").heading


@pytest.mark.parametrize(
    ("workbook", "expected"),
    [
        ({"chapter": "one", "steps": True}, ("First", "Second")),
        ({"chapter": "one"}, ()),
        ({"chapter": "none", "steps": True}, ()),
    ],
)
def test_a_page_in_steps_has_one_for_each_section(
    workbook: dict[str, Any], expected: tuple[str, ...]
) -> None:
    """The list of steps is on the page before any kernel; other pages have none."""
    assert expected == opening(CONTENT, {"workbook": workbook}, "unknown").steps


@pytest.mark.parametrize(("today", "key"), [("2027-05-06", "due"), ("2027-05-07", "overdue")])
def test_a_page_says_when_its_sources_were_looked_at(today: str, key: str) -> None:
    """The foot of a page shows its two dates, and says on the day after the second that it is overdue."""
    words = WORDS["reviewed"]
    expected = [words["looked"].format(date="4 March 2026"), words[key].format(date="6 May 2027")]
    review = PageReview(looked="2026-03-04", due="2027-05-06")

    assert expected == review_lines(CONTENT, review, date.fromisoformat(today))


def test_a_page_without_a_chapter_has_no_dates() -> None:
    """A page that shows no content says nothing about its checks."""
    review = chapter_review(CONTENT, {"title": "Mine"})

    assert [] == review_lines(CONTENT, review, date(2027, 1, 1))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        (
            "opening",
            {
                "page": Opening("a", "t", "h", "l", "d", ("One", "Two")),
                "style_url": "",
                "theme_url": "",
            },
        ),
        ("closing", {"failed": True, "main_url": "", "reviewed": ["Seen."]}),
        ("help", {"help": CONTENT.help, "reviewed": ["Seen."]}),
        *[
            ("notice", {"error": error, "again": True})
            for error in (WORDS["errors"][key] for key in ("not_found", "forbidden", "failed", "busy"))
        ],
    ],
)
def test_no_word_that_a_template_uses_is_missing(name: str, values: dict[str, Any]) -> None:
    """Every template renders with nothing undefined, and no word is mistaken for a method of its mapping."""
    loader = jinja2.FileSystemLoader(TEMPLATES)
    strict = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    common_values = {
        "words": WORDS,
        "menus": {"header": CONTENT.menu("topics"), "topics": ()},
        "sources": CONTENT.sources,
    }

    page = strict.get_template(f"{name}.html.j2").render(base="/", assets=ASSETS, **common_values, **values)
    assert page and "&lt;built-in" not in page


def test_the_scripts_contain_no_words() -> None:
    """What a reader reads is in the content, so that one person can change and check it;
    and no script of the page itself reads or writes what the tab remembers: it can only empty it."""
    folder = Path(TEMPLATES).parents[3] / "assets"

    for script in folder.glob("*.js"):
        code = "\n".join(line.split("//")[0] for line in script.read_text(encoding="utf-8").splitlines())
        assert "workbook has" not in code
        assert code.count("sessionStorage") == code.count("sessionStorage.clear()")
        assert "cookie" not in code
