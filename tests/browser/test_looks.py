"""How the pages look: our own typefaces without a jump, dark screens, and both halves of a wide one."""

from collections import Counter
from contextlib import nullcontext
from time import sleep

import pytest
from playwright.sync_api import Route, expect

from tests.again import again, chosen
from tests.browser.app import PROJECT
from tests.browser.axe import CONTRAST
from tests.browser.reader import NOTEBOOKS, WORDS, Reader
from tests.browser.regular import SHARED_TAB
from tests.browser.sizes import BOTH_SIZES, DESK, PHONE
from tests.browser.test_everyone import styled
from tests.browser.test_pages import ALIKE, ALL_ALIKE, IN_STEPS, STEPS, violations

FACES = {"Atkinson Hyperlegible Next": "400", "Fraunces": "600"}
# Marks whose shape is all that counts, and a letter of one author's name: the reader's own fonts have them.
LEFT_TO_OTHERS = set("●○◑◔◕■▴▾▶☐ł")
FOR_AUTHORS = PROJECT / "content" / "plain_language.yaml"  # which words to use: no reader sees it
WORDS_OF = (
    "content/**/*.yaml",
    "notebooks/*.ipynb",
    "widgets/**/*.css",
    "widgets/**/*.js",
    "widgets/**/*.j2",
)

