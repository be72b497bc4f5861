"""Tries each worked case with the rules of today: the cards that educators are told to notice must come up as told."""

from collections.abc import Iterator

from widgets.core.assessment import Assessment, assess
from widgets.core.content import Content
from widgets.core.finding_out import FIND_OUT, stands_at
from widgets.core.loading import build
from widgets.core.profile import clean

from .compiler import check_loading, check_strictly, compiled
from .reading.complaint import Complaint, one_of
from .reading.content_folder import ContentFolder, Item
from .schema.teaching import Case

REMEDY = "If the rules are right, put the case right, and read it through once more."


def check_cases(folder: ContentFolder) -> list[Complaint]:
    """Return a complaint for each card that a case names and its answers do not bring up as it says.

    Content that cannot be compiled has no cards yet: its own complaints come first.
    """
    if check_strictly(folder):
        return []
    raw = compiled(folder)
    if check_loading(raw, folder.name):
        return []
    content = build(raw)
    return [complaint for item, case in folder.models(Case) for complaint in _of_case(item, case, content)]


def _of_case(item: Item, case: Case, content: Content) -> Iterator[Complaint]:
    answers = content.teaching.cases[case.id].answers
    reader = assess(content, clean(content.questions, answers))
    shown = {card.id: card.urgency.id for card in reader.personal}
    to_find_out = [card for one in reader.unsure for card in one.cards]
    named = {card.id: card.urgency.id for card in sorted(to_find_out, key=lambda card: card.urgency)}
    for index, noticed in enumerate(case.notice):
        cards, place = (named, "to find out") if noticed.find_out else (shown, "on the page")
        urgency = cards.get(noticed.card)
        if urgency != noticed.urgency:
            yield item.complaint(
                ("notice", index),
                f'"{noticed.card}" is {urgency}' if urgency else f'"{noticed.card}" is not {place}',
                one_of((f"{id}: {level}" for id, level in cards.items()), 20),
                REMEDY,
                about="cases",
            )
    yield from _inside(item, case, reader)
    yield from _first(item, case, reader)


def _inside(item: Item, case: Case, reader: Assessment) -> Iterator[Complaint]:
    """Complain of an outcome that is not inside the card that is said to hold it."""
    held = {card.id: [one.id for one in card.inside] for card in reader.personal}
    for index, noticed in enumerate(case.notice):
        for number, outcome in enumerate(noticed.inside):
            if noticed.card in held and outcome not in held[noticed.card]:
                yield item.complaint(
                    ("notice", index, "inside", number),
                    f'"{outcome}" is not inside "{noticed.card}"',
                    one_of(held[noticed.card]),
                    REMEDY,
                    about="cases",
                )


def _first(item: Item, case: Case, reader: Assessment) -> Iterator[Complaint]:
    """Complain if another card is on top than the first that the case names."""
    finds_out = bool(reader.unsure) and not stands_at(reader.unsure, reader.personal)
    top = FIND_OUT if finds_out else reader.personal[0].id if reader.personal else "no card"
    first = FIND_OUT if case.notice[0].find_out else case.notice[0].card
    if top != first:
        yield item.complaint(
            ("notice", 0),
            f'"{first}" is named first, and {top} is on top of the page',
            top,
            REMEDY,
            about="cases",
        )
