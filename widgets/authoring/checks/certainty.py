"""Checks each sentence against its certainty: each level has its verb, and words that it may not use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..language.passages import statements_of
from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..schema.medicine import Card

MOST_WORDS_IN_REASON = 20
_SKIN_TYPES = re.compile(r"\b(skin )?types? \d( (to|and|or) \d)*", re.IGNORECASE)
_EFFECT_IN_DISGUISE = re.compile(r"^(micro)?needl(ing|es)\b[^.]*\bcauses?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Verb:
    """What a sentence of one level must say, how a person would put it, and what it may not say."""

    needed: str
    wanted: str
    example: str
    forbidden: str


VERBS = {
    "high": Verb(r"\bcauses?\b", '"causes"', "Microneedling causes redness.", r"may|might|probably"),
    "moderate": Verb(
        r"\bprobably\b", '"probably"', "Microneedling probably causes dark marks.", r"do(es)? not know"
    ),
    "low": Verb(r"\bmay\b", '"may"', "Microneedling may cause dark marks.", r"probably|will"),
    "very_low": Verb(
        r"\bdo(es)? not know\b",
        '"do not know"',
        "We do not know if microneedling causes scars.",
        r"\d+|rare|rarely|common|commonly|uncommon",
    ),
    "none_found": Verb(
        r"\bno study\b|\bno one has studied\b",
        '"no study" or "no one has studied"',
        "No one has studied this in people with vitiligo.",
        r"rare|rarely|safe|no risk|no evidence of harm",
    ),
}


def check_certainty(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about verbs that promise more, or less, than the evidence supports."""
    complaints: list[Complaint] = []
    for item in folder.items:
        complaints += _statements(item)
    for item, card in folder.models(Card):
        note = card.certainty
        complaints += _verb(note.sentence, note.level, ("certainty", "sentence"), item)
        complaints += _reason(note.reason, item)
    return complaints


def _statements(item: Item) -> Iterator[Complaint]:
    for where, node in statements_of(item):
        if node["says"] == "effect":
            yield from _verb(node["text"], node.get("certainty"), (*where, "text"), item)
        elif node["says"] in ("background", "about") and _EFFECT_IN_DISGUISE.match(node["text"]):
            yield _complaint(
                item,
                (*where, "says"),
                f"a sentence on what needling causes is called {node['says']}",
                "says: effect (or report, when a named study said it)",
                "Change says, and give the sentence the verb of its certainty.",
            )


def _verb(text: str, level: object, where: Where, item: Item) -> Iterator[Complaint]:
    verb = VERBS.get(level) if isinstance(level, str) else None
    if verb is None:
        return
    if not re.search(verb.needed, text, re.IGNORECASE):
        yield _complaint(
            item,
            where,
            f'the certainty is {level}, and "{text}" does not say {verb.wanted}',
            verb.wanted,
            f'Say it like this: "{verb.example}" Or change the certainty, if the evidence allows it.',
        )
    bad = re.search(rf"\b({verb.forbidden})\b", _SKIN_TYPES.sub("", text), re.IGNORECASE)
    if bad:
        yield _complaint(
            item,
            where,
            f'the certainty is {level}, and "{text}" says "{bad[0]}"',
            f'{verb.wanted} without "{bad[0]}"',
            "Take the word out. A number that a study counted goes into a statement with says: report.",
        )


def _reason(reason: str, item: Item) -> Iterator[Complaint]:
    words = len(reason.split())
    if words > MOST_WORDS_IN_REASON:
        yield _complaint(
            item,
            ("certainty", "reason"),
            f"the reason has {words} words",
            f"at most {MOST_WORDS_IN_REASON} words",
            "Give only the main reason.",
        )


def _complaint(item: Item, where: Where, wrong: str, allowed: str, remedy: str) -> Complaint:
    return item.complaint(where, wrong, allowed, remedy, about="certainty")
