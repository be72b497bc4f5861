"""The shapes of what pages show: chapters and checks, options of care, words, notices, and places."""

from collections.abc import Mapping
from dataclasses import dataclass

from .cards import Choice, WarningSign
from .evidence import Statement

OPTIONS = ("needling", "wait", "another", "nothing")
"""The options of every concern, in the order of the screen."""

ROWS = ("what", "benefits", "harms", "judged", "later", "cost")
"""The rows of every option, in the order of the screen."""

SHORT_ROWS = ("what", "benefits", "harms", "cost")
"""The rows that decide: each is said in short before anything is opened."""


@dataclass(frozen=True)
class Check:
    """One teach-back question; `card` names the card that explains it."""

    id: str
    question: str
    choices: tuple[Choice, ...]
    card: str


@dataclass(frozen=True)
class Section:
    """One headed part of a chapter."""

    id: str
    heading: str
    paragraphs: tuple[tuple[Statement, ...], ...]


@dataclass(frozen=True)
class Part:
    """One question of a chapter with its short answer, and the ids of the sections that say more."""

    id: str
    heading: str
    answer: tuple[tuple[Statement, ...], ...]
    more: tuple[str, ...]


@dataclass(frozen=True)
class Chapter:
    """One page of the workbook: its text, and which questions, cards and charts are on it."""

    id: str
    title: str
    short_title: str
    menu: str
    order: int
    lead: str
    decision: str
    sections: tuple[Section, ...]
    questions: tuple[str, ...]
    cards: tuple[str, ...]
    charts: tuple[str, ...]
    check: tuple[Check, ...]
    begins_with_picks: bool = False
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where a reader finds a subject: a card, chapter, concern, term, stage or page; of a chapter,
    a section."""

    kind: str
    id: str
    section: str | None = None


@dataclass(frozen=True)
class CareOption:
    """One of the four options for one concern, described in the same rows: see `ROWS`, and in short `SHORT_ROWS`."""

    id: str
    in_short: Mapping[str, tuple[Statement, ...]]
    rows: Mapping[str, tuple[Statement, ...]]
    findings: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Term:
    """One word of the glossary: the plain word, the medical one, and what it means."""

    id: str
    plain: str
    term: str
    meaning: Statement
    see: Place | None


@dataclass(frozen=True)
class AskedQuestion:
    """A question that people ask in public: `answer` is answered, not_known or outside; `also` holds further
    words that a reader may search for."""

    id: str
    question: str
    answer: str
    short: tuple[Statement, ...]
    where: Place
    also: tuple[str, ...]


@dataclass(frozen=True)
class AskedGroup:
    """The questions that people ask on one subject."""

    id: str
    heading: str
    questions: tuple[AskedQuestion, ...]


@dataclass(frozen=True)
class Notice:
    """A regulator's safety notice: the cards it names must be checked within 30 days of its date."""

    id: str
    source: str
    date: str
    said: str
    cards: tuple[str, ...]


@dataclass(frozen=True)
class Expected:
    """What is no warning sign: the help page names it first, so that nobody mistakes it for one."""

    text: str
    sources: tuple[str, ...]
    judgement: bool


@dataclass(frozen=True)
class HelpGroup:
    """All warning signs of one speed on the help page."""

    when: str
    heading: str
    signs: tuple[WarningSign, ...]
    closing: str | None


@dataclass(frozen=True)
class Help:
    """The page Get help now."""

    title: str
    intro: str
    expected: Expected
    groups: tuple[HelpGroup, ...]
    closing: str


@dataclass(frozen=True)
class PageReview:
    """When what is on a page was last looked at, and when the next check is due; dates as 2026-11-20."""

    looked: str
    due: str


@dataclass(frozen=True)
class PageReviews:
    """The dates of each chapter, by id, and those of the help page."""

    chapters: Mapping[str, PageReview]
    help: PageReview