# Beside a fallback of letters of one width, and one of many: what our face has is as wide in both.
NOT_IN_FACE = """async ([face, weight, characters]) => {
  await document.fonts.load(`${weight} 40px "${face}"`, "a");
  const context = document.createElement("canvas").getContext("2d");
  const width = (character, fallback) => {
    context.font = `${weight} 40px "${face}", ${fallback}`;
    return context.measureText(character.repeat(20)).width;
  };
  return [...characters].filter((one) => width(one, "monospace") !== width(one, "sans-serif"));
}"""
JUMPS = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().map((entry) => entry.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done([]), 1500);
})"""
# Where the parts of a step begin and end, as shares of the width that the page has for them.
SPANS = """() => {
  const whole = document.querySelector(".page-steps ol").getBoundingClientRect();
  const read = ".page-main :is(h2, p, article, table, .mw-image, .mw-option, .mw-choice)";
  const parts = [...document.querySelectorAll(read)]
    .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect());
  const share = (x) => (x - whole.left - 16) / (whole.width - 32);
  return [Math.min(...parts.map((one) => share(one.left))), Math.max(...parts.map((one) => share(one.right)))];
}"""
GROUND = "(one) => getComputedStyle(one).backgroundColor"


def characters() -> Counter[str]:
    """Return the characters outside ASCII of all words and of what style sheets and scripts add."""
    files = {path for pattern in WORDS_OF for path in PROJECT.glob(pattern)} - {FOR_AUTHORS}
    return Counter(
        one for path in files if path.is_file() for one in path.read_text(encoding="utf-8") if ord(one) > 126
    )


def late(route: Route) -> None:
    """Let a file through after the first lines are painted."""
    sleep(0.6)
    route.continue_()


@SHARED_TAB
@pytest.mark.parametrize("face", FACES)
def test_our_typefaces_have_the_signs_that_we_use(reader: Reader, face: str) -> None:
    """Each letter and sign of the words is in the subset, but for a few that are named above."""
    used = set(characters()) | set(map(chr, range(33, 127)))
    reader.open("help")
    missing = reader.page.evaluate(NOT_IN_FACE, [face, FACES[face], "".join(sorted(used))])

    assert len(used) > 100
    assert set() == set(missing) - LEFT_TO_OTHERS


@BOTH_SIZES
@pytest.mark.parametrize("name", ["help", again("nothing-here")])
def test_nothing_jumps_when_the_typefaces_arrive(reader: Reader, name: str) -> None:
    """With files that come late, the lines stay where they were: the fallbacks have the same measures."""
    reader.page.route("**/*.woff2*", late)
    reader.page.goto(f"http://{reader.app.host}/{name}")
    reader.page.evaluate("() => document.fonts.ready")
    loaded = reader.page.evaluate("() => [...document.fonts].filter((one) => one.status === 'loaded').length")

    assert loaded >= len(FACES)
    assert sum(reader.page.evaluate(JUMPS)) < 0.01


@SHARED_TAB
@pytest.mark.parametrize("name", chosen([*NOTEBOOKS, "help"], "vitiligo", "help"), scope="package")
def test_axe_finds_nothing_on_a_dark_screen(reader: Reader, name: str) -> None:
    """With a dark system every page is dark, and axe finds no text or mark that is too faint there: all else is as on
    a light one."""
    reader.page.emulate_media(color_scheme="dark")
    reader.open(name)
    assert "rgb(28, 23, 20)" == reader.page.locator("body").evaluate(GROUND)
    assert [] == violations(reader, PHONE, only=CONTRAST)


@SHARED_TAB
@pytest.mark.again
def test_axe_finds_nothing_on_dark_steps(reader: Reader) -> None:
    """With answers, each step is as legible on a dark screen as on a light one."""
    reader.page.emulate_media(color_scheme="dark")
    reader.open(IN_STEPS)
    reader.answer("skin_type", "V")
    reader.answer("vitiligo", "growing")
    found = {}
    for n in STEPS[:ALIKE]:
        reader.go_to_step(n)
        with styled(reader, ALL_ALIKE) if n == ALIKE else nullcontext():
            found[n] = violations(reader, DESK, only=CONTRAST)

    assert dict.fromkeys(STEPS[:ALIKE], []) == found


@SHARED_TAB
def test_paper_is_light(reader: Reader) -> None:
    """A dark system prints dark ink on white, like any other."""
    reader.open("help")
    reader.page.emulate_media(color_scheme="dark", media="print")
    scheme = "(one) => getComputedStyle(one).colorScheme"

    assert "light" == reader.page.locator("html").evaluate(scheme)
    expect(reader.page.locator("main")).to_have_css("color", "rgb(42, 33, 28)")


@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}], ids=["1280"])
def test_both_halves_of_a_laptop_are_at_work(reader: Reader) -> None:
    """In each step something that a reader reads is in the left third of the column, and something in the right."""
    reader.open(IN_STEPS)
    reader.answer("skin_type", "V")
    used = {}
    for n in STEPS:
        reader.go_to_step(n)
        used[n] = reader.page.evaluate(SPANS)

    assert [] == [(n, span) for n, span in used.items() if not (span[0] < 0.05 and span[1] > 0.9)]


@SHARED_TAB
def test_text_grows_for_a_projector(reader: Reader) -> None:
    """On a screen of 1920 pixels the text is 20 px high or more, and the column as much wider."""
    sizes = {}
    for width in (1280, 1920):
        reader.page.set_viewport_size({"width": width, "height": 800})
        reader.open("help")
        sizes[width] = reader.page.evaluate(
            "() => [parseFloat(getComputedStyle(document.body).fontSize), document.querySelector('main').offsetWidth]"
        )

    assert 17 == sizes[1280][0] and 20 <= sizes[1920][0]
    assert sizes[1920][1] / sizes[1280][1] == pytest.approx(sizes[1920][0] / sizes[1280][0], abs=0.01)


@SHARED_TAB
def test_the_cover_makes_no_first_screen_longer(reader: Reader) -> None:
    """The picture of the welcome page is named, and all skin types are on a phone's first screen below it."""
    reader.open("welcome")
    cover = reader.page.locator(".page-cover")

    expect(cover).to_have_attribute("alt", WORDS("page.cover"))
    assert cover.evaluate("(one) => one.complete && one.naturalWidth > 0 && one.checkVisibility()")
    last = reader.page.locator('.mw-front-type input[value="VI"]').bounding_box()
    bar = reader.page.locator(".mw-now-strip").bounding_box()
    assert last and bar and last["y"] + last["height"] < bar["y"]
