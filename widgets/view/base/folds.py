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


def spoken(text: str) -> Html:
    """Return words for screen readers only, which distinguish links and folds that look alike."""
    return tag("span", f": {text}", class_="mw-spoken")
