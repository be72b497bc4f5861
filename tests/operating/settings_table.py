"""The table of settings in docs/operating.md, made from the options that the server really has.

.venv/bin/python -m tests.operating.settings_table      write it again
"""

import argparse
from pathlib import Path

from widgets.serving.__main__ import _parser
from widgets.serving.settings import PROJECT, Settings

PAGE = PROJECT / "docs/operating.md"
BEGIN, END = (
    "<!-- settings: written by `python -m tests.operating.settings_table` -->",
    "<!-- end of settings -->",
)


def table() -> str:
    """Return the table in Markdown: each option, its default, and what it does."""
    rows = [
        f"| `{' '.join([option.option_strings[-1], *_value(option)])}` | {_default(option)} | {_meaning(option)} |"
        for option in _parser(Settings())._actions
        if not isinstance(option, argparse._HelpAction)
    ]
    return "\n".join(["| option | without it | what it does |", "|---|---|---|", *rows])


def split(page: Path = PAGE) -> tuple[str, str, str]:
    """Return the page before the table, the table, and what follows; ValueError without the lines around it."""
    before, begin, rest = page.read_text("utf-8").partition(BEGIN)
    here, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page.name} needs the lines {BEGIN} and {END}")
    return before, here.strip(), after


def _value(option: argparse.Action) -> list[str]:
    if option.nargs == 0:
        return []
    name = str(option.metavar or option.dest.upper())
    return [f"[{name}]" if option.nargs == "?" else name]


def _default(option: argparse.Action) -> str:
    """Return the default as it is on every machine: what depends on this one is in the words of the option."""
    if isinstance(option.default, Path):
        return f"`{option.default.relative_to(PROJECT)}`"
    if option.default in ("", None, False) or option.default == [] or "without it" in str(option.help):
        return ""
    return f"`{option.default:g}`" if isinstance(option.default, float) else f"`{option.default}`"


def _meaning(option: argparse.Action) -> str:
    return str(option.help).replace("|", "\\|")


if __name__ == "__main__":
    before, _, after = split()
    PAGE.write_text(f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}", "utf-8")
