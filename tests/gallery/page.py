"""The examples as one page with the real style sheets, to look at and to run axe over."""

import re
from collections.abc import Iterable
from pathlib import Path

from tests.gallery.examples import Example
from widgets.theme.style_sheet import style_sheet
from widgets.view.base.markup import Html, html, tag

WIDGETS = Path(__file__).parents[2] / "widgets"
FRAME = """
.gallery { max-width: 68rem; margin: 0 auto; padding: 0 1rem 3rem; }
.gallery nav ul { columns: 14rem; }
.gallery-example { margin: 0 0 2.5rem; padding-top: 1px; border-top: 3px dashed var(--mw-edge); }
.gallery-name { font: 600 1rem/1.4 ui-monospace, monospace; color: var(--mw-soft); }
"""
ABOUT = (
    "Every view with its named examples, made from the real content. "
    "Like the workbook, it is dark where the device prefers that."
)
NAMES = re.compile(r' (id|for|name|href|aria-labelledby|aria-describedby|aria-controls)="(#?)([^"]*)"')


def gallery_html(examples: Iterable[Example]) -> str:
    """Return the whole page."""
    views: dict[str, list[Example]] = {}
    for example in examples:
        views.setdefault(view_name(example), []).append(example)
    links = [tag("li", tag("a", view, href=f"#{view}")) for view in views]
    body = tag(
        "main",
        tag("h1", "The gallery"),
        tag("p", ABOUT),
        tag("nav", tag("ul", links), aria_label="Views"),
        [_view(view, some) for view, some in views.items()],
        class_="gallery",
    )
    head = html(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", "The gallery of the microneedling workbook"),
        tag("style", Html("\n".join([style_sheet(), *_other_sheets(), FRAME]))),
    )
    page = html(tag("head", head), tag("body", body, data_workbook="gallery"))
    return f"<!doctype html>\n{tag('html', page, lang='en-GB')}\n"


def view_name(example: Example) -> str:
    """Return the family and the name of a view: card.card_html."""
    *_, module, name = f"{example.view.__module__}.{example.view.__qualname__}".split(".")
    return name if module == name else f"{module}.{name}"


def _view(view: str, examples: list[Example]) -> Html:
    parts = [
        tag(
            "section",
            tag("h3", example.name, class_="gallery-name"),
            tag("div", apart(example.html, f"{view}-{number}"), class_=example.class_),
            class_="gallery-example",
            data_example=f"{view}: {example.name}",
        )
        for number, example in enumerate(examples)
    ]
    return tag("section", tag("h2", view, id=view), parts)


def apart(markup: str, place: str) -> Html:
    """Yield the ids of an example names of their own, so that the same card can be shown twice on one page."""

    def rename(match: re.Match) -> str:
        key, mark, name = match.groups()
        return f' {key}="{mark}{place}-{name}"' if mark or key != "href" else match[0]

    return Html(NAMES.sub(rename, markup))


def _other_sheets() -> list[str]:
    """Return the style sheets of the widgets and of the page around them."""
    paths = [*sorted((WIDGETS / "ui").glob("*.css")), WIDGETS / "serving" / "assets" / "page.css"]
    return [path.read_text(encoding="utf-8") for path in paths]
