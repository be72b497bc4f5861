"""What the form leaves in a tab, in a page without a kernel: its answers in the app, and nothing elsewhere."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.content.compiled import CONTENT
from widgets.page_script import page_script
from widgets.serving.assets import asset_path
from widgets.ui.question_form import QuestionForm
from widgets.view.form_html import form_html

ADDRESS = "http://workbook.test/"
KEPT = {"vitiligo": ["growing"]}
# A model that keeps what it is given, as anywidget's does; no kernel hears of it.
MODEL = """
const state = __STATE__;
const hearers = {};
const model = {
  get: (name) => state[name], set: (values) => Object.assign(state, values),
  save_changes() {}, send() {}, off() {}, widget_manager: {},
  on: (event, hear) => { hearers[event] = hear; },
};
globalThis.fromKernel = (values) => { Object.assign(state, values); hearers["change:value"](); };
const el = document.body.appendChild(document.createElement("div"));
globalThis.state = state;
__SCRIPT__
widget.render({ model, el });
globalThis.ready = true;
"""


def form_page(new_context: Callable[..., BrowserContext], where: str, kept: str) -> Page:
    """Return a page of the app, or of another host of notebooks, with the form and with what the tab had kept."""
    questions = CONTENT.questions
    form = QuestionForm(html=form_html(list(questions.values()), CONTENT), questions=dict(questions))
    state = {name: value for name, value in form.get_state().items() if not name.startswith("_")}
    script = page_script("question_form.js").replace("export default", "const widget =")
    page = new_context().new_page()
    page.route(
        ADDRESS, lambda route: route.fulfill(content_type="text/html", body=f'<body data-workbook="{where}">')
    )
    page.goto(ADDRESS)
    page.evaluate("(text) => text && sessionStorage.setItem('answers', text)", kept)
    if where == "app":
        page.add_script_tag(path=asset_path("keeping.js"))
    page.add_script_tag(
        type="module", content=MODEL.replace("__STATE__", json.dumps(state)).replace("__SCRIPT__", script)
    )
    page.wait_for_function("() => globalThis.ready")
    return page


def stored(page: Page) -> dict[str, str]:
    return page.evaluate("() => ({ ...sessionStorage, ...localStorage })")


def answer(page: Page, value: str) -> None:
    page.locator(f'#q-skin_type input[value="{value}"]').click()


def test_the_app_keeps_and_recalls(new_context: Callable[..., BrowserContext]) -> None:
    """In the app the tab brings back what it kept, and keeps each answer."""
    page = form_page(new_context, "app", json.dumps(KEPT))
    assert KEPT == page.evaluate("() => state.value")
    answer(page, "IV")

    assert {"answers"} == set(stored(page))
    assert {**KEPT, "skin_type": ["IV"]} == json.loads(stored(page)["answers"])


@pytest.mark.parametrize("kept", ["", json.dumps(KEPT)], ids=["nothing", "something"])
def test_elsewhere_nothing_is_kept_or_recalled(new_context: Callable[..., BrowserContext], kept: str) -> None:
    """In JupyterLab an answer is not stored, and what another page left in the tab is neither read nor changed."""
    page = form_page(new_context, "", kept)
    assert {} == page.evaluate("() => state.value")
    answer(page, "IV")

    assert {"skin_type": ["IV"]} == page.evaluate("() => state.value")
    assert ({"answers": kept} if kept else {}) == stored(page)


def test_a_state_from_before_the_last_answer_takes_nothing_away(
    new_context: Callable[..., BrowserContext],
) -> None:
    """After a lost connection the kernel sends what it last knew: a newer answer stays, and goes to it again.
    What it corrected counts."""
    page = form_page(new_context, "app", "")
    answer(page, "II")
    old = page.evaluate("() => ({ value: state.value, asked: state.asked })")
    answer(page, "V")
    page.evaluate("(old) => fromKernel(old)", old)

    page.wait_for_function("() => state.value.skin_type?.[0] === 'V'")
    assert {"answers": json.dumps({"skin_type": ["V"]}, separators=(",", ":"))} == stored(page)
    assert old["asked"] < page.evaluate("() => state.asked")

    page.evaluate("() => fromKernel({ value: { skin_type: ['I'] } })")
    assert {"answers": json.dumps({"skin_type": ["I"]}, separators=(",", ":"))} == stored(page)
