"""Plain sentences for counts, dates and lists, so that every rendering says a number in the same way."""

from collections.abc import Mapping
from dataclasses import replace

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.findings import Count, Finding, in_hundred
from widgets.core.shapes import Card, Reason
from widgets.core.treatment import PLAIN, Unlike, is_counted_with_heat


def urgency_words(card: Card, content: Content) -> str:
    """Say how urgent a card is, and until when a thing is put off; on the card of a harm,
    as the reason that it is."""
    if not card.is_outcome and not card.urgency:  # a situation is not for everyone to know
        return content.words("cards.good_to_know")
    raised_harm = card.is_outcome and card.urgency
    label = (
        content.words(f"cards.reason_for.{card.urgency.id}")
        if raised_harm
        else content.urgency[card.urgency.id]["label"]
    )
    until = next(
        (reason.until for reason in card.reasons if reason.until and reason.urgency == card.urgency), None
    )
    return f"{label} {until}" if until else label


def verdict(card: Card, content: Content) -> str:
    """Say how urgent a card is, marked where it is our own view."""
    said = urgency_words(card, content)
    return f"{said} ({content.words('cards.own_judgement')})" if is_our_view(card) else said


def advised(card: Card, content: Content) -> str:
    """Say how urgent a card is where no card stands around it:
    with the doubt of the reader, and marked where it is our own view."""
    said = verdict(card, content)
    return f"{content.words('cards.if_so')} {said[0].lower()}{said[1:]}" if only_unsure(card) else said


def is_our_view(card: Card) -> bool:
    """Return whether no source gives the verdict of a card, but we do."""
    deciding = _deciding(card)
    return bool(deciding) and all(reason.own_judgement for reason in deciding)


def only_unsure(card: Card) -> bool:
    """Return whether a card stands where it does only by answers that the reader is not sure of."""
    deciding = _deciding(card)
    return bool(deciding) and all(reason.unsure for reason in deciding)


def by_verdict(card: Card) -> tuple[Card, ...]:
    """Return the card once for each verdict on it, with its reasons: as urgent as it, until when,
    and a source's or ours."""
    told: dict[tuple, list[Reason]] = {}
    for reason in card.reasons:
        told.setdefault((reason.urgency, reason.until, reason.own_judgement), []).append(reason)
    return tuple(replace(card, urgency=key[0], reasons=tuple(reasons)) for key, reasons in told.items())


def _deciding(card: Card) -> list[Reason]:
    return [reason for reason in card.reasons if reason.urgency == card.urgency]


def listed(items: tuple[str, ...] | list[str], last: str = "and") -> str:
    """Write a list as words: a, b and c."""
    items = list(items)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def counted(finding: Finding, content: Content) -> str:
    """Say a finding with both sides of the chance and its range; patches of skin are said as patches."""
    words, measure = content.words, finding.measure
    if not isinstance(measure, Count):
        return words(
            "cards.patches_counted", percent=measure.percent, people=measure.people, result=finding.result
        )
    both = words(
        "cards.people_counted",
        n=measure.n,
        of=measure.of,
        result=finding.result,
        rest=measure.of - measure.n,
        counter=finding.counter,
    )
    return f"{both} {ranged(measure, content)}"


def ranged(count: Count, content: Content) -> str:
    """Say a count as people in 100 and the range in which the true share may lie."""
    low, high = (in_hundred(end) for end in count.interval)
    if count.n == 0:
        return content.words("cards.none_in_hundred", high=high)
    return content.words(
        "cards.in_hundred",
        hundred=in_hundred(count.share),
        high=high,
        low=low or content.words("cards.under_one"),
    )


def skin_types_told(finding: Finding, content: Content) -> str:
    """Say which skin types a finding comes from."""
    if finding.skin_types is None:
        return content.words("cards.skin_types_not_told")
    return content.words("cards.skin_types_told", types=types(finding.skin_types))


def types(named: tuple[str, ...]) -> str:
    """Write neighbouring skin types as a span: III to V."""
    return f"{named[0]} to {named[-1]}" if len(named) > 2 else listed(named)


def not_studied(finding: Finding, skin_types: tuple[str, ...], content: Content) -> str | None:
    """Return the line for a reader whose skin type was not among those studied; None when it was,
    or is not told."""
    if finding.skin_types is None or not skin_types or set(skin_types) & set(finding.skin_types):
        return None
    return content.words(
        "cards.not_your_type", types=types(finding.skin_types), type=listed(skin_types, "or")
    )


def not_your_treatment(finding: Finding, assessment: Assessment, content: Content) -> str | None:
    """Return the line for a reader whose treatment is not the one that was counted,
    where the words on what was done do not say so themselves."""
    words = content.words
    match assessment.unlike(finding.treatment_kind):
        case Unlike.NO_HEAT if is_counted_with_heat(finding, content.findings):
            return words("cards.treatment.no_heat_but")
        case Unlike.NO_HEAT | Unlike.NO_HEAT_UNSURE | Unlike.ALONE as how:
            return words(f"cards.treatment.{how.value}")
    return None


def treated(finding: Finding, assessment: Assessment, content: Content) -> str:
    """Say what was done to the people counted, and whether that is what the reader would have."""
    note = not_your_treatment(finding, assessment, content)
    return f"{finding.treatment} {note}" if note else finding.treatment


def heat_told(chart: str, so_what: str, assessment: Assessment, content: Content, **values: object) -> str:
    """Add to what a chart means for the reader whose needles are heated, or may be,
    that its numbers are not of such needles."""
    key = _heat(assessment)
    return f"{so_what} {content.words(f'charts.{chart}.{key}', **values)}" if key else so_what


def without_heat(label: str, assessment: Assessment, content: Content) -> str:
    """Mark what comes from needles without heat, for a reader whose needles are heated, or may be."""
    return content.words("charts.without_heat", label=label) if _heat(assessment) else label


def on_heat(words: Mapping[str, str], assessment: Assessment) -> str | None:
    """Return the one of these lines for a reader whose needles are heated, or may be; None for others."""
    return words.get(_heat(assessment) or "")


def _heat(assessment: Assessment) -> str | None:
    how = assessment.unlike(PLAIN)
    return how.value if how in (Unlike.NO_HEAT, Unlike.NO_HEAT_UNSURE) else None


def cited(text: str, sources: tuple[str, ...]) -> str:
    """Write the ids of its sources behind a plain text."""
    return f"{text} [{', '.join(sources)}]" if sources else text
