"""A count as people: always a hundred of them, the range never left out, never of anything but a count of people,
and never anything but still."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from tests.view.sample import ASSESSMENTS
from widgets.core.findings import Count, in_hundred
from widgets.theme.style_sheet import style_sheet
from widgets.view.base.icon_array import HEIGHT, HIGH, ROW, WIDE, icon_array
from widgets.view.card.card_html import card_html

COUNTS = some.integers(1, 400).flatmap(lambda of: some.builds(Count, some.integers(0, of), some.just(of)))
ROOT = Path(__file__).parents[2]
ALL_COUNTS = [finding for finding in CONTENT.findings.values() if finding.drawable]


def elements_of(count: Count) -> Elements:
    return Elements(icon_array(count, "got dark marks", "here", CONTENT))


def places(array: Elements, kind: str, shape: str = "ten") -> list[int]:
    """Return which of the hundred are drawn in this way, counted from the left of the bottom row."""
    runs = [use for use in array.all("use") if use["class"] == kind and use["href"] == f"#here-{shape}"]
    return [at for use in runs for at in _people(*(int(use[key]) for key in ("x", "y", "width")))]


def _people(x: int, y: int, width: int) -> range:
    first = ((HEIGHT - y) // HIGH - 1) * ROW + x // WIDE
    return range(first, first + width // WIDE)


@given(COUNTS)
def test_the_icons_are_always_a_hundred(count: Count) -> None:
    """
    Filled, half filled and outlined people together are each place of ten by ten, once,
    from the bottom row up.
    """
    array = elements_of(count)
    kinds = [places(array, kind) for kind in ("mw-filled", "mw-maybe", "mw-others")]

    assert list(range(100)) == [at for kind in kinds for at in kind]
    assert {10} == {path["d"].count("a2.4") for path in array.all("path") if "a2.4" in path["d"]}


@given(COUNTS)
def test_what_is_filled_is_what_was_counted_and_the_range_is_half_filled(count: Count) -> None:
    """
    As many are filled as the share says; from there to the upper end of the range they are half filled.
    """
    array, high = elements_of(count), in_hundred(count.interval[1])

    assert in_hundred(count.share) == len(places(array, "mw-filled"))
    assert high - in_hundred(count.share) == len(places(array, "mw-maybe"))
    assert places(array, "mw-maybe") == places(array, "mw-filled", "half")


def test_none_of_39_is_never_no_risk() -> None:
    """
    A count of none fills nobody, half fills up to nine, and says so in its key and its text alternative.
    """
    array = elements_of(Count(0, 39))
    [picture] = array.all("svg")

    assert (0, 9) == (len(places(array, "mw-filled")), len(places(array, "mw-maybe")))
    assert "up to 9" in array.text
    assert "up to 9" in picture["aria-label"]


@pytest.mark.parametrize("finding", ALL_COUNTS, ids=lambda finding: finding.id)
def test_the_text_alternative_says_count_hundred_and_range(finding) -> None:
    """
    The picture has the role of an image, and its name gives the count, the people in 100 and the range.
    """
    count = finding.measure
    array = Elements(icon_array(count, finding.result, "here", CONTENT))
    [picture] = array.all("svg")
    label = picture["aria-label"]
    low, high = map(in_hundred, count.interval)

    assert "img" == picture["role"]
    assert f"{count.n} of {count.of} people {finding.result}" in label
    assert (
        CONTENT.words(
            f"cards.people.{'some' if count.n else 'none'}",
            hundred=in_hundred(count.share),
            high=high,
            low=low or CONTENT.words("cards.under_one"),
        )
        in label
    )
    assert array.text.strip() in label


def test_both_ends_of_the_range_have_a_line() -> None:
    """
    For 5 of 36 there is a stepped line after 5 people and another after 29.
    """
    lines = [path["d"] for path in elements_of(Count(5, 36)).all("path") if path.get("class") == "mw-end"]

    assert [
        f"M0 {HEIGHT - HIGH}H{5 * WIDE}V{HEIGHT}",
        f"M0 {HEIGHT - 3 * HIGH}H{9 * WIDE}V{HEIGHT - 2 * HIGH}H160",
    ] == lines


@pytest.mark.parametrize(
    "finding",
    [item for item in CONTENT.findings.values() if not item.drawable],
    ids=lambda finding: finding.id,
)
def test_patches_cannot_be_drawn_as_people(finding) -> None:
    """
    Drawing a share of patches as people is refused.
    """
    with pytest.raises(TypeError):
        icon_array(finding.measure, finding.result, "here", CONTENT)


@pytest.mark.parametrize("card", CONTENT.cards.values(), ids=lambda card: card.id)
def test_each_count_of_people_on_a_card_is_beside_its_picture(card) -> None:
    """
    A card has one picture of people for each count of people that it gives, and none for patches.
    """
    page = Elements(card_html(card, ASSESSMENTS["nothing answered"], CONTENT))
    counts = [CONTENT.findings[id] for id in card.findings]

    assert sum(finding.drawable for finding in counts) == len(page.all("figure"))
    assert len(counts) == sum("mw-count" in item.get("class", "") for item in page.all("li"))


@given(COUNTS)
def test_an_icon_array_stays_still(count: Count) -> None:
    """
    It is a picture of people in one block, with its number in words, and nothing in it moves or can be worked:
    a trial with interactive arrays had fewer right choices (see the docstring of `icon_array`).
    """
    page = elements_of(count)
    [figure] = page.all("figure")
    [picture] = page.all("svg")
    rows = {int(use["y"]) for use in page.all("use")}

    assert {"figure", "svg", "symbol", "path", "use", "figcaption"} == {name for name, _ in page.found}
    assert [] == [
        key
        for _, attributes in page.found
        for key in attributes
        if key.startswith(("on", "data-")) or key in ("tabindex", "style")
    ]
    assert ("mw-people", "img") == (figure["class"], picture["role"])
    assert {HEIGHT - HIGH * at for at in range(1, 11)} == rows  # ten rows without a gap
    assert re.search(r"\d", page.text)


def test_people_are_drawn_and_not_dots() -> None:
    """
    Each of the ten in the symbol is a head on shoulders.
    """
    [ten, *_] = [path["d"] for path in elements_of(Count(5, 36)).all("path")]

    assert (10, 20) == (
        ten.count("v-5a4 3.6 0 0 1 8 0v5z"),
        ten.count("a"),
    )  # a body; its arc and that of the head


def test_no_style_moves_an_icon_array_and_no_script_knows_it() -> None:
    """
    No rule for it has an animation, a transition or a state, and no script has its name.
    """
    rules = re.findall(r"([^{}]*mw-people[^{}]*)\{([^}]*)\}", style_sheet())
    scripts = [path for path in (ROOT / "widgets").rglob("*.js") if "mw-people" in path.read_text("utf-8")]

    assert rules
    assert [] == [
        rule
        for rule in rules
        if re.search("animation|transition|transform|:hover|:focus|:active", " ".join(rule))
    ]
    assert [] == scripts
