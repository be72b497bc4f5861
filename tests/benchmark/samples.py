"""What was measured of one application: samples by measure, and what went wrong, each counted under its kind."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Samples:
    """The samples of one turn."""

    values: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: Counter[str] = field(default_factory=Counter)

    def add(self, measure: str, value: float) -> None:
        """Note one sample."""
        self.values[measure].append(value)

    def fault(self, error: BaseException | str) -> None:
        """Count what went wrong, in one line."""
        self.faults[str(error).splitlines()[0] if str(error) else type(error).__name__] += 1

    def take(self, others: "Samples") -> None:
        """Take in further samples."""
        for measure, values in others.values.items():
            self.values[measure] += values
        self.faults += others.faults

    def as_json(self) -> dict[str, Any]:
        """Return them as plain data."""
        return {"values": dict(self.values), "faults": dict(self.faults)}
