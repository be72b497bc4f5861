"""Numbers are given in one way everywhere: both sides, a range, and never "no risk"."""

from dataclasses import replace

import pytest

from tests.content.compiled import CONTENT
from tests.view.sample import ASSESSMENTS
from widgets.core.assessment import assess
from widgets.core.findings import Count, Patches
from widgets.core.profile import clean
from widgets.view.base.verdict import verdict, verdicts
from widgets.view.base.wording import (
    count_sentence,
    join_words,
    lower_first,
    not_studied_note,
    range_sentence,
    type_span,
)

PEOPLE = [finding for finding in CONTENT.findings.values() if finding.drawable]
PATCHES = [finding for finding in CONTENT.findings.values() if not finding.drawable]


@pytest.mark.parametrize("finding", PEOPLE, ids=lambda finding: finding.id)
def test_both_sides_of_a_count_are_given(finding) -> None:
    """
    Those whom it happened to, those whom it did not, and the whole group are all in the sentence.
    """
    sentence, count = count_sentence(finding, CONTENT), finding.measure

    assert f"{count.n} of {count.of}" in sentence
    assert f"{count.of - count.n} {finding.counter}" in sentence
    assert range_sentence(count, CONTENT) in sentence


@pytest.mark.parametrize("finding", PATCHES, ids=lambda finding: finding.id)
def test_a_share_of_patches_is_told_of_those_that_were_counted(finding) -> None:
    """
    The people and the share stand in two sentences: the people may have had other patches, which were not counted.
    """
    people, share, _ = (sentence.strip() for sentence in count_sentence(finding, CONTENT).split(". "))
    measure = finding.measure

    assert f"{measure.people} people" in people and "in 100" not in people
    assert share.startswith(f"Of the {measure.which}, about {measure.percent} in 100 ")
    assert "people" not in share


@pytest.mark.parametrize(
    ("number", "told"), [(None, "does not say how many there were."), (10, "There were 10 of them.")]
)
def test_how_many_patches_were_counted_is_told_or_not_known(number: int | None, told: str) -> None:
    """
    A share says how many it is a share of, or that the source does not.
    """
    finding = replace(PATCHES[0], measure=Patches(50, 20, "patches that had needles", number))

    assert count_sentence(finding, CONTENT).endswith(told)


@pytest.mark.parametrize(
    ("n", "of", "expected"),
    [
        (0, 39, ["as high as 9 in 100"]),  # none is never no risk
        (5, 36, ["14 in 100", "between 5 and 29"]),
        (1, 400, ["between fewer than 1 and 1 in 100"]),
    ],
)
def test_a_range_is_always_beside_the_number(n: int, of: int, expected: list[str]) -> None:
    """
    A count has its range, and under 1 in 100 is put into words and not shown as zero.
    """
    assert [] == [part for part in expected if part not in range_sentence(Count(n, of), CONTENT)]


def test_lists_read_as_english() -> None:
    """
    Lists end in and.
    """
    assert ("a", "a and b", "a, b and c", "") == (
        *(join_words(list(items)) for items in ("a", "ab", "abc", "")),
    )
    assert ("III", "III and IV", "III to V") == (
        type_span(("III",)),
        type_span(("III", "IV")),
        type_span(("III", "IV", "V")),
    )


@pytest.mark.parametrize(
    ("reader", "has_warning"), [((), False), (("II",), True), (("IV",), False), (("III", "IV"), False)]
)
def test_whose_skin_was_not_studied(reader: tuple[str, ...], has_warning: bool) -> None:
    """
    A reader whose skin type was not among those studied is told so; one who gave none, or may have one,
    is not.
    """
    assert has_warning == bool(not_studied_note(CONTENT.findings["dogra-dark-marks"], reader, CONTENT))


def test_a_verdict_says_whose_it_is_and_if_it_is_sure() -> None:
    """
    Away from its card, a verdict that no source gives is marked as our view,
    and one that depends on an unsure answer says so.
    """
    card = next(
        card
        for card in ASSESSMENTS["vitiligo, not sure if it grows"].gathered
        if card.id == "vitiligo-growing"
    )
    sure = next(card for card in ASSESSMENTS["skin type VI"].personal if card.id == "skin-type-4-6")
    ours, doubt = CONTENT.words("cards.own_judgement"), CONTENT.words("cards.if_so")

    words = verdict(card, CONTENT).off_card
    assert (True, True) == (words.startswith(doubt), words.endswith(f"({ours})"))
    assert verdict(sure, CONTENT).text == verdict(sure, CONTENT).off_card


def test_a_verdict_that_a_source_gives_too_is_not_ours_alone() -> None:
    """Where one deciding reason comes from a source, the verdict is not marked as our view."""
    sore = assess(CONTENT, clean(CONTENT.questions, {"who": ["home"], "cold_sores": ["now"]}))
    card = sore.card("infection")
    whose = {reason.own_judgement for reason in card.reasons if reason.urgency == card.urgency}

    assert ({True, False}, None) == (whose, verdict(card, CONTENT).own_view)


RAISED = [card for item in ASSESSMENTS.values() for card in (*item.cards, *item.gathered) if card.reasons]


def test_each_place_says_the_same_verdict() -> None:
    """
    The chip, the main points, the take-away and plain text differ in what they add to a verdict and in nothing
    else: the same words, marked as our view everywhere or nowhere.
    """
    for card in RAISED:
        one = verdict(card, CONTENT)
        places = (one.marked, one.on_card, one.off_card, one.after_title)

        assert [] == [place for place in places if one.text[1:] not in place]
        assert [bool(one.own_view)] * 3 == [
            CONTENT.words("cards.own_judgement") in place
            for place in (one.marked, one.off_card, one.after_title)
        ]
        assert bool(one.doubt) == one.off_card.startswith(CONTENT.words("cards.if_so"))
        assert bool(one.doubt) == (CONTENT.words("cards.perhaps") in one.after_title)


def test_no_reason_is_in_two_verdicts_or_in_none() -> None:
    """
    The verdicts on a card share out its reasons, and each says one urgency and one view.
    """
    for card in RAISED:
        each = verdicts(card, CONTENT)

        assert sorted(reason.rule for reason in card.reasons) == sorted(
            reason.rule for one in each for reason in one.reasons
        )
        assert {1} == {
            len({(reason.urgency, reason.own_judgement) for reason in one.reasons}) for one in each
        }


def test_only_the_first_letter_becomes_small() -> None:
    """
    A sentence that continues another begins with a small letter and keeps all others.
    """
    assert ("ask the GP", "", "a") == (lower_first("Ask the GP"), lower_first(""), lower_first("A"))


def test_a_situation_is_not_for_everyone() -> None:
    """
    A card on a situation that nothing makes pressing is good to know; the word for everyone is not on it.
    """
    card = next(card for card in ASSESSMENTS["skin type II"].personal if card.id == "skin-type-1-2")

    assert CONTENT.words("cards.good_to_know") == verdict(card, CONTENT).text
