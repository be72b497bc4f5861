"""Puts warning signs where cards and the help page name them, and checks that each name leads to one."""

from collections.abc import Iterable, Iterator

from ..reading.complaint import Complaint, nearest, one_of
from ..reading.content_folder import Gathered, Item
from ..reading.document import Where
from ..schema.kinds import CARD_KINDS
from ..schema.signs import Sign

Named = tuple[Item, Where, str]
_TOLD = ("id", "when", "text", "sources", "judgement")


def signs_by_id(gathered: Gathered) -> dict[str, Sign]:
    """Return every sign; none while their file is missing or broken."""
    found = gathered.one("signs")
    return {sign.id: sign for sign in found.signs} if found else {}


def spelt_out(card: dict, signs: dict[str, Sign]) -> dict:
    """Return a card with its signs spelt out, as the workbook reads them; what has none, as it is."""
    return {**card, "warning_signs": _told(card["warning_signs"], signs)} if "warning_signs" in card else card


def help_spelt_out(page: dict, signs: dict[str, Sign]) -> dict:
    """Return the help page with the signs of each group spelt out."""
    groups = [
        {**{key: group[key] for key in ("when", "heading", "closing")}, "signs": _told(group["signs"], signs)}
        for group in page["groups"]
    ]
    return {**page, "groups": groups}


def _told(ids: Iterable[str], signs: dict[str, Sign]) -> list[dict]:
    return [signs[id].model_dump(include=set(_TOLD)) for id in ids]


def named_signs(gathered: Gathered) -> Iterator[Named]:
    """Give every place that names a sign, from the raw file so that a broken one counts too."""
    for item in gathered.of(*CARD_KINDS, "help"):
        key = "signs" if item.kind.name == "help" else "warning_signs"
        for where, node in item.document.mappings():
            part = node.get(key)
            yield from (
                (item, (*where, key, index), id)
                for index, id in enumerate(part or ())
                if isinstance(part, list) and isinstance(id, str)
            )


def texts_named(item: Item, gathered: Gathered) -> list[str]:
    """Return the texts of the signs that a card or the help page names."""
    signs = signs_by_id(gathered)
    return [signs[id].text for owner, _, id in named_signs(gathered) if owner is item and id in signs]


def check_signs(gathered: Gathered) -> list[Complaint]:
    """Return the complaints about signs that are named and not there, or that stand under another speed."""
    return [*_dangling(gathered), *_under_another_speed(gathered)]


def _dangling(gathered: Gathered) -> Iterator[Complaint]:
    ids = _raw_ids(gathered)
    if not ids:  # their file is missing or cannot be read, and that is a complaint of its own
        return
    for item, where, id in named_signs(gathered):
        if id not in ids:
            close = nearest(id, ids)
            yield item.complaint(
                where,
                f'there is no sign "{id}"',
                "" if close else one_of(ids),
                f"{close}Correct the id, or add the sign to content/signs.yaml.",
            )
    for item, page in gathered.models("signs"):
        for index, sign in enumerate(page.signs):
            for other in sign.apart_from:
                if other not in ids:
                    yield item.complaint(
                        ("signs", index, "apart_from", other),
                        f'there is no sign "{other}"',
                        one_of(ids),
                        f"{nearest(other, ids)}Correct the id.",
                    )


def _raw_ids(gathered: Gathered) -> list[str]:
    """A broken sign still counts, so that it causes no second complaint."""
    return [
        node["id"]
        for item in gathered.of("signs")
        for _, node in item.document.mappings()
        if isinstance(node.get("id"), str)
    ]


def _under_another_speed(gathered: Gathered) -> Iterator[Complaint]:
    signs = signs_by_id(gathered)
    for item, page in gathered.models("help"):
        for number, group in enumerate(page.groups):
            for index, id in enumerate(group.signs):
                if id in signs and signs[id].when != group.when:
                    yield item.complaint(
                        ("groups", number, "signs", index),
                        f'"{id}" is for {signs[id].when}, and stands under {group.when}',
                        f"signs with when: {group.when}",
                        "Move it to the group of its speed.",
                    )
