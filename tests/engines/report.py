"""What several engines said on the same journey, side by side, as a short list of differences."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.engines.journey import Seen

SHORT = 160  # characters

# Engines measure letters, so that a chart may leave out a label here and there: reported, but no failure.
MAY_DIFFER = ("words in the chart",)


@dataclass(frozen=True)
class Run:
    """One engine's journey; `stopped` says why it ended early."""

    engine: str
    version: str
    seen: tuple[Seen, ...]
    stopped: str | None = None


@dataclass(frozen=True)
class Difference:
    """A thing on which engines differ, or which is not as it must be."""

    what: str
    values: dict[str, str]
    matters: bool = True


def differences(runs: list[Run]) -> list[Difference]:
    """Return all differences: the journeys that stopped, what is not as wanted, what is not the same."""
    failures = {run.engine: run.stopped for run in runs if run.stopped}
    all_differences = [Difference("the journey stopped", failures)] if failures else []
    for what in dict.fromkeys(sight.what for run in runs for sight in run.seen):
        all_differences += _compare(
            what, {run.engine: sight for run in runs for sight in run.seen if sight.what == what}
        )
    return all_differences


def _compare(what: str, sights: dict[str, Seen]) -> Iterator[Difference]:
    with_wish = {engine: sight for engine, sight in sights.items() if sight.wanted is not None}
    wrong = {engine: sight for engine, sight in with_wish.items() if sight.value != sight.wanted}
    if wrong:
        wish = {"wanted": _short(next(iter(wrong.values())).wanted)}
        yield Difference(what, {engine: _short(sight.value) for engine, sight in wrong.items()} | wish)
    free = {engine: sight.value for engine, sight in sights.items() if sight.wanted is None}
    if any(value != next(iter(free.values())) for value in free.values()):
        yield Difference(what, _values_in_short(free), not what.endswith(MAY_DIFFER))


def _values_in_short(values: dict[str, object]) -> dict[str, str]:
    """Return the values in short; of lists only what the first list has not, or has and another lacks."""
    first = next(iter(values.values()))
    if not all(isinstance(value, list) for value in values.values()):
        return {engine: _short(value) for engine, value in values.items()}
    return {engine: _apart(first, value) for engine, value in values.items()}


def _apart(first: list, other: list) -> str:
    if first == other:
        return f"{len(other)} of them"
    lacks, has = [one for one in first if one not in other], [one for one in other if one not in first]
    parts = [f"lacks {_short(lacks)}"] * bool(lacks) + [f"has {_short(has)}"] * bool(has)
    return f"{len(other)} of them, {' and '.join(parts) or 'in another order or number'}"


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= SHORT else f"{text[:SHORT]} ..."


def verdict(runs: list[Run], absent: list[str], strict: bool) -> int:
    """Return the exit code: 1 for a difference that matters, for no engine, if strict for a missing one."""
    matters = any(one.matters for one in differences(runs))
    return int(matters or not runs or (strict and bool(absent)))


def as_markdown(runs: list[Run], absent: list[str]) -> str:
    """Return the report; `absent` holds a sentence for each engine that was not run."""
    all_differences = differences(runs)
    things = len({sight.what for run in runs for sight in run.seen})
    lines = ["# The same journey in several engines", ""]
    lines += [f"- {run.engine} {run.version}: {len(run.seen)} things seen" for run in runs]
    lines += [f"- not run: {sentence}" for sentence in absent]
    lines += ["", f"{things} things compared.", "", "## Differences that matter", ""]
    lines += _list([one for one in all_differences if one.matters])
    lines += [
        "",
        "## Differences to know of",
        "",
        *_list([one for one in all_differences if not one.matters]),
        "",
    ]
    return "\n".join(lines)


def _list(items: list[Difference]) -> list[str]:
    if not items:
        return ["None."]
    return [
        line
        for one in items
        for line in (f"- {one.what}", *(f"  - {engine}: {value}" for engine, value in one.values.items()))
    ]
