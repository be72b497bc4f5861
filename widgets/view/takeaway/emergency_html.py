"""The emergency signs on paper, the same on both pages."""

from widgets.core.content import Content

from ..base.markup import Html, html, tag


def emergency_html(signs: tuple[str, ...], content: Content) -> Html | None:
    """Return all of these signs under their heading; None when there are none."""
    if not signs:
        return None
    return html(
        tag("h4", content.words("journey.takeaway.signs")),
        tag("ul", [tag("li", text) for text in signs], class_="mw-emergencies"),
    )
