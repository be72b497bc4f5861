"""A fold: a line that opens to show more."""

from .markup import Html, tag


def fold(
    label: object, body: object, key: str | None = None, class_: str | None = "mw-more", open_: bool = False
) -> Html | None:
    """Return a fold, or nothing where there is nothing to fold.

    `key` identifies it, so that it stays as the reader left it when the page is redrawn.
    """
    if not body:
        return None
    return tag("details", tag("summary", label), body, open=open_, class_=class_, data_key=key)


def list_fold(heading: str, body: object, name: str, level: int = 3) -> Html:
    """Return a list of the record in a fold whose line is its heading, like a folded section of a chapter."""
    line = tag(f"h{level}", heading)
    return tag(
        "div",
        tag(
            "section",
            fold(line, body, f"fold-{name}", class_="mw-section-fold"),
            class_="mw-text mw-record",
            id=f"list-{name}",
        ),
        class_="mw-part-more",
    )


def spoken(text: str) -> Html:
    """Return words for screen readers only, which distinguish links and folds that look alike."""
    return tag("span", f": {text}", class_="mw-spoken")
