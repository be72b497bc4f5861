"""Turns compiled pages into shapes: chapters, the time line, concerns, the glossary and notices."""

from collections.abc import Mapping

from .concerns import Concern
from .content import PersonalNote, Stage
from .loading_medicine import condition, statement, statements, warning_signs
from .shapes import (
    OPTIONS,
    ROWS,
    CareOption,
    Chapter,
    Check,
    Choice,
    Expected,
    Help,
    HelpGroup,
    Notice,
    PageReview,
    PageReviews,
    Place,
    Section,
    Term,
)


def chapter(raw: Mapping) -> Chapter:
    """Return a chapter of content as its shape."""
    return Chapter(
        **{key: raw[key] for key in ("id", "title", "short_title", "menu", "order", "lead", "decision")},
        sections=tuple(
            Section(item["id"], item["heading"], tuple(map(statements, item["paragraphs"])))
            for item in raw["sections"]
        ),
        questions=tuple(raw["questions"]),
        cards=tuple(raw["cards"]),
        charts=tuple(raw["charts"]),
        check=tuple(_check(item) for item in raw["check"]),
    )


def _check(raw: Mapping) -> Check:
    choices = tuple(Choice(item["text"], item["right"], item["feedback"]) for item in raw["choices"])
    return Check(raw["id"], raw["question"], choices, raw["card"])


def stage(raw: Mapping) -> Stage:
    """Return a stretch of the time line of content as its shape."""
    personal = tuple(
        PersonalNote(condition(item["when"]), statement(item["note"])) for item in raw.get("personal") or ()
    )
    return Stage(
        raw["id"],
        raw["label"],
        raw["from_hours"],
        raw["to_hours"],
        statements(raw["body"]),
        statements(raw["advice"]),
        personal,
    )


def concern(raw: Mapping) -> Concern:
    """Return a concern of content as its shape."""
    return Concern(
        **{key: raw[key] for key in ("id", "title", "order", "last_checked", "next_review")},
        when=condition(raw["when"]),
        lead=statements(raw["lead"]),
        options={id: _care_option(id, raw["options"][id]) for id in OPTIONS},
    )


def _care_option(id: str, raw: Mapping) -> CareOption:
    findings = {"benefits": raw.get("benefit_findings"), "harms": raw.get("harm_findings")}
    return CareOption(
        id,
        {row: statements(raw[row]) for row in ROWS},
        {row: tuple(ids or ()) for row, ids in findings.items()},
    )


def place(raw: Mapping) -> Place:
    """Return a place of content as its shape."""
    kind = next(key for key in raw if key != "section")
    return Place(kind, raw[kind], raw.get("section"))


def term(raw: Mapping) -> Term:
    """Return a word of the glossary of content as its shape."""
    see = place(raw["see"]) if raw.get("see") else None
    return Term(raw["id"], raw["plain"], raw["term"], statement(raw["meaning"]), see)


def notice(raw: Mapping) -> Notice:
    """Return a notice of content as its shape."""
    return Notice(raw["id"], raw["source"], raw["date"], raw["said"], tuple(raw["cards"]))


def help_page(raw: Mapping) -> Help:
    """Return the help page of content as its shape."""
    expected, groups = raw["expected"], raw["groups"]
    return Help(
        raw["title"],
        raw["intro"],
        Expected(expected["text"], tuple(expected["sources"]), expected["judgement"]),
        tuple(
            HelpGroup(group["when"], group["heading"], warning_signs(group["signs"]), group["closing"])
            for group in groups
        ),
        raw["closing"],
    )


def page_reviews(raw: Mapping) -> PageReviews:
    """Return the dates at the foot of the pages as their shape."""
    chapters = {id: PageReview(**dates) for id, dates in raw["chapters"].items()}
    return PageReviews(chapters, PageReview(**raw["help"]))
