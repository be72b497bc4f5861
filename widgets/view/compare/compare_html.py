"""The options for each concern side by side, in the same rows; the reader's concerns first."""

from datetime import date

from widgets.core.assessment import Assessment
from widgets.core.concerns import Concern
from widgets.core.content import Content
from widgets.core.shapes import OPTIONS, ROWS, CareOption

from ..base.count_html import count_html
from ..base.folds import fold
from ..base.markup import Html, html, tag
from ..base.places import question_link
from ..base.review_dates import overdue_concern, review_dates
from ..base.sources import facts
from ..base.tables import Column, Row, table
from ..base.wording import heat_line, join_words

QUESTION = "purpose"


def compare_html(assessment: Assessment, content: Content, today: date | None = None) -> Html:
    """Return all concerns, those of the reader first; `today` (if given) decides on overdue banners."""
    own = first_concerns(assessment, content)
    others = [concern for concern in content.concerns.values() if concern not in own]
    words = content.words.under("compare")

    def group(heading: str, about: Html | None, concerns: list[Concern], is_mine: bool) -> Html | None:
        each = [
            concern_html(concern, assessment, content, today, is_mine, open_=is_mine and not n)
            for n, concern in enumerate(concerns)
        ]
        key = "mine" if is_mine else "others"
        return (
            tag("section", tag("h2", heading), about, each, class_="mw-compare", data_key=key)
            if each
            else None
        )

    return html(
        group(words["mine"], None, own, True),
        group(words["others" if own else "all"], None if own else _not_named(content), others, False),
    )


def first_concerns(assessment: Assessment, content: Content) -> list[Concern]:
    """Return the concerns to put first: those that the reader chose, or none when they chose all."""
    own = list(assessment.concerns)
    return own if len(own) < len(content.concerns) else []


def _not_named(content: Content) -> Html:
    return tag(
        "p", content.words("compare.not_named"), " ", question_link(QUESTION, content.words("compare.ask"))
    )


def concern_html(
    concern: Concern,
    assessment: Assessment,
    content: Content,
    today: date | None,
    is_mine: bool,
    open_: bool = True,
) -> Html:
    """Return one concern: what it is, its four options, and when it was checked."""
    body = html(
        overdue_concern(concern, content, today),
        tag("div", facts(concern.lead, content), class_="mw-lead"),
        unstudied_skin_note(concern, assessment, content),
        _on_heat(assessment, content),
        _row_links(concern, content),
        options_table(concern, assessment, content),
        review_dates(concern, content),
    )
    return tag(
        "details",
        tag("summary", tag("h3", concern.title)),
        tag("div", body, class_="mw-body"),
        class_="mw-concern",
        open=open_,
        data_key=f"{'mine' if is_mine else 'other'}-{concern.id}",
        id=f"concern-{concern.id}",
    )


def unstudied_skin_note(concern: Concern, assessment: Assessment, content: Content) -> Html | None:
    """Return the note for a reader whose skin type is in none of the counts of people for this concern."""
    ids = [id for option in concern.options.values() for row in option.findings.values() for id in row]
    skin_types_studied = [
        content.findings[id].skin_types or () for id in ids if content.findings[id].drawable
    ]
    own = set(assessment.skin_types)
    if not skin_types_studied or not own or any(own & set(skin_types) for skin_types in skin_types_studied):
        return None
    line = content.words("compare.not_yours", type=join_words(assessment.skin_types, "or"))
    return tag("p", tag("strong", line), class_="mw-not-yours")


def _on_heat(assessment: Assessment, content: Content) -> Html | None:
    line = heat_line(content.words.under("compare.heat"), assessment)
    return tag("p", tag("strong", line), class_="mw-not-yours") if line else None


def _row_links(concern: Concern, content: Content) -> Html:
    """Return a link to each row: on a phone, one concern fills ten screens."""
    words = content.words.under("compare")
    links = [
        tag(
            "li",
            tag("a", words["rows"][row], href=f"#{_row_id(concern, row)}", data_row=_row_id(concern, row)),
        )
        for row in ROWS
    ]
    return tag("div", tag("p", words["go_to"], class_="mw-soft"), tag("ul", links), class_="mw-rows")


def _row_id(concern: Concern, row: str) -> str:
    return f"concern-{concern.id}-{row}"


def options_table(concern: Concern, assessment: Assessment, content: Content) -> Html:
    """Return the table: a column for each option, with the same rows. A narrow screen lists it row by row."""
    words = content.words.under("compare")
    return table(
        (Column(None), *(Column(words["options"][id]) for id in OPTIONS)),
        [_row(concern, row, assessment, content) for row in ROWS],
        words["caption"].format(concern=concern.title),
        class_="mw-compared",
    )


def _row(concern: Concern, row: str, assessment: Assessment, content: Content) -> Row:
    cells = [_cell(concern, concern.options[id], row, assessment, content) for id in OPTIONS]
    head = content.words(f"compare.rows.{row}")
    return Row((head, *cells), head_attributes={"id": _row_id(concern, row), "tabindex": "-1"})


def _cell(concern: Concern, option: CareOption, row: str, assessment: Assessment, content: Content) -> Html:
    place = f"{concern.id}-{option.id}-{row}"
    counts = _counts(option.findings.get(row, ()), place, assessment, content)
    return html(facts(option.rows[row], content), counts)


def _counts(ids: tuple[str, ...], place: str, assessment: Assessment, content: Content) -> Html | None:
    """Return the counts in a fold: in plain sight they would make the most studied option look best."""
    if not ids:
        return None
    label = (
        content.words("compare.count_one")
        if len(ids) == 1
        else content.words("compare.count_many", n=len(ids))
    )
    each = [count_html(content.findings[id], place, assessment, content) for id in ids]
    return fold(label, tag("ul", each, class_="mw-counts"), f"counts-{place}")
