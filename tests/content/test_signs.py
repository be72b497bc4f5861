"""Laws of the real warning signs: what cannot wait is mentioned wherever it belongs, with one speed."""

import pytest

from tests.content.compiled import CONTENT, RAW
from widgets.core.shapes import Card

HELP = {item["text"]: group["when"] for group in RAW["help"]["groups"] for item in group["signs"]}
CREAM = [CONTENT.cards[id] for id in ("numbing-cream", "numbing-cream-harm")]
EARLY = ("tongue tingles", "taste metal", "ears ring", "dizzy")
ORDINARY = ("mild swelling spread evenly over the needled skin", "breathe easily")


def signs(card: Card) -> dict[str, str]:
    """Yield the texts of a card's signs with their speed."""
    return {sign.text: sign.when for sign in card.warning_signs}


def on_help(speed: str) -> str:
    return " ".join(
        item["text"] for group in RAW["help"]["groups"] for item in group["signs"] if group["when"] == speed
    )


def linked_to_herpes() -> list[Card]:
    """Yield the cards that speak of the cold sore virus, or that an answer about it brings up."""
    card_ids = {rule["card"] for rule in RAW["rules"].values() if "'cold_sores'" in str(rule["when"])}
    return [
        CONTENT.cards[id]
        for id, card in RAW["cards"].items()
        if id in card_ids
        or any(word in str({**card, "warning_signs": ()}) for word in ("cold sore", "herpe"))
    ]


@pytest.mark.parametrize("card", CREAM, ids=lambda card: card.id)
@pytest.mark.parametrize("words", [EARLY, ("turn blue, grey or very pale", "brown and black skin", "palms")])
def test_early_signs_of_too_much_numbing_cream(card: Card, words: tuple[str, ...]) -> None:
    """Early signs, and blue or grey lips, are an emergency on both cards on numbing cream and on help."""
    [text] = [text for text, when in signs(card).items() if all(word in text for word in words)]

    assert "emergency" == signs(card)[text]
    assert text in on_help("emergency")


@pytest.mark.parametrize("card", linked_to_herpes(), ids=lambda card: card.id)
def test_blisters_are_for_the_same_day(card: Card) -> None:
    """Blisters, or the first tingle of a cold sore, are for the same day wherever the virus is mentioned."""
    [text] = [text for text in signs(card) if text.startswith("You have blisters") and "tingling" in text]

    assert "same_day" == signs(card)[text]
    assert text in on_help("same_day")


def test_the_cards_with_a_link_to_herpes_are_found() -> None:
    """The test above has cards to look at."""
    assert {
        "cold-sores",
        "cold-sore-now",
        "earlier-cold-sores",
        "eczema-flare",
        "eczema-active-there",
        "eczema-calm-there",
        "eczema-elsewhere",
        "infection",
    } <= {card.id for card in linked_to_herpes()}


def test_every_emergency_is_on_the_help_page() -> None:
    """No card knows an emergency that the help page leaves out."""
    emergencies = {
        sign["text"]
        for card in RAW["cards"].values()
        for sign in card["warning_signs"]
        if sign["when"] == "emergency"
    }

    assert emergencies <= {text for text, when in HELP.items() if when == "emergency"}


def test_ordinary_swelling_is_distinguished_from_an_allergy() -> None:
    """The help page says first what swelling is expected, and the emergency is unlike it."""
    explanation = RAW["help"]["expected"]["text"]
    sudden = [text for text, when in HELP.items() if when == "emergency" and "face swells" in text]

    assert [] == [words for words in ORDINARY if words not in explanation]
    assert ["Your lips, tongue or throat suddenly swell, or your face swells fast."] == sudden


def test_no_sign_of_danger_reads_as_doubtful() -> None:
    """No text of a sign calls itself our view."""
    assert [] == [
        sign.text for card in CONTENT.cards.values() for sign in card.warning_signs if "our view" in sign.text
    ]
