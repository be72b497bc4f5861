"""A card, and a page of cards, as plain text for the preview and the proof cells."""

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.finding_out import ToFindOut, stands_at
from widgets.core.shapes import SPEEDS, Card
from widgets.core.treatment import shown_on

from ..base.review_dates import review_sentences
from ..base.verdict import verdict
from ..base.wording import count_sentence, treatment_sentence, with_source_ids
from .card_parts import STATEMENTS


def cards_text(assessment: Assessment, content: Content) -> str:
    """Return the urgency, title and reasons of each card, and what to find out, with the cards that it could
    bring up or raise."""
    lines = [_line(card, content) for card in (*assessment.personal, *assessment.general)]
    if assessment.unsure:
        title = f"[{content.words('cards.find_out.chip')}] {content.words('cards.find_out.title')}"
        lines.insert(
            stands_at(assessment.unsure, assessment.personal),
            "\n".join([title, *(_thing(item, content) for item in assessment.unsure)]),
        )
    return "\n".join(lines)


def _thing(item: ToFindOut, content: Content) -> str:
    find_out = content.questions[item.question].find_out
    cards = "".join(f"\n        [{verdict(card, content).marked}] {card.title}" for card in item.cards)
    return f"    {find_out.what}: {find_out.how} {find_out.ask}{cards}"


def _line(card: Card, content: Content) -> str:
    why = "".join(f"\n    {reason.text}" for reason in card.reasons)
    inside = "".join(f"\n    + {_line(outcome, content)}" for outcome in card.inside)
    return f"[{verdict(card, content).text}] {card.title}{why}{inside}"


def card_text(card: Card, assessment: Assessment, content: Content) -> str:
    """Return the whole card for a reader, with the ids of its sources after each sentence."""
    words = content.words
    level = content.certainty_word(card.certainty.level, "label")
    lines = [
        f"{card.title}  [{verdict(card, content).text}]",
        with_source_ids(card.fact.text, card.fact.sources),
        *_counts(card, assessment, content),
        "",
        f"{words('cards.first_heading')}: "
        + with_source_ids(
            f"{card.first.what} {card.first.how} {card.first.why} {' / '.join(card.first.steps)}",
            card.first.sources,
        ),
        f"{words('cards.unknown_heading')}: {with_source_ids(card.unknown.text, card.unknown.sources)}",
        "",
        f"{words('cards.how_sure_heading')} {level}. {card.certainty.sentence} {card.certainty.reason}",
    ]
    for key in STATEMENTS:
        lines += _block(
            words(f"cards.{key}_heading"),
            [with_source_ids(item.text, item.sources) for item in getattr(card, key)],
        )
    lines += _block(
        words("cards.looks_like_heading"),
        [
            f"{words(f'cards.looks.{key}')}: {with_source_ids(item.text, item.sources)}"
            for key, item in card.looks_like.items()
        ],
    )
    lines += _block(
        words("cards.actions_heading"),
        [
            with_source_ids(f"{item.what} {item.why} {' / '.join(item.how)}", item.sources)
            for item in card.actions
        ],
    )
    lines += _block(
        words("cards.warning_signs_heading"),
        [
            f"{words(f'cards.speeds.{sign.when}')} {with_source_ids(sign.text, sign.sources)}"
            for speed in SPEEDS
            for sign in card.warning_signs
            if sign.when == speed
        ],
    )
    inside = [f"\n{card_text(outcome, assessment, content)}" for outcome in card.inside]
    return "\n".join([*lines, "", *review_sentences(card, content), *inside])


def _counts(card: Card, assessment: Assessment, content: Content) -> list[str]:
    """Return the counts below the deciding fact, each with its treatment."""
    return [
        "  - "
        + with_source_ids(
            f"{count_sentence(item, content)} {treatment_sentence(item, assessment, content)}",
            (item.source,),
        )
        for item in shown_on(card, content.findings, assessment.treatments_sure)
    ]


def _block(heading: str, lines: list[str]) -> list[str]:
    return ["", heading, *(f"  - {line}" for line in lines)] if lines else []
