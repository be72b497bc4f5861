from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.pages import Page
from widgets.core.profile import InvalidAnswer, Profile
from widgets.core.shapes import FindOut, Option, Question, QuestionKind
from widgets.ui import question_form
from widgets.ui.question_form import ENOUGH, QuestionForm

KNOWN = {
    "vitiligo": ["growing", "not_growing", "none", "not_sure"],
    "skin_type": ["I", "II", "III", "not_sure"],
    "on_skin": ["cream", "serum", "none", "not_sure"],
    "who": ["clinician", "home", "not_sure"],
}
KINDS = {"vitiligo": "one", "skin_type": "scale", "on_skin": "several", "who": "one"}


def question(id: str) -> Question:
    options = tuple(Option(answer, answer) for answer in KNOWN[id] if answer not in ("none", "not_sure"))
    none = Option("none", "None") if "none" in KNOWN[id] else None
    not_sure, find_out = Option("not_sure", "Not sure"), FindOut("What", "How.", "Ask.")
    return Question(
        id, f"{id}?", "Because.", None, QuestionKind(KINDS[id]), options, none, not_sure, find_out
    )


QUESTIONS = {id: question(id) for id in KNOWN}


def form(**traits: object) -> QuestionForm:
    return QuestionForm(questions=QUESTIONS, **traits)


@pytest.mark.parametrize(
    "message, answers",
    [
        ({"vitiligo": ["growing"]}, {"vitiligo": ["growing"]}),
        ({"who": ["home"]}, {"who": ["home"]}),
        ({"vitiligo": []}, {}),
        ({"nobody_asked": ["growing"]}, {}),
        ({"vitiligo": ["no such option"]}, {}),
        ({"vitiligo": ["growing", "no such option"]}, {"vitiligo": ["growing"]}),
        ({"vitiligo": "growing"}, {}),
        ({"vitiligo": {"growing": 1}}, {}),
        ({"vitiligo": [["growing"], None, 3, {}]}, {}),
        ({"vitiligo": ["growing", "growing"]}, {"vitiligo": ["growing"]}),
        (["vitiligo"], {}),
        ("vitiligo", {}),
        (None, {}),
        (7, {}),
    ],
)
def test_only_valid_answers_are_kept(message: object, answers: dict) -> None:
    """Whatever the page sends, value has known options of known questions and nothing else."""
    it = form()
    Page(it).change(value=message, asked=1)

    assert Profile(answers) == it.value


@pytest.mark.parametrize(
    "message, answer",
    [
        ({"vitiligo": ["growing", "not_growing"]}, ["not_sure"]),
        ({"vitiligo": ["growing", "none"]}, ["growing"]),
        ({"vitiligo": ["none", "not_sure"]}, ["not_sure"]),
        ({"skin_type": ["I", "III"]}, ["not_sure"]),
        ({"skin_type": ["I", "not_sure"]}, ["I", "not_sure"]),
        ({"on_skin": ["cream", "serum", "not_sure"]}, ["cream", "serum", "not_sure"]),
        ({"on_skin": ["cream", "none"]}, ["cream"]),
    ],
)
def test_answers_that_exclude_each_other_are_never_kept_together(message: dict, answer: list) -> None:
    """Each kind of question keeps its own law, and a doubt is never resolved to the safer side."""
    it = form()
    Page(it).change(value=message, asked=1)

    assert [tuple(answer)] == list(it.value.answers.values())


def test_kind_of_a_question_asked_elsewhere() -> None:
    """A question that is not shown here keeps the law of its kind."""
    it = form(html="<div class='mw-form'></div>")
    Page(it).change(value={"who": ["clinician", "home"]}, asked=1)

    assert Profile({"who": ("not_sure",)}) == it.value


NESTED = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)
IDS = st.sampled_from([*KNOWN, *(id for ids in KNOWN.values() for id in ids)])
FORGED = NESTED | st.dictionaries(IDS, st.lists(IDS | NESTED, max_size=5) | NESTED, max_size=5)


@given(value=FORGED, revision=NESTED, other=NESTED)
def test_callbacks_never_see_forged_values(value: object, revision: object, other: object) -> None:
    """No forged message raises, and every callback sees valid answers only."""
    profiles: list[Profile] = []
    it = form(take=lambda it: profiles.append(it.value))
    Page(it).change(value=value, asked=revision, html=other, questions=other, answered=other)

    assert [it.value] == profiles
    for answers in (profile.answers for profile in profiles):
        assert set() == set(answers) - set(KNOWN)
        assert all(answer and set(answer) <= set(KNOWN[id]) for id, answer in answers.items())


def answered_form(profiles: list[Profile]) -> QuestionForm:
    """Return a form that answers at once, and keeps what its callback saw."""

    def take(it: QuestionForm) -> None:
        profiles.append(it.value)
        it.answered = it.asked

    return form(take=take)


def test_answers_come_as_a_message_too() -> None:
    """A message of the form's own kind counts as a change does: once, with both in it."""
    profiles: list[Profile] = []
    it = answered_form(profiles)
    page = Page(it)
    page.ask({"value": {"vitiligo": ["growing"]}, "asked": 1})

    assert ([Profile({"vitiligo": ("growing",)})], 1) == (profiles, it.asked)
    assert [{"answered": 1}] == page.states


ANSWER = {"value": {"vitiligo": ["growing"]}, "asked": 1, "seen": 0}


