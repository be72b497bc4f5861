"""The shape of a question and of the answers that it offers."""

from dataclasses import dataclass


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
    """One question. `kind` is one, several or scale; `none` and `not_sure` are answers with a meaning."""

    id: str
    legend: str
    why: str
    help: str | None
    kind: str
    options: tuple[Option, ...]
    none: Option | None
    not_sure: Option
    find_out: FindOut
    group: str = "conditions"
    clinical: str = ""  # what it asks about, as a clinician would name it

    @property
    def named(self) -> tuple[str, ...]:
        """The ids of the answers that name something, in the order of the screen."""
        return tuple(option.id for option in self.options)

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids of every answer that can be given."""
        return self.named + ((self.none.id,) if self.none else ()) + (self.not_sure.id,)
