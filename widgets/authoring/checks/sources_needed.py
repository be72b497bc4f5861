"""Checks that each statement rests on something: sources that were read, or our own judgement, marked as such."""

import re
from collections.abc import Iterator

from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder, Item
from ..schema.choices import Notice
from ..schema.kinds import KINDS
from ..schema.medicine import Finding, Source
from ..schema.rules import Rule
from ..schema.text import Statement
from .source_lists import SourceList, source_lists

_ABOUT_ITSELF = " or ".join(kind.name for kind in KINDS if kind.about_itself)
_OWNED = re.compile(
    r"\b(nothing|no one|nobody|no study|no studies|no source|found no|our own"
    r"|(do|does|did|could|can) ?not)\b",
    re.IGNORECASE,
)


def check_support(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about statements, signs, rules and findings that rest on too little."""
    recalled = {item.stem for item, source in folder.models(Source) if source.how_known == "recalled"}
    return [
        *(complaint for one in source_lists(folder) for complaint in _unsupported(one, recalled)),
        *(complaint for item in folder.items for complaint in _about(item)),
        *_recalled_alone(folder, recalled),
        *_reasons_for_unsure(folder),
    ]


def _unsupported(one: SourceList, recalled: set[str]) -> Iterator[Complaint]:
    """Whatever has a list of sources needs one that was read, or must be our own judgement."""
    if not one.node[one.key] and not _may_be_empty(one):
        yield one.item.complaint(
            (*one.where, one.key),
            "it has no source",
            "ids of files in content/sources",
            f"Add the source, or say that it is our own ({one.rule.otherwise}).",
        )
    elif one.sources and all(source in recalled for source in one.sources):
        yield one.item.complaint(
            (*one.where, one.key),
            "its only source is recalled, not read",
            "at least one source that was read",
            "Read the source and update how_known, or add another.",
        )


def _may_be_empty(one: SourceList) -> bool:
    """Return whether the schema allows an empty list of sources here.

    A claim that is unproven must also say that nothing was found.
    """
    if ("answer", "unproven") in one.rule.unless and one.node.get("answer") == "unproven":
        return bool(_OWNED.search(str(one.node.get("reason", ""))))
    return one.rule.optional or any(one.node.get(key) == value for key, value in one.rule.unless)


def _about(item: Item) -> Iterator[Complaint]:
    """A statement about this workbook rests on nothing; every other statement has a certainty."""
    for where, node in item.mappings(Statement):
        if node.get("says") == "about":
            if not item.kind.about_itself or node.get("sources") or node.get("certainty"):
                yield item.complaint(
                    (*where, "says"),
                    "a fact is called about",
                    f"about only in {_ABOUT_ITSELF}, for what this workbook is or does, "
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
    """ "Not sure" fires every rule on an option, so each of these needs a sentence for it."""
    for item, rule in folder.models(Rule):
        if not rule.because_unsure:
            yield item.complaint(
                ("because_unsure",),
                "because_unsure is missing",
                'a sentence for readers who answered "I am not sure"',
                'Add a line: because_unsure: "You told us that you are not sure whether ..."',
            )