def test_a_message_that_comes_again_is_answered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reply to an answer may be lost on the way: the page sends the answer again, and gets its reply again."""
    it = answered_form([])
    page = Page(it)
    page.ask(ANSWER)
    monkeypatch.setattr(question_form, "monotonic", lambda: monotonic() + ENOUGH)
    page.ask(ANSWER)

    assert [{"answered": 1}, {"answered": 1}] == page.states
    assert Profile({"vitiligo": ("growing",)}) == it.value


def test_copies_that_waited_together_get_one_reply() -> None:
    """A kernel that was late finds one answer several times, and must not send everything for each."""
    profiles: list[Profile] = []
    page = Page(answered_form(profiles))
    for _ in range(3):
        page.ask(ANSWER)

    assert ([{"answered": 1}], 1) == (page.states, len(profiles))


def replies(*seen: object) -> list[bool]:
    """Ask a form once for each value of `seen`, and return when it was to send everything."""
    told: list[bool] = []

    def take(it: QuestionForm) -> None:
        told.append(it.missed)
        it.answered = it.asked

    page = Page(form(take=take))
    for asked, one in enumerate(seen, 1):
        page.ask({"value": {}, "asked": asked, "seen": one})
    return told


@pytest.mark.parametrize(("seen", "missed"), [(1, False), (0, True), ("1", True), (None, True)])
def test_a_page_that_missed_a_reply_is_known(seen: object, missed: bool) -> None:
    """What was redrawn for the reply that is lost may be lost too: the callback learns of it, for this once."""
    assert [False, missed, False] == replies(0, seen, 2)


def test_nobody_gets_everything_again_and_again() -> None:
    """A page that claims with each message to lack everything gets it once in a while."""
    assert [True, False, False] == replies(7, 7, 7)


@given(content=NESTED | st.dictionaries(st.sampled_from(["value", "asked", "html"]), FORGED, max_size=3))
def test_forged_messages_never_raise(content: object) -> None:
    """Whatever comes as a message, every callback sees valid answers only, and nothing else is set."""
    it = form()
    before = it.html
    Page(it).ask(content)

    assert before == it.html
    assert all(answer and set(answer) <= set(KNOWN[id]) for id, answer in it.value.answers.items())


@pytest.mark.parametrize("revision", ["5", None, -1, True, 1.5, 2**60, [], {}])
def test_forged_revision_changes_nothing(revision: object) -> None:
    """A revision that is not a count leaves the last one in place."""
    it = form()
    page = Page(it)
    page.change(asked=4)
    page.change(asked=revision)

    assert 4 == it.asked


@pytest.mark.parametrize("name", ["questions", "html", "answered", "_esm", "_css"])
def test_page_sets_nothing_but_its_part(name: str) -> None:
    """The page cannot change what is asked or what it runs."""
    it = form()
    before = getattr(it, name)
    Page(it).change(**{name: {"vitiligo": ["forged"]}})

    assert before == getattr(it, name)


def test_one_message_each_way() -> None:
    """A click is one message to the kernel, and the form answers with one: that it is done."""
    it = form(take=lambda it: setattr(it, "answered", it.asked))
    page = Page(it)
    page.change(value={"vitiligo": ["growing"]}, asked=1)

    assert [{"answered": 1}] == page.states


def test_one_message_is_acted_on_once() -> None:
    """A message brings answers and their count; what follows from both is done once, with both in place."""
    changes: list[tuple] = []
    page = Page(form(take=lambda it: changes.append((it.value, it.asked))))
    page.change(value={"vitiligo": ["growing"]}, asked=1)

    assert [(Profile({"vitiligo": ("growing",)}), 1)] == changes


def test_page_gets_the_ids_of_all_answers() -> None:
    """What a tab remembers is checked against every answer that any question offers; no other words travel."""
    assert KNOWN == form().get_state()["questions"]


def test_page_learns_when_its_answers_were_corrected() -> None:
    """The page shows what Python keeps: a value that was not valid comes back corrected."""
    it = form()
    page = Page(it)
    page.change(value={"vitiligo": ["growing", "not_growing"]}, asked=1)

    assert [{"value": {"vitiligo": ["not_sure"]}}] == page.states


def test_page_is_corrected_even_when_nothing_changed_here() -> None:
    """Answers that leave Python with what it had are sent back too: the page must not show them as given."""
    it = form()
    page = Page(it)
    page.change(value={"vitiligo": ["no such option"]}, asked=1)

    assert [{"value": {}}] == page.states


def test_same_answers_again_still_ask() -> None:
    """A change that leads to the same answers raises asked, so that it is answered too."""
    revisions: list[int] = []
    page = Page(form(take=lambda it: revisions.append(it.asked)))
    page.change(value={"vitiligo": ["growing"]}, asked=1)
    page.change(value={"vitiligo": ["growing"]}, asked=2)

    assert [1, 2] == revisions


def test_order_of_traits_does_not_matter() -> None:
    """Answers given when the form is made are judged by its questions, whichever is named first."""
    it = QuestionForm(value={"vitiligo": ["growing"]}, questions=QUESTIONS)

    assert Profile({"vitiligo": ("growing",)}) == it.value
    with pytest.raises(InvalidAnswer, match="There is no question 'old'"):
        QuestionForm(value={"old": ["x"]}, questions=QUESTIONS)


def test_traits_that_travel() -> None:
    """These traits, and no others that we define, are shared with the page."""
    own = {name for name, trait in QuestionForm.class_own_traits().items() if trait.metadata.get("sync")}

    assert {"html", "questions", "value", "asked", "answered"} == own
