"""What answers bring up, each group once, on a content small enough to see."""

from tests.core.small import CONTENT, RAW, each, rule
from widgets.core.card_groups import CardGroup, card_groups, emergencies, own_card_groups
from widgets.core.loading import build
from widgets.core.profile import Profile
from widgets.core.shapes import Urgency

GROWING, TYPE_4 = {"patches": ("growing",)}, {"skin_type": ("IV",)}


def ids(groups: tuple[CardGroup, ...]) -> list[tuple[str, list[str]]]:
    return [(group.card.id, [harm.id for harm in group.harms]) for group in groups]


def ids_of(profile: Profile, unsure: bool = False) -> list[tuple[str, list[str]]]:
    return ids(card_groups(CONTENT, profile, unsure=unsure))


def with_rules(*more: dict):
    return build({**RAW, "rules": {**RAW["rules"], **each(*more)}})


def test_a_harm_belongs_to_the_situation_of_the_same_answer() -> None:
    """
    A harm that the same answer raises is part of the group, and not a group of its own.
    """
    assert [("patches", []), ("brown", ["marks"])] == ids_of(Profile(GROWING | TYPE_4))


def test_a_harm_without_a_situation_is_a_group_of_its_own() -> None:
    """
    A harm whose answers bring up no situation is not lost.
    """
    assert [("marks", [])] == ids_of(Profile({"skin_type": ("V",)}))


def test_each_reason_appears_once() -> None:
    """
    A harm that two answers raise appears under both situations, each time with its own reason.
    """
    growing = {"question": "patches", "is": "growing"}
    content = with_rules(rule("patches-marks", "marks", "usually_not_done", growing))
    first, second = card_groups(content, Profile(GROWING | TYPE_4))

    assert [("patches", ["marks"]), ("brown", ["marks"])] == ids((first, second))
    assert (["patches-marks"], Urgency.USUALLY_NOT_DONE) == (
        [reason.rule for reason in first.harms[0].reasons],
        first.harms[0].urgency,
    )
    assert (["brown-marks"], Urgency.TELL_WHOEVER_TREATS_YOU) == (
        [reason.rule for reason in second.harms[0].reasons],
        second.harms[0].urgency,
    )


def test_a_reason_that_two_situations_share_belongs_to_the_more_urgent() -> None:
    """
    A harm raised by two answers together appears once, in the more urgent of their groups.
    """
    both = {"all": [{"question": "patches", "is": "growing"}, {"question": "skin_type", "is": "IV"}]}
    content = with_rules(rule("together", "scars", "usually_not_done", both))

    groups = card_groups(content, Profile(GROWING | TYPE_4))
    assert [("patches", ["scars"]), ("brown", ["marks"])] == ids(groups)


def test_an_urgent_harm_lifts_its_group() -> None:
    """
    The order is that of the most urgent thing in a group, so that no harm hides in a mild one.
    """
    brown = {"question": "skin_type", "is": "IV"}
    content = with_rules(
        rule("brown-scars", "scars", "usually_not_done", brown),
        rule("patches-mild", "patches", "tell_whoever_treats_you", {"question": "patches", "is": "still"}),
    )
    groups = card_groups(content, Profile({"patches": ("still",)} | TYPE_4))

    assert ["brown", "patches"] == [group.card.id for group in groups]


def test_what_depends_on_not_sure_is_separate() -> None:
    """
    What a sure answer brings up and what "not sure" may bring up are two lists; nothing is in both.
    """
    profile = Profile({"patches": ("not_sure",)} | TYPE_4)

    assert [("brown", ["marks"])] == ids_of(profile)
    assert [("patches", [])] == ids_of(profile, unsure=True)


def test_own_groups_are_what_is_sure_and_what_a_doubted_pick_names() -> None:
    """
    A reader's own groups are the sure ones, then those of a pick that they doubt; "not sure" alone names none.
    """
    reader = Profile({"patches": ("growing",), "skin_type": ("IV", "not_sure"), "creams": ("not_sure",)})

    assert [("patches", []), ("brown", ["marks"])] == ids(own_card_groups(CONTENT, reader))
    assert () == own_card_groups(CONTENT, Profile({"patches": ("not_sure",), "creams": ("not_sure",)}))


def test_what_may_be_shares_answers_that_may_be() -> None:
    """
    Under "not sure", a harm joins the situation with which it shares an answer that may be true.
    """
    still = {"all": [{"question": "patches", "is": "still"}, {"question": "skin_type", "is": "IV"}]}
    content = with_rules(rule("still-marks", "marks", "usually_put_off", still))
    profile = Profile({"patches": ("not_sure",)} | TYPE_4)

    assert [("patches", ["marks"])] == ids(card_groups(content, profile, unsure=True))


def test_what_is_sure_shares_only_answers_that_are_sure() -> None:
    """
    A sure harm does not join a situation through an answer that is only possible.
    """
    perhaps = {"question": "creams", "is": "b"}
    content = with_rules(
        rule(
            "harm", "scars", "usually_put_off", {"any": [perhaps, {"question": "patches", "is": "growing"}]}
        ),
        rule(
            "situation",
            "brown",
            "usually_not_done",
            {"any": [perhaps, {"question": "skin_type", "is": "IV"}]},
        ),
    )
    groups = ids(card_groups(content, Profile(GROWING | TYPE_4 | {"creams": ("a", "not_sure")})))

    assert [("brown", ["marks"]), ("patches", ["scars"])] == groups


def test_harms_without_a_situation_are_groups_of_their_own() -> None:
    """
    Two harms that no situation shares are two groups, each named after its harm.
    """
    content = with_rules(
        rule("type-5-scars", "scars", "usually_put_off", {"question": "skin_type", "is": "V"})
    )

    assert [("scars", []), ("marks", [])] == ids(card_groups(content, Profile({"skin_type": ("V",)})))


def test_emergency_signs_are_those_of_the_readers_cards_and_of_every_harm() -> None:
    """
    Each sign for the emergency number is listed once: first the reader's own, then those for everyone;
    possible ones count, and what can wait is not an emergency.
    """

    def signs(*pairs: tuple[str, str]) -> list[dict]:
        return [{"when": when, "text": text, "sources": [], "judgement": True} for when, text in pairs]

    cards = RAW["cards"]
    content = build(
        {
            **RAW,
            "cards": {
                **cards,
                "scars": cards["scars"]
                | {"warning_signs": signs(("emergency", "all"), ("same_day", "wait"))},
                "marks": cards["marks"] | {"warning_signs": signs(("emergency", "both"))},
                "patches": cards["patches"]
                | {"warning_signs": signs(("emergency", "both"), ("emergency", "own"))},
            },
        }
    )

    assert ("all", "both") == emergencies(content, Profile())
    assert ("both", "own", "all") == emergencies(content, Profile(GROWING))
    assert ("both", "own", "all") == emergencies(content, Profile({"patches": ("not_sure",)}))
