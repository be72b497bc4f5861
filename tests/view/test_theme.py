"""The palette keeps its contrast, and style sheets use only colours that exist."""

import re
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

import pytest

from widgets.theme import colours as theme
from widgets.theme.style_sheet import FOLDER, sheets, style_sheet

WIDGETS = Path(theme.__file__).parents[1]
SERVED = WIDGETS / "serving" / "assets" / "page.css"
SHEETS = [*sheets(), *sorted((WIDGETS / "ui").glob("*.css")), SERVED]
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
GROUNDS = ("paper", "sand", "faint")


def test_black_on_white_is_21_to_1() -> None:
    """
    The contrast formula gives the two values that WCAG itself names.
    """
    assert (21, 1) == (round(theme.contrast("#000000", "#ffffff"), 2), theme.contrast("#777777", "#777777"))


@SCHEMES
def test_text_has_contrast_enough(scheme: theme.Scheme) -> None:
    """
    Every pair of text and ground reaches 4.5 to 1 (WCAG 1.4.3), on light and on dark screens.
    """
    colours = theme.properties(scheme)
    pairs = [
        *((ink, ground) for ink in ("ink", "soft", "accent", "strong") for ground in GROUNDS),
        *((f"u{level}-ink", f"u{level}-fill") for level in theme.LEVELS),
        *(("paper", button) for button in ("strong", "alarm")),
        ("banner-ink", "banner"),
        ("alarm", "paper"),
    ]

    assert {} == weak(colours, pairs, 4.5)


@SCHEMES
def test_borders_and_chart_marks_have_contrast_enough(scheme: theme.Scheme) -> None:
    """
    Every border of a control, focus ring and chart mark reaches 3 to 1 (WCAG 1.4.11).
    """
    colours = theme.properties(scheme)
    marks = [(mark, ground) for mark in ("edge", "mid", "focus", "strong") for ground in ("paper", "sand")]
    edges = [(f"u{level}-edge", "paper") for level in theme.LEVELS]

    assert {} == weak(colours, [*marks, *edges], 3)


@SCHEMES
@pytest.mark.parametrize("part", ["fill", "edge"])
def test_urgency_grows_in_strength(part: str, scheme: theme.Scheme) -> None:
    """
    Level by level the colours differ more from paper, so that no two levels look the same.
    """
    paper, levels = theme.properties(scheme)["paper"], theme.urgency(scheme).values()
    against_paper = [theme.contrast(getattr(level, part), paper) for level in levels]

    assert sorted(set(against_paper)) == against_paper


def test_each_colour_of_the_dark_scheme_replaces_one_of_the_light() -> None:
    """
    The sheet for dark screens gives no colour that the light one lacks, and only where a page is shown dark.
    """
    dark = re.findall(r"--mw-([\w-]+):", (FOLDER / "dark.css").read_text(encoding="utf-8"))
    light = re.findall(r"--mw-([\w-]+):", (FOLDER / "tokens.css").read_text(encoding="utf-8"))
    rules = re.findall(r"^@media screen[^{]*\{ (\S.*) \{\n  color-scheme: dark", style_sheet(), re.MULTILINE)

    assert set() == set(dark) - set(light)
    assert [":root:has(> body[data-workbook])", ':root:has(> body[data-jp-theme-light="false"])'] == rules
    assert 2 == style_sheet().count(theme.properties("dark")["paper"] + ";\n  --mw-sand")


def test_each_level_of_urgency_dresses_its_card() -> None:
    """
    The sheet of cards takes the colours of each level from the theme, and gives them to the edge and the chip.
    """
    cards = next(path for path in sheets() if path.stem == "cards").read_text(encoding="utf-8")

    for level in theme.URGENCY:
        block = re.search(rf"\.mw-u{level} \{{(.*?)\}}", cards, re.DOTALL)[1]
        assert [f"u{level}-{part}" for part in ("fill", "ink", "edge")] == re.findall(
            r"var\(--mw-([\w-]+)", block
        )


def weak(colours: Mapping[str, str], pairs: list[tuple[str, str]], least: float) -> dict[str, float]:
    """Return the pairs of names whose colours differ less than this."""
    ratios = {f"{one} on {other}": theme.contrast(colours[one], colours[other]) for one, other in pairs}
    return {pair: ratio for pair, ratio in ratios.items() if ratio < least}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_style_sheets_use_only_colours_of_the_theme(sheet: Path) -> None:
    """
    A custom property that no one defines would silently fall back, so each that is used is defined.
    """
    names = set(re.findall(r"var\(--mw-([\w-]+)", sheet.read_text(encoding="utf-8")))
    names_defined = set(re.findall(r"--mw-([\w-]+):", style_sheet()))

    assert set() == names - names_defined


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_colours_are_in_one_place(sheet: Path) -> None:
    """
    Outside the theme's own list, no colour is written out, not even as the fallback of one of the theme.
    """
    text = re.sub(r":root \{.*?\}", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert set() == set(re.findall(r"#[0-9a-f]{3,6}\b", text)) - {"#000"}


SHARED = ("tokens", "dark", "text", "folds", "sources", "counts", "tables")


def leading_classes(sheet: Path) -> set[str]:
    """Return the first class of each selector: the component that a rule is for."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    while text != (text := re.sub(r"\([^()]*\)", "", text)):
        pass  # what a selector asks of an element, as in :has(), is not a component
    selectors = chain(*(group.split(",") for group in re.findall(r"([^{}@;]+)\{", text)))
    return {match[1] for selector in selectors if (match := re.match(r"\s*[\w:]*\.(mw-[\w-]+)", selector))}


def test_every_sheet_has_its_place_in_the_order() -> None:
    """
    Each file of the folder is joined once, in the order that the cascade counts on: what is shared comes first.
    """
    assert sorted(FOLDER.glob("*.css")) == sorted(sheets())
    assert list(SHARED) == [path.stem for path in sheets()][: len(SHARED)]
    tokens, *others = (path.read_text(encoding="utf-8") for path in sheets() if path.stem != "dark")
    assert style_sheet().startswith(tokens) and style_sheet().endswith("\n".join(others))


def test_the_rules_of_a_component_are_in_one_sheet() -> None:
    """
    No two sheets of components style the same class, so that a change to a component is made in one file.
    """
    rules = [
        (path.stem, name) for path in sheets() if path.stem not in SHARED for name in leading_classes(path)
    ]
    names = [name for _, name in rules]

    assert len(rules) > 40
    assert [] == [(sheet, name) for sheet, name in rules if names.count(name) > 1]


def test_the_sheet_names_no_other_host() -> None:
    """
    The style sheet loads nothing from anywhere.
    """
    assert [] == list(chain(re.findall(r"https?://|@import|url\(", style_sheet())))
