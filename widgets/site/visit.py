"""One page in a reader's browser: it draws what a notebook's kernel would draw, from the same code.

It runs in a web worker, which passes texts on and knows nothing of what is in them. Nothing is imported here that is
not pure Python.
"""

import json
from collections.abc import Sequence
from functools import partial
from typing import Any

from widgets.core.content import Content
from widgets.core.loading import load
from widgets.core.profile import clean
from widgets.live_parts import Drawn, LiveParts


class Visit:
    """An open page, its live parts and the reader's answers to it.

    `parts` are the calls of the page's live parts in order: the kind of each and, for a chart, its name.
    """

    def __init__(self, chapter: str, parts: Sequence[Sequence[str]], content: Content) -> None:
        self._content = content
        self._drawn: dict[int, Drawn] = {}
        self._said: str | None = None
        self._live = LiveParts(content.chapters[chapter], content, self._say)
        for number, (kind, *names) in enumerate(parts):
            self._live.add(kind, partial(self._show, number), *names)

    def answer(self, value: object) -> dict[str, Any]:
        """Take in the reader's answers, of which only what the questions offer counts, and return what the page then
        shows: the answers, each part that is drawn anew, and the line that says what has changed."""
        profile = clean(self._content.questions, value)
        try:
            self._live.session.answer(profile)
            self._live.update()
            return {
                "value": {id: list(chosen) for id, chosen in profile.answers.items()},
                "parts": self._drawn,
                "said": self._said,
            }
        finally:
            self._drawn, self._said = {}, None

    def _show(self, number: int, drawn: Drawn) -> None:
        self._drawn[number] = drawn

    def _say(self, text: str) -> None:
        self._said = text


class Worker:
    """What the web worker calls: texts of JSON go in and come out."""

    def __init__(self) -> None:
        self._visit: Visit | None = None

    def open(self, message: str) -> None:
        """Open a page: its chapter and its parts."""
        opened = json.loads(message)
        self._visit = Visit(opened["chapter"], opened["parts"], load())

    def answer(self, message: str) -> str:
        """Take in answers, and return what the page then shows."""
        if self._visit is None:
            raise RuntimeError("No page is open")
        return json.dumps(self._visit.answer(json.loads(message)))
