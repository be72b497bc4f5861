"""The options for each concern side by side, the reader's own concerns first:
the same rows for each option."""

from datetime import date

from widgets.core.assessment import Assessment
from widgets.core.concerns import Concern
from widgets.core.content import Content
from widgets.core.dates import day
from widgets.core.shapes import OPTIONS, ROWS, CareOption

from ..base.count_html import count_html
from ..base.markup import Html, html, tag
from ..base.overdue_banner import overdue_concern
from ..base.places import question_link
from ..base.sources import facts
from ..base.wording import listed, on_heat

QUESTION = "purpose"


def compare_html(assessment: Assessment, content: Content, today: date | None = None) -> Html:
    """Return all concerns, those of the reader first; `today` (if given) decides whether a banner says that
    one is overdue."""
    mine = named(assessment, content)
    others = [concern for concern in content.concerns.values() if concern not in mine]
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
        group(words["mine"], None, mine, True),
        group(words["others" if mine else "all"], None if mine else _not_named(content), others, False),
    )


def named(assessment: Assessment, content: Content) -> list[Concern]:
    """Return the concerns that stand first: those that the reader named; all at once is like none."""
    mine = list(assessment.concerns)
    return mine if len(mine) < len(content.concerns) else []


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
    """Return one concern, open if it is the reader's first: what it is, its four options,
    and when it was checked."""
    body = html(
        overdue_concern(concern, content, today),
        tag("div", facts(concern.lead, content), class_="mw-lead"),
        not_yours(concern, assessment, content),
        _on_heat(assessment, content),
        _row_links(concern, content),
        options_table(concern, assessment, content),
        _checked(concern, content),
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


def not_yours(concern: Concern, assessment: Assessment, content: Content) -> Html | None:
    """Return the line for a reader whose skin type is in none of the counts of people for this concern."""
    ids = [id for option in concern.options.values() for row in option.findings.values() for id in row]
    told = [content.findings[id].skin_types or () for id in ids if content.findings[id].drawable]
    mine = set(assessment.skin_types)
    if not told or not mine or any(mine & set(types) for types in told):
        return None
    line = content.words("compare.not_yours", type=listed(assessment.skin_types, "or"))
    return tag("p", tag("strong", line), class_="mw-not-yours")


def _on_heat(assessment: Assessment, content: Content) -> Html | None:
    line = on_heat(content.words.under("compare.heat"), assessment)
    return tag("p", tag("strong", line), class_="mw-not-yours") if line else None


def _row_links(concern: Concern, content: Content) -> Html:
    """Return a link to each row: on a phone the rows of one concern fill ten screens."""
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
    """Return the table: an option a column, the same rows for each. A narrow screen lists them row by row."""
    words = content.words.under("compare")
    heads = [tag("th", words["options"][id], scope="col") for id in OPTIONS]
    rows = [
        tag(
            "tr",
            tag("th", words["rows"][row], scope="row", id=_row_id(concern, row), tabindex="-1"),
            [_cell(concern, concern.options[id], row, assessment, content) for id in OPTIONS],
        )
        for row in ROWS
    ]
    return tag(
        "table",
        tag("caption", words["caption"].format(concern=concern.title)),
        tag("thead", tag("tr", tag("td"), heads)),
        tag("tbody", rows),
        class_="mw-compared",
    )


def _cell(concern: Concern, option: CareOption, row: str, assessment: Assessment, content: Content) -> Html:
    place = f"{concern.id}-{option.id}-{row}"
    counts = _counts(option.findings.get(row, ()), place, assessment, content)
    return tag(
        "td",
        facts(option.rows[row], content),
        counts,
        data_head=content.words(f"compare.options.{option.id}"),
    )


def _counts(ids: tuple[str, ...], place: str, assessment: Assessment, content: Content) -> Html | None:
    """Return the counts one step away: drawn at once, they would make the option that was counted most look
    best."""
    if not ids:
        return None
    label = (
        content.words("compare.count_one")
        if len(ids) == 1
        else content.words("compare.count_many", n=len(ids))
    )
    each = [count_html(content.findings[id], place, assessment, content) for id in ids]
    return tag(
        "details",
        tag("summary", label),
        tag("ul", each, class_="mw-counts"),
        class_="mw-more",
        data_key=f"counts-{place}",
    )


def _checked(concern: Concern, content: Content) -> Html:
    words = content.words
    return tag(
        "p",
        words("cards.last_checked", date=day(concern.last_checked)),
        " ",
        words("cards.next_review", date=day(concern.next_review)),
        " ",
        tag("strong", words("compare.not_clinician_checked")),
        class_="mw-dates",
    )
