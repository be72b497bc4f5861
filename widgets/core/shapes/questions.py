"""The shape of a question and of the answers that it offers."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property


class QuestionKind(Enum):
    """How a question may be answered. The form, the checks and the rules use these facts, never the name.

    `several`: more than one answer may be picked. `reach`: how many neighbours on each side count too when
    "I am not sure" goes with a pick; 0: it cannot go with one. `meaning` is for those who write questions.
    """

    several: bool
    reach: int
    meaning: str

    ONE = "one", False, 0, "one pick"
    SEVERAL = "several", True, 0, "several picks"
    SCALE = (
        "scale",
        False,
        1,
        'one pick, and "I am not sure" may go with it, so that its neighbours count too',
    )

    def __new__(cls, word: str, several: bool, reach: int, meaning: str) -> "QuestionKind":
        """Make a kind whose value is the word that content files use."""
        kind = object.__new__(cls)
        kind._value_, kind.several, kind.reach, kind.meaning = word, several, reach, meaning
        return kind

    @property
    def takes_doubt(self) -> bool:
        """True where "I am not sure" may go with a pick."""
        return self.several or self.reach > 0


@dataclass(frozen=True)
class Option:
    """One answer that a question offers; `treatment` is the kind of treatment that it names, if any,
    and `clinical` how a clinician would write it."""

    id: str
    text: str
    hint: str | None = None
    swatch: str | None = None
    treatment: str | None = None
    clinical: str = ""


@dataclass(frozen=True)
class FindOut:
    """For readers who are not sure: `what` is to be found out, `how`, and whom to `ask`.
    Without `sources` it is our own advice."""

    what: str
    how: str
    ask: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """One question; `none` and `not_sure` are answers with a meaning."""

    id: str
    legend: str
    why: str
    help: str | None
    kind: QuestionKind
    options: tuple[Option, ...]
    none: Option | None
    not_sure: Option
    find_out: FindOut
    group: str = "conditions"
    clinical: str = ""  # what it asks about, as a clinician would name it

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The ids of the answers that name something, in the order of the screen."""
        return tuple(option.id for option in self.options)

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """The ids of every answer that can be given."""
        return self.named + ((self.none.id,) if self.none else ()) + (self.not_sure.id,)
