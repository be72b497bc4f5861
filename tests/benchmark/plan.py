"""What is clicked, and the cards that Python expects after each click: printed as JSON.

It runs as a script, with the checkout in question as PYTHONPATH, so that an earlier commit is compared with its own
cards. So it imports nothing but that checkout's `widgets`.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from typing import Any

from widgets.core.assessment import assess
from widgets.core.content import Content
from widgets.core.loading import load
from widgets.core.profile import clean
from widgets.view.card.cards_page import cards_html

FIRST = "skin_type"  # it is in sight as soon as any question is
MOST = 3  # options of one question

Cards = list[list[str]]
Answers = dict[str, list[str]]


class CardTexts(HTMLParser):
    """Reads the key and the whole text of each card, one inside another included, as `textContent` has it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cards: Cards = []
        self._open: list[list[str] | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a card."""
        if tag != "article":
            return
        named = dict(attrs)
        is_card = "mw-card" in (named.get("class") or "").split()
        self._open.append([named.get("data-key") or "", ""] if is_card else None)
        if self._open[-1]:
            self.cards.append(self._open[-1])

    def handle_endtag(self, tag: str) -> None:
        """End a card."""
        if tag == "article":
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Take a text into each card that is around it."""
        for card in filter(None, self._open):
            card[1] += data


def card_texts(html: str) -> Cards:
    """Return the key and the text of each card of a markup, from the top."""
    reader = CardTexts()
    reader.feed(html)
    reader.close()
    return reader.cards


def cards_for(answers: Answers, content: Content, chapter: str) -> Cards:
    """Return the cards that follow from these answers."""
    profile = clean(content.questions, answers)
    only = content.chapters[chapter].cards or None
    return card_texts(cards_html(assess(content, profile), content, date.today(), only))


def clicks(
    content: Content, chapter: str, number: int, chance: random.Random, given: Answers | None = None
) -> Iterator[dict[str, Any]]:
    """Choose so many clicks of several kinds, each of which changes some card, and say what follows from it. `given`
    are the answers that are there before.

    What a form would do by itself is left out: "none of these" beside others, and questions that come with a pick.
    """
    asked = [content.questions[id] for id in content.chapters[chapter].questions or content.questions]
    free = [question for question in asked if question.id not in _below_picks(content)]
    answers = dict(given or {})
    seen = cards_for(answers, content, chapter)
    while number:
        question = chance.choice(free)
        chosen = answers.get(question.id, [])
        if question.kind.several:
            option = chance.choice(question.named)
            if option not in chosen and len(chosen) >= MOST:
                continue
            after = [one for one in chosen if one != option] if option in chosen else [*chosen, option]
            kind = "taken back" if option in chosen else "one of several"
        else:
            offered = question.named if question.kind.takes_doubt else question.answers
            option = chance.choice(offered)
            after = [option]
            kind = "changed" if chosen else "answered"
            kind = "not sure" if option == question.not_sure.id else kind
        if after == chosen:
            continue
        new = {**answers, question.id: after}
        cards = cards_for(new, content, chapter)
        if cards == seen:
            continue
        answers, seen, number = new, cards, number - 1
        yield click(question, option, kind, cards)


def first_click(content: Content, chapter: str) -> dict[str, Any]:
    """Return the first tick of a visit: the last skin type that changes some card."""
    question = content.questions[FIRST]
    nothing = cards_for({}, content, chapter)
    drawn = ((option, cards_for({FIRST: [option]}, content, chapter)) for option in reversed(question.named))
    option, cards = next((option, cards) for option, cards in drawn if cards != nothing)
    return click(question, option, "answered", cards)


def click(question: Any, option: str, kind: str, cards: Cards) -> dict[str, Any]:
    """Return one click, with the place of its option among the answers of the question."""
    at = question.answers.index(option)
    return {"question": question.id, "option": option, "at": at, "kind": kind, "cards": cards}


def _below_picks(content: Content) -> set[str]:
    """Return the questions that stand below a pick, and are hidden without it."""
    picks = getattr(content, "picks", None)
    return {pick.says.question for pick in picks.picks} - {FIRST} if picks else set()


def main(words: list[str]) -> int:
    """Print the plan of one turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chapter", default="your-skin")
    parser.add_argument("--answers", type=int, default=40)
    parser.add_argument("--counted", type=int, default=10, help="answers after the first tick")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(words)
    content, chance = load(), random.Random(options.seed)
    first = first_click(content, options.chapter)
    ticked = {first["question"]: [first["option"]]}
    plan = {
        "nothing": cards_for({}, content, options.chapter),
        "first": first,
        "counted": [*clicks(content, options.chapter, options.counted, chance, ticked)],
        "answers": [*clicks(content, options.chapter, options.answers, chance)],
    }
    json.dump(plan, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
