"""Reads the names that the two sides of a page use, out of scripts, widgets, templates and rendered views."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import widgets
from tests.gallery.examples import examples
from widgets.page_script import modules_of
from widgets.ui import page_contract as contract
from widgets.ui.page_contract import SCRIPT, TEMPLATE, VIEW

PACKAGE = Path(widgets.__file__).parent
ENTRIES = {"QuestionForm": "question_form.js", "PageRegion": "page_region.js", "Chart": "chart.js"}
SCRIPTS = sorted([*(PACKAGE / "ui").rglob("*.js"), *(PACKAGE / "serving" / "assets").glob("*.js")])
TEMPLATES = sorted((PACKAGE / "serving").rglob("*.j2"))


class Names(HTMLParser):
    """The classes, data attributes and ids in some markup."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.classes: set[str] = set()
        self.data: set[str] = set()
        self.ids: set[str] = set()
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name.startswith("data-"):
                self.data.add(name.removeprefix("data-"))
            elif name == "class":
                self.classes.update((value or "").split())
            elif name == "id":
                self.ids.add(value or "")


@cache
def text_of(path: Path) -> str:
    """Return a script without its comments."""
    return re.sub(r"^\s*(//|/?\*).*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)


def text_of_widget(name: str) -> str:
    return "".join(text_of(path) for path in modules_of(PACKAGE / "ui" / ENTRIES[name]))


def with_dashes(name: str) -> str:
    return re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", name)


def keys_of(literal: str) -> set[str]:
    """The keys between the braces of an object in a script."""
    return {part.split(":")[0].strip() for part in literal.split(",") if part.strip()}


def traits_used(name: str) -> set[str]:
    """Every trait that a widget's script reads, sets or listens to."""
    text = text_of_widget(name)
    once = re.findall(r'model\.get\("(\w+)"\)|"change:(\w+)"', text)
    lists = re.findall(r"for \(const name of \[([^\]]*)\]\) model\.on\(`change:", text)
    return (
        {trait for pair in once for trait in pair if trait}
        | {trait for traits in lists for trait in re.findall(r'"(\w+)"', traits)}
        | {trait for literal in re.findall(r"model\.set\(\{([^}]*)\}", text) for trait in keys_of(literal)}
    )


def events(call: str) -> dict[str, set[str]]:
    """Each of our events, with the scripts in which `call` names it."""
    files_by_name: dict[str, set[str]] = {}
    for path in SCRIPTS:
        for name in re.findall(rf'{call}\(\s*"(workbook:\w+)"', text_of(path)):
            files_by_name.setdefault(name, set()).add(path.name)
    return files_by_name


@cache
def used() -> dict[str, set[str]]:
    """The classes, data attributes and ids that scripts select by, read or set, wherever the selector is written."""
    text = "\n".join(map(text_of, SCRIPTS))
    starts = set(re.findall(r"`([a-z]+-)\$\{", "".join(re.findall(r"getElementById\((.*)\)", text))))
    starts |= set(re.findall(r"\[id\^=([a-z]+-)\]", text))
    data = (
        set(re.findall(r"\[data-([\w-]+)", text))
        | set(re.findall(r'"data-([\w-]+)"', text))
        | {with_dashes(name) for name in re.findall(r"\bdataset\??\.(\w+)", text)}
        | {
            with_dashes(name)
            for names in re.findall(r"\{([^{}]*)\} = [^;\n]*\bdataset\b(?!\??\.)", text)
            for name in keys_of(names)
        }
    )
    # A template of words is looked up by a name that a function is given.
    ids = {
        *re.findall(r"#([a-z][\w-]*\w)", text),
        *re.findall(r'getElementById\("([\w-]+)"\)', text),
        *re.findall(r'"(words-[\w-]+)"', text),
    }
    return {
        "CLASSES": set(re.findall(r"\.((?:mw|page|jp|lm)-[\w-]+)", text))
        | set(re.findall(r'classList\.\w+\("([\w-]+)"', text)),
        "DATA": data,
        "IDS": {
            id
            for id in ids
            if not any(re.fullmatch(rf"{start}\d+", id) or f"{id}-" == start for start in starts)
        },
        "ID_STARTS": starts,
    }


@cache
def made() -> dict[str, Names]:
    """The names in the markup of every view, as it is, and of every template, as it is written."""
    templates = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    return {
        VIEW: Names("".join(example.html for example in examples())),
        TEMPLATE: Names(re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", templates, flags=re.DOTALL)),
    }


@cache
def set_by_scripts() -> Names:
    """The names that scripts give to elements themselves."""
    text = "\n".join(map(text_of, SCRIPTS))
    names = Names("")
    classes = re.findall(r'(?:\bclass: |\.className = |classList\.(?:add|toggle)\()"([^"]+)"', text)
    names.classes.update(name for some in classes for name in some.split())
    names.data.update(with_dashes(name) for name in re.findall(r"dataset\.(\w+) = ", text))
    return names


def makers(group: str, name: str) -> set[str]:
    """Say which of view, template and script make a name."""
    return {maker for maker, names in {**made(), SCRIPT: set_by_scripts()}.items() if has(names, group, name)}


def has(names: Names, group: str, name: str) -> bool:
    if group == "ID_STARTS":
        return any(id.startswith(name) for id in names.ids - set(contract.IDS))
    return name in {"CLASSES": names.classes, "DATA": names.data, "IDS": names.ids}[group]
