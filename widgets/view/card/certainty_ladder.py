"""How sure we are, as words first and four marks that repeat them."""

from widgets.core.content import Content
from widgets.core.shapes import CertaintyNote

from ..base.markup import Html, html, tag

STEPS = 4


def ladder(note: CertaintyNote, content: Content) -> Html:
    """Return the level in words, its marks, the sentence it allows, the main reason and the fixed line."""
    told = content.certainty[note.level.value]
    marks = "●" * told["marks"] + "○" * (STEPS - told["marks"])
    return html(
        tag(
            "p", tag("strong", told["label"]), " ", tag("span", marks, class_="mw-marks", aria_hidden="true")
        ),
        tag("p", note.sentence, class_="mw-key-message"),
        tag("p", note.reason, " ", told["extra"]),
    )
