"""The parts of a card. Parts that the short card leaves out have the class `mw-deep`.

The short card says five things: its verdict, the deciding fact with its counts, the one thing to do first, the
most urgent sign, and what nobody knows. No sign is `mw-deep`: the others are in a fold beside the first.
"""

from collections.abc import Mapping

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.findings import Finding
from widgets.core.shapes import SPEEDS, Action, Card, FirstStep, Statement, WarningSign
from widgets.core.treatment import shown_on

from ..base.count_html import count_in_short, counts_table
from ..base.folds import fold, spoken
from ..base.kept import kept
from ..base.markup import Html, html, tag
from ..base.sources import judgement_mark, sends_for_help, sources, statement, statements_in_a_row
from .signs import Lead, by_speed, in_short, may_lead

AT_ONCE = 4  # statements of the whole card outside the fold
COUNTS = 2  # counts of the short card
DEEP = "mw-deep"
OPEN_ON_PAPER = "mw-open-on-paper"  # a fold that paper shows open
STATEMENTS = ("known", "how_long", "not_known")
"""The fields of statements on the whole card, each under its own heading. A field that is empty shows nothing."""


def counts(card: Card, assessment: Assessment, content: Content) -> Html | None:
    """Return the counts of the short card, each with a label where its treatment is not the reader's; those of an
    outcome inside it are one tap away, so that the card stays short."""
    findings = deciding_counts(card, assessment, content)
    if not findings:
        return None
    drawn = tag("ul", [count_in_short(item, card.id, assessment, content) for item in findings])
    if shown_on(card, content.findings, assessment.treatments_sure):
        return drawn
    number = "one" if len(findings) == 1 else "many"
    label = content.words(f"cards.counts_folded_{number}", n=len(findings))
    return fold(html(label, spoken(card.title)), drawn, f"counts-{card.id}")


def deciding_counts(card: Card, assessment: Assessment, content: Content) -> tuple[Finding, ...]:
    """Return the counts that the short card shows: its own, else those of the first outcome inside that has any.

    They are those of needling like the reader's, so that studies that disagree are both there; without any, the
    first, with what makes it another's.
    """
    for one in card.matter:
        every = shown_on(one, content.findings, assessment.treatments_sure)
        alike = tuple(item for item in every if assessment.unlike(item.treatment_kind) is None)
        if every:
            return alike[:COUNTS] or every[:1]
    return ()


def all_counts(card: Card, assessment: Assessment, content: Content) -> Html | None:
    """Return every count of the card as a table, on the whole card."""
    findings = shown_on(card, content.findings, assessment.treatments_sure)
    if not findings:
        return None
    heading = content.words("cards.counts_heading")
    return part(
        "counts", content, counts_table(findings, assessment, content, f"{heading}: {card.title}"), deep=True
    )


def first_step(card: Card, content: Content) -> Html:
    """Return the one thing to do first and how; the whole card adds why and the steps."""
    return _first_step(card.first, content)


@kept
def _first_step(step: FirstStep, content: Content) -> Html:
    return part(
        "first",
        content,
        tag("p", tag("strong", step.what), " ", step.how),
        _why(step, content, DEEP),
        tag("ul", [tag("li", line) for line in step.steps], class_=DEEP),
        tag("div", sources(step.sources, content), class_=DEEP) if step.sources else None,
    )


def _why(item: Action | FirstStep, content: Content, class_: str | None = None) -> Html:
    """Return why to do something, marked where no source says so, unless it sends for help at once."""
    ours = not item.sources and not sends_for_help(item.why)
    return tag("p", item.why, " ", judgement_mark(ours, content), class_=class_)


def looks(card: Card, content: Content) -> Html | None:
    """Return how it feels, then how it looks on each skin tone."""
    return _looks(card.looks_like, content)


