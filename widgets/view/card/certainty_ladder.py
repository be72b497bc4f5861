"""How certain the evidence is: in words, and in four marks that repeat them."""

from widgets.core.content import Content
from widgets.core.shapes import CertaintyNote

from ..base.kept import kept
from ..base.markup import Html, html, tag

STEPS = 4


@kept
def ladder(note: CertaintyNote, content: Content) -> Html:
    """Return the level with its marks, the key message, the main reason and the fixed line of that level."""
    level = content.certainty[note.level.value]
    marks = "●" * level["marks"] + "○" * (STEPS - level["marks"])
    return html(
        tag(
            "p", tag("strong", level["label"]), " ", tag("span", marks, class_="mw-marks", aria_hidden="true")
        ),
        tag("p", note.sentence, class_="mw-key-message"),
        tag("p", note.reason, " ", level["extra"]),
    )
