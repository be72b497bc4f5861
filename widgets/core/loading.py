"""Read the compiled content into frozen shapes. The only place in `core` that opens a file."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from .articles import Answer, Articles, Claim, ClaimGroup, Conflict, Doubt, Gap
from .concerns import Concern
from .content import Content, PersonalNote, Stage, Words
from .findings import Count, Finding, Patches
from .rules import Condition, Group, Leaf, Rule
from .shapes import (OPTIONS, ROWS, Action, Card, CareOption, Certainty, CertaintyNote, Chapter, Check, Choice,
                     Notice, Option, Place, Question, Says, Section, Source, Statement, Study, Term, Urgency,
                     WarningSign)

COMPILED = Path(__file__).parent.parent / "content.json"


class ContentMissing(Exception):
    """There is no compiled content to read."""


@cache
def load(path: Path = COMPILED) -> Content:
    """Read compiled content; `ContentMissing` says what to do when there is none or it can not be read."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ContentMissing(f"The workbook's content is not there ({path.name}). Run: make content") from error
    return build(raw)


def build(raw: Mapping) -> Content:
    """Turn compiled content, already checked by `authoring`, into shapes."""
    questions = sorted(raw["questions"].values(), key=_in_order)
    cards = sorted(raw["cards"].values(), key=_in_order)
    return Content(
        version=raw["version"],
        sources=_each(raw["sources"].values(), _source),
        findings=_each(raw["findings"].values(), _finding),
        cards=_each(cards, _card),
        rules=_each(raw["rules"].values(), _rule),
        questions=_each(questions, _question),
        chapters=_each(raw["chapters"].values(), _chapter),
        concerns=_each(sorted(raw["concerns"].values(), key=_in_order), _concern),
        glossary=_each(raw["glossary"]["terms"], _term),
        notices=_each(raw["notices"].values(), _notice),
        articles=_articles(raw),
        timeline=tuple(_stage(item) for item in raw["timeline"]["stages"]),
        words=Words(raw["words"]),
        urgency=raw["urgency"],
        certainty=raw["certainty"],
    )


def condition(raw: Mapping) -> Condition:
    """Turn a `when` tree of content into a condition."""
    for word in ("all", "any"):
        if word in raw:
            return Group(word, tuple(condition(part) for part in raw[word]))
    word = next(key for key in raw if key != "question")
    options = () if word == "is_unknown" else (raw[word],) if word == "is" else tuple(raw[word])
    return Leaf(raw["question"], word, options)


def _in_order(raw: Mapping) -> tuple[int, str]:
    return raw["order"], raw["id"]


def _each(items, make: Callable) -> dict:
    return {item["id"]: make(item) for item in items}


def _source(raw: Mapping) -> Source:
    study = raw.get("study")
    return Source(**{**raw, "study": _study(study) if study else None})


def _study(raw: Mapping) -> Study:
    return Study(raw.get("people"), _skin_types(raw["skin_types"]), raw.get("people_by_type") or {}, raw["treatment"])


def _skin_types(raw: object) -> tuple[str, ...] | None:
    return None if raw == "not_stated" else tuple(raw)


def _finding(raw: Mapping) -> Finding:
    rest = {key: raw.get(key) for key in ("id", "card", "concern", "label", "source", "result", "counter", "who", "time_span",
                                      "treatment")}
    measure = Count(**raw["count"]) if raw.get("count") else Patches(**raw["patches"])
    return Finding(**rest, measure=measure, skin_types=_skin_types(raw["skin_types"]),
                   certainty=Certainty(raw["certainty"]), caveat=raw.get("caveat"))


def _statement(raw: Mapping) -> Statement:
    certainty = Certainty(raw["certainty"]) if raw.get("certainty") else None
    return Statement(raw["text"], tuple(raw["sources"]), certainty, Says(raw["says"]))


def _statements(raw) -> tuple[Statement, ...]:
    return tuple(_statement(item) for item in raw or ())


def _card(raw: Mapping) -> Card:
    note = raw["certainty"]
    return Card(
        **{key: raw[key] for key in ("id", "kind", "title", "summary", "order", "last_checked", "next_review")},
        certainty=CertaintyNote(Certainty(note["level"]), note["sentence"], note["reason"]),
        known=_statements(raw["known"]),
        not_known=_statements(raw["not_known"]),
        looks_like={key: _statement(item) for key, item in (raw.get("looks_like") or {}).items()},
        how_long=_statements(raw.get("how_long")),
        actions=tuple(Action(item["what"], item["why"], tuple(item["how"]), tuple(item["sources"]))
                      for item in raw["actions"]),
        warning_signs=tuple(WarningSign(item["when"], item["text"], tuple(item["sources"]), item["judgement"])
                            for item in raw.get("warning_signs") or ()),
        findings=tuple(raw.get("findings") or ()),
        see_also=tuple(raw.get("see_also") or ()),
    )


