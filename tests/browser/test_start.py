"""A page that does not come whole says so within twenty seconds, and keeps all that can be read in reach."""

import re
from typing import Any

import pytest
from playwright.sync_api import Route, WebSocketRoute, expect

from tests.browser.reader import WORDS, Reader, see_chart
from tests.browser.sizes import DESK, PHONE

SOCKET = re.compile(r"/api/kernels/.*/channels")
LONG = 20_000  # milliseconds: by then a page has said what is wrong
CLOSED = "closed at once"
NEVER = "never opens"
OPENED = "opens and brings nothing"

# Stand-ins for a network that lets no socket through. Time is turned on by hand.
NO_SOCKET = """(closes) => { window.WebSocket = class extends EventTarget {
  constructor(url) {
    super();
    Object.assign(this, { url, protocol: "", readyState: 0, send() {}, close() {} });
    if (closes) setTimeout(() => this.onclose?.(new CloseEvent("close")), 30);
  }
}; }"""

IS_OPEN = "() => window.jupyterapp?.widgetManager?.kernel.connectionStatus === 'connected'"

# How far what is in sight has been moved.
SHIFTS = """() => {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) shifted += value;
  }).observe({ type: "layout-shift", buffered: true });
}"""


def refuse(reader: Reader, how: str) -> None:
    """Let no socket of this reader's work."""
    if how == OPENED:  # no server behind it: nothing is sent on
        reader.page.route_web_socket(SOCKET, lambda socket: None)
    else:
        reader.page.add_init_script(f"({NO_SOCKET})({str(how == CLOSED).lower()})")


def begin(reader: Reader, name: str = "your-skin") -> None:
    """Open a page of which not all will come, and wait until it has been read."""
    reader.page.clock.install()
    reader.page.goto(reader.app.url(name), wait_until="domcontentloaded")


def expect_calm_words(reader: Reader, reason: str) -> None:
    """Expect the sentence, the text, the ways on, and no alarm."""
    start = reader.page.locator("#start")
    expect(start).to_contain_text(WORDS(f"page.start_up.{reason}"))
    expect(start.get_by_role("button", name=WORDS("page.start_up.button"))).to_be_in_viewport()
    expect(start.get_by_role("link", name=WORDS("page.nav.help"))).to_be_in_viewport()
    expect(reader.lost).to_be_empty()
    assert 100 < len(reader.page.locator("#main").inner_text())
    expect(reader.page.locator("#main p").first).to_be_visible()


@pytest.mark.parametrize(("how", "size"), [(CLOSED, PHONE), (NEVER, DESK)], ids=[CLOSED, NEVER])
def test_a_page_without_a_socket_says_so(reader: Reader, how: str) -> None:
    """Where no connection comes about, the page says so, shows its text, and lets the reader turn to each step."""
    refuse(reader, how)
    begin(reader)
    reader.page.wait_for_function("() => window.jupyterapp")
    reader.page.clock.run_for(LONG)

    expect_calm_words(reader, "blocked")
    reader.go_to_step(3)
    expect(reader.page.locator("#step-3")).to_be_visible()
    assert "Loading widget" not in reader.page.locator("body").inner_text()


def abort(route: Route) -> None:
    route.abort()


@pytest.mark.parametrize(
    "lost", ["**/voila/static/front-end.*", "**/anywidget/**"], ids=["voila", "anywidget"]
)
def test_a_script_of_jupyters_that_is_lost_is_told(reader: Reader, lost: str) -> None:
    """Without a script that brings the widgets, the page says that a part is missing, and nothing of its text is."""
    reader.page.route(lost, abort)
    begin(reader)
    expect(reader.page.locator("#start")).not_to_be_empty()

    expect_calm_words(reader, "parts")
    expect(reader.page.locator("#step-1")).to_be_visible()
    assert "javascript" not in reader.page.locator("#main").inner_text().lower()


def test_no_script_of_ours_can_take_the_page_with_it(reader: Reader) -> None:
    """With every file of ours lost that is a script, the page is ready, its steps turn, and answers count."""
    reader.page.route("**/assets/*.js*", abort)
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    reader.go_to_step(2)

    expect(reader.card("vitiligo-growing")).to_be_visible()
    expect(reader.page.locator("#start")).to_be_empty()
    reader.clear_answers()
    assert {} == reader.answers()


