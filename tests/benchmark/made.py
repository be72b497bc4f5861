"""Results of the benchmark as tests make them up."""

from typing import Any

from tests.benchmark.summary import Result


def result(*turns: dict[str, dict[str, list[float]]], faults: dict[str, int] | None = None) -> Result:
    """Return a result with these samples; whoever is named like a peer is one."""
    names = list(dict.fromkeys(name for turn in turns for name in turn))
    return {
        "date": "1 May 2026",
        "machine": {"described": "2 cores", "commit": "abc", "chromium": "150"},
        "settings": {"answers": 3},
        "versions": {"dash": "4"},
        "contestants": [
            {"name": name, "title": name.title(), "is_ours": name in ("workbook", "equal", "earlier")}
            for name in names
        ],
        "turns": [
            {
                "load": dict.fromkeys(turn, 0.5),
                **{name: _measured(values, faults) for name, values in turn.items()},
            }
            for turn in turns
        ],
    }


def _measured(values: dict[str, list[float]], faults: dict[str, int] | None) -> dict[str, Any]:
    return {"values": values, "faults": faults or {}}
