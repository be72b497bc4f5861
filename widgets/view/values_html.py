"""What matters to the reader: pairs of opposite wishes. Nothing follows from them and nothing is added up."""

from collections.abc import Mapping

from widgets.core.content import Content

from .base.markup import Html, tag

WISHES = ("first", "second")
SIDES = (*WISHES, "between", "not_sure")


def values_html(content: Content) -> Html:
    """Return the pairs as native groups of radio buttons; the choices never leave the page."""
    words = content.words
    pairs = words.under("journey.values.pairs")
    return tag(
        "section",
        tag("p", words("journey.values.about")),
        [_pair(n, pair, len(pairs), content) for n, pair in enumerate(pairs, 1)],
        tag("p", words("journey.values.kept"), class_="mw-soft"),
        class_="mw-text mw-values",
        data_key="values",
    )


def _pair(n: int, pair: Mapping, of: int, content: Content) -> Html:
    words = content.words
    labels = {side: pair[side] if side in WISHES else words(f"journey.values.{side}") for side in SIDES}
    choices = [
        tag(
            "label",
            tag("input", type="radio", name=f"mw-value-{n}", value=side, autocomplete="off"),
            " ",
            tag("span", labels[side]),
            class_="mw-choice mw-wish" if side in WISHES else "mw-choice",
        )
        for side in SIDES
    ]
    return tag(
        "fieldset",
        tag("legend", words("journey.values.count", n=n, of=of)),
        tag("div", choices, class_="mw-choices"),
        data_key=f"value-{n}",
    )
