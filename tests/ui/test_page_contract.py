"""What Python and the page's scripts agree on is listed in one place, and both sides keep to it."""

import re
from pathlib import Path

import pytest

import widgets
from widgets.ui import page_contract as contract
from widgets.ui.chart import Chart
from widgets.ui.page_region import PageRegion
from widgets.ui.page_script import modules_of
from widgets.ui.question_form import QuestionForm

PACKAGE = Path(widgets.__file__).parent
WIDGETS = {"QuestionForm": QuestionForm, "PageRegion": PageRegion, "Chart": Chart}
ENTRIES = {"QuestionForm": "question_form.js", "PageRegion": "page_region.js", "Chart": "chart.js"}
SCRIPTS = sorted([*(PACKAGE / "ui").rglob("*.js"), *(PACKAGE / "serving" / "assets").glob("*.js")])
MAKERS = sorted(
    [*(PACKAGE / "view").rglob("*.py"), *PACKAGE.glob("*.py"), *(PACKAGE / "serving").rglob("*.j2")]
)


def text_of(path: Path) -> str:
    """Return a script without its comments."""
    return re.sub(r"^\s*(//|/?\*).*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)


def with_dashes(name: str) -> str:
    return re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", name)


def traits_used(widget: str) -> set[str]:
    """Every trait that a widget's script reads, sets or listens to."""
    script = "".join(text_of(path) for path in modules_of(PACKAGE / "ui" / ENTRIES[widget]))
    once = re.findall(r'model\.get\("(\w+)"\)|"change:(\w+)"', script)
    listened = re.findall(r"for \(const name of \[([^\]]*)\]\) model\.on\(`change:", script)
    written = re.findall(r"model\.set\(\{([^}]*)\}", script)
    return (
        {name for pair in once for name in pair if name}
        | {name for names in listened for name in re.findall(r'"(\w+)"', names)}
        | {name for names in written for name in re.findall(r"(\w+)(?=[:,]|\s*$)", names)}
        - {"answers", "latest"}
    )


def events(call: str) -> dict[str, set[str]]:
    """Each event of ours, with the scripts in which `call` names it."""
    found: dict[str, set[str]] = {}
    for path in SCRIPTS:
        for name in re.findall(rf'{call}\(\s*"(workbook:\w+)"', text_of(path)):
            found.setdefault(name, set()).add(path.name)
    return found


def selected() -> dict[str, set[str]]:
    """The classes, data attributes and ids that scripts select by, read or set."""
    classes, data, ids = set(), set(), set()
    for path in SCRIPTS:
        text = text_of(path)
        selectors = " ".join(
            re.findall(r"(?:querySelector(?:All)?|closest|matches)\(\s*((?:[^()]|\([^()]*\))*)\)", text)
        )
        classes |= set(re.findall(r"\.((?:mw|page|jp|lm)-[\w-]+)", selectors))
        classes |= set(re.findall(r'classList\.\w+\("([\w-]+)"', text))
        data |= set(re.findall(r"\[data-([\w-]+)", selectors)) | set(re.findall(r'"data-([\w-]+)"', text))
        data |= {with_dashes(name) for name in re.findall(r"\.dataset\.(\w+)", text)}
        data |= {
            with_dashes(name)
            for names in re.findall(r"\{([^{}]*)\} = \S*dataset", text)
            for name in re.findall(r"\w+", names)
        }
        ids |= set(re.findall(r'(?<!")#([a-z][\w-]*\w)\b', selectors)) | set(
            re.findall(r'getElementById\("([\w-]+)"\)', text)
        )
    return {"CLASSES": classes, "DATA": data, "IDS": ids}


@pytest.mark.parametrize("name", WIDGETS)
def test_traits_are_those_of_both_sides(name: str) -> None:
    """Each trait that a widget sends is used by its script, the other way round, and all are in the list."""
    own = {
        key
        for key in WIDGETS[name].class_traits(sync=True)
        if not key.startswith("_") and key not in ("layout", "tabbable", "tooltip")
    }

    assert set(contract.TRAITS[name]) == own
    assert set(contract.TRAITS[name]) == traits_used(name)


@pytest.mark.parametrize("name", WIDGETS)
def test_the_page_may_set_what_the_list_says(name: str) -> None:
    """Only the traits that the list gives to the page are read from a message of the page."""
    from_page = {trait for trait, side in contract.TRAITS[name].items() if side != contract.KERNEL}

    assert from_page == set(WIDGETS[name].page_may_set)


def test_every_event_has_a_sender_and_a_listener() -> None:
    """No event goes unheard and none is waited for in vain; the list names the scripts on both sides."""
    sent, heard = events("(?:new CustomEvent|send)"), events("(?:addEventListener|hear)")

    assert {name: set(event.senders) for name, event in contract.EVENTS.items()} == sent
    assert {name: set(event.listeners) for name, event in contract.EVENTS.items()} == heard


@pytest.mark.parametrize("group", ["CLASSES", "DATA", "IDS"])
def test_hooks_are_listed(group: str) -> None:
    """A class, data attribute or id that a script uses is in the list, and nothing else is."""
    assert set(getattr(contract, group)) == selected()[group] - contract.FOREIGN


@pytest.mark.parametrize(
    "name, way",
    [
        *((name, rf"(?<![\w-]){name}(?![\w-])") for name in contract.CLASSES),
        *((name, rf"data[-_]{name.replace('-', '[-_]')}\b") for name in contract.DATA),
        *((name, rf"(?<![\w-]){name}(?![\w-])") for name in contract.IDS),
    ],
)
def test_hooks_are_made_somewhere(name: str, way: str) -> None:
    """What scripts look for is made by a view, a template, or a script."""
    made = [path.name for path in MAKERS if re.search(way, path.read_text(encoding="utf-8"))]
    set_by_scripts = [
        path.name
        for path in SCRIPTS
        if re.search(
            rf'class(?:Name = |: |List\.(?:add|toggle)\()[`"][^"`]*\b{name}\b|dataset\.{name} =|"data-{name}": ',
            text_of(path),
        )
    ]

    assert made + set_by_scripts, f"no view, template or script makes {name}"
