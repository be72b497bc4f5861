"""The words of a page that are in sight before anything is opened, as a browser shows them on a screen."""

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
        super().__init__(markup)

    def handle_data(self, text: str) -> None:
        if text.strip() and not any(map(self._hides, range(len(self.inside)))):
            self.texts.append(" ".join(text.split()))

    def _hides(self, depth: int) -> bool:
        """Return whether the element at this depth hides what is inside it at the place now read."""
        name, attributes = self.open[depth], self.inside[depth]
        classes = (attributes.get("class") or "").split()
        folded = (
            name == "details" and "open" not in attributes and attributes.get("data-key") not in self.opened
        )
        return (
            (folded and self.open[depth + 1 : depth + 2] != ["summary"])
            or name in NOT_ON_SCREEN
            or "hidden" in attributes
            or attributes.get("data-only") == "lab"
            or bool({DEEP, SPOKEN} & {*classes})
        )


def texts_in_sight(markup: str, *opened: str) -> list[str]:
    """Return the texts in sight, in the order of the page; `opened` are keys of folds that a reader has opened."""
    return InSight(markup, {*opened}).texts


def words_in_sight(markup: str, *opened: str) -> int:
    """Return how many words are in sight: what a reader would count, and no mark or sign alone."""
    words = (word for text in texts_in_sight(markup, *opened) for word in text.split())
    return sum(any(letter.isalnum() for letter in word) for word in words)
