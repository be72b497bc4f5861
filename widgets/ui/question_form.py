"""Questions as native fieldsets: the reader's answers in `value`, valid whatever the page sends."""

from collections.abc import Callable
from time import monotonic
from typing import ClassVar

import traitlets as tl

from widgets.core.profile import Profile, clean, given
from widgets.core.shapes import Question
from widgets.page_script import page_script
from widgets.view.base.still_copy import still_copy

from .one_way import OneWay
from .page_style import page_style

LARGEST = 2**53 - 1
ENOUGH = 2  # seconds for which one reply is enough; the page sends a message again after three


class Revision(tl.Int):
    """A count of changes. Anything that is not a count leaves it as it was."""

    def validate(self, obj: tl.HasTraits, value: object) -> int:
        """Return the count; the last one instead of what is no count."""
        if type(value) is int and 0 <= value <= LARGEST:
            return value
        return self.get(obj) or 0


def _answer_ids(questions: dict[str, Question], form: tl.HasTraits) -> dict[str, list[str]]:
    return {id: list(question.answers) for id, question in questions.items()}


def _answers(profile: Profile, form: tl.HasTraits) -> dict[str, list[str]]:
    return {question: list(chosen) for question, chosen in profile.answers.items()}


class QuestionForm(OneWay):
    """The questions of one page. A click arrives as one message, with `value` and `asked` in it.

    `take` is called once for each message. When it has redrawn everything, it sets `answered` to `asked`;
    until then the page treats its advice as out of date, and sends the message again. With it goes `seen`, the last
    `answered` that reached the page. If that is not ours, a reply was lost, and what was redrawn for it may be lost
    too: `missed` is set, and `take` sends everything before it sets `answered`.
    """

    _esm = page_script("question_form.js")
    _css = page_style("question_form.css")
    page_may_set = ("value", "asked")

    html = tl.Unicode().tag(sync=True)
    """Trusted markup from `view`: the form with nothing answered. The page builds it once, as it is then."""

    questions = tl.Dict().tag(sync=True, to_json=_answer_ids)
    """Every question of the workbook by its id, also those asked elsewhere. The page gets only the ids of
    the answers."""

    value = tl.Any().tag(sync=True, echo_update=False, to_json=_answers)
    """The reader's answers to all questions, as a Profile; the page has question id -> list of option ids."""

    asked = Revision().tag(sync=True, echo_update=False)
    """Raised by the page with each change, also when the change leads to the same answers."""

    answered = tl.Int().tag(sync=True)
    """Set to `asked` when everything that follows from the change is redrawn."""

    is_from_page = False
    """Whether the answers come from the page just now: theirs are cleaned, and what somebody writes is checked."""

    heard: ClassVar[list["QuestionForm"]] = []
    """The forms that are taking in a message of the page: what changes meanwhile, in any other form that follows this
    one, is a reader's answer."""

    missed = False
    """Whether the page lacks a reply, and perhaps more than that."""

    def __init__(
        self, take: Callable[["QuestionForm"], object] = lambda form: None, **traits: object
    ) -> None:
        self._take = take  # before the traits: a form may begin with answers
        super().__init__(**traits)
        self._replied = self._sent_all = -ENOUGH
        self.on_msg(self._hear)

    def _hear(self, widget: object, content: object, buffers: list) -> None:
        """Take in a message that the page may have sent before, because the reply to it was lost or is late."""
        if not isinstance(content, dict):
            return
        is_known = content.get("asked") == self.answered
        if is_known and monotonic() - self._replied < ENOUGH:
            return  # the kernel was late: copies of one message have waited together, and the first has its reply
        self.missed = content.get("seen", self.answered) != self.answered and self._may_send_all()
        self.set_state(content)
        if is_known:
            self.send_state("answered")
        self.missed = False
        self._replied = monotonic()

    def _may_send_all(self) -> bool:
        """Return whether everything may be sent now: who claims again and again to lack it gets it now and then."""
        is_due = monotonic() - self._sent_all >= ENOUGH
        if is_due:
            self._sent_all = monotonic()
        return is_due

    def early_html(self) -> str:
        """Return the form with nothing answered, as the page builds it: it can be ticked before the widget is there."""
        return self.html

    def still_html(self) -> str:
        """Return the questions with their options as a list, those marked that are chosen now."""
        return still_copy(self.html, self.value.answers, self.is_copied_whole)

    def set_state(self, sync_data: object) -> None:
        """Take in a message of the page, and act on it once, whatever was in it."""
        self.is_from_page = True
        self.heard.append(self)
        try:
            try:
                super().set_state(sync_data)
            finally:
                self.is_from_page = False
            self._take(self)
        finally:
            self.heard.pop()

    @tl.observe("value")
    def _follow(self, change: tl.Bunch) -> None:
        """Act on answers that somebody wrote in a cell, as if they had been ticked."""
        if not self.is_from_page:
            self._take(self)

    @tl.default("value")
    def _no_answers(self) -> Profile:
        return Profile()

    @tl.validate("value")
    def _valid(self, proposal: tl.Bunch) -> Profile:
        value = proposal["value"]
        if isinstance(value, Profile):
            return value
        return clean(self.questions, value) if self.is_from_page else given(self.questions, value)
