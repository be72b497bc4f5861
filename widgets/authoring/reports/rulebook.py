"""Collects every rule with what a clinician needs to agree with it or to change it.

A rule is a few lines in a file: which answers, which card, how urgent. Here it is joined with its sentence, the words
on screen, and the scenarios that fire it. `rulebook_html` makes a document of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from widgets.core.content import Content
from widgets.core.profile import Profile, clean
from widgets.core.raised_card import rank
from widgets.core.rules import Rule, fire
from widgets.core.shapes import Card, Source
from widgets.view.base.verdict import verdict

from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder
from ..reading.yaml_file import read
from ..schema.signs import Signs


@dataclass(frozen=True)
class Scenario:
    """One made-up reader of tests/scenarios; `cards` are those that the scenario expects or rules out."""

    number: int
    name: str
    profile: Profile
    cards: frozenset[str]


@dataclass(frozen=True)
class Firing:
    """A scenario that fires a rule; `unsure` when only "I am not sure" does."""

    scenario: Scenario
    unsure: bool


@dataclass(frozen=True)
class Entry:
    """One rule: its number in the document, its urgency in the words on screen, and what fires it."""

    number: int
    rule: Rule
    urgency_words: str
    firings: tuple[Firing, ...]


@dataclass(frozen=True)
class CardRules:
    """One card and the rules that bring it up or raise it, the most urgent first."""

    card: Card
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Question:
    """Something that the content itself leaves for a clinician: what it is about, its text, and the question."""

    about: str
    text: str
    asked: str


@dataclass(frozen=True)
class Rulebook:
    """All rules by card, the most urgent card first, and all that goes with them."""

    content: Content
    cards: tuple[CardRules, ...]
    scenarios: tuple[Scenario, ...]
    questions: tuple[Question, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every rule, in the order of the document."""
        return tuple(entry for group in self.cards for entry in group.entries)

    @property
    def own(self) -> tuple[Entry, ...]:
        """The rules for which no source gives the advice."""
        return tuple(entry for entry in self.entries if entry.rule.own_judgement)

    @property
    def never_fired(self) -> tuple[Entry, ...]:
        """The rules that no scenario fires."""
        return tuple(entry for entry in self.entries if not entry.firings)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The works that the rules name, by author or organisation."""
        ids = {id for entry in self.entries for id in entry.rule.sources}
        return tuple(sorted((self.content.sources[id] for id in ids), key=lambda one: (one.who, one.year)))


def rulebook(
    content: Content,
    raised_cards: Iterable[Card],
    scenarios: Sequence[Scenario],
    questions: Sequence[Question],
) -> Rulebook:
    """Return the rulebook; `raised_cards` are the cards with every reason that a rule can give them."""
    cards = sorted((card for card in raised_cards if card.reasons), key=_place)
    groups, number = [], 0
    for card in cards:
        reasons = sorted(card.reasons, key=rank)
        entries = []
        for reason in reasons:
            number += 1
            alone = replace(card, urgency=reason.urgency, reasons=(reason,))
            rule = content.rules[reason.rule]
            entries.append(
                Entry(number, rule, verdict(alone, content).text, _firings(rule, scenarios, content))
            )
        groups.append(CardRules(card, tuple(entries)))
    return Rulebook(content, tuple(groups), tuple(scenarios), tuple(questions))


def read_scenarios(folder: Path, content: Content) -> tuple[list[Scenario], list[Complaint]]:
    """Return the scenarios of a folder, and complaints about those that cannot be read."""
    documents = [read(path, f"{folder.name}/{path.name}") for path in sorted(folder.glob("*.yaml"))]
    complaints = [complaint for document in documents for complaint in document.complaints]
    if complaints:
        return [], complaints
    return [
        _scenario(number, document.value, content) for number, document in enumerate(documents, start=1)
    ], []


def open_questions(folder: ContentFolder, content: Content) -> list[Question]:
    """Return what the warning signs leave for a clinician: words to agree, and sentences that were accepted."""
    page = folder.one(Signs)
    if page is None:
        return []
    return [
        *(
            Question(content.words(f"cards.speeds.{sign.when}"), sign.text, sign.to_agree)
            for sign in page.signs
            if sign.to_agree
        ),
        *(
            Question(agreement.file, agreement.words, f"Kept as it is. {agreement.note}")
            for agreement in page.agreed
        ),
    ]


def _scenario(number: int, value: object, content: Content) -> Scenario:
    if not isinstance(value, dict):
        raise TypeError(f"Scenario {number} is not a mapping")
    ids = {*(value.get("cards") or {}), *(value.get("find_out") or {}), *(value.get("not_cards") or ())}
    profile = clean(content.questions, value.get("answers") or {})
    return Scenario(number, value["name"], profile, frozenset(ids))


def _firings(rule: Rule, scenarios: Iterable[Scenario], content: Content) -> tuple[Firing, ...]:
    """Return what fires a rule: first the scenarios that check its card, the simplest readers first."""
    pairs = ((scenario, fire(rule, scenario.profile, content.questions)) for scenario in scenarios)
    firings = [Firing(scenario, reason.unsure) for scenario, reason in pairs if reason]
    return tuple(
        sorted(
            firings,
            key=lambda one: (
                one.unsure,
                rule.card not in one.scenario.cards,
                len(one.scenario.profile.answers),
                one.scenario.number,
            ),
        )
    )


def _place(card: Card) -> tuple:
    return -card.urgency, card.is_outcome, card.order, card.id
