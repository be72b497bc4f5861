"""The shared tab: it serves the next test only as it was."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.again import chosen
from tests.browser.app import App
from tests.browser.conftest import visitor
from tests.browser.regular import Regular
from tests.browser.sizes import DESK, PHONE

LEFT = [
    ("document.querySelector('h1').append('.')", "document.querySelector('h1').lastChild.remove()"),
    ("document.title += '.'", "document.title = document.title.slice(0, -1)"),
    ("document.body.classList.add('mw-printing')", "document.body.classList.remove('mw-printing')"),
    ("localStorage.setItem('left', '')", "localStorage.clear()"),
    ("window.left = 1", "delete window.left"),
    ("kept = window.print, window.print = () => {}", "window.print = kept, delete window.kept"),
    (
        "kept = Storage.prototype.setItem, Storage.prototype.setItem = function () {}",
        "Storage.prototype.setItem = kept, delete window.kept",
    ),
    (
        "document.head.insertAdjacentHTML('beforeend', '<style>p { margin: 0 }</style>')",
        "document.head.lastElementChild.remove()",
    ),
]
"""What a test may leave behind, and what takes it away."""


@pytest.fixture(name="other_regular", scope="module")
def _other_regular(browser: Browser, app: App) -> Iterator[Regular]:
    """Return the regular of these tests alone: what they leave behind is for no other."""
    context = visitor(browser)
    yield Regular(context.new_page(), app)
    context.close()


@pytest.mark.again
def test_a_page_is_put_back(other_regular: Regular) -> None:
    """Answers, an open card, notes, steps, place, focus and lines of news are put back on the page that is open,
    also where the width of the window has changed the order of its controls."""
    reader = other_regular
    reader.open("your-skin")
    first, line = reader.kernel_id(), reader.status.text_content()
    reader.answer("vitiligo", "growing")
    reader.open_card("vitiligo-growing").locator(".mw-depth").click()
    reader.go_to_step(6)
    reader.page.locator(".mw-note textarea").fill("Marker of mine")
    reader.open("your-skin", quiet=True)

    assert (first, {}, None) == (reader.kernel_id(), reader.answers(), reader.remembered())
    assert "" == reader.page.locator(".mw-note textarea").input_value()
    assert line == reader.status.text_content()
    expect(reader.page.locator("body")).to_have_attribute("data-step", "1")
    reader.page.mouse.wheel(0, 600)
    reader.wait_until(lambda: reader.page.evaluate("() => scrollY") > 0)
    reader.open("your-skin")
    reader.page.set_viewport_size(DESK)
    reader.answer("vitiligo", "growing")
    reader.answer("eczema", "active_there")
    expect(reader.option("eczema", "active_there")).to_be_focused()
    reader.page.set_viewport_size(PHONE)
    reader.let_go()
    reader.open("your-skin")
    assert [first, 0, "body", 1] == [
        reader.kernel_id(),
        *reader.page.evaluate("() => [scrollY, document.activeElement.localName, history.length]"),
    ]


@pytest.mark.parametrize(
    ("change", "undo"),
    chosen(LEFT, LEFT[0], LEFT[6]),
    ids=["text", "title", "class", "storage", "name", "function", "method", "style"],
)
def test_what_is_left_behind_is_noticed(other_regular: Regular, change: str, undo: str) -> None:
    """What cannot be put back makes a page unfit for the next test."""
    other_regular.open("vitiligo")
    other_regular.page.evaluate(change)

    assert not other_regular.is_as_opened("vitiligo")
    other_regular.page.evaluate(undo)
    assert other_regular.is_as_opened("vitiligo")


@pytest.mark.again
def test_a_page_that_cannot_be_put_back_is_opened_again(other_regular: Regular) -> None:
    """A page with something left behind is gone before the next test, and so is one that complained, where it may
    not have."""
    reader = other_regular
    reader.open("your-skin")
    kernels = [reader.kernel_id()]
    reader.page.locator("h1").evaluate("(one) => { one.textContent += '.'; }")
    reader.open("your-skin")
    kernels.append(reader.kernel_id())
    reader.watch.complaints.append("A complaint.")
    reader.open("your-skin")
    assert kernels[-1] == reader.kernel_id()
    reader.open("your-skin", quiet=True)
    kernels.append(reader.kernel_id())
    assert [] == reader.watch.complaints

    assert 3 == len({*kernels})
