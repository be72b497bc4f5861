"""Turns compiled medicine into shapes: statements, sources, findings, cards, rules and questions."""

from collections.abc import Mapping

from .findings import Count, Finding, Patches
from .rules import Condition, Group, Leaf, Rule
from .shapes import (
    Action,
    Card,
    Certainty,
    CertaintyNote,
    FindOut,
    Option,
    Question,
    Says,
    Source,
    Statement,
    Study,
    Urgency,
    WarningSign,
)

LOOKS = ("feels", "white", "brown", "black")  # told in this order: what is felt holds on every skin


def in_order(raw: Mapping) -> list[Mapping]:
    """Return the entries of content that have an order in that order, those of one place by id."""
    return sorted(raw.values(), key=lambda entry: (entry["order"], entry["id"]))


def condition(raw: Mapping) -> Condition:
    """Turn a `when` tree of content into a condition."""
    for word in ("all", "any"):
        if word in raw:
            return Group(word, tuple(condition(part) for part in raw[word]))
    word = next(key for key in raw if key != "question")
    options = () if word == "is_unknown" else (raw[word],) if word == "is" else tuple(raw[word])
    return Leaf(raw["question"], word, options)


def source(raw: Mapping) -> Source:
    """Return a source of content as its shape."""
    study = raw.get("study")
    return Source(**{**raw, "study": _study(study) if study else None})


def _study(raw: Mapping) -> Study:
    return Study(
        raw.get("people"), _skin_types(raw["skin_types"]), raw.get("people_by_type") or {}, raw["treatment"]
    )


def _skin_types(raw: object) -> tuple[str, ...] | None:
    return None if raw == "not_stated" else tuple(raw)


def finding(raw: Mapping) -> Finding:
    """Return a finding of content as its shape."""
    rest = {
        key: raw.get(key)
        for key in (
            "id",
            "card",
            "concern",
            "label",
            "source",
            "result",
            "counter",
            "who",
            "time_span",
            "treatment",
        )
    }
    measure = Count(**raw["count"]) if raw.get("count") else Patches(**raw["patches"])
    return Finding(
        **rest,
        treatment_kind=raw["treatment_kind"],
        measure=measure,
        skin_types=_skin_types(raw["skin_types"]),
        certainty=Certainty(raw["certainty"]),
        caveat=raw.get("caveat"),
    )


def statement(raw: Mapping) -> Statement:
    """Return a statement of content as its shape."""
    certainty = Certainty(raw["certainty"]) if raw.get("certainty") else None
    return Statement(raw["text"], tuple(raw["sources"]), certainty, Says(raw["says"]))


def statements(raw) -> tuple[Statement, ...]:
    """Return statements of content as their shapes; nothing gives none."""
    return tuple(statement(item) for item in raw or ())


def warning_signs(raw) -> tuple[WarningSign, ...]:
    """Return warning signs of content as their shapes; nothing gives none."""
    return tuple(
        WarningSign(item["when"], item["text"], tuple(item["sources"]), item["judgement"])
        for item in raw or ()
    )


def card(raw: Mapping) -> Card:
    """Return a card of content as its shape."""
    note = raw["certainty"]
    return Card(
        **{
            key: raw[key]
            for key in ("id", "kind", "title", "summary", "order", "last_checked", "next_review")
        },
        certainty=CertaintyNote(Certainty(note["level"]), note["sentence"], note["reason"]),
        known=statements(raw["known"]),
        not_known=statements(raw["not_known"]),
        looks_like={
            key: statement(raw["looks_like"][key]) for key in LOOKS if key in (raw.get("looks_like") or ())
        },
        how_long=statements(raw.get("how_long")),
        actions=tuple(
            Action(item["what"], item["why"], tuple(item["how"]), tuple(item["sources"]))
            for item in raw["actions"]
        ),
        warning_signs=warning_signs(raw.get("warning_signs")),
        findings=tuple(raw.get("findings") or ()),
        see_also=tuple(raw.get("see_also") or ()),
        clinical=raw.get("clinical"),
    )


def rule(raw: Mapping) -> Rule:
    """Return a rule of content as its shape."""
    rest = {key: raw[key] for key in ("id", "card", "because", "because_unsure", "own_judgement")}
    return Rule(
        **rest,
        urgency=Urgency.named(raw["urgency"]),
        when=condition(raw["when"]),
        sources=tuple(raw["sources"]),
        until=raw.get("until"),
    )


def _option(raw: Mapping) -> Option:
    return Option(
        raw["id"], raw["text"], raw.get("hint"), raw.get("swatch"), raw.get("treatment"), raw["clinical"]
    )


def _find_out(raw: Mapping) -> FindOut:
    return FindOut(raw["what"], raw["how"], raw["ask"], tuple(raw["sources"]))


def question(raw: Mapping) -> Question:
    """Return a question of content as its shape."""
    return Question(
        **{key: raw[key] for key in ("id", "order", "legend", "why", "kind")},
        help=raw.get("help"),
        options=tuple(_option(item) for item in raw["options"]),
        none=_option(raw["none"]) if raw.get("none") else None,
        not_sure=_option(raw["not_sure"]),
        group=raw.get("group", "conditions"),
        clinical=raw["clinical"],
        find_out=_find_out(raw["find_out"]),
    )
