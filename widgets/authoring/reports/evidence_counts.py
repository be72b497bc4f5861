"""Counts what the content rests on: sentences by certainty and by source, claims by answer,
reviews by date."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..checks.absences import absent_sentences
from ..checks.figures import TracedFigure, traced_figures
from ..checks.source_lists import source_lists
from ..language.passages import sentences_of, statements_of
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..schema.absences import Absences
from ..schema.articles import ClaimGroup, Conflicts, Doubtful, Gaps
from ..schema.asked import QuestionsAsked
from ..schema.choices import Concern
from ..schema.medicine import Card, Source
from ..schema.signs import Signs
from ..schema.text import Statement
from .one_sided_numbers import OneSided, one_sided

LEVELS = ("high", "moderate", "low", "very_low", "none_found")
BEST_FIRST = ("original", "abstract", "opening", "copy", "second_hand", "recalled")
OWN = ("judgement", "about")


class StatementInFile(NamedTuple):
    """One statement of a file, as written there."""

    item: Item
    where: Where
    raw: dict

    @property
    def sentences(self) -> int:
        """How many sentences it has."""
        return len(sentences_of(self.raw["text"]))

    @property
    def is_fact(self) -> bool:
        """Our own judgement, or a statement on this workbook, is counted separately when it rests on no source."""
        return bool(self.raw.get("sources")) or self.raw.get("says") not in OWN


class Review(NamedTuple):
    """When a card or a concern was checked, and when it will be."""

    last_checked: str
    next_review: str
    name: str


@dataclass(frozen=True)
class Evidence:
    """The figures of the report. Each `Counter` counts sentences, unless its name says otherwise."""

    facts: int
    by_certainty: Counter
    by_design: Counter
    by_how_known: Counter
    own: Counter
    other_lines: Counter
    without_source: tuple[StatementInFile, ...]
    answers: Counter
    conflicts: int
    doubtful: int
    gaps: Counter
    asked: Counter
    reviews: tuple[Review, ...]
    one_sided: tuple[OneSided, ...]
    sources: Counter
    findings: int
    extracts: Counter
    figures: Counter
    absences: int
    absence_subjects: int
    to_agree: tuple[str, ...]


def evidence_of(folder: ContentFolder) -> Evidence:
    """Return the figures of a content folder."""
    every = [statement for item in folder.items if not item.kind.quotes for statement in statements(item)]
    facts = [statement for statement in every if statement.is_fact]
    origins = {item.stem: (source.design, source.how_known) for item, source in folder.models(Source)}
    conflicts, doubtful = folder.one(Conflicts), folder.one(Doubtful)
    gaps, absences = folder.one(Gaps), folder.one(Absences)
    asked = folder.one(QuestionsAsked)
    return Evidence(
        facts=sum(statement.sentences for statement in facts),
        by_certainty=_weighed((fact.raw.get("certainty"), fact) for fact in facts),
        by_design=_weighed(
            (design, fact)
            for fact in facts
            for design in {origins[id][0] for id in fact.raw["sources"] if id in origins}
        ),
        by_how_known=_weighed(
            (_best([origins[id][1] for id in fact.raw["sources"] if id in origins]), fact)
            for fact in facts
            if fact.raw["sources"]
        ),
        own=_weighed((statement.raw["says"], statement) for statement in every if not statement.is_fact),
        other_lines=Counter(
            "with a source" if one.sources else "marked as our own, or set aside"
            for one in source_lists(folder)
            if not issubclass(one.schema, Statement)
        ),
        without_source=tuple(fact for fact in facts if not fact.raw["sources"]),
        answers=Counter(claim.answer for _, group in folder.models(ClaimGroup) for claim in group.claims),
        conflicts=len(conflicts.conflicts) if conflicts else 0,
        doubtful=len(doubtful.doubtful) if doubtful else 0,
        gaps=Counter(gap.answer for gap in gaps.gaps) if gaps else Counter(),
        asked=Counter(one.answer for group in asked.groups for one in group.questions)
        if asked
        else Counter(),
        reviews=tuple(
            sorted(
                Review(model.last_checked, model.next_review, item.name)
                for item, model in (*folder.models(Card), *folder.models(Concern))
            )
        ),
        one_sided=tuple(one_sided(folder)),
        sources=Counter(how_known for _, how_known in origins.values()),
        findings=len(folder.of("finding")),
        extracts=Counter(
            source.extract.basis if source.extract else "none" for _, source in folder.models(Source)
        ),
        figures=Counter(_tracing(figure) for figure in traced_figures(folder)),
        absences=len(list(absent_sentences(folder))),
        absence_subjects=len(absences.absences) if absences else 0,
        to_agree=tuple(
            f"{sign.id}: {sign.to_agree}"
            for _, page in folder.models(Signs)
            for sign in page.signs
            if sign.to_agree
        ),
    )


def statements(item: Item) -> Iterator[StatementInFile]:
    """Yield every statement of a file."""
    return (StatementInFile(item, where, {"sources": [], **node}) for where, node in statements_of(item))


def _tracing(figure: TracedFigure) -> str:
    return "traced" if figure.proven else "only_our_pages" if figure.in_extract else "untraced"


def _weighed(pairs: Iterable[tuple[object, StatementInFile]]) -> Counter:
    """Count sentences, not statements."""
    counter: Counter = Counter()
    for key, statement in pairs:
        counter[key] += statement.sentences
    return counter


def _best(ways: list[str]) -> str:
    """A sentence is as well known as the best known of its sources; a broken source counts as not read."""
    return min(ways, key=BEST_FIRST.index, default=BEST_FIRST[-1])
