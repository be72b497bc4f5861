"""The options for the reader's concerns as plain text, for the proof cells."""

from widgets.core.assessment import Assessment
from widgets.core.concerns import Concern
from widgets.core.content import Content
from widgets.core.findings import Finding
from widgets.core.shapes import OPTIONS, ROWS, CareOption

from ..base.review_dates import review_sentences
from ..base.wording import count_sentence, treatment_sentence, with_source_ids
from .compare_html import first_concerns


def compare_text(assessment: Assessment, content: Content) -> str:
    """Return the reader's concerns in full and the titles of the others."""
    own = first_concerns(assessment, content)
    others = [concern.title for concern in content.concerns.values() if concern not in own]
    heading = content.words("compare.others" if own else "compare.all")
    full = [line for concern in own for line in ("", *_concern(concern, assessment, content))]
    return "\n".join([*full, "", heading, *(f"  - {title}" for title in others)])


def options_status(before: Assessment, after: Assessment, content: Content) -> str:
    """Return one line on which concerns come first after an answer."""
    titles = [concern.title for concern in first_concerns(after, content)]
    if titles == [concern.title for concern in first_concerns(before, content)]:
        return content.words("compare.status.same")
    return (
        content.words("compare.status.first", concerns="; ".join(titles))
        if titles
        else content.words("compare.status.none")
    )


def _concern(concern: Concern, assessment: Assessment, content: Content) -> list[str]:
    last_checked, _ = review_sentences(concern, content)
    options = [line for id in OPTIONS for line in _option(concern.options[id], assessment, content)]
    return [concern.title, *(item.text for item in concern.lead), *options, last_checked]


def _option(option: CareOption, assessment: Assessment, content: Content) -> list[str]:
    lines = ["", content.words(f"compare.options.{option.id}")]
    for row in ROWS:
        lines.append(f"  {content.words(f'compare.rows.{row}')}")
        lines += [f"    {with_source_ids(item.text, item.sources)}" for item in option.rows[row]]
        lines += [
            f"    {_count(content.findings[id], assessment, content)}" for id in option.findings.get(row, ())
        ]
    return lines


def _count(finding: Finding, assessment: Assessment, content: Content) -> str:
    sentences = f"{count_sentence(finding, content)} {treatment_sentence(finding, assessment, content)}"
    return with_source_ids(sentences, (finding.source,))
