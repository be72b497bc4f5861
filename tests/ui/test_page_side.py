"""What the .js and .css of the widgets may not do, read from their text."""

import re
from pathlib import Path

import pytest

import widgets.ui
from widgets.page_script import modules_of, page_script
from widgets.theme.colours import properties
from widgets.ui.chart import Chart
from widgets.ui.page_region import PageRegion
from widgets.ui.page_style import page_style
from widgets.ui.question_form import QuestionForm

FOLDER = Path(widgets.ui.__file__).parent
WIDGETS = {"question_form": QuestionForm, "page_region": PageRegion, "chart": Chart}
FILES = sorted([*FOLDER.rglob("*.js"), *FOLDER.rglob("*.css")])
IMPORT = re.compile(r'^import \{ [\w, ]+ \} from "\./[\w/]+\.js";\n', re.MULTILINE)


def without_comments(file: Path) -> str:
    return re.sub(r"^\s*(//|/?\*).*$", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)


def without_imports(file: Path) -> str:
    return IMPORT.sub("", without_comments(file))


@pytest.mark.parametrize("stem", WIDGETS)
def test_one_stem_for_each_widget(stem: str) -> None:
    """Each widget is one .py, one .js and one .css of the same name, and uses these."""
    widget = WIDGETS[stem]()

    assert page_script(f"{stem}.js") == widget._esm
    assert page_style(f"{stem}.css") == widget._css


def test_no_file_without_a_widget() -> None:
    """Every page-side file is part of a widget, or of what the app has in the page before its widgets."""
    scripts = {module for stem in (*WIDGETS, "early_form") for module in modules_of(FOLDER / f"{stem}.js")}

    assert {*scripts, *(FOLDER / f"{stem}.css" for stem in WIDGETS)} == set(FILES)


@pytest.mark.parametrize("stem", WIDGETS)
def test_modules_can_share_one_scope(stem: str) -> None:
    """Joined in one text, no two modules of a widget use the same name, and each import names an export."""
    modules = modules_of(FOLDER / f"{stem}.js")
    texts = {path: path.read_text(encoding="utf-8") for path in modules}
    names = [
        name
        for text in texts.values()
        for name in re.findall(
            r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", text, re.MULTILINE
        )
    ]
    exports = {
        name
        for text in texts.values()
        for name in re.findall(r"^export (?:async )?(?:function|const) (\w+)", text, re.MULTILINE)
    }
    imports = {
        name
        for text in texts.values()
        for line in IMPORT.findall(text)
        for name in re.findall(r"\w+", line[line.index("{") : line.index("}")])
    }

    assert sorted(set(names)) == sorted(names)
    assert imports <= exports
    assert page_script(f"{stem}.js").count("export ") == 1
    assert "import " not in page_script(f"{stem}.js")


def test_no_export_without_an_import() -> None:
    """What a module offers is used by another."""
    texts = [path.read_text(encoding="utf-8") for path in FILES if path.suffix == ".js"]
    exports = re.findall(r"^export (?:async )?(?:function|const) (\w+)", "\n".join(texts), re.MULTILINE)
    imports = {name for text in texts for line in IMPORT.findall(text) for name in re.findall(r"\w+", line)}

    assert [] == [name for name in exports if name not in imports]


def test_a_circle_of_imports_is_an_error(tmp_path: Path) -> None:
    """Two modules that import each other have no order in which they could be joined."""
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\n')
    (tmp_path / "b.js").write_text('import { a } from "./a.js";\n')

    with pytest.raises(ValueError, match=r"a\.js imports itself"):
        modules_of(tmp_path / "a.js")


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
    assert word not in without_imports(file)


def test_markup_is_made_in_one_place() -> None:
    """Words and answers are set as text; only markup of our own views is parsed, in one line of two files."""
    uses = {file.name: file.read_text(encoding="utf-8").count("innerHTML") for file in FILES}

    assert {"markup.js": 1, "chart.js": 1} == {name: n for name, n in uses.items() if n}


def test_stored_by_the_form_alone() -> None:
    """No widget touches sessionStorage: keeping.js does, for the forms; tests/browser/test_form_storage.py has how."""
    stores = ("sessionStorage", "updateCurrentEntry", "getState")
    assert set() == {file.stem for file in FILES if any(store in without_comments(file) for store in stores)}
    assert {"early_form", "question_form"} == {
        file.stem for file in FILES if "workbookTab" in without_comments(file)
    }


@pytest.mark.parametrize("stem", WIDGETS)
def test_each_class_is_ours(stem: str) -> None:
    """Class names carry our prefix, so that they cannot collide with Jupyter's."""
    text = (FOLDER / f"{stem}.css").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/|\{[^{}]*\}", "", text, flags=re.DOTALL)

    assert set() == {name for name in re.findall(r"\.([a-z][\w-]*)", rules) if not name.startswith("mw-")}


@pytest.mark.parametrize("stem", WIDGETS)
def test_each_colour_comes_with_the_widget(stem: str) -> None:
    """
    A widget brings each colour that it names and does not set itself, as the theme has it: it may be shown where the
    theme is not.
    """
    style = WIDGETS[stem]()._css
    sheet = (FOLDER / f"{stem}.css").read_text(encoding="utf-8")
    brought = re.findall(r"--mw-([\w-]+): (#\w+);", style.removesuffix(sheet))
    own = set(re.findall(r"--mw-([\w-]+):", sheet))
    named = dict.fromkeys(re.findall(r"var\(--mw-([\w-]+)\)", style))
    names = [name for name in named if name not in own]
    light, dark = ([(name, properties(scheme)[name]) for name in names] for scheme in ("light", "dark"))

    assert [*light, *dark, *dark] == brought  # dark in the app, and in a dark JupyterLab
    assert style.endswith(sheet)


def test_a_colour_that_the_theme_lacks_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A widget cannot name a colour of its own."""
    monkeypatch.setattr("widgets.ui.page_style.HERE", tmp_path)
    (tmp_path / "a.css").write_text(".mw-a { color: var(--mw-nowhere); }")

    with pytest.raises(KeyError, match="nowhere"):
        page_style("a.css")
