"""Writes the report on the evidence: what the content rests on, what is due,
and figures that a README can quote."""

from collections import Counter
from collections.abc import Iterable

from ..language.passages import Passage
from ..language.reading_grade import HARDEST, Grade
from ..reading.complaint import counted, in_words
from .evidence_counts import BEST_FIRST, LEVELS, Evidence

_ANSWERS = ("used", "unproven", "corrected", "set_aside")
_OLDEST, _WORST = 5, 10
_BASES = {
    "read_again": "from the work, read again",
    "first_reading": "from the notes of the first reading",
    "our_pages": "from our own pages, as the work could not be had again",
    "none": "sources without an extract",
}
_FIGURES = {
    "traced": "stand in an extract of a source that the text cites, or follow from it",
    "only_our_pages": "stand only in an extract written from our own pages",
    "untraced": "stand in no extract",
}
Graded = list[tuple[Passage, Grade]]


def evidence_report(found: Evidence, graded: Graded, scenarios: int) -> str:
    """Return the whole report as text; `graded` comes with the hardest first."""
    parts = [
        ("Sentences of fact, by certainty", _rows(found.by_certainty, LEVELS)),
        ("... by kind of source (a sentence with two kinds counts in both)", _rows(found.by_design)),
        ("... by how well the best of their sources is known", _rows(found.by_how_known, BEST_FIRST)),
        ("Sentences without a source", _without(found)),
        ("Things to do, warning signs, rules, help and answers to the articles", _rows(found.other_lines)),
        ("Claims of the articles, by answer", _rows(found.answers, _ANSWERS)),
        ("Conflicts, doubtful claims and gaps of the articles", _record(found)),
        ("Sources, by how known", _rows(found.sources, BEST_FIRST)),
        ("Extracts held, by what they were written from", _named(found.extracts, _BASES)),
        ("Figures in texts that cite a source", _named(found.figures, _FIGURES)),
        (
            "Sentences that say that nothing was found",
            [
                f"{found.absences:5} checked against the words of all sources, on {found.absence_subjects} subjects"
            ],
        ),
        (
            "Oldest reviews",
            [f"{one.last_checked}, next {one.next_review}: {one.name}" for one in found.reviews[:_OLDEST]],
        ),
        (
            "Next reviews due",
            [
                f"{one.next_review}: {one.name}"
                for one in sorted(found.reviews, key=lambda one: one.next_review)[:_OLDEST]
            ],
        ),
        (
            "Hardest texts",
            [
                f"{passage.item.name}{', ' if passage.way else ''}{passage.way}: {grade}"
                for passage, grade in graded[:_WORST]
            ],
        ),
        ("Numbers without both sides (to read through)", [str(one) for one in found.one_sided] or ["none"]),
        ("Signs whose words a clinician should agree", list(found.to_agree) or ["none"]),
        ("Scenarios", [str(scenarios)]),
        ("To quote", _quote(found, graded, scenarios)),
    ]
    return "\n\n".join(_block(title, rows) for title, rows in parts)


def _block(title: str, rows: Iterable[str]) -> str:
    return "\n".join([title, *(f"    {row}" for row in rows)])


def _rows(counter: Counter, order: tuple[str, ...] = ()) -> list[str]:
    """Give each count, in a fixed order if there is one, else the largest first; zeros are listed too."""
    keys = [*order, *(key for key, _ in counter.most_common() if key not in order)]
    return [f"{counter[key]:5} {key}" for key in keys]


def _named(counter: Counter, names: dict[str, str]) -> list[str]:
    return [f"{counter[key]:5} {name}" for key, name in names.items()]


def _without(found: Evidence) -> list[str]:
    named = [
        f"{fact.item.document.file}, line {fact.item.document.line(fact.where)}: {in_words(fact.where)}"
        for fact in found.without_source
    ]
    return [
        f"{len(found.without_source):5} that should have one",
        *named,
        f"{found.own['judgement']:5} our own judgement, marked so or telling that nothing was found",
        f"{found.own['about']:5} on this workbook itself",
    ]


def _record(found: Evidence) -> list[str]:
    return [
        f"{found.conflicts:5} conflicts with a summary",
        f"{found.doubtful:5} doubtful claims handled",
        f"{found.gaps['told']:5} gaps told",
        f"{found.gaps['not_known']:5} gaps owned as not known",
    ]


def _quote(found: Evidence, graded: Graded, scenarios: int) -> list[str]:
    answers = ", ".join(f"{found.answers[answer]} {answer.replace('_', ' ')}" for answer in _ANSWERS)
    hardest = f"{graded[0][1].plain:.1f}" if graded else "none"
    return [
        f"{counted(found.facts, 'sentence')} of fact; {len(found.without_source)} without a source",
        f"{counted(found.sources.total(), 'source')}, of which {found.sources['recalled']} not yet checked; "
        f"{counted(found.findings, 'count')} of people or patches",
        f"{counted(found.answers.total(), 'claim')} answered: {answers}",
        f"{counted(found.conflicts, 'conflict')}, {counted(found.doubtful, 'doubtful claim')}, "
        f"{counted(found.gaps.total(), 'gap')} ({found.gaps['told']} told, {found.gaps['not_known']} not known)",
        f"{counted(len(graded), 'text')} measured; {sum(grade.plain > HARDEST for _, grade in graded)} over grade "
        f"{HARDEST:.0f}; the hardest is grade {hardest}",
        f"{counted(found.extracts.total() - found.extracts['none'], 'extract')} held; "
        f"{found.figures['traced']} of {counted(found.figures.total(), 'figure')} traced to one",
        counted(scenarios, "scenario"),
    ]
