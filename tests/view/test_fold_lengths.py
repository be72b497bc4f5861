"""What a fold says of its length: the rest is one tap away, and a reader knows how much it is."""

import re

from tests.content.compiled import CONTENT
from tests.view.every_view import every_view
from tests.view.parsed import Elements
from widgets.view.base.markup import tag
from widgets.view.base.reading_time import WORDS_A_MINUTE, with_length

HALF_A_MINUTE = WORDS_A_MINUTE / 2
OTHER_LAWS = {
    "mw-source": "sources are looked up, and not read through",
    "mw-part": "questions are answered, and say how many are",
    "mw-concern": "its table of options says row by row what is in it",
    "mw-ask-why": "the help on one question, which has a limit of its own",
    None: "a short card has a limit of its own",
}


class Folds(Elements):
    """Collects the class, the label and the number of words of each closed fold: what is in sight once it is open."""

    def __init__(self, markup: str) -> None:
        self.folds: list[dict] = []
        self.around: list[dict] = []
        super().__init__(markup)

    def handle_starttag(self, name: str, attributes: list) -> None:
        super().handle_starttag(name, attributes)
        if name == "details":
            self.around.append({**dict(attributes), "label": "", "words": 0})
            self.folds.append(self.around[-1])

    def handle_endtag(self, name: str) -> None:
        super().handle_endtag(name)
        if name == "details":
            self.around.pop()

    def handle_data(self, text: str) -> None:
        super().handle_data(text)
        if not self.around or "svg" in self.open or self._is_hidden():
            return
        depth = len(self.open) - self.open[::-1].index("details")
        if self.open[depth : depth + 1] == ["summary"]:
            self.around[-1]["label"] += text
            if self.around[-2:-1] and self.around[-1].get("class") != "mw-source":
                self._count(self.around[-2], text)
        else:
            self._count(self.around[-1], text)

    def _is_hidden(self) -> bool:
        classes = {name for above in self.inside for name in (above.get("class") or "").split()}
        return bool(classes & {"mw-deep", "mw-spoken", "mw-sheet-note"})

    @staticmethod
    def _count(fold: dict, text: str) -> None:
        fold["words"] += len(text.split())


FOLDS = [
    (name, fold)
    for name, markup in every_view()
    for fold in Folds(markup).folds
    if fold.get("class") not in OTHER_LAWS and "open" not in fold
]


def test_a_long_fold_says_how_long_it_is() -> None:
    """
    One that takes more than half a minute says its minutes, or the number of what is in it.
    """
    assert len(FOLDS) > 100
    assert set() == {
        (name.partition(",")[0], fold["label"], fold["words"])
        for name, fold in FOLDS
        if fold["words"] > HALF_A_MINUTE + 1 and not re.search(r"\d", fold["label"])
    }


def test_the_rule_is_half_a_minute() -> None:
    """
    Below it a label says nothing; from there on it says the minutes, and sources do not count.
    """
    half, source = "word " * int(HALF_A_MINUTE), '<details class="mw-source">' + "word " * 500 + "</details>"
    label = tag("h3", "Label")

    assert [label, label] == [with_length(label, text, CONTENT) for text in (half, half + source)]
    assert CONTENT.words("page.parts.minute") in with_length(label, half + "word", CONTENT)
    assert CONTENT.words("page.parts.minutes", n=3) in with_length(label, half * 6, CONTENT)
