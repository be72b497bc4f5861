"""The one object that changes: a reader's profile, and the assessment that follows from it."""

from collections.abc import Callable

from .core.assessment import Assessment, assess
from .core.content import Content
from .core.profile import clean

Watcher = Callable[[Assessment, Assessment], None]


class Session:
    """One visit. Answers live here, in memory, and nowhere else on this side."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.profile = clean(content.questions, {})
        self.assessment = assess(content, self.profile)
        self._watchers: list[Watcher] = []

    def watch(self, watcher: Watcher) -> None:
        """Call `watcher(before, after)` after each new assessment."""
        self._watchers.append(watcher)

    def answer(self, answers: object) -> Assessment:
        """Take a reader's answers, whatever was sent, and return what follows; unknown ones are left out."""
        before = self.assessment
        self.profile = clean(self.content.questions, answers)
        self.assessment = assess(self.content, self.profile)
        for watcher in self._watchers:
            watcher(before, self.assessment)
        return self.assessment
