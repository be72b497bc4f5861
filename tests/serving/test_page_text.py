"""The texts around the notebook: chosen from the content, and complete."""

import json
import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest

from tests.serving.conftest import make_content
from widgets.core.loading import build
from widgets.core.shapes import PageReview
from widgets.serving.assets import page_scripts
from widgets.serving.page_chrome import PageChrome
from widgets.serving.page_text import Opening, chapter_review, opening, review_lines
from widgets.serving.settings import SHARE, Settings

TEMPLATES = SHARE / "nbconvert" / "templates" / "workbook"
CONTENT = build(make_content())
WORDS = CONTENT.words.under("page")
SCRIPTS = page_scripts()
ASSETS = {
    name: f"/assets/{name}"
    for name in (
        "mark.svg",
        "atkinson-hyperlegible-next.woff2",
        "fraunces.woff2",
        "cover.svg",
        "page.css",
        "presenter.css",
        "presenter.js",
        "presenter_notes.js",
        "presenter_screens.js",
        "workbook.css",
        "jupyter.css",
        "early_form.js",
        "busy.js",
        "keeping.js",
        "worked_case.js",
        "listen.js",
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
        *[
            (
                "opening",
                {
                    "page": Opening("a", "t", "h", "l", "d", ("One", "Two")),
                    "about": {"description": "About <it>.", "url": "https://x", "picture": "y"},
                    "script_urls": ["/voila.js"],
                    "whole": whole,
                },
            )
            for whole in ("", "?whole")
        ],
        ("closing", {"failed": True, "text_only": False, "here": "one", "aims": [], "reviewed": ["Seen."]}),
        (
            "help",
            {
                "help": CONTENT.help,
                "about": {"description": "d", "url": "", "picture": ""},
                "reviewed": ["Seen."],
            },
        ),
        *[
            ("notice", {"error": error, "again": True, "busy": True, "meant": [{"name": "a", "title": "b"}]})
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
        "listen": CONTENT.words.under("listen"),
        "menus": {"header": CONTENT.menu("topics"), "topics": (), "footer": CONTENT.menu("footer")},
        "sources": CONTENT.sources,
    }

    page = strict.get_template(f"{name}.html.j2").render(
        base="/", assets=ASSETS, scripts=SCRIPTS, **common_values, **values
    )
    assert page and "&lt;built-in" not in page


def chrome(folder: Path, public_url: str = "") -> PageChrome:
    """Make what surrounds a page, for a server with this public address."""
    (folder / "content.json").write_text(json.dumps(make_content()), encoding="utf-8")
    settings = {
        "voila_jinja2_env": jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True),
        "base_url": "/learn/",
        "workbook_settings": Settings(content=folder / "content.json", public_url=public_url),
    }
    return PageChrome(SimpleNamespace(settings=settings, request=SimpleNamespace(path="/")))


def test_a_page_says_what_it_is_about(tmp_path: Path) -> None:
    """Search engines and shared links get the title and the lead; a link and a picture need a public address."""
    page = chrome(tmp_path).opening({"workbook": {"chapter": "one"}}, "one").partition("</head>")[0]

    assert '<meta name="description" content="The lead.">' in page
    assert '<meta property="og:title" content="Chapter &lt;one&gt;">' in page
    assert [] == [word for word in ("canonical", "og:url", "og:image", "noindex", "://") if word in page]


def test_a_public_address_gives_each_page_its_own_and_a_picture(tmp_path: Path) -> None:
    """The addresses are whole, as a shared link needs them, and do not depend on how the request came."""
    public = chrome(tmp_path, "https://skin.example/learn")
    pages = {"one": public.opening({"workbook": {"chapter": "one"}}, "one"), "help": public.help()}

    for name, page in pages.items():
        assert f'<link rel="canonical" href="https://skin.example/learn/{name}">' in page
        assert f'<meta property="og:url" content="https://skin.example/learn/{name}">' in page
        assert re.search(r'og:image" content="https://skin\.example/learn/assets/preview\.png\?v=\w+"', page)


def test_the_scripts_contain_no_words() -> None:
    """What a reader reads is in the content, so that one person can change and check it;
    and one script alone reads and writes what the tab remembers."""
    folder = Path(TEMPLATES).parents[3] / "assets"

    for script in folder.glob("*.js"):
        code = "\n".join(line.split("//")[0] for line in script.read_text(encoding="utf-8").splitlines())
        assert "workbook has" not in code
        for store in ("sessionStorage", "updateCurrentEntry", "getState"):
            assert (store in code) == (script.name == "keeping.js")
        assert "cookie" not in code
