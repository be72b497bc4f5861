"""A fold: one line that opens to more."""

from .markup import Html, tag


def fold(
    label: object, body: object, key: str | None = None, class_: str | None = "mw-more", open_: bool = False
) -> Html | None:
    """Return a fold, or nothing where there is nothing to fold.

    `key` names it among its neighbours, so that it stays as the reader left it when the page is redrawn.
    """
    if not body:
        return None
    return tag("details", tag("summary", label), body, open=open_, class_=class_, data_key=key)


def spoken(text: str) -> Html:
    """Return words for those who listen, which no one sees: they tell apart links and folds that look alike."""
    return tag("span", f": {text}", class_="mw-spoken")
