"""Whose treatment a count comes from: heat that is named, or may be there, is always mentioned."""

from dataclasses import replace

import pytest

from tests.content.compiled import CONTENT
from widgets.core.assessment import Assessment, assess
from widgets.core.profile import clean
from widgets.core.treatment import Unlike, is_counted_with_heat, shown_on

PLAIN, MORE, HEATED, OTHER = KINDS = ("plain_needling", "needling_with_more", "radiofrequency", "other")


def reader(**answers: list[str]) -> Assessment:
    return assess(CONTENT, clean(CONTENT.questions, answers))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, (None, Unlike.MORE, Unlike.HEATED, Unlike.OTHER)),
        ({"needles": ["none"]}, (None, Unlike.MORE, Unlike.HEATED, Unlike.OTHER)),
        ({"needles": ["deeper_than_1_5_mm"]}, (None, Unlike.MORE, Unlike.HEATED, Unlike.OTHER)),
        ({"needles": ["radiofrequency"]}, (Unlike.NO_HEAT, Unlike.NO_HEAT, None, Unlike.OTHER)),
        (
            {"needles": ["not_sure"]},
            (Unlike.NO_HEAT_UNSURE, Unlike.NO_HEAT_UNSURE, Unlike.HEATED, Unlike.OTHER),
        ),
        ({"on_skin": ["own_blood"]}, (Unlike.ALONE, Unlike.MORE, Unlike.HEATED, Unlike.OTHER)),
        ({"on_skin": ["serum"]}, (Unlike.ALONE, Unlike.MORE, Unlike.HEATED, Unlike.OTHER)),
        ({"on_skin": ["numbing_cream"]}, (None, Unlike.MORE, Unlike.HEATED, Unlike.OTHER)),
        (
            {"needles": ["radiofrequency"], "on_skin": ["serum"]},
            (Unlike.NO_HEAT, Unlike.NO_HEAT, None, Unlike.OTHER),
        ),
    ],
)
def test_answers_decide_whose_treatment_was_counted(answers: dict, expected: tuple) -> None:
    """
    Heat matters most, a doubt is worded as an "if", and what is not microneedling is so for every reader.
    """
    assert expected == tuple(reader(**answers).unlike(kind) for kind in KINDS)


def test_not_knowing_is_never_read_as_no_heat() -> None:
    """
    A count that is not about heated needles is unlike those of a reader who does not know, too.
    """
    sure, unsure = reader(needles=["radiofrequency"]), reader(needles=["not_sure"])

    assert [] == [kind for kind in KINDS if sure.unlike(kind) and not unsure.unlike(kind)]


def test_a_reader_with_heated_needles_sees_their_counts_first() -> None:
    """
    For such a reader each card shows its counts with heat first, the largest study before the others; no one else's
    card changes.
    """
    for card in CONTENT.cards.values():
        with_heat = {
            item.id
            for item in CONTENT.findings.values()
            if item.card == card.id and item.treatment_kind == HEATED
        }
        ids = [item.id for item in shown_on(card, CONTENT.findings, frozenset({HEATED}))]

        people = [CONTENT.findings[id].people for id in ids[: len(with_heat)]]

        assert with_heat == set(ids[: len(with_heat)])
        assert sorted(people, reverse=True) == people
        assert len(set(ids)) == len(ids) and set(card.findings) <= set(ids)
        assert list(card.findings) == [item.id for item in shown_on(card, CONTENT.findings, frozenset())]


def test_a_count_with_heat_is_only_claimed_where_there_is_one() -> None:
    """
    Whether there is a count with heat is asked of the card or concern that a count belongs to.
    """
    tram = CONTENT.findings["dogra-tram-track"]
    without = {id: item for id, item in CONTENT.findings.items() if item.treatment_kind != HEATED}
    elsewhere = {**without, "x": replace(tram, id="x", card="vitiligo", treatment_kind=HEATED)}

    assert is_counted_with_heat(tram, CONTENT.findings)
    assert [False, False] == [is_counted_with_heat(tram, some) for some in (without, elsewhere)]
