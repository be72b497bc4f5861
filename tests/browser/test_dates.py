"""The day of treatment: the page makes dates of it, and nothing else ever hears of it."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.again import again
from tests.browser.reader import CONTENT, WORDS, Reader
from tests.browser.regular import SHARED_TAB

DAY = date(2031, 3, 9)  # far from any day on which this may run
SECONDS = (DAY - date(1970, 1, 1)).days * 24 * 60 * 60
TRACES = (DAY.isoformat(), f"{DAY:%Y%m%d}", f"{DAY:%m/%d/%Y}", f"{DAY:%d/%m/%Y}", "March 2031", str(SECONDS))
STEPS = CONTENT.timeline

# Kept by the page for the test: what its status lines said, one line for each time that they spoke.
HEARD = """() => {
  window.heard = [];
  const line = document.querySelector(".mw-day [role=status]");
  new MutationObserver(() => window.heard.push(line.textContent)).observe(line, { childList: true });
}"""
KEPT = """async () => JSON.stringify([
  {...sessionStorage}, {...localStorage}, document.cookie, location.href, history.state, window.name,
  await indexedDB.databases(), await caches.keys(),
])"""


def written(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def shown(day: date) -> list[str]:
    """Return the dates of all stages, as the page should write them."""
    ends = [
        (day + timedelta(hours=stage.from_hours), day + timedelta(days=-(-stage.to_hours // 24) - 1))
        for stage in STEPS
    ]
    return [
        written(first)
        if first == last
        else WORDS("charts.widget.date_span").replace("{from}", written(first)).replace("{to}", written(last))
        for first, last in ends
    ]


def dates(page: Page) -> Locator:
    return page.locator(".mw-steps .mw-when")


@pytest.fixture(name="chart")
def _chart(reader: Reader) -> Locator:
    reader.open("healing")
    return reader.page.locator(".mw-chart").filter(has=reader.page.locator("[data-from-hours]"))


@SHARED_TAB
def test_the_stages_show_their_dates(reader: Reader, chart: Locator) -> None:
    """With a day of treatment, list and table say the dates of each stage; without one,
    nothing is said of dates."""
    expect(chart.locator("th.mw-when")).to_be_hidden()
    assert [""] * len(STEPS) == dates(reader.page).all_text_contents()
    chart.get_by_label(WORDS("charts.widget.date_label")).fill(DAY.isoformat())
    chart.locator(".mw-table-twin > summary").click()

    assert (
        shown(DAY)
        == dates(reader.page).all_text_contents()
        == chart.locator("td.mw-when").all_text_contents()
    )
    assert [True] * len(STEPS) * 2 == [step.is_visible() for step in chart.locator(".mw-when:not(th)").all()]


@SHARED_TAB
def test_a_new_answer_keeps_the_dates(reader: Reader, chart: Locator) -> None:
    """An answer redraws the notes, and the dates are in them again; clearing all answers takes them away."""
    chart.get_by_label(WORDS("charts.widget.date_label")).fill(DAY.isoformat())
    reader.answer("cold_sores", "past")

    assert shown(DAY) == dates(reader.page).all_text_contents()
    reader.clear_answers()
    reader.wait_for_page()
    assert [""] * len(STEPS) == dates(reader.page).all_text_contents()
    expect(chart.locator("input[type=date]")).to_have_value("")


@SHARED_TAB
@pytest.mark.parametrize("days_ago", [0, again(4), again(20), 181])
def test_the_day_of_today_is_marked(reader: Reader, chart: Locator, days_ago: int) -> None:
    """With a day of treatment in the past half year, one stage of the list says which day today is, the day of
    treatment being day 1, and its lane has a line in the middle of that day; so does the status line. A new answer
    keeps it, and without the date it is gone."""
    now = date.fromisoformat(
        reader.page.evaluate(
            "() => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString()"
        )[:10]
    )
    chart.get_by_label(WORDS("charts.widget.date_label")).fill((now - timedelta(days=days_ago)).isoformat())
    said = WORDS("charts.widget.today", n=days_ago + 1)
    hour = days_ago * 24 + 12
    stage = next(at for at, one in enumerate(STEPS) if hour < one.to_hours)
    scale = 7 * 24 if STEPS[stage].to_hours <= 7 * 24 else STEPS[-1].to_hours
    rows = chart.locator(".mw-steps > li")
    expect(chart.locator(".mw-day [role=status]")).to_contain_text(said)
    reader.answer("cold_sores", "past")
    assert [at == stage for at in range(len(STEPS))] == [said in row for row in rows.all_text_contents()]
    expect(rows.nth(stage)).to_have_attribute("aria-current", "date")
    line = chart.locator(".mw-today-line")
    assert 1 == line.count()
    assert float(line.evaluate("(one) => one.style.insetInlineStart").rstrip("%")) == pytest.approx(
        100 * hour / scale, abs=0.01
    )
    chart.get_by_role("button", name=WORDS("charts.widget.date_away")).click()
    assert 0 == chart.locator(".mw-today, .mw-today-line, [aria-current]").count()


@SHARED_TAB
@pytest.mark.parametrize("days_ago", [-1, 182])
def test_a_day_off_the_time_line_is_not_today(reader: Reader, chart: Locator, days_ago: int) -> None:
    """A treatment still to come, or half a year and more ago, has dates and no mark of today."""
    day = date.today() - timedelta(days=days_ago)
    chart.locator("input[type=date]").fill(day.isoformat())

    assert shown(day) == dates(reader.page).all_text_contents()
    assert 0 == chart.locator(".mw-today, .mw-today-line, [aria-current]").count()


def test_by_keyboard_and_said_once(reader: Reader, chart: Locator) -> None:
    """The date can be typed and taken away with keys alone, and each time the page says so once."""
    reader.page.evaluate(HEARD)
    chart.locator("input[type=date]").focus()
    reader.page.keyboard.type(f"{DAY:%m%d%Y}")
    said = WORDS("charts.widget.dates_shown").replace("{from}", written(DAY))
    expect(chart.locator(".mw-day [role=status]")).to_have_text(said)
    assert shown(DAY) == dates(reader.page).all_text_contents()
    away = chart.get_by_role("button", name=WORDS("charts.widget.date_away"))
    while not away.evaluate("(node) => node === document.activeElement"):
        reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")

    expect(chart.locator("input[type=date]")).to_be_focused()
    expect(chart.locator(".mw-day [role=status]")).to_have_text(WORDS("charts.widget.date_gone"))
    assert [said, WORDS("charts.widget.date_gone")] == reader.page.evaluate("() => window.heard")


def test_the_date_stays_in_the_page(reader: Reader) -> None:
    """The date is in no message, address, storage or log, also when answers travel after it;
    a reload forgets it."""
    sent: list[str] = []

    def hear(frame: str | bytes) -> None:
        sent.append(frame if isinstance(frame, str) else frame.decode("latin-1"))

    reader.page.on(
        "websocket", lambda socket: [socket.on(name, hear) for name in ("framesent", "framereceived")]
    )
    reader.page.context.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    reader.open("healing")
    reader.page.locator("input[type=date]").fill(DAY.isoformat())
    reader.answer("cold_sores", "past")
    told = [*sent, reader.page.evaluate(KEPT), reader.app.log()]

    assert any("cold_sores" in frame for frame in sent)  # the ear works
    assert "cold_sores" in reader.page.evaluate(KEPT)
    assert [] == [text[:200] for text in told if any(trace in text for trace in TRACES)]
    reader.page.reload()
    reader.wait_for_page()
    expect(reader.page.locator("input[type=date]")).to_have_value("")
    assert [""] * len(STEPS) == dates(reader.page).all_text_contents()


@SHARED_TAB
@pytest.mark.parametrize("odd", ["0026-11-24", "2126-01-01"])
def test_an_odd_year_gives_no_dates(reader: Reader, chart: Locator, odd: str) -> None:
    """While a year is still being typed, or is out of reach, no date is shown."""
    chart.locator("input[type=date]").fill(odd)

    assert [""] * len(STEPS) == dates(reader.page).all_text_contents()