def _rule(raw: Mapping) -> Rule:
    rest = {key: raw[key] for key in ("id", "card", "because", "because_unsure", "own_judgement")}
    return Rule(**rest, urgency=Urgency.named(raw["urgency"]), when=condition(raw["when"]),
                sources=tuple(raw["sources"]), until=raw.get("until"))


def _option(raw: Mapping) -> Option:
    return Option(raw["id"], raw["text"], raw.get("hint"), raw.get("swatch"))


def _question(raw: Mapping) -> Question:
    return Question(
        **{key: raw[key] for key in ("id", "order", "legend", "why", "kind")},
        help=raw.get("help"),
        options=tuple(_option(item) for item in raw["options"]),
        none=_option(raw["none"]) if raw.get("none") else None,
        not_sure=_option(raw["not_sure"]),
        group=raw.get("group", "conditions"),
    )


def _chapter(raw: Mapping) -> Chapter:
    return Chapter(
        **{key: raw[key] for key in ("id", "title", "lead", "decision")},
        sections=tuple(Section(item["id"], item["heading"], tuple(map(_statements, item["paragraphs"])))
                       for item in raw["sections"]),
        questions=tuple(raw["questions"]), cards=tuple(raw["cards"]), charts=tuple(raw["charts"]),
        check=tuple(_check(item) for item in raw["check"]),
    )


def _check(raw: Mapping) -> Check:
    choices = tuple(Choice(item["text"], item["right"], item["feedback"]) for item in raw["choices"])
    return Check(raw["id"], raw["question"], choices, raw["card"])


def _stage(raw: Mapping) -> Stage:
    personal = tuple(PersonalNote(condition(item["when"]), _statement(item["note"]))
                     for item in raw.get("personal") or ())
    return Stage(raw["id"], raw["label"], raw["from_hours"], raw["to_hours"], _statements(raw["body"]),
                 _statements(raw["advice"]), personal)


def _concern(raw: Mapping) -> Concern:
    return Concern(
        **{key: raw[key] for key in ("id", "title", "order", "last_checked", "next_review")},
        when=condition(raw["when"]),
        lead=_statements(raw["lead"]),
        options={id: _care_option(id, raw["options"][id]) for id in OPTIONS},
    )


def _care_option(id: str, raw: Mapping) -> CareOption:
    findings = {"benefits": raw.get("benefit_findings"), "harms": raw.get("harm_findings")}
    return CareOption(id, {row: _statements(raw[row]) for row in ROWS},
                      {row: tuple(ids or ()) for row, ids in findings.items()})


def _place(raw: Mapping) -> Place:
    kind = next(key for key in raw if key != "section")
    return Place(kind, raw[kind], raw.get("section"))


def _term(raw: Mapping) -> Term:
    see = _place(raw["see"]) if raw.get("see") else None
    return Term(raw["id"], raw["plain"], raw["term"], _statement(raw["meaning"]), see)


def _notice(raw: Mapping) -> Notice:
    return Notice(raw["id"], raw["source"], raw["date"], raw["said"], tuple(raw["cards"]))


def _articles(raw: Mapping) -> Articles:
    return Articles(
        groups=_each(sorted(raw["claims"].values(), key=_in_order), _claim_group),
        conflicts=tuple(
            Conflict(item["id"], item["question"], item["one_side"], item["other_side"], tuple(item["claims"]),
                     _statements(item["summary"]), _place(item["where"])) for item in raw["conflicts"]["conflicts"]),
        doubtful=tuple(
            Doubt(item["id"], tuple(item["claims"]), item["said"], item["handled"], tuple(item["sources"]),
                  _place(item["where"])) for item in raw["doubtful"]["doubtful"]),
        gaps=tuple(Gap(item["id"], item["question"], item["answer"] == "told", item["summary"], _place(item["where"]))
                   for item in raw["gaps"]["gaps"]),
    )


def _claim_group(raw: Mapping) -> ClaimGroup:
    claims = (Claim(item["id"], item["claim"], tuple(item["articles"]), Answer(item["answer"]), item["reason"],
                    tuple(item["sources"]), _place(item["where"])) for item in raw["claims"])
    return ClaimGroup(raw["id"], raw["title"], raw["order"], tuple(claims))
