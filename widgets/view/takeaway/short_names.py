"""Short names of sources, as a clinician would look them up, and the source of a verdict."""

import re
from collections.abc import Iterable

from widgets.core.content import Content
from widgets.core.shapes import Reason, Source

AUTHOR = re.compile(r"((?:Al|De|Di|El|La|Le|Van|Von) )?[A-Z][a-z][\w'’-]*(?= [A-Z]{1,4}\b)")  # Al Qarqaz F
NAMELESS = "authors not shown"
NO_YEAR = "not dated"
TELLER = re.compile(r", as (reported|quoted) by .*")  # the mark "second-hand" says the same
LONGEST = 45  # characters of a title in place of a name


def short_name(source: Source, content: Content) -> str:
    """Return the first author or the organisation, or a title without an author, with the year.

    Makers' labels are called labels, and sources that we did not see ourselves are marked.
    """
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
    """Return a title up to its first colon, shortened if need be; the list of sources has it in full."""
    title = title.split(":")[0]
    return title if len(title) <= LONGEST else f"{title[:LONGEST].rsplit(' ', 1)[0]} …"


def verdict_source(reasons: Iterable[Reason], content: Content) -> str:
    """Name who gives a verdict: its sources, or we and the sources that we draw on."""
    reasons = tuple(reasons)
    ids = dict.fromkeys(id for reason in reasons for id in reason.sources)
    names = "; ".join(dict.fromkeys(short_name(content.sources[id], content) for id in ids))
    if not all(reason.own_judgement for reason in reasons):
        return names
    own = content.words("journey.takeaway.own_judgement")
    return content.words("journey.takeaway.clinician.own_from", own=own, sources=names) if names else own
