"""What studies counted: how many people out of how many, with the range of the true share."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import comb

from .shapes import Certainty


@dataclass(frozen=True)
class Count:
    """`n` of `of` people; ValueError when that cannot be."""

    n: int
    of: int

    def __post_init__(self) -> None:
        if not 0 <= self.n <= self.of or self.of == 0:
            raise ValueError(f"{self.n} of {self.of} people cannot be")

    @property
    def share(self) -> float:
        """The part of the people, from 0 to 1."""
        return self.n / self.of

    @property
    def interval(self) -> tuple[float, float]:
        """The exact 95 % interval of the share, from 0 to 1 (Clopper and Pearson,
        Biometrika 1934;26:404-413)."""
        return exact_interval(self.n, self.of)


@dataclass(frozen=True)
class Patches:
    """A share of some skin patches of so many people: `which` of them, and their `number` if it was told.
    It is not a share of people, so it has no interval and no bar."""

    percent: int
    people: int
    which: str
    number: int | None


@dataclass(frozen=True)
class Finding:
    """One result of one study. It is never pooled with another. It belongs to a card or to a concern.

    TypeError for anything that is not a count of people or patches, such as a bare share or a ratio.
    """

    id: str
    card: str | None
    label: str
    source: str
    result: str
    counter: str
    measure: Count | Patches
    who: str
    skin_types: tuple[str, ...] | None
    time_span: str
    treatment: str
    treatment_kind: str
    certainty: Certainty
    caveat: str | None
    concern: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.measure, Count | Patches):
            raise TypeError(f"{self.id}: {self.measure!r} counts neither people nor patches")

    @property
    def drawable(self) -> bool:
        """True only for a count of people: nothing else may become a bar, a dot or an icon."""
        return isinstance(self.measure, Count)

    @property
    def people(self) -> int:
        """How many people took part."""
        return self.measure.of if isinstance(self.measure, Count) else self.measure.people


@cache  # each click redraws the same few counts
def exact_interval(n: int, of: int, level: float = 0.95) -> tuple[float, float]:
    """Return the Clopper-Pearson interval of n in `of`, both ends from 0 to 1."""
    tail = (1 - level) / 2
    low = 0.0 if n == 0 else _solve(lambda p: _at_most(of - n, of, 1 - p) - tail)
    high = 1.0 if n == of else _solve(lambda p: tail - _at_most(n, of, p))
    return low, high


def in_hundred(share: float) -> int:
    """Return a share as people in 100, rounded half up."""
    return int(round(share * 100, 9) + 0.5)  # the inner rounding undoes 28.499999999999996


def _at_most(n: int, of: int, p: float) -> float:
    """The chance of n or fewer of `of` when each has chance p."""
    return sum(comb(of, k) * p**k * (1 - p) ** (of - k) for k in range(n + 1))


def _solve(rising: Callable[[float], float], low: float = 0.0, high: float = 1.0) -> float:
    """Find where a rising function crosses zero, by halving."""
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2
