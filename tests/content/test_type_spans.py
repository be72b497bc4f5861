"""A span of skin types that a card or a rule names in words is the span that the rules act on."""

import re

import pytest

from tests.content.compiled import CONTENT
from widgets.core.profile import Profile
from widgets.core.rules import Rule, fire, questions_read

ORDER = CONTENT.questions["skin_type"].named
TYPE = r"(VI|IV|V|I{1,3})\b"
SPAN = rf"\b{TYPE} to {TYPE}"
GET_MORE = re.compile(rf"types {SPAN} (?:may |probably )?get (?:more|stronger)")
TOLD = re.compile(rf"\btypes? (?:from )?(?:{SPAN}|{TYPE}(?: (?:and|or) {TYPE})?)")
BY_TYPE = [rule for rule in CONTENT.rules.values() if questions_read(rule.when) == ("skin_type",)]
RAISED = [
    card
    for card in CONTENT.cards.values()
    if card.is_outcome and [rule for rule in BY_TYPE if rule.card == card.id and not rule.own_judgement]
]


def between(first: str, last: str) -> set[str]:
    return set(ORDER[ORDER.index(first) : ORDER.index(last) + 1])


def acted_on(rule: Rule) -> set[str]:
    """The skin types that make the rule fire."""
    return {type_ for type_ in ORDER if fire(rule, Profile({"skin_type": (type_,)}), CONTENT.questions)}


def in_words(text: str) -> set[str]:
    """The types that a rule's reason names first: "from III to VI", "type VI", "I or II"."""
    first, last, one, other = TOLD.search(text).groups()
    return between(first, last) if first else {one, other or one}


def named_as_getting_more(card) -> set[str]:
    """The types of which the card's sentences of fact say that they get more of the thing."""
    spans = [match.groups() for item in card.known for match in GET_MORE.finditer(item.text)]
    return set().union(*(between(*span) for span in spans))


def test_some_card_names_a_span_and_is_raised_by_type() -> None:
    """
    The laws below are about something: the card on dark marks says who gets more, and a rule raises it.
    """
    assert {"dark-marks"} <= {card.id for card in RAISED if named_as_getting_more(card)}


@pytest.mark.parametrize("card", RAISED, ids=lambda card: card.id)
def test_a_card_is_raised_for_the_types_that_it_names(card) -> None:
    """
    Where sources say which types get more, a rule of that card leaves none of them out and adds none,
    unless it is marked as our own view.
    """
    rules = [rule for rule in BY_TYPE if rule.card == card.id and not rule.own_judgement]

    assert named_as_getting_more(card) == set().union(*(acted_on(rule) for rule in rules))


@pytest.mark.parametrize("rule", BY_TYPE, ids=lambda rule: rule.id)
def test_a_reason_names_the_types_that_bring_it_up(rule: Rule) -> None:
    """
    "You picked a skin type from III to VI" is shown to readers with those types and to no others.
    """
    assert in_words(rule.because) == acted_on(rule)
