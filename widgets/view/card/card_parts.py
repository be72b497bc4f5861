"""The parts of a card's body. Parts that the short card leaves out have the class `mw-deep`."""

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.shapes import SPEEDS, Action, Card, Statement, WarningSign
from widgets.core.treatment import HEATED, shown_on

from ..base.count_html import count_html
from ..base.folds import fold
from ..base.markup import Html, html, tag
from ..base.sources import judgement_mark, sources, statement

AT_ONCE = 5  # statements of the whole card outside the fold
URGENT = SPEEDS[:2]  # warning signs that the short card keeps
SHORT = {"counts": 1, "heated": 1, "actions": 3, "signs": 2}  # how many of each the short card shows
DEEP = "mw-deep"
FIRST_STATEMENTS = ("known", "not_known")
LAST_STATEMENTS = ("how_long",)
"""The fields of statements, each under its own heading: above the counts, on the short card too, and below them,
on the whole card only. A field that is empty shows nothing."""


def counts(card: Card, assessment: Assessment, content: Content) -> Html | None:
    """Return the counts on a card, each with its population, range and treatment, and where these differ from
    the reader's. The short card shows one more if it comes from the reader's heated needles."""
    findings = shown_on(card, content.findings, assessment.treatments_sure)
    if not findings:
        return None
    heated = sum(HEATED == item.treatment_kind in assessment.treatments_sure for item in findings)
    kept = SHORT["counts"] + min(SHORT["heated"], heated)
    entries = [
        count_html(item, card.id, assessment, content, DEEP if n >= kept else None)
        for n, item in enumerate(findings)
    ]
    return part("counts", content, tag("ul", entries))


def looks(card: Card, content: Content) -> Html | None:
    """Return how it feels, then how it looks on each skin tone."""
    if not card.looks_like:
        return None
    rows = [
        html(tag("dt", content.words(f"cards.looks.{key}")), tag("dd", statement(item, content)))
        for key, item in card.looks_like.items()
    ]
    return part("looks_like", content, tag("dl", rows), deep=True)


def actions(card: Card, content: Content) -> Html:
    """Return what the reader can do; the short card has the first few, without why and how."""
    lines = [_action(item, content, n >= SHORT["actions"]) for n, item in enumerate(card.actions)]
    return part("actions", content, tag("ul", lines, class_="mw-actions"))


def _action(item: Action, content: Content, deep: bool) -> Html:
    steps = tag("ul", [tag("li", step) for step in item.how], class_=DEEP) if item.how else None
    why = tag("p", item.why, " ", judgement_mark(not item.sources, content), class_=DEEP)
    return tag(
        "li",
        tag("strong", item.what),
        why,
        steps,
        sources(item.sources, content),
        class_=DEEP if deep else None,
    )


def warnings(card: Card, content: Content) -> Html | None:
    """Return the warning signs, the most urgent first."""
    if not card.warning_signs:
        return None
    groups = [(speed, [sign for sign in card.warning_signs if sign.when == speed]) for speed in SPEEDS]
    entries = [_speed(speed, signs, content) for speed, signs in groups if signs]
    # Once for all signs: after each sign it would read as doubt, which a sign of danger must not.
    has_own_timing = any(sign.judgement for sign in card.warning_signs)
    return part(
        "warning_signs",
        content,
        entries,
        tag("p", content.words("cards.signs_note"), class_=f"mw-soft {DEEP}") if has_own_timing else None,
        deep=not any(sign.when in URGENT for sign in card.warning_signs),
    )


def _speed(speed: str, signs: list[WarningSign], content: Content) -> Html:
    lines = [
        tag("li", sign.text, sources(sign.sources, content), class_=DEEP if n >= SHORT["signs"] else None)
        for n, sign in enumerate(signs)
    ]
    return tag(
        "div",
        tag("h5", content.words(f"cards.speeds.{speed}")),
        tag("ul", lines, class_="mw-signs"),
        class_=None if speed in URGENT else DEEP,
    )


def statements(key: str, card: Card, content: Content) -> Html | None:
    """Return the first statement for the short card, a few more for the whole card, the rest in a fold."""
    items: tuple[Statement, ...] = getattr(card, key)
    if not items:
        return None
    first, some, rest = (
        [statement(item, content) for item in part] for part in (items[:1], items[1:AT_ONCE], items[AT_ONCE:])
    )
    more = fold(content.words("cards.more", n=len(rest)), rest, f"more-{key}")
    return part(
        key,
        content,
        first,
        tag("div", some, more, class_=DEEP) if some else None,
        deep=key in LAST_STATEMENTS,
    )


def part(key: str, content: Content, *body: object, deep: bool = False) -> Html:
    return tag(
        "section", tag("h4", content.words(f"cards.{key}_heading")), body, class_=DEEP if deep else None
    )
