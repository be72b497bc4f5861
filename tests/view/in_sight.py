"""The words of a page that are in sight before anything is opened, as a browser shows them on a screen."""

from functools import cache

from tests.view.parsed import Elements

DEEP = "mw-deep"
SPOKEN = "mw-spoken"
NOT_ON_SCREEN = ("svg", "script", "style", "template")


class InSight(Elements):
    """Collects the texts outside closed folds, whole cards, words for screen readers only, and pictures.

    `opened` are the keys of the folds that count as open.
    """

    def __init__(self, markup: str, opened: set[str]) -> None:
        self.opened = opened
        self.texts: list[str] = []
        self.states = [(False, False)]
        """Whether each open element is hidden, and whether it is a closed fold, of which the summary alone is seen."""
        super().__init__(markup)

    def handle_starttag(self, name: str, attributes: list) -> None:
        super().handle_starttag(name, attributes)
        if name in self.VOID:
            return
        given = dict(attributes)
        is_hidden, is_folded = self.states[-1]
        self.states.append(
            (
                is_hidden
                or (is_folded and name != "summary")
                or name in NOT_ON_SCREEN
                or "hidden" in given
                or given.get("data-only") == "lab"
                or not {DEEP, SPOKEN}.isdisjoint((given.get("class") or "").split()),
                name == "details" and "open" not in given and given.get("data-key") not in self.opened,
            )
        )

    def handle_endtag(self, name: str) -> None:
        super().handle_endtag(name)
        if len(self.states) > 1:
            self.states.pop()

    def handle_data(self, text: str) -> None:
        if text.strip() and not any(self.states[-1]):
            self.texts.append(" ".join(text.split()))


def texts_in_sight(markup: str, *opened: str) -> list[str]:
    """Return the texts in sight, in the order of the page; `opened` are keys of folds that a reader has opened."""
    return [*_texts_in_sight(markup, *opened)]


@cache
def _texts_in_sight(markup: str, *opened: str) -> tuple[str, ...]:
    """Read each markup once: many readers have the same card, and many laws ask about it."""
    return tuple(InSight(markup, {*opened}).texts)


def words_in_sight(markup: str, *opened: str) -> int:
    """Return how many words are in sight: what a reader would count, and no mark or sign alone."""
    words = (word for text in texts_in_sight(markup, *opened) for word in text.split())
    return sum(any(letter.isalnum() for letter in word) for word in words)
