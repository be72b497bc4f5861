"""The windows that pages are tried in."""

import pytest

from tests.again import again

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
BOTH_SIZES = pytest.mark.parametrize("size", [PHONE, again(DESK)], ids=["390", "1280"])
# How far the page can be scrolled sideways, to either side.
BESIDE = """() => [-5000, 5000].reduce((sum, way) => {
    scrollBy({ left: way, behavior: "instant" });
    const far = Math.abs(scrollX);
    scrollTo({ left: 0, behavior: "instant" });
    return sum + far;
}, Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth))"""
