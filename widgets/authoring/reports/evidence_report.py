"""Writes the report on the evidence: what the content rests on, what is due,
and figures that a README can quote."""

from collections import Counter
from collections.abc import Iterable

from ..language.passages import Passage
from ..language.reading_grade import HARDEST, Grade
from ..reading.complaint import in_words, quantity
from .evidence_counts import BEST_FIRST, LEVELS, Evidence

_ASKED = ("answered", "not_known", "outside")
_ANSWERS = ("used", "unproven", "corrected", "set_aside")
_OLDEST, _WORST = 5, 10
_BASES = {
    "read_again": "from the work, read again",
    "first_reading": "from the notes of the first reading",
    "our_pages": "from our own pages, as the work could not be had again",
    "none": "sources without an extract",
}
_FIGURES = {
    "traced": "are in an extract of a source that the text cites, or follow from it",
    "only_our_pages": "are only in an extract written from our own pages",
    "untraced": "are in no extract",
}
Graded = list[tuple[Passage, Grade]]


def evidence_report(evidence: Evidence, grades: Graded, scenarios: int) -> str:
    """Return the whole report as text; `grades` comes with the hardest first."""
    parts = [
        ("Sentences of fact, by certainty", _rows(evidence.by_certainty, LEVELS)),
        ("... by kind of source (a sentence with two kinds counts in both)", _rows(evidence.by_design)),
        ("... by how well the best of their sources is known", _rows(evidence.by_how_known, BEST_FIRST)),
        ("Sentences without a source", _without(evidence)),
        ("Things to do, warning signs, rules, help and answers to the articles", _rows(evidence.other_lines)),
        ("Claims of the articles, by answer", _rows(evidence.answers, _ANSWERS)),
        ("Conflicts, doubtful claims and gaps of the articles", _record(evidence)),
        ("Questions that people ask, by answer", _rows(evidence.asked, _ASKED)),
        ("Sources, by how known", _rows(evidence.sources, BEST_FIRST)),
        ("Extracts held, by what they were written from", _named(evidence.extracts, _BASES)),
        ("Figures in texts that cite a source", _named(evidence.figures, _FIGURES)),
        (
            "Sentences that say that nothing was found",
            [
                f"{evidence.absences:5} checked against the words of all sources, "
                f"on {evidence.absence_subjects} subjects"
            ],
        ),
        (
            "Oldest reviews",
            [f"{one.last_checked}, next {one.next_review}: {one.name}" for one in evidence.reviews[:_OLDEST]],
        ),
        (
            "Next reviews due",
            [
                f"{one.next_review}: {one.name}"
                for one in sorted(evidence.reviews, key=lambda one: one.next_review)[:_OLDEST]
            ],
        ),
        (
            "Hardest texts",
            [
                f"{passage.item.name}{', ' if passage.way else ''}{passage.way}: {grade}"
                for passage, grade in grades[:_WORST]
            ],
        ),
        (
            "Numbers without both sides (to read through)",
            [str(one) for one in evidence.one_sided] or ["none"],
        ),
        ("Signs whose words a clinician should agree", list(evidence.to_agree) or ["none"]),
        ("Scenarios", [str(scenarios)]),
        ("To quote", _quote(evidence, grades, scenarios)),
    ]
    return "\n\n".join(_block(title, rows) for title, rows in parts)


def _block(title: str, rows: Iterable[str]) -> str:
    return "\n".join([title, *(f"    {row}" for row in rows)])


def _rows(counter: Counter, order: tuple[str, ...] = ()) -> list[str]:
    """Return a line for each count, in a fixed order or the largest first; zeros are listed too."""
    keys = [*order, *(key for key, _ in counter.most_common() if key not in order)]
    return [f"{counter[key]:5} {key}" for key in keys]


def _named(counter: Counter, names: dict[str, str]) -> list[str]:
    return [f"{counter[key]:5} {name}" for key, name in names.items()]


def _without(evidence: Evidence) -> list[str]:
    lines = [
        f"{fact.item.document.file}, line {fact.item.document.line(fact.where)}: {in_words(fact.where)}"
        for fact in evidence.without_source
    ]
    return [
        f"{len(evidence.without_source):5} that should have one",
        *lines,
        f"{evidence.own['judgement']:5} our own judgement, marked so or telling that nothing was found",
        f"{evidence.own['about']:5} on this workbook itself",
    ]


def _record(evidence: Evidence) -> list[str]:
    return [
        f"{evidence.conflicts:5} conflicts with a summary",
        f"{evidence.doubtful:5} doubtful claims handled",
        f"{evidence.gaps['told']:5} gaps told",
        f"{evidence.gaps['not_known']:5} gaps owned as not known",
    ]


def _quote(evidence: Evidence, grades: Graded, scenarios: int) -> list[str]:
    answers = ", ".join(f"{evidence.answers[answer]} {answer.replace('_', ' ')}" for answer in _ANSWERS)
    hardest = f"{grades[0][1].plain:.1f}" if grades else "none"
    return [
        f"{quantity(evidence.facts, 'sentence')} of fact; {len(evidence.without_source)} without a source",
        f"{quantity(evidence.sources.total(), 'source')}, of which {evidence.sources['recalled']} not yet checked; "
        f"{quantity(evidence.findings, 'count')} of people or patches",
        f"{quantity(evidence.answers.total(), 'claim')} answered: {answers}",
        f"{quantity(evidence.conflicts, 'conflict')}, {quantity(evidence.doubtful, 'doubtful claim')}, "
        f"{quantity(evidence.gaps.total(), 'gap')} "
        f"({evidence.gaps['told']} told, {evidence.gaps['not_known']} not known)",
        f"{quantity(len(grades), 'text')} measured; {sum(grade.plain > HARDEST for _, grade in grades)} over grade "
        f"{HARDEST:.0f}; the hardest is grade {hardest}",
        f"{quantity(evidence.extracts.total() - evidence.extracts['none'], 'extract')} held; "
        f"{evidence.figures['traced']} of {quantity(evidence.figures.total(), 'figure')} traced to one",
        quantity(scenarios, "scenario"),
    ]
