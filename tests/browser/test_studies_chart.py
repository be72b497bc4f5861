"""The chart of studies in use: by touch, mouse and keys, with its switch, in another theme; and what it asks for."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.again import again
from tests.browser.app import App
from tests.browser.reader import CONTENT, WORDS, Reader, see_chart
from tests.browser.regular import SHARED_TAB
from tests.browser.sizes import DESK, PHONE
from tests.browser.test_everyone import styled

ROWS = ".mw-mark:visible"
OWN_TYPE = [
    item
    for item in CONTENT.findings.values()
    if item.card and item.drawable and "V" in (item.skin_types or ())
]
HEADS = ("study", "found", "people", "time", "yours", "source")

# The middle of each dot and of the lane of each row in sight, in pixels from the top.
ALIGNED = """() => {
  const box = (node) => node.getBoundingClientRect();
  const middle = (node) => (box(node).top + box(node).bottom) / 2;
  const shown = (node) => node.checkVisibility();
  return [
    [...document.querySelectorAll(".mw-plot .point")].filter((one) => box(one).width > 8) // no end of a line
      .map(middle).sort((a, b) => a - b),
    [...document.querySelectorAll(".mw-mark .mw-lane")].filter(shown).map(middle),
  ];
}"""
ON_TEXT = """() => {
  const texts = [...document.querySelectorAll(".mw-mark :is(.mw-number, .mw-result, .mw-who)")]
    .filter((one) => one.checkVisibility()).flatMap((one) => [...one.getClientRects()]);
  const drawn = [...document.querySelectorAll(".mw-plot :is(.point, .js-line, .xtick text)")]
    .map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width < 400 && height < 60);
  return drawn.filter((one) => texts.some((text) => one.left < text.right - 1 && text.left < one.right - 1
    && one.top < text.bottom - 1 && text.top < one.bottom - 1)).length;
}"""
# For each row in sight, the finding that it names and where its dot is on the axis, in people of 100.
DRAWN = """() => {
  const box = (node) => node.getBoundingClientRect();
  const ticks = [...document.querySelectorAll(".mw-plot .xtick text")].map((one) => {
    const { left, right } = box(one);
    return [Number(one.textContent), (left + right) / 2];
  });
  const [[low, start], [high, end]] = [ticks[0], ticks.at(-1)];
  const dots = [...document.querySelectorAll(".mw-plot .point")].map(box).filter(({ width }) => width > 8);
  const middle = ({ top, bottom }) => (top + bottom) / 2;
  const rows = [...document.querySelectorAll(".mw-mark")].filter((one) => one.checkVisibility());
  return Object.fromEntries(rows.map((row) => {
    const lane = box(row.querySelector(".mw-lane"));
    const dot = dots.find((one) => Math.abs(middle(one) - middle(lane)) < 4);
    const at = dot && low + ((dot.left + dot.right) / 2 - start) / (end - start) * (high - low);
    return [row.closest("li").dataset.key, at];
  }));
}"""
# The page waits for the kernel to send the script as a last resort: here not for twenty seconds.
HURRY = """const wait = globalThis.setTimeout;
globalThis.setTimeout = (what, pause, ...rest) => wait(what, pause === 20000 ? 1000 : pause, ...rest);"""
WIDE = pytest.mark.parametrize("size", [DESK], ids=["1280"])


def open_chart(reader: Reader, answers: dict[str, list[str]] | None = None) -> Locator:
    """Open the page with the chart of all counts, with these answers, and wait until it is drawn."""
    reader.open("your-skin")
    if answers:
        reader.choose(answers)
    chart = reader.page.locator(".mw-chart").first
    see_chart(chart)
    return chart


def panel(chart: Locator) -> Locator:
    return chart.locator(".mw-row-panel")


def test_a_tap_says_who_was_studied(new_context: Callable[..., BrowserContext], app: App) -> None:
    """On a phone a tap opens what the table says of a row right below it, and the row is still drawn in its
    place; a second tap closes it. Nothing is sent for it."""
    reader = Reader(new_context(has_touch=True).new_page(), app)
    chart = open_chart(reader, {"skin_type": ["V"]})
    frames: list[str] = []
    reader.page.on(
        "request", lambda request: "/alive/" in request.url or frames.append(request.url)
    )  # a page asks by itself whether its kernel lives
    reader.page.evaluate(
        "() => { const send = WebSocket.prototype.send; window.sent = 0;"
        " WebSocket.prototype.send = function (...all) { window.sent += 1; return send.apply(this, all); }; }"
    )
    row = chart.locator(ROWS).nth(2)
    row.tap()

    expect(row).to_have_attribute("aria-expanded", "true")
    expect(chart.locator("li:has(> [aria-expanded=true]) .mw-row-panel dt")).to_have_text(
        [WORDS(f"charts.studies.head_{head}") for head in HEADS]
    )
    expect(panel(chart)).to_contain_text(WORDS("charts.studies.yours_took_part").replace("{type}", "V"))
    expect(panel(chart)).to_have_attribute("role", "status")
    reader.wait_until(lambda: _aligned(reader))
    row.tap()
    expect(row).to_have_attribute("aria-expanded", "false")
    expect(panel(chart)).to_have_text(WORDS("charts.widget.choose_row"))
    assert ([], 0) == (frames, reader.page.evaluate("() => window.sent"))


def _aligned(reader: Reader) -> bool:
    """Whether there is a dot in the middle of each lane, and nothing else."""
    dots, lanes = reader.page.evaluate(ALIGNED)
    return len(dots) == len(lanes) and all(
        abs(dot - lane) <= 1.5 for dot, lane in zip(dots, lanes, strict=True)
    )


@SHARED_TAB
@pytest.mark.parametrize(
    "size", [again(PHONE), again(DESK), {"width": 320, "height": 640}], ids=["390", "1280", "320"]
)
def test_marks_are_beside_their_labels_and_on_none(reader: Reader) -> None:
    """Each dot is in the lane of its row, with few rows and with all; nothing that is drawn runs through text."""
    chart = open_chart(reader, {"skin_type": ["V"], "vitiligo": ["growing"]})

    for _ in range(2):
        reader.wait_until(lambda: _aligned(reader))
        assert 0 == reader.page.evaluate(ON_TEXT)
        chart.locator(".mw-show-all").click()


@SHARED_TAB
def test_it_arrives_short(reader: Reader) -> None:
    """On a phone the whole block is at most 1.2 screens tall as it arrives; all rows are a tap away, and the focus
    goes to the first that came."""
    chart = open_chart(reader, {"skin_type": ["V"], "vitiligo": ["growing"]})

    assert chart.bounding_box()["height"] <= 1.2 * PHONE["height"]
    few = chart.locator(ROWS).count()
    everything = chart.locator(".mw-mark").count()
    assert 3 <= few <= 5 < everything
    chart.locator(".mw-show-all").click()
    expect(chart.locator(ROWS)).to_have_count(everything)
    expect(chart.locator(ROWS).nth(few)).to_be_focused()
    chart.locator(".mw-show-all").click()
    expect(chart.locator(ROWS)).to_have_count(few)


@SHARED_TAB
@WIDE
def test_by_keyboard(reader: Reader) -> None:
    """The rows are one stop for Tab. Arrows, Home and End go from row to row, and the panel beside them follows."""
    chart = open_chart(reader)
    rows = chart.locator(ROWS)
    rows.first.focus()
    reader.page.keyboard.press("ArrowDown")

    expect(rows.nth(1)).to_be_focused()
    expect(rows.nth(1)).to_have_attribute("aria-expanded", "true")
    label = CONTENT.findings[chart.locator("li:visible").nth(1).get_attribute("data-key")].label
    expect(panel(chart)).to_contain_text(label)
    assert [False, True] == [row.get_attribute("tabindex") == "0" for row in rows.all()[:2]]
    reader.page.keyboard.press("End")
    expect(rows.last).to_be_focused()
    reader.page.keyboard.press("Home")
    expect(rows.first).to_be_focused()
    reader.page.keyboard.press("Tab")
    expect(chart.locator(".mw-show-all")).to_be_focused()


@SHARED_TAB
@WIDE
def test_a_mouse_only_has_to_point(reader: Reader) -> None:
    """Where there is room, the panel follows the mouse and moves nothing; a click keeps a row when the mouse leaves."""
    chart = open_chart(reader)
    rows = chart.locator(ROWS)
    before = rows.nth(3).bounding_box()
    rows.nth(3).hover()

    expect(rows.nth(3)).to_have_attribute("aria-expanded", "true")
    assert before == rows.nth(3).bounding_box()
    rows.nth(2).click()
    reader.page.mouse.move(2, 2)
    expect(rows.nth(2)).to_have_attribute("aria-expanded", "true")


@SHARED_TAB
def test_only_skin_like_mine(reader: Reader) -> None:
    """The switch keeps to counts that took in the reader's skin type, says how many are left, and holds when an
    answer redraws the chart; without a type there is none, and the chart says why."""
    chart = open_chart(reader)
    expect(chart.locator(".mw-only")).to_have_count(0)
    expect(chart).to_contain_text(WORDS("charts.studies.so_what_no_type").split(". ")[-1].strip())
    reader.answer("skin_type", "V")
    see_chart(chart)
    chart.locator(".mw-show-all").click()
    switch = chart.get_by_role("switch")
    switch.check()

    expect(chart.locator(ROWS)).to_have_count(len(OWN_TYPE))
    assert {item.id for item in OWN_TYPE} == set(
        chart.locator("li:visible:has(> .mw-mark)").evaluate_all("(all) => all.map((one) => one.dataset.key)")
    )
    expect(chart.get_by_text(f"{len(OWN_TYPE)} of ").last).to_be_attached()
    reader.wait_until(lambda: _aligned(reader))
    reader.answer("vitiligo", "growing")
    see_chart(chart)
    expect(chart.locator(ROWS)).to_have_count(len(OWN_TYPE))
    expect(switch).to_be_checked()
    assert {"skin_type": ["V"], "vitiligo": ["growing"]} == reader.answers()


@WIDE
@SHARED_TAB
@pytest.mark.parametrize("skin_type", ["V", again("VI")])
def test_each_dot_is_the_count_of_its_row(reader: Reader, skin_type: str) -> None:
    """Also once the switch or "show all" has changed the rows: another count beside a name would be a false number."""
    chart = open_chart(reader, {"skin_type": [skin_type], "eczema": ["active_there"]})
    reader.wait_until(lambda: _true_to_counts(reader))
    chart.get_by_role("switch").check()
    reader.wait_until(lambda: _true_to_counts(reader))
    chart.get_by_role("switch").uncheck()
    chart.locator(".mw-show-all").click()
    reader.wait_until(lambda: _true_to_counts(reader))


def _true_to_counts(reader: Reader) -> bool:
    drawn = reader.page.evaluate(DRAWN)
    measures = {id: CONTENT.findings[id].measure for id in drawn}
    counted = {id: 100 * measure.n / measure.of for id, measure in measures.items()}
    return bool(drawn) and all(at is not None and abs(at - counted[id]) < 1 for id, at in drawn.items())


@SHARED_TAB
def test_it_follows_the_theme(reader: Reader) -> None:
    """When the system turns dark, or its colours are forced, the marks take the colours that hold then."""
    chart = open_chart(reader, {"skin_type": ["V"]})
    dot = chart.locator(".mw-plot .point").last

    def fills() -> set[str]:
        return set(
            chart.locator(".mw-plot .point").evaluate_all(
                "(all) => all.map((one) => getComputedStyle(one).fill)"
            )
        )

    with styled(reader, "@media (prefers-color-scheme: dark) { .mw-chart { --mw-strong: rgb(1, 2, 3); } }"):
        assert "rgb(1, 2, 3)" not in fills()
        reader.page.emulate_media(color_scheme="dark")
        reader.wait_until(lambda: "rgb(1, 2, 3)" in fills())
        reader.page.emulate_media(color_scheme="dark", forced_colors="active")
        reader.wait_until(lambda: "rgb(1, 2, 3)" not in fills())
        expect(dot).to_be_visible()


def test_only_this_chart_fetches_plotly(reader: Reader) -> None:
    """A page with another chart does not ask for plotly.js; this one does, once, when it comes into view."""
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.open("healing")
    reader.see_charts()
    assert [] == [url for url in asked if "plotly" in url]
    open_chart(reader)
    assert 1 == len([url for url in asked if "plotly" in url])


def test_without_plotly_rows_and_table_are_there(reader: Reader) -> None:
    """When plotly.js cannot be had, the chart says so, its rows still open, and the table is open."""
    reader.page.route("**/*plotly*", lambda route: route.abort())
    reader.page.add_init_script(HURRY)
    reader.page.add_init_script(
        "Object.defineProperty(globalThis, 'Plotly', { get: () => undefined, set: () => {} });"
    )
    reader.open("your-skin")
    chart = reader.page.locator(".mw-chart").first
    reader.go_to_step(3)
    chart.scroll_into_view_if_needed()

    expect(chart.locator(".mw-chart-news")).to_have_text(WORDS("charts.widget.not_drawn"))
    expect(chart.locator(".mw-table-twin table")).to_be_visible()
    chart.locator(ROWS).first.click()
    expect(panel(chart).locator("dd")).to_have_count(len(HEADS))
