"""What became of each mutant, read from the files that mutmut keeps beside the mutated code."""

import ast
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

NAME = re.compile(r"(x_|xǁ\w+ǁ)(?=\w+__mutmut_)|__mutmut_(orig|\d+)")  # what mutmut adds to a function's name
SURVIVED, UNTESTED, UNTRIED = "survived", "no test touches it", "not tried yet"
# The exit codes that mutmut keeps: pytest's own, and some of its own (see mutmut/stats.py).
FATE = {None: UNTRIED, 2: UNTRIED, 0: SURVIVED, 5: UNTESTED, 33: UNTESTED, 34: "skipped"}


@dataclass(frozen=True)
class Mutant:
    """One small change of the code: where, what, and what became of it ("killed" by a test, or by the time limit)."""

    file: str
    line: int
    fate: str
    change: tuple[str, ...]

    @property
    def tried(self) -> bool:
        """True when the tests had their say."""
        return self.fate != UNTRIED


def results(place: Path) -> list[Mutant]:
    """Return every mutant of a copy of the project."""
    code = place / "mutants"
    return [
        mutant
        for meta in sorted(code.rglob("*.py.meta"))
        for mutant in _of_file(meta, str(meta.relative_to(code)).removesuffix(".meta"), place)
    ]


def _of_file(meta: Path, file: str, place: Path) -> Iterator[Mutant]:
    fates = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
    if not fates:
        return
    code = meta.with_suffix("")
    spans = json.loads(code.with_name(f"{code.name}.spans").read_text(encoding="utf-8"))["spans"]
    lines = code.read_text(encoding="utf-8").splitlines()
    starts = _first_lines(place / file)
    for key, exit_code in fates.items():
        name = key.rpartition(".")[2]
        function, _, _ = name.rpartition("__mutmut_")
        before, after = (_span(lines, *spans[one]) for one in (f"{function}__mutmut_orig", name))
        offset, change = _change(before, after)
        start = starts[tuple(function.removeprefix("x").removeprefix("_").strip("ǁ").split("ǁ"))]
        yield Mutant(file, start + offset, FATE.get(exit_code, "killed"), change)


def _span(lines: list[str], first: int, last: int) -> list[str]:
    """Return the lines of one version of a function; mutmut counts them from 1, and names the last one too."""
    return lines[first - 1 : last]


def _change(before: list[str], after: list[str]) -> tuple[int, tuple[str, ...]]:
    """Return how far below its `def` a function was changed, and the changed lines."""
    plain = [[NAME.sub("", line) for line in lines] for lines in (before, after)]
    difference = list(unified_diff(*plain, n=0, lineterm=""))[2:]
    head = next(n for n, line in enumerate(before) if line.lstrip().startswith(("def ", "async def ")))
    first = int(difference[0].split()[1].removeprefix("-").split(",")[0]) - 1 if difference else head
    return max(first - head, 0), tuple(line for line in difference if not line.startswith("@@"))


def _first_lines(file: Path) -> dict[tuple[str, ...], int]:
    """Return on which line each function and method of a file begins."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    lines = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            lines[(node.name,)] = node.lineno
        elif isinstance(node, ast.ClassDef):
            methods = [part for part in node.body if isinstance(part, ast.FunctionDef)]
            lines |= {(node.name, method.name): method.lineno for method in methods}
    return lines


def score(name: str, mutants: Iterable[Mutant]) -> str:
    """Return in one line how many mutants were tried, and how many of them the tests noticed."""
    fates = Counter(mutant.fate for mutant in mutants)
    number = sum(fates.values()) - fates[UNTRIED] - fates["skipped"]
    share = f" ({100 * fates['killed'] / number:.1f} %)" if number else ""
    rest = ", ".join(f"{fates[fate]} {fate}" for fate in (SURVIVED, UNTESTED, UNTRIED) if fates[fate])
    return f"{name}: {fates['killed']} of {number} mutants killed{share}" + (f"; {rest}" if rest else "")


def report(name: str, mutants: list[Mutant]) -> str:
    """Return the score of a suite, then each survivor with its place and its change."""
    lines = [score(name, mutants)]
    for mutant in sorted(mutants, key=lambda mutant: (mutant.file, mutant.line)):
        if mutant.fate in (SURVIVED, UNTESTED):
            lines += [
                f"  {mutant.file}:{mutant.line}: {mutant.fate}",
                *(f"    {line}" for line in mutant.change),
            ]
    return "\n".join(lines)