def cut(route: Route) -> None:
    """Let only the first part of a page through."""
    body = route.fetch().body()
    route.fulfill(body=body[: len(body) * 3 // 4], content_type="text/html; charset=utf-8")


def test_a_page_that_is_cut_off_is_told(reader: Reader) -> None:
    """Where the connection breaks in the middle of a page, the page says that a part is missing."""
    reader.page.route("**/vitiligo", cut)
    reader.page.add_init_script(f"({SHIFTS})()")
    reader.page.set_viewport_size({"width": 320, "height": 568})
    begin(reader, "vitiligo")
    reader.page.clock.run_for(2000)

    expect_calm_words(reader, "parts")
    start = reader.page.locator("#start")
    assert start.bounding_box()["height"] < 568 / 4
    assert reader.page.evaluate("() => shifted") < 0.01
    start.get_by_role("button", name=WORDS("page.start_up.close")).click()
    expect(start).to_be_hidden()
    expect(reader.page.locator("#main")).to_be_focused()


def test_a_kernel_that_is_long_in_coming_is_told_until_it_is_there(reader: Reader) -> None:
    """While a socket brings nothing, the page says that it takes longer; the words go when it is ready after all."""
    held: list[tuple[WebSocketRoute, Any]] = []
    is_open: list[bool] = []

    def hold(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        server.on_message(lambda text: socket.send(text) if is_open else held.append((socket, text)))

    reader.page.route_web_socket(SOCKET, hold)
    begin(reader)
    reader.page.wait_for_function(IS_OPEN)  # time that is turned on before would end the attempt
    reader.page.clock.run_for(LONG)
    expect_calm_words(reader, "late")
    start = reader.page.locator("#start")
    start.get_by_role("button", name=WORDS("page.start_up.close")).focus()
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator("#main")).to_be_focused()
    reader.page.clock.run_for(2000)
    expect(start.locator("p")).to_have_text(WORDS("page.status.getting_ready"))
    expect(start.get_by_role("button")).to_have_text(WORDS("page.start_up.button"))
    is_open.append(True)
    for socket, text in held:
        socket.send(text)
    reader.wait_for_page()

    expect(reader.page.locator("#start")).to_be_empty()


def test_widgets_that_jupyter_has_lost_bring_the_page_again_once(reader: Reader) -> None:
    """Where Jupyter gives up on a widget, the page is loaded again by itself, with its answers, and only once."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    kernel, loads = reader.kernel_id(), []
    reader.page.on("load", lambda: loads.append(1))
    refuse(reader, OPENED)
    begin(reader)
    give_up = """() => {
      const output = document.querySelector("#main .jp-OutputArea-output.lm-Widget:not(:has(> *))");
      output.classList.add("jupyter-widgets");
    }"""
    reader.page.wait_for_function("() => document.querySelector('#main .jp-OutputArea-output.lm-Widget')")
    reader.page.evaluate(give_up)
    reader.page.clock.run_for(1500)
    reader.wait_until(lambda: reader.kernel_id() != kernel and len(loads) == 2)
    reader.page.wait_for_function("() => document.querySelector('#main .jp-OutputArea-output.lm-Widget')")
    reader.page.evaluate(give_up)
    reader.page.clock.run_for(1500)

    expect_calm_words(reader, "parts")
    assert (2, '{"vitiligo":["growing"]}') == (len(loads), reader.remembered())


def test_a_chart_keeps_its_text_without_an_observer(reader: Reader) -> None:
    """In a browser that does not say when a chart is near, a chart of studies has its title, its rows and its table,
    and is drawn all the same."""
    reader.page.add_init_script("delete window.IntersectionObserver")
    reader.open("your-skin")
    chart = reader.page.locator(".mw-chart", has=reader.page.locator(".mw-forest")).first

    expect(chart.locator("figcaption h3")).not_to_be_empty()
    expect(chart.locator(".mw-mark").first).to_be_attached()
    expect(chart.locator(".mw-table-twin table")).to_be_attached()
    see_chart(chart)
    expect(chart.locator(".mw-plot svg.main-svg").first).to_be_visible()


@pytest.mark.parametrize("name", ["questions", "for-educators"])
def test_nobody_sees_that_a_page_of_text_is_ready(reader: Reader, name: str) -> None:
    """Screen readers are told, and the line keeps its room, so that nothing below it moves."""
    reader.page.goto(reader.app.url(name))
    status = reader.page.get_by_role("status").first
    expect(status).to_have_text(WORDS("page.status.ready"))
    expect(status).to_have_css("clip-path", "inset(50%)")
    assert status.bounding_box()["height"] > 20
