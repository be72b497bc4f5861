"""The laws of a card, on rules written to be difficult: two questions in one rule, a scale, and "not sure" itself."""

import pytest

from tests.core.every_profile import ProfileSpace
from tests.core.laws import LAWS, Law
from tests.core.small import CONTENT, RAW, each, rule
from widgets.core.loading import build

GROWING, STILL = ({"question": "patches", "is": state} for state in ("growing", "still"))
CREAM, TYPE = {"question": "creams", "is": "a"}, {"question": "skin_type", "any_of": ["II", "III"]}
DIFFICULT = build(
    {
        **RAW,
        "rules": RAW["rules"]
        | each(
            rule("either", "marks", "usually_put_off", {"any": [STILL, TYPE]}),
            rule("nested", "marks", "usually_not_done", {"all": [TYPE, {"any": [GROWING, CREAM]}]}),
            rule("cream", "patches", "usually_put_off", CREAM),
        ),
    }
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("content", [CONTENT, DIFFICULT], ids=["small", "difficult"])
def test_every_card_keeps_the_law(content, law: Law) -> None:
    """
    Each law of `tests/core/laws.py` holds for every card and every reader that the card can distinguish.
    """
    assert all(law(ProfileSpace(content, card)) for card in content.cards)
