"""What the workbook promises to cover: every outcome and every situation has its card, rule and scenario."""

from pathlib import Path

import pytest
import yaml

from tests.content.compiled import CONTENT
from widgets.core.assessment import assess
from widgets.core.concerns import Concern
from widgets.core.profile import Profile
from widgets.core.shapes import OPTIONS, ROWS, Card

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
OUTCOMES = {
    "redness",
    "infection",
    "dark-marks",
    "pale-marks",
    "scars",
    "allergy-lumps",
    "cold-sores",
    "vitiligo",
    "eczema-flare",
    "kp-irritation",
    "numbing-cream-harm",
    "blood-borne-infection",
}
SITUATIONS = {
    "skin-type-1-2",
    "skin-type-3",
    "skin-type-4-6",
    "vitiligo-growing",
    "vitiligo-stable",
    "vitiligo-in-family",
    "lupus",
    "thyroid-disease",
    "psoriasis",
    "lichen-planus",
    "scleroderma",
    "eczema-active-there",
    "eczema-calm-there",
    "eczema-elsewhere",
    "keratosis-pilaris",
    "melasma",
    "earlier-dark-marks",
    "earlier-raised-scars",
    "infection-or-open-sores",
    "cold-sore-now",
    "earlier-cold-sores",
    "active-acne",
    "allergy-steel-or-anaesthetic",
    "allergy-nickel",
    "numbing-cream",
    "isotretinoin",
    "retinoid-cream",
    "sunburn-or-much-sun",
    "pregnant-or-breast-feeding",
    "blood-thinners",
    "bleeding-disorder",
    "weak-immune-system",
    "diabetes",
    "poor-healing",
    "skin-cancer-there",
    "under-22",
    "under-18",
    "treated-by-clinician",
    "treated-in-salon",
    "treated-at-home",
    "deep-needles",
    "radiofrequency-needles",
    "own-blood-on-skin",
    "serum-on-skin",
}
CHAPTERS = {
    "welcome",
    "your-skin",
    "what-can-go-wrong",
    "skin-colour-changes",
    "vitiligo",
    "eczema",
    "keratosis-pilaris",
    "healing",
    "your-choices",
    "how-sure-are-we",
    "words-and-sources",
}
ON_SKIN = ("eczema", "healing", "keratosis-pilaris", "skin-colour-changes", "vitiligo", "what-can-go-wrong")
CONCERNS = ["dark-marks", "eczema", "keratosis-pilaris", "lines", "pale-marks", "scars", "vitiligo"]
SCENARIOS = [
    yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in (Path(__file__).parent.parent / "scenarios").glob("*.yaml")
]


def of_kind(outcome: bool) -> set[str]:
    return {card.id for card in CONTENT.cards.values() if card.is_outcome == outcome}


def test_every_planned_card_and_chapter_is_there() -> None:
    """
    A card or a chapter that is deleted is missed, whatever was deleted with it.
    """
    assert (OUTCOMES, SITUATIONS) == (OUTCOMES & of_kind(True), SITUATIONS & of_kind(False))
    assert CHAPTERS == CHAPTERS & set(CONTENT.chapters)


@pytest.mark.parametrize("id", sorted(SITUATIONS))
def test_every_situation_has_a_rule_and_a_scenario(id: str) -> None:
    """
    Some rule brings the card up, and some scenario expects it at its urgency.
    """
    assert id in {rule.card for rule in CONTENT.rules.values()}
    assert id in {card for scenario in SCENARIOS for card in scenario.get("cards") or {}}


@pytest.mark.parametrize("card", [CONTENT.cards[id] for id in sorted(OUTCOMES)], ids=lambda card: card.id)
def test_an_outcome_card_is_whole(card: Card) -> None:
    """
    An outcome says how it feels and looks on white, brown and black skin, how long it lasts,
    what to do and when to get help.
    """
    assert {"feels", "white", "brown", "black"} == set(card.looks_like)
    assert all((card.fact, card.first.steps, card.unknown, card.how_long, card.warning_signs))


@pytest.mark.parametrize("chapter", [CONTENT.chapters[id] for id in ON_SKIN], ids=lambda chapter: chapter.id)
def test_a_chapter_is_whole(chapter) -> None:
    """
    A chapter asks the questions that matter there, shows the cards that answer to them and a chart or a drawing,
    and has a check.
    """
    drawn = "page.drawing(" in (NOTEBOOKS / f"{chapter.id}.ipynb").read_text("utf-8")
    assert all((chapter.sections, chapter.questions, chapter.cards, chapter.charts or drawn, chapter.check))
    assert {check.card for check in chapter.check} <= set(chapter.cards)


def test_every_planned_concern_is_there() -> None:
    """
    Each of the seven concerns has its table of options, and each can be named by an answer.
    """
    purposes = CONTENT.questions["purpose"].named
    reachable = {
        concern.id
        for purpose in purposes
        for concern in assess(CONTENT, Profile({"purpose": (purpose,)})).concerns
    }

    assert CONCERNS == sorted(CONTENT.concerns) == sorted(reachable)


@pytest.mark.parametrize("concern", CONTENT.concerns.values(), ids=lambda concern: concern.id)
def test_a_concern_is_whole(concern: Concern) -> None:
    """
    Each option of a concern fills each row, and every count beside it says both sides.
    """
    assert OPTIONS == tuple(concern.options)
    assert [(id, ROWS) for id in OPTIONS] == [
        (id, tuple(option.rows)) for id, option in concern.options.items()
    ]
    assert [] == [
        row
        for option in concern.options.values()
        for row, statements in option.rows.items()
        if not statements
    ]
    assert all(
        CONTENT.findings[id].counter
        for option in concern.options.values()
        for ids in option.findings.values()
        for id in ids
    )


def test_the_glossary_explains_words() -> None:
    """
    Each word has a plain word before its medical one, which differs, and a meaning.
    """
    assert len(CONTENT.glossary) >= 20
    assert [] == [
        term.id
        for term in CONTENT.glossary.values()
        if term.plain.casefold() == term.term.casefold() or not term.meaning.text
    ]
