"""A card and a page of cards as plain text: for the preview, the proof cells and any reader of plain text."""

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.dates import day
from widgets.core.finding_out import ToFindOut, stands_at
from widgets.core.shapes import Card
from widgets.core.treatment import shown_on

from ..base.wording import cited, counted, treated, urgency_words, verdict
from .card_parts import SPEEDS


def cards_text(assessment: Assessment, content: Content) -> str:
    """Return one line a card: urgency, title and why it is there; and what is to be found out, with the cards
    that it could bring up or raise."""
    lines = [_line(card, content) for card in assessment.cards]
    if assessment.unsure:
        title = f"[{content.words('cards.find_out.chip')}] {content.words('cards.find_out.title')}"
        lines.insert(
            stands_at(assessment.unsure, assessment.personal),
            "\n".join([title, *(_thing(item, content) for item in assessment.unsure)]),
        )
    return "\n".join(lines)


def _thing(item: ToFindOut, content: Content) -> str:
    told = content.questions[item.question].find_out
    named = "".join(f"\n        [{verdict(card, content)}] {card.title}" for card in item.cards)
    return f"    {told.what}: {told.how} {told.ask}{named}"


def _line(card: Card, content: Content) -> str:
    why = "".join(f"\n    {reason.text}" for reason in card.reasons)
    return f"[{urgency_words(card, content)}] {card.title}{why}"


def card_text(card: Card, assessment: Assessment, content: Content) -> str:
    """Return the whole card for a reader, with the ids of the sources behind each sentence."""
    words = content.words
    level = content.certainty_word(card.certainty.level, "label")
    lines = [
        f"{card.title}  [{urgency_words(card, content)}]",
        card.summary,
        "",
        f"{words('cards.how_sure_heading')} {level}. {card.certainty.sentence} {card.certainty.reason}",
    ]
    for key in ("known", "not_known", "how_long"):
        lines += _block(
            words(f"cards.{key}_heading"), [cited(item.text, item.sources) for item in getattr(card, key)]
        )
    lines += _block(
        words("cards.counts_heading"),
        [
            cited(f"{counted(item, content)} {treated(item, assessment, content)}", (item.source,))
            for item in shown_on(card, content.findings, assessment.treatments_sure)
        ],
    )
    lines += _block(
        words("cards.looks_like_heading"),
        [
            f"{words(f'cards.looks.{key}')}: {cited(item.text, item.sources)}"
            for key, item in card.looks_like.items()
        ],
    )
    lines += _block(
        words("cards.actions_heading"),
        [cited(f"{item.what} {item.why} {' / '.join(item.how)}", item.sources) for item in card.actions],
    )
    lines += _block(
        words("cards.warning_signs_heading"),
        [
            f"{words(f'cards.speeds.{sign.when}')}: {cited(sign.text, sign.sources)}"
            for speed in SPEEDS
            for sign in card.warning_signs
            if sign.when == speed
        ],
    )
    dates = (
        words("cards.last_checked", date=day(card.last_checked)),
        words("cards.next_review", date=day(card.next_review)),
    )
    return "\n".join([*lines, "", *dates])


def _block(heading: str, lines: list[str]) -> list[str]:
    return ["", heading, *(f"  - {line}" for line in lines)] if lines else []
