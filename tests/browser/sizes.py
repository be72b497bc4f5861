"""The windows that pages are tried in."""

import pytest

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
BOTH_SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
