"""One card a matter: an outcome inside the card of its situation, on a content small enough to see."""

from dataclasses import replace

from tests.core.small import RAW, each, rule
from widgets.core.assessment import Assessment, assess
from widgets.core.loading import build
from widgets.core.profile import Profile
from widgets.core.shapes import Card, Urgency, WarningSign

GROWING, STILL = {"question": "patches", "is": "growing"}, {"question": "patches", "is": "still"}
TELL, ASK, NOT_DONE = (
    Urgency.TELL_WHOEVER_TREATS_YOU,
    Urgency.ASK_A_SPECIALIST_FIRST,
    Urgency.USUALLY_NOT_DONE,
)


def assessed(named: dict[str, list[str]], rules: list[dict], **answers: str) -> Assessment:
    """A reader of content in which some situations name outcomes."""
    content = build({**RAW, "rules": {**RAW["rules"], **each(*rules)}})
    cards = {id: replace(card, outcomes=tuple(named.get(id, ()))) for id, card in content.cards.items()}
    return assess(replace(content, cards=cards), Profile({id: (answer,) for id, answer in answers.items()}))


def shown(cards: tuple[Card, ...]) -> list[tuple[str, list[str], Urgency]]:
    return [(card.id, [outcome.id for outcome in card.inside], card.urgency) for card in cards]


def test_an_outcome_goes_inside_the_situation_that_names_it() -> None:
    """
    Where the answers raise both there is one card; alone, each has its own.
    """
    named = {"brown": ["marks"]}

    assert [("brown", ["marks"], TELL)] == shown(assessed(named, [], skin_type="IV").personal)
    assert [("marks", [], TELL)] == shown(assessed(named, [], skin_type="V").personal)
    assert ["scars"] == [card.id for card in assessed(named, [], skin_type="IV").general]


def test_every_card_is_still_there_by_itself() -> None:
    """
    What is inside another card keeps its own urgency and reasons among all cards, and can be asked for.
    """
    reader = assessed({"brown": ["marks"]}, [], skin_type="IV")

    assert {"brown": TELL, "marks": TELL, "scars": 0} == {card.id: card.urgency for card in reader.cards}
    assert [["marks"], []] == [[one.id for one in reader.card(id).inside] for id in ("brown", "marks")]
    assert ["brown", "brown-marks"] == [reason.rule for reason in reader.personal[0].every_reason]


def test_of_several_situations_the_most_urgent_has_the_outcome() -> None:
    """
    An outcome is shown once, in the most urgent of the situations that name it.
    """
    named = {"brown": ["marks"], "patches": ["marks"]}
    reader = assessed(named, [], skin_type="IV", patches="still")

    assert [("patches", ["marks"], ASK), ("brown", [], TELL)] == shown(reader.personal)


def test_a_more_urgent_outcome_decides() -> None:
    """
    The card takes over the higher urgency, its reason, and what to do first; its own first step is not lost.
    """
    rules = [rule("marks-grow", "marks", "usually_not_done", STILL)]
    reader = assessed({"patches": ["marks"]}, rules, patches="still")
    own, [card] = next(card for card in reader.cards if card.id == "patches"), reader.personal

    assert (NOT_DONE, ASK) == (card.urgency, own.urgency)
    assert ["marks-grow", "patches-still"] == [reason.rule for reason in card.reasons]
    assert card.inside[0].first == card.first
    assert (own.first.what, own.first.how) == (card.actions[0].what, card.actions[0].how[0])


def test_signs_are_shared_and_said_once() -> None:
    """
    The card has the signs of all that is inside, its own first, each once.
    """
    one, other = (WarningSign(when, when, (), False) for when in ("same_day", "emergency"))
    reader = assessed({"brown": ["marks"]}, [], skin_type="IV")
    signs = {"brown": (one,), "marks": (other, one)}
    cards = tuple(replace(card, warning_signs=signs.get(card.id, ())) for card in reader.cards)

    assert (one, other) == replace(reader, cards=cards).personal[0].warning_signs


def test_a_card_that_only_not_sure_brings_takes_no_outcome_in() -> None:
    """
    An outcome that everyone has, or that an answer raised, is not hidden in a card that may not be the reader's.
    """
    rules = [rule("marks-grow", "marks", "usually_not_done", GROWING)]
    unsure = assessed({"patches": ["marks"]}, rules, patches="not_sure", skin_type="V")

    assert [("marks", [], TELL)] == shown(unsure.personal)
    assert [("patches", [], NOT_DONE)] == shown(unsure.gathered)
