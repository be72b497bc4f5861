"""The options for each concern side by side, in the same rows; the reader's concerns first.

In sight is a short table of the rows that decide. Everything else is folded below it, row by row.
"""

from datetime import date

from widgets.core.assessment import Assessment
from widgets.core.concerns import Concern
from widgets.core.content import Content
from widgets.core.shapes import OPTIONS, ROWS, SHORT_ROWS, CareOption, Statement

from ..base.count_html import count_html
from ..base.folds import fold, spoken
from ..base.kept import kept
from ..base.markup import Html, html, tag
from ..base.places import question_link
from ..base.reading_time import with_length
from ..base.review_dates import overdue_concern, review_dates
from ..base.sources import facts, sentences, source_entries
from ..base.tables import Column, Row, table
from ..base.wording import heat_line, join_words

QUESTION = "purpose"
STAR = "*"
"""Marks our own view in the short table, where the words in brackets would be half of the text."""


def compare_html(assessment: Assessment, content: Content, today: date | None = None) -> Html:
    """Return all concerns, those of the reader first; `today` (if given) decides on overdue banners."""
    own = first_concerns(assessment, content)
    others = [concern for concern in content.concerns.values() if concern not in own]
    words = content.words.under("compare")

    def drawn(concerns: list[Concern], is_mine: bool) -> list[Html]:
        return [
            concern_html(concern, assessment, content, today, is_mine, open_=is_mine and not n)
            for n, concern in enumerate(concerns)
        ]

    if not own:
        heading = html(tag("h2", words["all"]), _not_named(content))
        return html(_group("others", heading, drawn(others, False)))
    others_heading = tag("h2", words["others"])
    return html(
        _group("mine", tag("h2", words["mine"]), drawn(own, True)),
        _group(
            "others", None, fold(others_heading, drawn(others, False), "other-concerns", "mw-section-fold")
        ),
    )


def _group(key: str, heading: Html | None, concerns: object) -> Html | None:
    return tag("section", heading, concerns, class_="mw-compare", data_key=key) if concerns else None


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
        tag("div", [tag("p", sentence) for sentence in sentences(concern.lead, content)], class_="mw-lead"),
        unstudied_skin_note(concern, assessment, content),
        _on_heat(assessment, content),
        short_table(concern, content),
        tag(
            "p",
            f"{STAR} {content.words('compare.star')} {content.words('compare.no_price')}",
            class_="mw-soft",
        ),
        _where_from(concern, content),
        all_rows(concern, assessment, content),
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


@kept
def short_table(concern: Concern, content: Content) -> Html:
    """Return the rows that decide: a column for each option, its cells about equally long. A narrow screen lists
    them row by row, each answer beside the short name of its option."""
    words = content.words.under("compare")
    return table(
        (
            Column(None),
            *(Column(words["options"][id], {"data_option": words["short_options"][id]}) for id in OPTIONS),
        ),
        [_short_row(concern, row, content) for row in SHORT_ROWS],
        words["caption"].format(concern=concern.title),
        "mw-spoken",
        class_="mw-compared",
    )


def _short_row(concern: Concern, row: str, content: Content) -> Row:
    cells = [tag("p", _joined(concern.options[id].in_short[row], content)) for id in OPTIONS]
    return Row((content.words(f"compare.rows.{row}"), *cells))


def _joined(items: tuple[Statement, ...], content: Content) -> list[Html]:
    return [html(sentence, " ") for sentence in sentences(items, content, _star)]


def _star(is_judgement: bool, content: Content) -> Html | None:
    if not is_judgement:
        return None
    return html(tag("span", STAR, aria_hidden="true"), spoken(content.words("cards.own_judgement")))


@kept
def _where_from(concern: Concern, content: Content) -> Html | None:
    """Return the fold with the sources of what is in sight, and when they were looked at."""
    dates = review_dates(concern, content)
    listed = source_entries((*concern.lead, *_said_in_short(concern)), content)
    return fold(content.words("compare.where_from"), html(dates, listed), class_="mw-source")


def _said_in_short(concern: Concern) -> list[Statement]:
    """Return every statement of the short table, row by row."""
    return [item for row in SHORT_ROWS for id in OPTIONS for item in concern.options[id].in_short[row]]


def all_rows(concern: Concern, assessment: Assessment, content: Content) -> Html:
    """Return every row in full, each folded under its name, which says how long it takes to read."""
    return tag(
        "div",
        tag("h4", content.words("compare.all_rows")),
        [_whole_row(concern, row, assessment, content) for row in ROWS],
        class_="mw-all-rows",
    )


def _whole_row(concern: Concern, row: str, assessment: Assessment, content: Content) -> Html | None:
    words = content.words
    options = [
        tag(
            "section",
            tag("h6", words(f"compare.options.{id}")),
            _cell(concern, concern.options[id], row, assessment, content),
        )
        for id in OPTIONS
    ]
    body = tag("div", options, class_="mw-four")
    label = with_length(tag("h5", words(f"compare.rows.{row}")), body, content)
    return fold(label, body, f"row-{concern.id}-{row}", class_="mw-section-fold")


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
