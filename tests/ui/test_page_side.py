"""What the .js and .css of the widgets may not do, read from their text."""

import re
from pathlib import Path

import pytest

import widgets.ui
from widgets.ui.chart import Chart
from widgets.ui.page_region import PageRegion
from widgets.ui.question_form import QuestionForm

FOLDER = Path(widgets.ui.__file__).parent
WIDGETS = {"question_form": QuestionForm, "page_region": PageRegion, "chart": Chart}
FILES = sorted([*FOLDER.glob("*.js"), *FOLDER.glob("*.css")])


def without_comments(file: Path) -> str:
    return re.sub(r"^\s*(//|/?\*).*$", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize("stem", WIDGETS)
def test_one_stem_for_each_widget(stem: str) -> None:
    """Each widget is one .py, one .js and one .css of the same name, and uses these."""
    script, style = (FOLDER / f"{stem}{suffix}" for suffix in (".js", ".css"))
    widget = WIDGETS[stem]()

    assert script.read_text(encoding="utf-8") == widget._esm
    assert style.read_text(encoding="utf-8") == widget._css


def test_no_file_without_a_widget() -> None:
    """Every page-side file is used by a widget."""
    assert {(FOLDER / f"{stem}{suffix}") for stem in WIDGETS for suffix in (".js", ".css")} == set(FILES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
@pytest.mark.parametrize(
    "word",
    [
        "http:",
        "https:",
        "//cdn",
        "@import",
        "import ",
        "import(",
        "url(",
        "localStorage",
        "indexedDB",
        "document.cookie",
        "location.hash",
        "location.search",
        "pushState",
        "replaceState",
        "console.",
        "eval(",
        "new Function",
        "document.write",
        "insertAdjacentHTML",
        "outerHTML",
        "fetch(",
        "sendBeacon",
    ],
)
def test_page_side_keeps_to_itself(file: Path, word: str) -> None:
    """No other host, no other store than sessionStorage, no address, no log, and no text run as a program."""
    assert word not in without_comments(file)


@pytest.mark.parametrize("stem, made", [("question_form", 1), ("page_region", 1), ("chart", 1)])
def test_markup_is_made_in_one_place(stem: str, made: int) -> None:
    """Words and answers are set as text; only markup of our own views is parsed, in one line of each file."""
    assert made == (FOLDER / f"{stem}.js").read_text(encoding="utf-8").count("innerHTML")


def test_stored_only_in_the_app() -> None:
    """Each function that touches sessionStorage first asks whether this is the app."""
    text = without_comments(FOLDER / "question_form.js")
    functions = re.split(r"\n(?=function )", text)
    touching = [part for part in functions if "sessionStorage." in part]

    assert 2 == len(touching)
    assert all(part.index("inApp()") < part.index("sessionStorage.") for part in touching)
    assert {"question_form"} == {file.stem for file in FILES if "sessionStorage" in without_comments(file)}


@pytest.mark.parametrize("stem", WIDGETS)
def test_each_class_is_ours(stem: str) -> None:
    """Class names carry our prefix, so that they cannot collide with Jupyter's."""
    text = (FOLDER / f"{stem}.css").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/|\{[^{}]*\}", "", text, flags=re.DOTALL)

    assert set() == {name for name in re.findall(r"\.([a-z][\w-]*)", rules) if not name.startswith("mw-")}


@pytest.mark.parametrize("stem", WIDGETS)
def test_each_colour_has_a_fallback(stem: str) -> None:
    """A colour of the theme is named with a value that holds where the theme is not loaded."""
    text = (FOLDER / f"{stem}.css").read_text(encoding="utf-8")

    assert [] == re.findall(r"var\(--[\w-]+\)", text)
