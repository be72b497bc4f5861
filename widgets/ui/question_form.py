"""Questions as native fieldsets: the reader's answers in `value`, lawful whatever the page sends."""

from pathlib import Path

import traitlets as tl

from widgets.core.profile import clean
from widgets.core.shapes import Option, Question

from .one_way import OneWay
from .page_script import page_script

HERE = Path(__file__).parent
LARGEST = 2**53 - 1


class Revision(tl.Int):
    """A count of changes. Anything that is not a count leaves it as it was."""

    def validate(self, obj: tl.HasTraits, value: object) -> int:
        """Return a lawful count."""
        lawful = type(value) is int and 0 <= value <= LARGEST
        return value if lawful else obj._trait_values.get(self.name, 0)


class QuestionForm(OneWay):
    """The questions of one page. A click comes as one message, with `value` and `asked` in it.

    The page is built once, from `questions`, `words` and `heading_level` as they are then.
    After a change: redraw, then set `answered` to `asked`; until then the page holds its advice for stale.
    """

    _esm = page_script("question_form.js")
    _css = HERE / "question_form.css"
    page_may_set = ("value", "asked")

    questions = tl.List(tl.Dict()).tag(sync=True)
    """What is asked here: id, legend, why, help, kind, options, none, not_sure, as in content/questions."""

    known = tl.Dict().tag(sync=True)
    """Question id -> all its option ids, for every question of the workbook, also those asked elsewhere."""

    kinds = tl.Dict()
    """Question id -> kind, for questions asked elsewhere; without it, theirs may hold several options."""

    value = tl.Any().tag(sync=True, echo_update=False)
    """The reader's answers to all questions: question id -> list of option ids. Skipped ones are left out."""

    asked = Revision().tag(sync=True, echo_update=False)
    """Raised by the page with each change, also when the change leads to the same answers."""

    answered = tl.Int().tag(sync=True)
    """Set to `asked` when everything that follows from the change is redrawn."""

    words = tl.Dict().tag(sync=True)
    """The words on the form: why_we_ask, clear_one, clear, cleared, skip, kept (app), not_kept (JupyterLab),
    kernel_gone (JupyterLab). A missing one is not shown."""

    heading_level = tl.Int(3, min=0, max=6).tag(sync=True)
    """The level of the heading in each legend; 0 for none."""

    @tl.default("value")
    def _no_answers(self) -> dict:
        return {}

    @tl.validate("value")
    def _lawful(self, proposal: tl.Bunch) -> dict:
        profile = clean(self._lawful_questions(), proposal["value"])
        return {question: list(chosen) for question, chosen in profile.answers.items()}

    def _lawful_questions(self) -> dict[str, Question]:
        kinds = {**self.kinds, **{question["id"]: question["kind"] for question in self.questions}}
        return {id: _bare(id, ids, kinds.get(id, "several")) for id, ids in self.known.items()}


def _bare(id: str, ids: list[str], kind: str) -> Question:
    """Return a question without its words: enough to tell which answers go together."""
    named = tuple(Option(option, "") for option in ids if option not in ("none", "not_sure"))
    none = Option("none", "") if "none" in ids else None
    return Question(id, 0, "", "", None, kind, named, none, Option("not_sure", ""))


def as_plain(question) -> dict:
    """Return a question as the plain values that the form's page side reads."""

    def option(item: Option) -> dict:
        return {"id": item.id, "text": item.text, "hint": item.hint, "swatch": item.swatch}

    return {
        "id": question.id,
        "legend": question.legend,
        "why": question.why,
        "help": question.help,
        "kind": question.kind,
        "options": [option(item) for item in question.options],
        "none": option(question.none) if question.none else None,
        "not_sure": option(question.not_sure),
        "group": question.group,
    }
