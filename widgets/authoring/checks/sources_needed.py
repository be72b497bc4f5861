"""Checks that what is said rests on something: sources that were read, or our own marked judgement."""

import re
from collections.abc import Iterator

from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder, Item
from ..schema.choices import Notice
from ..schema.medicine import Finding, Source
from ..schema.rules import Rule

_ABOUT_KINDS = ("chapter", "concern", "glossary", "conflicts")
_OWNED = re.compile(
    r"\b(nothing|no one|nobody|no study|no studies|no source|found no|our own"
    r"|(do|does|did|could|can) ?not)\b",
    re.IGNORECASE,
)


def check_support(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about statements, signs, rules and findings that rest on too little."""
    recalled = {item.stem for item, source in folder.models(Source) if source.how_known == "recalled"}
    complaints: list[Complaint] = []
    for item in folder.items:
        if item.kind.name not in ("words", "source", "certainty", "urgency", "plain_language"):
            complaints += _unsupported(item, recalled)
        complaints += _about(item)
    return [*complaints, *_recalled_alone(folder, recalled), *_reasons_for_unsure(folder)]


def _unsupported(item: Item, recalled: set[str]) -> Iterator[Complaint]:
    """Whatever has a list of sources must have one that was read, or be our judgement."""
    for where, node in item.document.mappings():
        sources = node.get("sources")
        if not isinstance(sources, list):
            continue
        if not sources and not _may_stand_alone(node):
            yield item.complaint(
                (*where, "sources"),
                "it has no source",
                "ids of files in content/sources",
                f"Add the source, or say that it is our own ({_own_words(node)}).",
            )
        elif sources and all(source in recalled for source in sources):
            yield item.complaint(
                (*where, "sources"),
                "its only source is recalled, not read",
                "at least one source that was read",
                "Read the source and update how_known, or add another.",
            )


def _about(item: Item) -> Iterator[Complaint]:
    """A word on this workbook rests on nothing; whatever else is said has a certainty."""
    for where, node in item.document.mappings():
        if node.get("says") == "about":
            if item.kind.name not in _ABOUT_KINDS or node.get("sources") or node.get("certainty"):
                yield item.complaint(
                    (*where, "says"),
                    "a fact is called about",
                    f"about only in {' or '.join(_ABOUT_KINDS)}, for what this workbook is or does, "
                    "with sources: [] and no certainty",
                    "Say what it is: report, background or another.",
                )
        elif "says" in node and not node.get("certainty"):
            yield item.complaint(
                (*where, "certainty"),
                "certainty is missing",
                "high, moderate, low, very_low or none_found",
                "Say how sure the evidence is.",
            )


def _may_stand_alone(node: dict) -> bool:
    """Our own judgement needs no source, nor does a word on this workbook;
    an action without one is shown as our own.

    Nor does a claim of the articles that is set aside, a doubtful one that is left out,
    or one that is told as unproven because nothing was found.
    """
    unproven = node.get("answer") == "unproven" and _OWNED.search(str(node.get("reason", "")))
    return (
        node.get("says") in ("judgement", "about")
        or node.get("judgement") is True
        or node.get("own_judgement") is True
        or "what" in node
        or "handled" in node
        or node.get("answer") == "set_aside"
        or bool(unproven)
    )


def _own_words(node: dict) -> str:
    if "answer" in node:
        return "answer: set_aside, or unproven with a reason that says that nothing was found"
    return (
        "own_judgement: true"
        if "own_judgement" in node
        else "judgement: true"
        if "judgement" in node
        else "says: judgement"
    )


def _recalled_alone(folder: ContentFolder, recalled: set[str]) -> Iterator[Complaint]:
    """A number and a regulator's notice have one source each, which must have been read."""
    for item, model in (*folder.models(Finding), *folder.models(Notice)):
        if model.source in recalled:
            what = "a number is" if item.kind.name == "finding" else "a notice is"
            yield item.complaint(
                ("source",),
                f'{what} taken from "{model.source}", which is recalled, not read',
                "a source that was read",
                f"Read the source and update how_known, or delete the {item.kind.name}.",
            )


def _reasons_for_unsure(folder: ContentFolder) -> Iterator[Complaint]:
    """An answer "not sure" fires every rule on an option, so each of these needs a sentence for it."""
    for item, rule in folder.models(Rule):
        if not rule.because_unsure:
            yield item.complaint(
                ("because_unsure",),
                "because_unsure is missing",
                'a sentence for readers who answered "I am not sure"',
                'Add a line: because_unsure: "You told us that you are not sure whether ..."',
            )
