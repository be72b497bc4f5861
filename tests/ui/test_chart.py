import subprocess
import sys

import pytest

from tests.ui.pages import Page
from widgets import chart_library
from widgets.ui.chart import Chart

FIGURE = {"data": [{"type": "bar", "x": [5, 36], "y": ["got", "of"]}], "layout": {"height": 240}}


def test_redraw_is_one_message() -> None:
    """Figure, title and notes change together."""
    it = Chart()
    page = Page(it)
    with it.hold_sync():
        it.figure, it.title_html, it.notes_html = FIGURE, "<h3>5 of 36</h3>", "<p>So</p>"

    assert 1 == len(page.states)
    assert {"figure", "title_html", "order", "part:0"} == set(page.states[0])


def test_a_row_of_the_table_travels_alone() -> None:
    """One changed row of a chart's table does not bring the others, and the figure stays if it is the same."""
    it = Chart(figure=FIGURE)
    it.notes_html = "<table><tr><td>one</td></tr><tr><td>two</td></tr></table>"
    page = Page(it)
    it.figure, it.notes_html = dict(FIGURE), it.notes_html.replace("two", "three")
    (state,) = page.states

    assert "<table><tr><td>one</td></tr><tr><td>three</td></tr></table>" == it.notes_html
    assert ["</tr><tr><td>three</td>"] == [part[1] for name, part in state.items() if name != "order"]


def test_page_that_lacks_a_part_gets_all() -> None:
    """A chart's page asks for all parts as a region's does."""
    it = Chart()
    it.notes_html = "<p>So</p>"
    page = Page(it)
    page.ask({"want": "all parts"})

    assert "<p>So</p>" == page.states[0]["part:0"][1]


def test_nothing_to_draw_is_valid() -> None:
    """A chart may have no figure: its words and table are then all there is."""
    it = Chart(figure=FIGURE)
    it.figure = None

    assert it.figure is None


def test_kernel_sends_plotly_when_asked() -> None:
    """A page that finds plotly.js nowhere gets it from the kernel."""
    it = Chart()
    page = Page(it)
    page.ask({"want": "plotly.js"})
    data, buffers = page.received[0]

    assert {"file": "plotly.js"} == data["content"]
    assert b"window.Plotly = Plotly" in buffers[0]


def test_kernel_says_so_when_there_is_no_plotly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without plotly the page learns at once that it must show words and table."""
    monkeypatch.setattr(chart_library, "find_spec", lambda name: None)
    it = Chart()
    page = Page(it)
    page.ask({"want": "plotly.js"})

    assert [] == page.received[0][1]


@pytest.mark.parametrize(
    "message",
    [
        None,
        7,
        "plotly.js",
        ["want"],
        {},
        {"want": "../../etc/passwd"},
        {"want": ["plotly.js"]},
    ],
)
def test_other_wishes_are_not_answered(message: object) -> None:
    """The kernel sends this one file and nothing else."""
    it = Chart()
    page = Page(it)
    page.ask(message)

    assert [] == page.received


def test_page_sets_nothing() -> None:
    """A forged message changes neither the figure nor its words."""
    it = Chart(figure=FIGURE, words={"show_all": "ours"})
    Page(it).change(figure={}, words={}, title_html="forged")

    assert (FIGURE, {"show_all": "ours"}, "") == (it.figure, it.words, it.title_html)


def test_plotly_is_never_imported() -> None:
    """Finding plotly.js does not import plotly, which would make each session slow to start."""
    code = (
        "import sys; from widgets.chart_library import plotly_file;"
        " assert plotly_file().is_file(); print('plotly' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "False" == out.stdout.strip()
