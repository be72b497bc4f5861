"""The result as people read it: printed, kept beside the JSON, and put into docs/benchmark.md."""

from typing import Any

from tests.benchmark.measures import GROUPS, MEDIAN, Group, Measure
from tests.benchmark.summary import Ratio, Result, best_peer, faults, figure, kinds, ratio, samples, statistic
from tests.benchmark.visits import KIND
from tests.browser.app import PROJECT
from tests.endurance.load.report import table

PAGE = PROJECT / "docs/benchmark.md"
BEGIN, END = "<!-- figures: written by `make bench` -->", "<!-- end of figures -->"
NONE = "-"
RATIOED = {"workbook": "workbook : best peer", "equal": "equal work : best peer"}


def as_markdown(result: Result) -> str:
    """Return everything that one run measured."""
    return "\n\n".join(
        [
            _machine(result),
            _legend(result),
            *(_group(result, group) for group in GROUPS if _has(result, group)),
            _earlier(result),
            _faults(result),
        ]
    ).replace("\n\n\n\n", "\n\n")


def _machine(result: Result) -> str:
    machine, settings = result["machine"], result["settings"]
    loads = [load for turn in result["turns"] for load in turn["load"].values()]
    versions = ", ".join(f"{name} {version}" for name, version in result["versions"].items())
    return (
        f"Measured on {result['date']}, commit {machine['commit']}, {machine['described']}, Chromium "
        f"{machine['chromium']}. Turns: {len(result['turns'])}, each with {settings['answers']} answers. The "
        f"load of the machine before each contestant was {min(loads, default=0):.1f} to {max(loads, default=0):.1f}. "
        f"Versions: {versions}."
    )


def _legend(result: Result) -> str:
    ours = {one["name"]: one["title"] for one in result["contestants"] if one["is_ours"]}
    told = {
        "workbook": "the whole page, as readers have it",
        "equal": "our page with no more on it than the peers have",
    }
    sentences = [f"**{title}** is {told[name]}." for name, title in ours.items() if name in told]
    return " ".join(
        [
            *sentences,
            "Figures are over all turns. A ratio is taken within each turn; its median stands first, then the "
            "smallest and the largest. Below 1 we are better than the best peer; **bold** is where we lose.",
        ]
    )


def _has(result: Result, group: Group) -> bool:
    names = [one["name"] for one in result["contestants"]]
    return any(samples(result, name, measure) for measure in group.measures for name in names)


def _group(result: Result, group: Group) -> str:
    names = [one["name"] for one in result["contestants"]]
    compared = [name for name in RATIOED if name in names and _peers(result)]
    heads = [
        group.title,
        "",
        *(one["title"] for one in result["contestants"]),
        *(RATIOED[name] for name in compared),
    ]
    rows = [
        [
            measure.title,
            which if len(measure.statistics) > 1 else "",
            *(_shown(figure(result, name, measure, which), measure) for name in names),
            *(_against_best(result, name, measure, which) for name in compared),
        ]
        for measure in group.measures
        for which in measure.statistics
        if any(samples(result, name, measure) for name in names)
    ]
    told = "\n".join(
        f"- {measure.title}: {measure.meaning}"
        for measure in group.measures
        if any(samples(result, name, measure) for name in names)
    )
    return f"### {group.title}\n\n{table(heads, rows)}\n\n{told}"


def _peers(result: Result) -> list[str]:
    return [one["name"] for one in result["contestants"] if not one["is_ours"]]


def _against_best(result: Result, name: str, measure: Measure, which: str) -> str:
    best = best_peer(result, measure, which) if measure.is_compared else None
    if best is None:
        return NONE
    own, other = figure(result, name, measure, which), figure(result, best, measure, which)
    if own is None or other is None:
        return NONE
    title = next(one["title"] for one in result["contestants"] if one["name"] == best)
    found = ratio(result, name, best, measure, which)
    text = f"{_ratio(found)} ({title})" if found else title
    is_lost = own < other if measure.more_is_better else own > other
    return f"**{text}**" if is_lost else text


def _ratio(found: Ratio) -> str:
    """Return a ratio with its range over the turns; of one turn there is none."""
    middle = f"{found.median:.2f}"
    return middle if found.least == found.most else f"{middle} [{found.least:.2f} to {found.most:.2f}]"


def _shown(value: float | None, measure: Measure) -> str:
    return NONE if value is None else f"{value:,.{measure.digits}f}"


def _earlier(result: Result) -> str:
    """Return the ratios to an earlier commit that took turns in the same run; nothing without one."""
    earlier = next((one for one in result["contestants"] if one["name"] == "earlier"), None)
    if earlier is None or not any(one["name"] == "workbook" for one in result["contestants"]):
        return ""
    rows = [
        [
            f"{group.title}: {measure.title}",
            which if len(measure.statistics) > 1 else "",
            _ratio(found),
        ]
        for group in GROUPS
        for measure in group.measures
        for which in measure.statistics
        if (found := ratio(result, "workbook", "earlier", measure, which))
    ]
    heads = ["Measure", "", f"now : {earlier['title']}"]
    return f"### Against an earlier commit\n\n{table(heads, rows)}"


def _faults(result: Result) -> str:
    """Return what went wrong and how many ticks had to be given again."""
    lines = [_of_one(result, one) for one in result["contestants"]]
    return "### Checked\n\n" + "\n".join(lines)


def _of_one(result: Result, one: dict[str, Any]) -> str:
    name = one["name"]
    answers = samples(result, name, Measure("answer_dom", "", ""))
    noted = {key: samples(result, name, Measure(key, "", "")) for key in ("again", "reloads", "spent")}
    of_kinds = ", ".join(f"{number} {kind}" for kind, number in kinds(result, name, KIND).items())
    counted = "; ".join(f"{number} × {fault}" for fault, number in faults(result, name).items())
    return (
        f"- {one['title']}: {len(answers):,} answers timed{f' ({of_kinds})' if of_kinds else ''}, each with the cards "
        f"that Python expects; "
        f"missed or failed: {counted or 'none'}; ticks given again: {sum(noted['again']):.0f}; pages that loaded "
        f"themselves again: {sum(noted['reloads']):.0f}; our own looks took "
        f"{statistic(noted['spent'], MEDIAN) or 0:.1f} ms of an answer, in the median."
    )
