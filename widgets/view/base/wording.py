"""Plain sentences for counts, dates and lists, so that every view words a number in the same way."""

from collections.abc import Mapping

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.findings import Count, Finding, Patches, in_hundred
from widgets.core.treatment import PLAIN, Unlike, is_counted_with_heat


def lower_first(text: str) -> str:
    """Return a text with its first letter in lower case, to continue a sentence."""
    return f"{text[:1].lower()}{text[1:]}"


def join_words(items: tuple[str, ...] | list[str], last: str = "and") -> str:
    """Write a list as words: a, b and c."""
    items = list(items)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def count_sentence(finding: Finding, content: Content) -> str:
    """Word a finding with both sides of the chance and its range; patches of skin are called patches."""
    measure, both = finding.measure, both_sides(finding, content)
    return f"{both} {range_sentence(measure, content)}" if isinstance(measure, Count) else both


def both_sides(finding: Finding, content: Content, in_short: bool = False) -> str:
    """Word a finding with both sides of the chance, without its range; `in_short`, "0 of 60" says both by itself."""
    words, measure = content.words, finding.measure
    if not isinstance(measure, Count):
        return _of_patches(measure, finding.result, content, in_short)
    if in_short and measure.n == 0:
        return words("cards.none_counted", of=measure.of, result=finding.result)
    return words(
        "cards.people_counted",
        n=measure.n,
        of=measure.of,
        result=finding.result,
        rest=measure.of - measure.n,
        counter=finding.counter,
    )


def _of_patches(measure: Patches, result: str, content: Content, in_short: bool) -> str:
    """Word a share of patches without making it a share of the people, who may have had other patches too.
    How many they were is told where there is room."""
    words = content.words
    counted = words(
        "cards.patches_counted",
        people=measure.people,
        which=measure.which,
        percent=measure.percent,
        result=result,
    )
    if in_short:
        return counted
    number = measure.number
    told = words("cards.patches_told", number=number) if number else words("cards.patches_not_told")
    return f"{counted} {told}"


def range_sentence(count: Count, content: Content) -> str:
    """Word a count as people in 100, with the range in which the true share may be."""
    low, high = (in_hundred(end) for end in count.interval)
    if count.n == 0:
        return content.words("cards.none_in_hundred", high=high)
    return content.words(
        "cards.in_hundred",
        hundred=in_hundred(count.share),
        high=high,
        low=low or content.words("cards.under_one"),
    )


def skin_types_sentence(finding: Finding, content: Content) -> str:
    """Name the skin types that a finding comes from."""
    if finding.skin_types is None:
        return content.words("cards.skin_types_not_told")
    return content.words("cards.skin_types_told", types=type_span(finding.skin_types))


def type_span(skin_types: tuple[str, ...]) -> str:
    """Write three or more neighbouring skin types as a span: III to V."""
    return f"{skin_types[0]} to {skin_types[-1]}" if len(skin_types) > 2 else join_words(skin_types)


def not_studied_note(finding: Finding, skin_types: tuple[str, ...], content: Content) -> str | None:
    """Return the note for a reader whose skin type was not studied; None when it was, or is unknown."""
    if finding.skin_types is None or not skin_types or set(skin_types) & set(finding.skin_types):
        return None
    return content.words(
        "cards.not_your_type", types=type_span(finding.skin_types), type=join_words(skin_types, "or")
    )


def unlike_labels(finding: Finding, assessment: Assessment, content: Content) -> tuple[str, ...]:
    """Return in a few words each what makes a count another's and not the reader's: skin type, and treatment."""
    words, how = content.words.under("cards.unlike"), assessment.unlike(finding.treatment_kind)
    other_skin = not_studied_note(finding, assessment.skin_types, content)
    labels = (words["skin_type"] if other_skin else None, words[how.value] if how else None)
    return tuple(filter(None, labels))


def other_treatment_note(finding: Finding, assessment: Assessment, content: Content) -> str | None:
    """Return the note for a reader whose treatment differs from the one that was counted;
    None where the description of the treatment already says so."""
    words = content.words
    match assessment.unlike(finding.treatment_kind):
        case Unlike.NO_HEAT if is_counted_with_heat(finding, content.findings):
            return words("cards.treatment.no_heat_but")
        case Unlike.NO_HEAT | Unlike.NO_HEAT_UNSURE | Unlike.ALONE as how:
            return words(f"cards.treatment.{how.value}")
        case Unlike.HEATED | Unlike.MORE | Unlike.OTHER | None:
            return None


def treatment_sentence(finding: Finding, assessment: Assessment, content: Content) -> str:
    """Describe the treatment of the people counted, and say if it is not the reader's."""
    note = other_treatment_note(finding, assessment, content)
    return f"{finding.treatment} {note}" if note else finding.treatment


def with_heat_note(
    chart: str, so_what: str, assessment: Assessment, content: Content, **values: object
) -> str:
    """Add to the meaning of a chart that its numbers are not from heated needles,
    for a reader whose needles are heated or may be."""
    key = _heat(assessment)
    return f"{so_what} {content.words(f'charts.{chart}.{key}', **values)}" if key else so_what


def without_heat(label: str, assessment: Assessment, content: Content) -> str:
    """Label data from needles without heat as such, for a reader whose needles are heated or may be."""
    return content.words("charts.without_heat", label=label) if _heat(assessment) else label


def heat_line(words: Mapping[str, str], assessment: Assessment) -> str | None:
    """Return the line for a reader whose needles are heated or may be; None for others."""
    return words.get(_heat(assessment) or "")


def _heat(assessment: Assessment) -> str | None:
    how = assessment.unlike(PLAIN)
    return how.value if how in (Unlike.NO_HEAT, Unlike.NO_HEAT_UNSURE) else None


def with_source_ids(text: str, sources: tuple[str, ...]) -> str:
    """Append the ids of its sources to a plain text."""
    return f"{text} [{', '.join(sources)}]" if sources else text
