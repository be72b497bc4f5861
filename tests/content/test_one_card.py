"""One card a matter: an outcome inside the card of its situation loses nothing, for every scenario and answer."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.content.compiled import CONTENT
from tests.core.every_profile import every_answer
from tests.view.parsed import Elements
from widgets.core.assessment import Assessment, assess
from widgets.core.findings import Count, Finding
from widgets.core.profile import Profile, clean
from widgets.core.shapes import Card
from widgets.core.treatment import shown_on
from widgets.view.base.verdict import verdict
from widgets.view.base.wording import both_sides, range_sentence
from widgets.view.card.card_html import card_html

SCENARIOS = sorted((Path(__file__).parents[1] / "scenarios").glob("*.yaml"))
NAMED = sorted({(card.id, outcome) for card in CONTENT.cards.values() for outcome in card.outcomes})


@cache
def readers() -> dict[str, Assessment]:
    """Every scenario, and everyone who answers a single question."""
    scenarios = {
        path.stem: clean(CONTENT.questions, yaml.safe_load(path.read_text(encoding="utf-8"))["answers"] or {})
        for path in SCENARIOS
    }
    single = {
        f"{question.id}: {', '.join(answer)}": Profile({question.id: answer})
        for question in CONTENT.questions.values()
        for answer in every_answer(question)
    }
    return {name: assess(CONTENT, profile) for name, profile in (scenarios | single).items()}


def with_homes(name: str) -> list[tuple[Card, Card]]:
    """Each card that a reader has, by itself, beside the card that shows it."""
    reader = readers()[name]
    homes = {one.id: card for card in reader.personal for one in card.matter}
    return [(card, homes[card.id]) for card in reader.cards if card.reasons]


def flat(text: str) -> str:
    return " ".join(text.split())


def parts(card: Card) -> list[str]:
    """All that a card says, but for its verdict, its counts, its certainty and its looks."""
    return [
        card.title,
        *(item.text for item in (card.fact, card.unknown, *card.known, *card.not_known, *card.how_long)),
        *(card.first.what, card.first.how, card.first.why, *card.first.steps),
        *(text for item in card.actions for text in (item.what, item.why, *item.how)),
        *(sign.text for sign in card.warning_signs),
        *(reason.text for reason in card.reasons),
    ]


def sentences(situation: str) -> list[str]:
    """The sentences of a situation and of all outcomes that can be inside it, without the signs: those come once."""
    card = CONTENT.cards[situation]
    cards = (card, *(CONTENT.cards[id] for id in card.outcomes))
    signs = {flat(sign.text) for one in cards for sign in one.warning_signs}
    sure = {one.certainty for one in cards}  # shown once where it is the same
    said = [
        *(text for note in sure for text in (note.sentence, note.reason)),
        *(text for one in cards for text in parts(one)),
    ]
    return [
        sentence
        for part in map(flat, said)
        if part not in signs
        for sentence in re.split(r"(?<=[.?!])\s+", part)
        if len(sentence.split()) > 2
    ]


def count_cells(finding: Finding) -> list[str]:
    """Both sides of a count and its range, which are two cells of a table."""
    measure = finding.measure
    ranges = [range_sentence(measure, CONTENT)] if isinstance(measure, Count) else []
    return [both_sides(finding, CONTENT), *ranges]


def sources(card: Card) -> set[str]:
    statements = (card.fact, card.unknown, *card.known, *card.not_known, *card.how_long)
    cited = (
        *statements,
        *card.looks_like.values(),
        card.first,
        *card.actions,
        *card.warning_signs,
        *card.reasons,
    )
    return {CONTENT.sources[id].title for item in cited for id in item.sources}


@cache
def text(markup: str) -> str:
    return flat(Elements(markup).text)


def test_each_card_is_shown_once_and_never_as_less_urgent() -> None:
    """
    Every card that a reader has is in exactly one card on the page, which is at least as urgent as it is.
    """
    for name, reader in readers().items():
        own = Counter(card.id for card in reader.cards if card.reasons)

        assert own == Counter(one.id for card in reader.personal for one in card.matter), name
        assert [] == [card.id for card, home in with_homes(name) if card.urgency > home.urgency], name
        assert [] == [
            card.id
            for card, home in with_homes(name)
            if not {reason.rule for reason in card.reasons} <= {reason.rule for reason in home.every_reason}
        ], name


def test_an_outcome_is_inside_the_most_urgent_situation_that_names_it() -> None:
    """
    An outcome is in the card of a situation that names it, the most urgent that the reader has; else by itself.
    """
    for name, reader in readers().items():
        own = {card.id: card for card in reader.cards if card.reasons}
        homes = {one.id: card.id for card in reader.personal for one in card.matter}
        for outcome in (card for card in own.values() if card.is_outcome):
            naming = {card.id: card.urgency for card in own.values() if outcome.id in card.outcomes}
            home = homes[outcome.id]

            assert home in naming or (not naming and home == outcome.id), (name, outcome.id)
            assert not naming or naming[home] == max(naming.values()), (name, outcome.id)


def test_nothing_is_lost_inside_another_card() -> None:
    """
    Each sentence, step, sign, reason, count and source of a card is on the card that shows it, and its verdict too
    where it differs; a link to the card finds its place. Readers with equal cards and treatments see the same markup,
    so one of them is looked at.
    """
    seen = set()
    for name, reader in readers().items():
        for card, home in with_homes(name):
            case = card.id, repr(home), reader.treatments_sure, reader.treatments, reader.skin_types
            if (home.id == card.id and not home.inside) or case in seen:
                continue
            seen.add(case)
            markup = str(card_html(home, reader, CONTENT))
            shown = shown_on(card, CONTENT.findings, reader.treatments_sure)
            counts = [cell for item in shown for cell in count_cells(item)]
            looks = [item.text for item in card.looks_like.values()]
            sure = (card.certainty.sentence, card.certainty.reason)
            said = [*parts(card), *looks, *sure, *counts, *sources(card)]

            assert [] == [part for part in said if flat(part) not in text(markup)], (name, card.id)
            assert home.id == card.id or verdict(card, CONTENT).text[1:] in text(markup), (name, card.id)
            assert 1 == markup.count(f'id="card-{card.id}"'), (name, card.id)


def test_no_sentence_is_on_one_card_twice() -> None:
    """
    A card with outcomes inside says no whole sentence twice.
    """
    twice = {
        name: again
        for name in sorted({name for name, _ in NAMED})
        if (again := [sentence for sentence, n in Counter(sentences(name)).items() if n > 1])
    }

    assert {} == twice


@pytest.mark.parametrize("types", [*("IV", "V", "VI")])
def test_the_card_of_three_skin_types_names_the_reader_s_own(types: str) -> None:
    """
    Skin types IV, V and VI share a card, and its reason says which of them the reader picked.
    """
    [card] = [card for card in readers()[f"skin_type: {types}"].personal if card.id.startswith("skin-type")]

    assert [f"skin-type-{4 + ['IV', 'V', 'VI'].index(types)}"] == [reason.rule for reason in card.reasons]
    assert f"type {types}" in card.reasons[0].text


def test_a_skin_type_in_doubt_keeps_a_reason_for_each_that_it_may_be() -> None:
    """
    Someone who picks IV and is not sure has a reason for IV and one for V on the shared card, and type III besides.
    """
    personal = {card.id: card for card in readers()["skin_type: IV, not_sure"].personal}

    assert ["skin-type-4", "skin-type-5"] == [reason.rule for reason in personal["skin-type-4-6"].reasons]
    assert "skin-type-3" in personal


def test_many_matters_are_named() -> None:
    """
    Every outcome has a situation whose card it can be inside, so the laws above are about something.
    """
    outcomes = {card.id for card in CONTENT.cards.values() if card.is_outcome}

    assert outcomes == {outcome for _, outcome in NAMED}
