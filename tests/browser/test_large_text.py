"""Text of twice the size, by the reader's own settings: nothing is beside the window, and no bar covers the text."""

import pytest

from tests.browser.reader import Reader
from tests.browser.sizes import BESIDE, DESK, PHONE

NARROW = {"width": 320, "height": 640}
BARS = "#bar, .page-steps, .mw-region:has(> .mw-now-list)"


@pytest.mark.shared_tab
def test_letters_of_twice_the_size_fit(reader: Reader) -> None:
    """On each step, from the narrowest phone to a laptop, the page ends at the edge of its window, and bars let go."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    reader.page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    for size in (PHONE, NARROW, DESK):
        reader.page.set_viewport_size(size)
        reader.page.wait_for_function("() => document.documentElement.classList.contains('page-tight')")
        for step in range(1, len(reader.page.locator(".page-steps li").all()) + 1):
            reader.go_to_step(step)
            assert reader.page.evaluate(BESIDE) == 0, f"step {step}, {size}"
        places = reader.page.locator(BARS).evaluate_all(
            "(all) => all.map((one) => getComputedStyle(one).position)"
        )
        assert set(places) == {"static"}
    reader.page.set_viewport_size(PHONE)
    reader.page.evaluate("() => { document.documentElement.style.fontSize = ''; }")
    reader.page.wait_for_function("() => !document.documentElement.classList.contains('page-tight')")
