"""Numbers are told in one way everywhere: both sides, a range, and never no risk."""

import pytest

from tests.content.compiled import CONTENT
from tests.view.sample import ASSESSMENTS
from widgets.core.assessment import assess
from widgets.core.findings import Count
from widgets.core.profile import clean
from widgets.view.base.wording import (
    advised,
    counted,
    is_our_view,
    listed,
    not_studied,
    ranged,
    types,
    urgency_words,
)

PEOPLE = [finding for finding in CONTENT.findings.values() if finding.drawable]
PATCHES = [finding for finding in CONTENT.findings.values() if not finding.drawable]


@pytest.mark.parametrize("finding", PEOPLE, ids=lambda finding: finding.id)
def test_both_sides_of_a_count_are_told(finding) -> None:
    """
    Those whom it happened to, those whom it did not, and the whole group are all in the sentence.
    """
    told, count = counted(finding, CONTENT), finding.measure

    assert f"{count.n} of {count.of}" in told
    assert f"{count.of - count.n} of {count.of}" in told
    assert ranged(count, CONTENT) in told


@pytest.mark.parametrize("finding", PATCHES, ids=lambda finding: finding.id)
def test_patches_are_told_as_patches(finding) -> None:
    """
    A share of patches names patches, and no count of people who were affected.
    """
    told = counted(finding, CONTENT)

    assert "patches" in told
    assert f" of {finding.measure.people} people" not in told.replace(
        f"a study of {finding.measure.people} people", ""
    )


@pytest.mark.parametrize(
    ("n", "of", "expected"),
    [
        (0, 39, ["as high as 9 in 100"]),  # none is never no risk
        (5, 36, ["14 in 100", "between 5 and 29"]),
        (1, 400, ["between fewer than 1 and 1 in 100"]),
    ],
)
def test_a_range_always_stands_beside_the_number(n: int, of: int, expected: list[str]) -> None:
    """
    A count has its range, and under 1 in 100 is said in words and not as zero.
    """
    assert [] == [part for part in expected if part not in ranged(Count(n, of), CONTENT)]


def test_lists_read_as_english() -> None:
    """
    Lists end in and.
    """
    assert ["a", "a and b", "a, b and c", ""] == [listed(list(items)) for items in ("a", "ab", "abc", "")]
    assert ("III", "III and IV", "III to V") == (
        types(("III",)),
        types(("III", "IV")),
        types(("III", "IV", "V")),
    )


@pytest.mark.parametrize(
    ("reader", "warned"), [((), False), (("II",), True), (("IV",), False), (("III", "IV"), False)]
)
def test_whose_skin_was_not_studied(reader: tuple[str, ...], warned: bool) -> None:
    """
    A reader whose skin type was not among those studied is told so; one who told none, or may have one,
    is not.
    """
    assert warned == bool(not_studied(CONTENT.findings["dogra-dark-marks"], reader, CONTENT))


def test_a_verdict_says_whose_it_is_and_if_it_is_sure() -> None:
    """
    Away from its card, a verdict that no source gives is marked as our view,
    and one that hangs on an unsure answer says so.
    """
    card = next(
        card
        for card in ASSESSMENTS["vitiligo, not sure if it grows"].gathered
        if card.id == "vitiligo-growing"
    )
    sure = next(card for card in ASSESSMENTS["skin type VI"].personal if card.id == "skin-type-6")
    ours, doubt = CONTENT.words("cards.own_judgement"), CONTENT.words("cards.if_so")

    told = advised(card, CONTENT)
    assert (True, True) == (told.startswith(doubt), told.endswith(f"({ours})"))
    assert urgency_words(sure, CONTENT) == advised(sure, CONTENT)


def test_a_verdict_that_a_source_gives_too_is_not_ours_alone() -> None:
    """Where one deciding reason comes from a source, the verdict is not marked as our view."""
    sore = assess(CONTENT, clean(CONTENT.questions, {"who": ["home"], "cold_sores": ["now"]}))
    card = sore.card("infection")
    whose = {reason.own_judgement for reason in card.reasons if reason.urgency == card.urgency}

    assert ({True, False}, False) == (whose, is_our_view(card))


def test_a_situation_is_not_for_everyone() -> None:
    """
    A card on a situation that nothing makes pressing is good to know; the word for everyone is not on it.
    """
    card = next(card for card in ASSESSMENTS["skin type II"].personal if card.id == "skin-type-1-2")

    assert CONTENT.words("cards.good_to_know") == urgency_words(card, CONTENT)
