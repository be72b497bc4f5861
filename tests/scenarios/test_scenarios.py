"""Scenarios that clinicians write: who answers what, and which cards and concerns they then must and must not
see."""

from pathlib import Path

import pytest
import yaml

from tests.content.compiled import CONTENT
from widgets.core.assessment import Assessment, assess
from widgets.core.finding_out import FIND_OUT, stands_at
from widgets.core.profile import clean
from widgets.view.base.wording import other_treatment_note

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
KEYS = {"name", "answers", "cards", "because", "not_cards", "find_out", "first", "concerns"}


def read(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def assessed(scenario: dict) -> Assessment:
    return assess(CONTENT, clean(CONTENT.questions, scenario["answers"] or {}))


def named(result: Assessment) -> dict[str, str]:
    """The cards named among the things to find out, each with the highest urgency that it would have."""
    cards = sorted((card for item in result.unsure for card in item.cards), key=lambda card: card.urgency)
    return {card.id: card.urgency.id for card in cards}


def because(result: Assessment) -> dict[str, str]:
    """The rule whose reason comes first on each card."""
    return {card.id: card.reasons[0].rule for card in result.cards if card.reasons}


def first(result: Assessment) -> str:
    """What comes first: a card, or what is to be found out."""
    on_top = result.unsure and not stands_at(result.unsure, result.personal)
    return FIND_OUT if on_top else result.cards[0].id


NAMES = [read(path)["name"] for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_scenario(path: Path) -> None:
    """
    The reader of this scenario sees these cards with this urgency, finds those named among the things to find
    out and nowhere else, and does not see those.
    """
    scenario = read(path)
    result = assessed(scenario)
    urgencies, to_find_out = {card.id: card.urgency.id for card in result.cards}, named(result)
    expected, expected_named = scenario.get("cards") or {}, scenario.get("find_out") or {}

    assert expected == {id: urgencies.get(id, "not shown") for id in expected}, scenario["name"]
    reasons = scenario.get("because") or {}
    assert reasons == {id: because(result).get(id) for id in reasons}, scenario["name"]
    assert expected_named == {id: to_find_out.get(id, "not named") for id in expected_named}, scenario["name"]
    assert [] == [id for id in expected_named if id in urgencies and id not in expected], scenario["name"]
    assert [] == [id for id in scenario.get("not_cards") or [] if id in urgencies | to_find_out], scenario[
        "name"
    ]
    assert scenario.get("first", first(result)) == first(result), scenario["name"]
    if scenario.get("find_out") == {}:
        assert {} == to_find_out, scenario["name"]
    if "concerns" in scenario:  # all of them: what is not named here must not appear
        assert scenario["concerns"] == [concern.id for concern in result.concerns], scenario["name"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_scenario_means_what_it_says(path: Path) -> None:
    """
    A scenario has no mistyped key, and names only questions, answers and cards that exist;
    else it would prove nothing.
    """
    scenario = read(path)
    answers_of_scenario = {id: tuple(answers) for id, answers in (scenario["answers"] or {}).items()}
    ids = {
        *(scenario.get("cards") or {}),
        *(scenario.get("because") or {}),
        *(scenario.get("not_cards") or []),
        *(scenario.get("find_out") or {}),
        scenario.get("first", "redness"),
    }

    assert set() == set(scenario) - KEYS
    assert any(scenario.get(key) for key in ("cards", "not_cards", "find_out")), "it expects nothing"
    assert {id: set(answers) for id, answers in answers_of_scenario.items()} == {
        id: set(answers) for id, answers in clean(CONTENT.questions, answers_of_scenario).answers.items()
    }
    assert set() == ids - set(CONTENT.cards) - {FIND_OUT}
    assert set() == set(scenario.get("concerns", [])) - set(CONTENT.concerns)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_readers_of_heated_needles_are_told_so_on_each_count(path: Path) -> None:
    """
    A reader with heated needles, certain or possible, sees no count of needles without heat that does not say so;
    no one else is told of it.
    """
    result = assessed(read(path))
    may_be_heated = {"radiofrequency", "not_sure"} & set(result.profile.chosen("needles"))
    without = [
        item for item in result.findings if item.treatment_kind in ("plain_needling", "needling_with_more")
    ]
    with_note = [item for item in without if "heat" in (other_treatment_note(item, result, CONTENT) or "")]

    assert without and with_note == (without if may_be_heated else [])


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_a_sentence(name: str) -> None:
    """
    A clinician reads from its name alone who the reader is and what they see: one whole sentence, used once.
    """

    assert name[0].isupper() and name.endswith(".") and ":" not in name, name
    assert 7 <= len(name.split()) <= 26, name
    assert 1 == NAMES.count(name)


def test_there_are_many_scenarios() -> None:
    """
    At least eighty readers are described, and each question is answered by several of them.
    """
    question_ids = [question for scenario in map(read, FILES) for question in scenario["answers"] or {}]

    assert 80 <= len(FILES)
    assert {} == {id: question_ids.count(id) for id in CONTENT.questions if question_ids.count(id) < 4}


def test_everything_means_everything() -> None:
    """
    The readers who answer everything, are sure of nothing, or say no to all,
    leave out no question that allows it.
    """
    with_answer, unknown, none = (
        set(read(Path(__file__).parent / f"everything-{way}.yaml")["answers"])
        for way in ("answered", "unknown", "skipped-but-no")
    )
    deniable = {question.id for question in CONTENT.questions.values() if question.none}

    assert set(CONTENT.questions) == with_answer
    assert set(CONTENT.questions) == unknown
    assert deniable == none


@pytest.mark.parametrize("concern", CONTENT.concerns)
def test_every_concern_has_a_scenario(concern: str) -> None:
    """
    Each concern is expected for one reader, together with others for another, and kept away from a third.
    """
    lists = [scenario["concerns"] for scenario in map(read, FILES) if "concerns" in scenario]

    assert [concern] in lists
    assert any(concern in concerns and len(concerns) > 1 for concerns in lists)
    assert any(concern not in concerns for concerns in lists)


def test_every_rule_has_a_scenario() -> None:
    """
    Each rule fires in at least one scenario that expects its card at its urgency,
    so that deleting it fails one.
    """
    proven = set()
    for scenario in map(read, FILES):
        expected = scenario.get("cards") or {}
        proven |= {
            reason.rule
            for card in assessed(scenario).cards
            if card.id in expected
            for reason in card.reasons
            if reason.urgency == card.urgency
        }

    assert set() == set(CONTENT.rules) - proven


@pytest.mark.parametrize("rule", CONTENT.rules.values(), ids=lambda rule: rule.id)
def test_deleting_a_rule_fails_a_scenario(rule) -> None:
    """
    Without this rule, some scenario no longer gets what it expects.
    """
    from dataclasses import replace

    without = replace(CONTENT, rules={id: item for id, item in CONTENT.rules.items() if id != rule.id})

    def holds(scenario: dict) -> bool:
        result = assess(without, clean(without.questions, scenario["answers"] or {}))
        urgencies = {card.id: card.urgency.id for card in result.cards}
        expected, reasons = scenario.get("cards") or {}, scenario.get("because") or {}
        return reasons.items() <= because(result).items() and all(
            urgencies.get(id) == urgency for id, urgency in expected.items()
        )

    assert not all(holds(scenario) for scenario in map(read, FILES)), rule.id
