"""How much somebody may use at once and in the long run; who uses more waits, and nothing is lost."""

from collections.abc import Callable
from time import monotonic


class Allowance:
    """Fills up evenly to its limit. It may be overdrawn, and whoever comes next waits until that is made good."""

    def __init__(self, most: float, a_second: float, clock: Callable[[], float] = monotonic) -> None:
        self.most, self.a_second, self._clock = most, a_second, clock
        self._left, self._since = most, clock()

    def take(self, amount: float) -> None:
        """Use some of it, even what is not there."""
        self._left, self._since = self._now() - amount, self._clock()

    def wait(self) -> float:
        """Return for how many seconds nothing more should be taken."""
        return max(0.0, -self._now() / self.a_second)

    def is_full(self) -> bool:
        """Return whether nothing is missing from it."""
        return self._now() >= self.most

    def _now(self) -> float:
        return min(self.most, self._left + (self._clock() - self._since) * self.a_second)
