"""No two cards ask one reader to do opposite things, unless somebody wrote down why both are right."""

import re
from collections.abc import Iterable
from itertools import product

from tests.content.compiled import CONTENT

SUBJECTS = {
    "sunscreen": r"sunscreen|\bSPF\b",
    "make-up": r"make-?up",
    "retinoid": r"retinoid|tretinoin|retinol",
    "acids": r"\bacids?\b",
    "vitamin C or serum": r"vitamin C|\bserum",
    "blood thinner": r"blood thinner|warfarin|aspirin",
    "numbing cream": r"numbing cream",
    "cold sore medicine": r"medicine against|antiviral|aciclovir",
    "exercise": r"exercise|\bsport|\bgym\b",
    "steroid cream": r"steroid cream",
    "moisturiser": r"moisturis|emollient",
    "own medicines": r"your (own )?(medicine|tablets|cream)",
}
STOP = r"\b(do not|never|stop|pause|leave \w+( \w+)? (out|off|alone)|leave (out|off)|avoid|keep .* off)\b"
DO = r"^(use|put|take|start|wear|apply|go on|keep on|keep taking|keep using|carry on)\b"

# (subject, card that says do, card that says stop): why both are right.
LOOKED_AT: dict[tuple[str, str, str], str] = {}


def sentences(cards: Iterable) -> Iterable[tuple[str, str]]:
    """Every sentence of advice, with the card it is on."""
    for card in cards:
        for action in card.actions:
            for text in (action.what, *action.how):
                yield from ((card.id, sentence) for sentence in re.split(r"(?<=[.?!])\s+", text))


def opposites(advice: Iterable[tuple[str, str]]) -> set[tuple[str, str, str]]:
    """Pairs of cards of which one says to do a thing and the other to leave it."""
    advice = list(advice)
    pairs = set()
    for subject, pattern in SUBJECTS.items():
        about = [(card, text) for card, text in advice if re.search(pattern, text, re.IGNORECASE)]
        stop = {card for card, text in about if re.search(STOP, text, re.IGNORECASE)}
        do = {card for card, text in about if re.search(DO, text, re.IGNORECASE) and card not in stop}
        pairs |= {(subject, *pair) for pair in product(do, stop)}
    return pairs


def test_opposite_advice_is_noticed() -> None:
    """
    The search finds a planted pair, and leaves two cards that agree alone.
    """
    advice = [("a", "Use sunscreen each day."), ("b", "Do not use sunscreen."), ("c", "Use SPF 30 or more.")]

    assert {("sunscreen", "a", "b"), ("sunscreen", "c", "b")} == opposites(advice)
    assert set() == opposites(advice[::2])


def test_no_two_cards_advise_opposite_things() -> None:
    """
    Every pair of cards that pull in opposite directions was looked at, and no such note is out of date.
    """
    assert set(LOOKED_AT) == opposites(sentences(CONTENT.cards.values()))
