"""The one object that changes: a reader's profile, and the assessment that follows from it."""

from collections.abc import Callable

from .core.assessment import Assessment, assess
from .core.content import Content
from .core.profile import Profile

Watcher = Callable[[Assessment, Assessment], None]


class Session:
    """One visit. Answers are kept here, in memory, and nowhere else on this side."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.profile = Profile()
        self.assessment = assess(content, self.profile)
        self.before: Assessment | None = None
        self.kept = (Profile(), Profile())
        """The answers that the cells of a notebook gave, as a worked case: the last ones, and those before them."""
        self.is_touched = False
        """Whether a reader has answered, so that what is shown may hold more than what the cells gave."""
        self._watchers: list[Watcher] = []

    def watch(self, watcher: Watcher) -> None:
        """Call `watcher(before, after)` after each new assessment."""
        self._watchers.append(watcher)

    def keep(self, profile: Profile) -> None:
        """Note that a cell of the notebook gives these answers."""
        if profile != self.kept[-1]:
            self.kept = (self.kept[-1], profile)

    def answer(self, profile: Profile, by_reader: bool = False) -> Assessment:
        """Assess a profile, call the watchers and return the assessment; the same profile again changes nothing."""
        if profile == self.profile:
            return self.assessment
        if by_reader:
            self.is_touched = True
        else:
            self.keep(profile)
        before = self.before = self.assessment
        self.profile = profile
        self.assessment = assess(self.content, profile)
        for watcher in self._watchers:
            watcher(before, self.assessment)
        return self.assessment
