"""What the workbook promises of the five articles: every claim, conflict, doubt and gap is answered,
each once."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from tests.content.compiled import CONTENT
from tests.content.source import FOLDER
from widgets.authoring.checks.places import check_mentions
from widgets.authoring.reading.content_folder import read_content
from widgets.core.articles import Answer, Claim

SCOPE = yaml.safe_load((Path(__file__).parent / "articles_scope.yaml").read_text(encoding="utf-8"))
CLAIMS: list[Claim] = [claim for group in CONTENT.articles.groups.values() for claim in group.claims]
ANSWERS = {claim.id: claim.answer for claim in CLAIMS}

# A claim that was doubted and is used all the same: why.
USED_THOUGH_DOUBTED = {
    "alt-03": "db-17 doubts that the list is whole; steroid creams are on it rightly, and the rest is told",
    "alt-04": "db-17 doubts that the list is whole; moisturisers are on it rightly, and the rest is told",
    "alt-05": "db-17 doubts that the list is whole; the reason names light and the newer medicines too",
    "alt-13": "db-04 doubts peels and lasers; creams are told by a review, as not agreed on",
    "ev-01": "db-31 and db-32 doubt that repeating or a heading proves it; a study of 20 people now stands behind it",
    "kp-05": "db-29 calls it too simple, not wrong; a hospital says it",
    "kp-06": "db-29 calls it too simple, not wrong; a hospital says it",
    "kp-07": "db-29 calls it too simple, not wrong; the reason adds that cheeks are for children",
    "mech-08": "db-31 doubts that repeating proves it; a study of skin samples stands behind it",
    "pig-08": "db-27 doubts that vitiligo and pale marks are told apart; the reason tells them apart",
    "pro-01": "db-26 doubts that skill makes it safe; the claim says only that it lowers some harm",
    "vit-01": "db-27 doubts that vitiligo and pale marks are told apart; the reason tells them apart",
    "vit-21": "db-18 doubts experts without a name; a regulator of doctors and a label stand behind it instead",
}


def differences(expected: list[str], actual: list[str]) -> dict[str, list[str]]:
    """What is expected but missing, what is there twice, and what is unexpected."""
    return {
        "missing": sorted(set(expected) - set(actual)),
        "strange": sorted(set(actual) - set(expected)),
        "twice": sorted(id for id, times in Counter(actual).items() if times > 1),
    }


WHOLE = differences([], [])


def test_what_is_missing_doubled_or_strange_is_noticed() -> None:
    """
    The comparison that the tests below rest on sees each of the three faults.
    """
    assert {"missing": ["b"], "strange": ["d"], "twice": ["a"]} == differences(
        ["a", "b", "c"], ["a", "a", "c", "d"]
    )


@pytest.mark.parametrize(
    ("expected", "actual", "number"),
    [
        ([*SCOPE["claims"]], [claim.id for claim in CLAIMS], 313),
        ([*SCOPE["conflicts"]], [conflict.id for conflict in CONTENT.articles.conflicts], 27),
        ([*SCOPE["doubtful"]], [doubt.id for doubt in CONTENT.articles.doubtful], 32),
        (SCOPE["gaps"], [gap.id for gap in CONTENT.articles.gaps], 37),
    ],
    ids=["claims", "conflicts", "doubtful", "gaps"],
)
def test_each_is_answered_once(expected: list[str], actual: list[str], number: int) -> None:
    """
    Each of the 313 claims, 27 conflicts, 32 doubtful claims and 37 gaps is answered once,
    and there are no others.
    """
    assert number == len(expected)
    assert WHOLE == differences(expected, actual)


def test_the_numbers_of_claims_have_no_hole() -> None:
    """
    The claims of each subject are numbered from 1 on, so that none was lost when the list was made.
    """
    numbers: dict[str, list[int]] = {}
    for id in SCOPE["claims"]:
        subject, number = id.rsplit("-", 1)
        numbers.setdefault(subject, []).append(int(number))

    assert {subject: [*range(1, len(own_numbers) + 1)] for subject, own_numbers in numbers.items()} == numbers
    assert {
        "risk": 52,
        "pig": 47,
        "ecz": 43,
        "kp": 39,
        "ev": 25,
        "vit": 23,
        "pro": 20,
        "care": 18,
        "mech": 16,
        "benefit": 15,
        "alt": 15,
    } == {subject: len(own_numbers) for subject, own_numbers in numbers.items()}


def test_each_claim_names_the_articles_that_make_it() -> None:
    """
    No article is credited with a claim that it does not make, and none is left out.
    """
    assert {id: set(articles) for id, articles in SCOPE["claims"].items()} == {
        claim.id: set(claim.articles) for claim in CLAIMS
    }


def test_a_conflict_names_claims_of_both_sides() -> None:
    """
    A conflict names at least one claim of each side, so that a reader can look both up.
    """
    one_sided = [
        conflict.id
        for conflict in CONTENT.articles.conflicts
        for side in SCOPE["conflicts"][conflict.id]
        if not set(side) & set(conflict.claims)
    ]

    assert [] == one_sided


def test_a_doubt_names_the_claims_that_were_doubted() -> None:
    """
    A doubt is handled for every claim that was doubted.
    """
    assert {id: set(claims) for id, claims in SCOPE["doubtful"].items()} == {
        doubt.id: set(doubt.claims) for doubt in CONTENT.articles.doubtful
    }


def test_what_was_doubted_is_not_plainly_used() -> None:
    """
    A doubtful claim is given as unproven, corrected or set aside, unless the list above has a reason to use it.
    """
    plainly_used = {
        id for claims in SCOPE["doubtful"].values() for id in claims if ANSWERS[id] is Answer.USED
    }

    assert plainly_used == set(USED_THOUGH_DOUBTED)


def test_every_place_discusses_its_subject() -> None:
    """
    What a claim, a conflict, a doubt or a gap points to is there and speaks of it.
    """
    assert [] == [str(complaint) for complaint in check_mentions(read_content(FOLDER))]


def test_no_answer_hides_behind_one_word() -> None:
    """
    All four answers are in use: nothing is dropped silently, and nothing is believed because an article says it.
    """
    assert set(Answer) == set(ANSWERS.values())