@kept
def _looks(looks_like: Mapping[str, Statement], content: Content) -> Html | None:
    if not looks_like:
        return None
    rows = [
        html(tag("dt", content.words(f"cards.looks.{key}")), tag("dd", statement(item, content)))
        for key, item in looks_like.items()
    ]
    return part("looks_like", content, tag("dl", rows), deep=True)


def actions(card: Card, content: Content) -> Html | None:
    """Return what else the reader can do, on the whole card."""
    if not card.actions:
        return None
    lines = [_action(item, content) for item in card.actions]
    return part("actions", content, tag("ul", lines, class_="mw-actions"), deep=True)


@kept
def _action(item: Action, content: Content) -> Html:
    return tag(
        "li",
        tag("strong", item.what),
        _why(item, content),
        tag("ul", [tag("li", step) for step in item.how]),
        sources(item.sources, content),
    )


def warnings(card: Card, content: Content, lead: Lead | None = None) -> Html | None:
    """Return the most urgent sign, then all signs by how soon to act in a fold, on the short card too.

    `lead` is the sign to say in short where other cards are beside this one. Where an earlier card has said it, the
    fold alone follows how soon to act: a line that names the other card would come again and again among many cards.
    """
    if not card.warning_signs:
        return None
    words = content.words
    signs = by_speed(card)
    lead = lead or Lead(may_lead(card, ())[0])
    # How soon to act is the heading: the first words to read, and what a screen reader lists.
    heading = tag("h4", words(f"cards.speeds.{lead.sign.when}"))
    if lead.same_as:
        label = words("cards.which_signs_one" if len(signs) == 1 else "cards.which_signs_many", n=len(signs))
        return tag(
            "section", heading, fold(label, _all_signs(signs, content), "signs", f"mw-more {OPEN_ON_PAPER}")
        )
    label = words("cards.all_signs_one" if len(signs) == 1 else "cards.all_signs_many", n=len(signs))
    said = tag("p", in_short(lead.sign))
    return tag("section", heading, said, fold(label, _all_signs(signs, content), "signs"))


def _all_signs(signs: list[WarningSign], content: Content) -> Html:
    """Return all signs by how soon to act, with one note where the timing of any is our own."""
    groups = [(speed, [sign for sign in signs if sign.when == speed]) for speed in SPEEDS]
    # Once for all signs: after each sign it would read as doubt, which a sign of danger must not.
    has_own_timing = any(sign.judgement for sign in signs)
    note = tag("p", content.words("cards.signs_note"), class_="mw-soft") if has_own_timing else None
    return html([_speed(speed, those, content) for speed, those in groups if those], note)


def _speed(speed: str, signs: list[WarningSign], content: Content) -> Html:
    lines = [tag("li", sign.text, sources(sign.sources, content)) for sign in signs]
    return tag("div", tag("h5", content.words(f"cards.speeds.{speed}")), tag("ul", lines, class_="mw-signs"))


def unknown(card: Card, content: Content) -> Html:
    """Return what nobody knows, in one line that says so itself: its heading is for screen readers."""
    return _unknown(card.unknown, content)


@kept
def _unknown(item: Statement, content: Content) -> Html:
    heading = tag("h4", content.words("cards.unknown_heading"), class_="mw-spoken")
    return tag("section", heading, statement(item, content), class_="mw-unknown")


def statements(key: str, card: Card, content: Content) -> Html | None:
    """Return statements of the whole card: a few in sight, the rest in a fold."""
    return _statements(key, getattr(card, key), content)


@kept
def _statements(key: str, items: tuple[Statement, ...], content: Content) -> Html | None:
    if not items:
        return None
    some, rest = (statements_in_a_row(part, content) for part in (items[:AT_ONCE], items[AT_ONCE:]))
    return part(
        key, content, some, fold(content.words("cards.more", n=len(rest)), rest, f"more-{key}"), deep=True
    )


def part(key: str, content: Content, *body: object, deep: bool = False) -> Html:
    """Return one part of a card under its heading."""
    return tag(
        "section", tag("h4", content.words(f"cards.{key}_heading")), body, class_=DEEP if deep else None
    )
