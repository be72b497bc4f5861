"""The laws of a card, each a function: given all readers that a card can distinguish, the number of cases that were
looked at. It raises AssertionError, which names the first reader for whom the law does not hold."""

from collections.abc import Callable
from functools import cache

from tests.core.every_profile import (
    ABSENT,
    ProfileSpace,
    Seen,
    doubts_added,
    highest,
    leaves,
    none_for_skipped,
    risks_added,
    truth,
)
from widgets.core.shapes import Urgency

Law = Callable[[ProfileSpace], int]


def urgency_never_falls_when_a_risk_is_added(space: ProfileSpace) -> int:
    """A card never becomes less urgent when the reader names one more thing."""
    return _each(
        space,
        risks_added,
        lambda _, before, after: (
            before.shown <= after.shown and before.highest_urgency <= after.highest_urgency
        ),
    )


def unknown_is_never_safer(space: ProfileSpace) -> int:
    """ "Not sure" shows the card, or names it under that question, at least as urgently as any other answer would."""

    def is_kept(question: str, before: Seen, after: Seen) -> bool:
        under_it = highest(after.named[question]) if question in after.named else ABSENT
        return before.highest_urgency <= after.highest_urgency and before.shown <= max(after.shown, under_it)

    return _each(space, doubts_added, is_kept)


def none_is_the_same_as_skipped(space: ProfileSpace) -> int:
    """Saying "none" to a question shows the card exactly as skipping that question does."""

    def plain(outcome: Seen) -> tuple:
        open_rules = {id: [reason.rule for reason in reasons] for id, reasons in outcome.named.items()}
        return outcome.shown, [(reason.rule, reason.text) for reason in outcome.reasons], open_rules

    return _each(space, none_for_skipped, lambda _, before, after: plain(before) == plain(after))


def reasons_are_exactly_the_conditions_that_hold(space: ProfileSpace) -> int:
    """The reasons shown or named are those, and only those, whose condition is or may be true of the reader."""
    ids = list(space.questions)

    @cache
    def of_rule(rule: str, answers: tuple) -> object:
        return truth(whens[rule], space.questions, dict(zip(question_ids[rule], answers, strict=True)))

    whens = {rule.id: rule.when for rule in space.rules}
    question_ids = {
        rule.id: tuple(dict.fromkeys(leaf.question for leaf in leaves(rule.when))) for rule in space.rules
    }
    for profile in space.profiles:
        outcome = space.seen(profile)
        reasons_shown, open_ = {}, set()
        for rule in space.rules:
            rule_truth = of_rule(rule.id, tuple(profile[ids.index(id)] for id in question_ids[rule.id]))
            if rule_truth.named:
                reasons_shown[rule.id] = rule.because if rule_truth.sure else rule.because_unsure
            elif rule_truth.possible and rule.urgency > outcome.shown:
                open_.add(rule.id)
        open_rules = {reason.rule for reasons in outcome.named.values() for reason in reasons}
        assert reasons_shown == {reason.rule: reason.text for reason in outcome.reasons}, _reader(
            space, profile
        )
        assert open_ == open_rules, _reader(space, profile)
    return len(space.profiles)


def urgency_is_that_of_the_most_urgent_reason(space: ProfileSpace) -> int:
    """A card is exactly as urgent as its most urgent reason, which comes first; nothing is added up."""
    for profile in space.profiles:
        outcome = space.seen(profile)
        urgencies = [reason.urgency for reason in outcome.reasons]
        if urgencies:
            assert max(urgencies) == outcome.shown == urgencies[0], _reader(space, profile)
            assert sorted(urgencies, reverse=True) == urgencies, _reader(space, profile)
    return len(space.profiles)


def no_reason_no_raise(space: ProfileSpace) -> int:
    """Without a reason a harm stays where it is for everyone, and a situation is not shown at all."""
    resting = Urgency.CAN_HAPPEN_TO_ANYONE if space.card.is_outcome else ABSENT
    for profile in space.profiles:
        outcome = space.seen(profile)
        assert bool(outcome.reasons) or outcome.shown == resting, _reader(space, profile)
        assert outcome.shown != ABSENT or not space.card.is_outcome, _reader(space, profile)
    return len(space.profiles)


def not_sure_alone_is_never_a_reason(space: ProfileSpace) -> int:
    """What rests on "not sure" alone is named under each question that it depends on, and is no reason on the card."""
    for profile in space.profiles:
        outcome = space.seen(profile)
        unsure = {
            id
            for id, answer in zip(space.questions, profile, strict=True)
            if space.questions[id].not_sure.id in answer
        }
        assert all(not reason.find_out for reason in outcome.reasons), _reader(space, profile)
        assert set(outcome.named) <= unsure, _reader(space, profile)
        assert all(
            question in reason.find_out for question, reasons in outcome.named.items() for reason in reasons
        ), _reader(space, profile)
    return len(space.profiles)


LAWS: tuple[Law, ...] = (
    urgency_never_falls_when_a_risk_is_added,
    unknown_is_never_safer,
    none_is_the_same_as_skipped,
    reasons_are_exactly_the_conditions_that_hold,
    urgency_is_that_of_the_most_urgent_reason,
    no_reason_no_raise,
    not_sure_alone_is_never_a_reason,
)


def _each(space: ProfileSpace, pairs, is_kept) -> int:
    """Compare each profile with those that one changed answer makes of it."""
    for question, before, after in space.changes(pairs):
        if not is_kept(question, space.seen(before), space.seen(after)):
            raise AssertionError(f"{_reader(space, before)} -> {_reader(space, after)}")
    return len(space.profiles)


def _reader(space: ProfileSpace, profile: tuple) -> str:
    answers = {id: list(answer) for id, answer in zip(space.questions, profile, strict=True) if answer}
    return f"{space.card.id}, of a reader with {answers}"
