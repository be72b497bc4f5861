"""Drawings: named as such, described in words too, readable on a narrow phone, and in colours that show."""

import re

import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from widgets.theme import colours as theme
from widgets.view.drawings.body_sites import ARMS, BOTTOM, CHEEKS, CLEARED, THIGHS
from widgets.view.drawings.by_name import DRAWINGS, drawing_html
from widgets.view.drawings.colour_grains import GRAINS, IN_EACH
from widgets.view.drawings.healing import NEEDLED
from widgets.view.drawings.shapes import LETTER, WIDTH, label
from widgets.view.drawings.skin_layers import LONG, OUTER, SHORT, at

EACH = pytest.mark.parametrize("name", DRAWINGS)
WORDS = CONTENT.words.under("drawings")
COLOUR = re.compile(r'(?:fill|stroke)="(#[0-9a-f]{6})"')
NARROWEST = 288  # pixels that are left of a screen of 320


def drawing(name: str) -> Elements:
    return Elements(drawing_html(name, CONTENT))


@EACH
def test_a_drawing_is_one_named_image(name: str) -> None:
    """
    A drawing is well-formed, says "Drawing: ..." above, and is one image with a title for screen readers.
    """
    page = drawing(name)
    (svg,) = page.all("svg")

    assert ([], []) == (page.broken, page.open)
    assert page.text.startswith("Drawing: ")
    assert ("img", "100%") == (svg["role"], svg["width"])
    assert f"<title>{WORDS[name]['alt']}</title>" in drawing_html(name, CONTENT)


@EACH
def test_a_drawing_is_described_in_words(name: str) -> None:
    """
    Below the drawing are its words and at least one source, each of which exists.
    """
    below = drawing_html(name, CONTENT).split("</svg>")[1]

    assert [] == [line for line in WORDS[name]["words"] if line not in below]
    assert [] == [id for id in DRAWINGS[name].sources if id not in CONTENT.sources]
    assert DRAWINGS[name].sources


@EACH
def test_every_label_of_the_words_is_drawn(name: str) -> None:
    """
    No label is in the words but missing from the drawing.
    """
    inside = Elements(drawing_html(name, CONTENT).split("</svg>")[0]).text.replace(" ", "")
    labels = [
        text
        for value in WORDS[name]["labels"].values()
        for text in (value if isinstance(value, list) else [value])
    ]

    assert [] == [text for text in labels if text.replace(" ", "") not in inside]


@EACH
def test_a_drawing_stays_on_its_ground(name: str) -> None:
    """
    Its own ground covers the whole drawing, so that it can be read on a page of any colour.
    """
    page = drawing(name)
    height = page.all("svg")[0]["viewbox"].split()[3]
    ground = page.all("rect")[0]

    assert (str(WIDTH), height, theme.PAPER) == (ground["width"], ground["height"], ground["fill"])


@EACH
def test_a_drawing_uses_only_colours_of_the_theme(name: str) -> None:
    """
    Every colour in a drawing has its name in the theme.
    """
    colours = {
        theme.PAPER,
        theme.INK,
        theme.EDGE,
        theme.ACCENT,
        theme.STRONG,
        theme.HEAT,
        theme.METAL,
        theme.DEEP_SKIN,
        *theme.SKIN_TYPES,
        *(colour for skin in theme.SKINS.values() for colour in vars(skin).values()),
    }

    assert set() == set(COLOUR.findall(drawing_html(name, CONTENT))) - colours


@EACH
def test_a_drawing_gives_no_ids(name: str) -> None:
    """
    A drawing may be on a page twice, so nothing in it has an id.
    """
    assert [] == [attributes for _, attributes in drawing(name).found if "id" in attributes]


def test_letters_are_large_enough_on_a_narrow_phone() -> None:
    """
    On a screen of 320 pixels the letters in a drawing are at least 14 pixels high.
    """
    assert LETTER * NARROWEST / WIDTH >= 14


def test_long_labels_are_broken() -> None:
    """
    A label longer than its room goes on in a new line below, and no word is lost.
    """
    page = Elements(label("colour cells, seen closer", 10, 20, 13))
    feet = [float(line["y"]) for line in page.all("tspan")]

    assert "colour cells,seen closer" == page.text
    assert 2 == len(feet) and feet[0] < feet[1]


@pytest.mark.parametrize(
    ("line", "ground"),
    [
        *((skin.line, skin.ground) for skin in theme.SKINS.values()),
        *((theme.PAPER, skin.worse) for skin in theme.SKINS.values()),
        (theme.EDGE, theme.PAPER),
        (theme.HEAT, theme.PAPER),
        (theme.INK, theme.DEEP_SKIN),
        (theme.EDGE, theme.DEEP_SKIN),
        (theme.DARKEST, theme.DEEP_SKIN),
        (theme.DARKEST, theme.PAPER),
        (theme.INK, theme.METAL),
    ],
)
def test_lines_show_on_their_ground(line: str, ground: str) -> None:
    """
    Each line that carries meaning reaches 3 to 1 on what it is drawn on (WCAG 1.4.11).
    """
    assert theme.contrast(line, ground) >= 3


def test_depths_are_to_scale() -> None:
    """
    The long needle goes 3 times as deep as the short one, and both pass the outer skin.
    """
    deep = [at(depth) - at(0) for depth in (OUTER, SHORT, LONG)]

    assert deep[0] < deep[1]
    assert pytest.approx(3) == deep[2] / deep[1]


