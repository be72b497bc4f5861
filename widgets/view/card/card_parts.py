"""The parts of a card. Parts that the short card leaves out have the class `mw-deep`.

The short card says five things: its verdict, the deciding fact with its counts, the one thing to do first, the
most urgent sign, and what nobody knows. No sign is `mw-deep`: the others are in a fold beside the first.
"""

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.findings import Finding
from widgets.core.shapes import SPEEDS, Action, Card, Statement, WarningSign
from widgets.core.treatment import shown_on

from ..base.count_html import count_html
from ..base.folds import fold
from ..base.markup import Html, html, tag
from ..base.sources import judgement_mark, sources, statement
from .signs import by_speed

AT_ONCE = 4  # statements of the whole card outside the fold
DEEP = "mw-deep"
STATEMENTS = ("known", "how_long", "not_known")
"""The fields of statements on the whole card, each under its own heading. A field that is empty shows nothing."""


def counts(card: Card, assessment: Assessment, content: Content) -> Html | None:
    """Return the counts on a card, else those of an outcome inside it, each with its treatment where that differs
    from the reader's; the whole card adds the people and the treatment of each."""
    findings = deciding_counts(card, assessment, content)
    if not findings:
        return None
    return tag("ul", [count_html(item, card.id, assessment, content, deep=DEEP) for item in findings])


def deciding_counts(card: Card, assessment: Assessment, content: Content) -> tuple[Finding, ...]:
    """Return the counts that the short card shows: its own, else those of the first outcome inside that has any."""
    every = (shown_on(one, content.findings, assessment.treatments_sure) for one in card.matter)
    return next(filter(None, every), ())


def first_step(card: Card, content: Content) -> Html:
    """Return the one thing to do first and how; the whole card adds why and the steps."""
    step = card.first
    return part(
        "first",
        content,
        tag("p", tag("strong", step.what), " ", step.how),
        tag("p", step.why, " ", judgement_mark(not step.sources, content), class_=DEEP),
        tag("ul", [tag("li", line) for line in step.steps], class_=DEEP),
        tag("div", sources(step.sources, content), class_=DEEP) if step.sources else None,
    )


def looks(card: Card, content: Content) -> Html | None:
    """Return how it feels, then how it looks on each skin tone."""
    if not card.looks_like:
        return None
    rows = [
        html(tag("dt", content.words(f"cards.looks.{key}")), tag("dd", statement(item, content)))
        for key, item in card.looks_like.items()
    ]
    return part("looks_like", content, tag("dl", rows), deep=True)


def actions(card: Card, content: Content) -> Html | None:
    """Return what else the reader can do, on the whole card."""
    if not card.actions:
        return None
    lines = [_action(item, content) for item in card.actions]
    return part("actions", content, tag("ul", lines, class_="mw-actions"), deep=True)


def _action(item: Action, content: Content) -> Html:
    return tag(
        "li",
        tag("strong", item.what),
        tag("p", item.why, " ", judgement_mark(not item.sources, content)),
        tag("ul", [tag("li", step) for step in item.how]),
        sources(item.sources, content),
    )


def warnings(card: Card, content: Content) -> Html | None:
    """Return the most urgent sign, then all signs by how soon to act in a fold, on the short card too."""
    if not card.warning_signs:
        return None
    words = content.words
    signs = by_speed(card)
    first = tag("p", tag("strong", words(f"cards.speeds.{signs[0].when}"), ":"), " ", signs[0].text)
    groups = [(speed, [sign for sign in signs if sign.when == speed]) for speed in SPEEDS]
    entries = [_speed(speed, those, content) for speed, those in groups if those]
    # Once for all signs: after each sign it would read as doubt, which a sign of danger must not.
    has_own_timing = any(sign.judgement for sign in signs)
    note = tag("p", words("cards.signs_note"), class_="mw-soft") if has_own_timing else None
    label = words("cards.all_signs_one" if len(signs) == 1 else "cards.all_signs_many", n=len(signs))
    return part("warning_signs", content, first, fold(label, [entries, note], "signs"))


def _speed(speed: str, signs: list[WarningSign], content: Content) -> Html:
    lines = [tag("li", sign.text, sources(sign.sources, content)) for sign in signs]
    return tag("div", tag("h5", content.words(f"cards.speeds.{speed}")), tag("ul", lines, class_="mw-signs"))


def unknown(card: Card, content: Content) -> Html:
    """Return what nobody knows, in one line."""
    return part("unknown", content, statement(card.unknown, content))


def statements(key: str, card: Card, content: Content) -> Html | None:
    """Return statements of the whole card: a few in sight, the rest in a fold."""
    items: tuple[Statement, ...] = getattr(card, key)
    if not items:
        return None
    some, rest = ([statement(item, content) for item in part] for part in (items[:AT_ONCE], items[AT_ONCE:]))
    return part(
        key, content, some, fold(content.words("cards.more", n=len(rest)), rest, f"more-{key}"), deep=True
    )


def part(key: str, content: Content, *body: object, deep: bool = False) -> Html:
    """Return one part of a card under its heading."""
    return tag(
        "section", tag("h4", content.words(f"cards.{key}_heading")), body, class_=DEEP if deep else None
    )
