"""The options for the reader's concerns as plain text: for proof cells, and for any reader of plain text."""

from widgets.core.assessment import Assessment
from widgets.core.concerns import Concern
from widgets.core.content import Content
from widgets.core.dates import day
from widgets.core.findings import Finding
from widgets.core.shapes import OPTIONS, ROWS, CareOption

from ..base.wording import cited, counted, treated
from .compare_html import named


def compare_text(assessment: Assessment, content: Content) -> str:
    """Return the reader's concerns in full and the titles of the others."""
    mine = named(assessment, content)
    others = [concern.title for concern in content.concerns.values() if concern not in mine]
    heading = content.words("compare.others" if mine else "compare.all")
    full = [line for concern in mine for line in ("", *_concern(concern, assessment, content))]
    return "\n".join([*full, "", heading, *(f"  - {title}" for title in others)])


def compared(before: Assessment, after: Assessment, content: Content) -> str:
    """Say in one line which concerns stand first after an answer."""
    titles = [concern.title for concern in named(after, content)]
    if titles == [concern.title for concern in named(before, content)]:
        return content.words("compare.status.same")
    return (
        content.words("compare.status.first", concerns="; ".join(titles))
        if titles
        else content.words("compare.status.none")
    )


def _concern(concern: Concern, assessment: Assessment, content: Content) -> list[str]:
    dates = content.words("cards.last_checked", date=day(concern.last_checked))
    options = [line for id in OPTIONS for line in _option(concern.options[id], assessment, content)]
    return [concern.title, *(item.text for item in concern.lead), *options, dates]


def _option(option: CareOption, assessment: Assessment, content: Content) -> list[str]:
    lines = ["", content.words(f"compare.options.{option.id}")]
    for row in ROWS:
        lines.append(f"  {content.words(f'compare.rows.{row}')}")
        lines += [f"    {cited(item.text, item.sources)}" for item in option.rows[row]]
        lines += [
            f"    {_count(content.findings[id], assessment, content)}" for id in option.findings.get(row, ())
        ]
    return lines


def _count(finding: Finding, assessment: Assessment, content: Content) -> str:
    return cited(f"{counted(finding, content)} {treated(finding, assessment, content)}", (finding.source,))