def test_needles_go_as_deep_in_every_skin() -> None:
    """
    Each of the three skins has its own colour, and both needles with their tips at the same depths.
    """
    page = drawing("layers")
    shapes = [(shape["fill"], shape["points"]) for shape in page.all("polygon")]
    grounds = {skin.ground for skin in theme.SKINS.values()}
    tips = [points.split()[3].split(",")[1] for fill, points in shapes if fill == theme.METAL]

    assert grounds == {fill for fill, _ in shapes} & set(theme.SKIN_TYPES)
    assert [str(at(SHORT)), str(at(LONG))] * len(theme.SKINS) == tips


def test_colour_cells_show_in_every_skin() -> None:
    """
    A colour cell in the outer skin, or the ring around it, reaches 3 to 1 on each skin.
    """
    assert [] == [
        name
        for name, skin in theme.SKINS.items()
        if max(theme.contrast(mark, skin.ground) for mark in (theme.DARKEST, theme.PAPER)) < 3
    ]


@pytest.mark.parametrize(
    ("name", "in_clumps", "area"), [("white", 84.5, 0.94), ("brown", 37.4, 1.36), ("black", 11.1, 1.44)]
)
def test_grains_are_placed_as_in_the_study(name: str, in_clumps: float, area: float) -> None:
    """
    Of the grains of each skin, the same share is in clumps as in the study, as near as whole grains allow,
    and their areas differ as they did there.
    """
    grains = GRAINS[name]
    half_a_grain = 100 / (len(grains.clumped) * IN_EACH) / 2

    assert pytest.approx(in_clumps, abs=half_a_grain) == 100 * sum(grains.clumped) / (
        len(grains.clumped) * IN_EACH
    )
    assert area == grains.area


def test_only_the_grains_differ_between_skins() -> None:
    """
    Every skin is drawn with 2 colour cells and the same number of grains.
    """
    page = drawing("layers")
    grains = [dot for dot in page.all("circle") if dot["fill"] == theme.DARKEST and "stroke" not in dot]
    sizes = [float(dot["r"]) for dot in grains]
    of_each = {name: len(one.clumped) * IN_EACH for name, one in GRAINS.items()}

    assert 2 * len(theme.SKINS) == len(page.all("ellipse"))
    assert {18} == set(of_each.values())
    assert sorted(sizes) == sizes and [18, 18, 18] == [sizes.count(size) for size in sorted(set(sizes))]


def test_skin_types_look_as_in_the_question() -> None:
    """
    The six colours and the words beside them are those of the question on skin type.
    """
    options = CONTENT.questions["skin_type"].options
    page = drawing("sun")

    assert theme.SKIN_TYPES == tuple(option.swatch for option in options)
    assert [f"{option.text}: {option.hint}" for option in options] == list(
        re.findall(r"<li>(Type [^<]*)</li>", drawing_html("sun", CONTENT))
    )
    assert set(theme.SKIN_TYPES) <= {patch["fill"] for patch in page.all("rect")}


def test_trouble_differs_from_day_1_without_colour() -> None:
    """
    On every skin the warning sign is wider, higher and hotter than day 1, so that no one has to see a colour.
    """
    figure = drawing_html("healing", CONTENT)
    hills = [
        (float(wide), float(foot) - float(peak))
        for foot, peak, wide in re.findall(r'd="M[\d.]+ ([\d.]+)C[\d.]+ ([\d.]+) [^"]*A([\d.]+) ', figure)
    ]
    heat = [path.count("q") for path in re.findall(r'<path d="(M[^"]*)"[^>]*stroke="' + theme.HEAT, figure)]

    assert 2 * len(theme.SKINS) == len(hills)
    assert [] == [
        day_1
        for day_1, worse in zip(hills[::2], hills[1::2], strict=True)
        if not (day_1[0] == NEEDLED[0] < worse[0] and day_1[1] < worse[1])
    ]
    assert [2, 4, 4, 4] * len(theme.SKINS) == heat[: 4 * len(theme.SKINS)]  # strokes; the legend has two more


def test_a_patch_shows_on_every_skin() -> None:
    """
    Each of the three skins is drawn with a scratch and later with a patch, and the edge of a patch shows on it.
    """
    page = drawing("koebner")
    patches = [path["stroke"] for path in page.all("path") if path["fill"] == theme.PAPER]
    grounds = [rect["fill"] for rect in page.all("rect")[1:]]

    assert [skin.ground for skin in theme.SKINS.values() for _ in range(2)] == grounds
    assert [skin.line for skin in theme.SKINS.values() for _ in range(3)] == patches


def test_arms_and_thighs_are_in_no_ring() -> None:
    """
    Of all the bumps that are drawn, only those on the cheeks are in a part that devices are cleared for.
    """
    places = {"arms": ARMS, "thighs": THIGHS, "bottom": BOTTOM, "cheeks": CHEEKS}
    within = {
        name
        for name, spots in places.items()
        for x, y in spots
        for middle, wide, high in CLEARED
        if (x / wide) ** 2 + ((y - middle) / high) ** 2 <= 1
    }

    assert {"cheeks"} == within


def test_an_unknown_drawing_is_an_error() -> None:
    """
    An unknown name of a drawing gets a message that says so.
    """
    with pytest.raises(KeyError):
        drawing_html("liver", CONTENT)
