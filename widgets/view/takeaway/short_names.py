"""Sources named shortly, as a clinician would look them up, and whose a verdict is."""

import re
from collections.abc import Iterable

from widgets.core.content import Content
from widgets.core.shapes import Reason, Source

AUTHOR = re.compile(r"((?:Al|De|Di|El|La|Le|Van|Von) )?[A-Z][a-z][\w'’-]*(?= [A-Z]{1,4}\b)")  # Al Qarqaz F
NAMELESS = "authors not shown"
NO_YEAR = "not dated"
TELLER = re.compile(r", as (reported|quoted) by .*")  # the mark of what is second-hand says as much
LONGEST = 45  # signs of a title that stands for a name


def short_name(source: Source, content: Content) -> str:
    """Return the first author or the organisation with the year; the title where no author was shown.
    A label is called one, and what was not seen itself is marked."""
    year = source.year if source.year != NO_YEAR else content.words("journey.takeaway.clinician.not_dated")
    name = _with_year(_name(source, content), year)
    key = f"journey.takeaway.clinician.{source.how_known}"
    return f"{name} [{content.words(key)}]" if source.how_known in ("second_hand", "recalled") else name


def _name(source: Source, content: Content) -> str:
    who = re.sub(r"\s*\([^)]*\)", "", source.who)
    if who.startswith(NAMELESS):
        return f"“{_cut(source.title)}”"
    if author := AUTHOR.match(who):
        return author[0]
    if source.design == "maker_label":
        return content.words("journey.takeaway.clinician.label", name=who)
    return TELLER.sub("", who) if source.how_known == "second_hand" else who


def _with_year(name: str, year: str) -> str:
    return f"{name} {year}" if year[0].isdigit() else f"{name}, {year}"


def _cut(title: str) -> str:
    """Return a title up to its first colon, or as much of it as fits; the list of sources has all of it."""
    title = title.split(":")[0]
    return title if len(title) <= LONGEST else f"{title[:LONGEST].rsplit(' ', 1)[0]} …"


def verdict_source(reasons: Iterable[Reason], content: Content) -> str:
    """Say whose a verdict is: that of its sources, or our own and what it draws on."""
    reasons = tuple(reasons)
    ids = dict.fromkeys(id for reason in reasons for id in reason.sources)
    named = "; ".join(dict.fromkeys(short_name(content.sources[id], content) for id in ids))
    if not all(reason.own_judgement for reason in reasons):
        return named
    own = content.words("journey.takeaway.own_judgement")
    return content.words("journey.takeaway.clinician.own_from", own=own, sources=named) if named else own
