"""The worked cases: the answers, what to ask a room, and what to notice in the cards that follow from them.

A room may look on, and thinks first: questions and beliefs come before what there is to notice, and each answer is
folded. What to notice is drawn from the cards themselves, so it says what a reader of the case sees.
"""

import json

from widgets.core.assessment import Assessment, assess
from widgets.core.content import Content
from widgets.core.profile import clean
from widgets.core.shapes import Card, Case, ToNotice

from ..base.folds import fold
from ..base.markup import Html, html, tag
from ..base.places import IS_SERVED
from ..base.reading_time import with_length
from ..base.verdict import verdict
from ..base.wording import join_words
from .sheet import answered, asks_first, quoted, sheet


def cases_html(content: Content, served: bool = IS_SERVED) -> Html:
    """Return every case, each as a sheet of its own. What only the app can do is in it where it is `served` there."""
    return tag(
        "div",
        [
            sheet(
                f"case-{case.id}",
                case.title,
                _body(case, content, served),
                content.words("teaching.case.print"),
                content,
                served,
            )
            for case in content.teaching.cases.values()
        ],
        class_="mw-part-more",
    )


def case_html(case: Case, content: Content, served: bool = IS_SERVED) -> Html:
    """Return one case unfolded: what a notebook shows when it has loaded the case."""
    loaded = tag("p", content.words("teaching.case.loaded"))
    return tag(
        "section", tag("h3", case.title), loaded, _discussed(case, content, served), class_="mw-text mw-sheet"
    )


def _body(case: Case, content: Content, served: bool) -> Html:
    return html(_load(case, content, served), _discussed(case, content, served))


def _load(case: Case, content: Content, served: bool) -> Html:
    """Return the button that loads the case, and the question that it asks first where there are answers. Without
    the script of the app, such as in JupyterLab, there is the line to run instead."""
    words = content.words.under("teaching.case")
    line = f'page.case("{case.id}")'
    call = tag("p", words["call"], " ", tag("code", line), class_="mw-case-call")
    if not served:
        return call
    button = tag(
        "button",
        words["load"],
        type="button",
        data_case=json.dumps({k: list(v) for k, v in case.answers.items()}),
    )
    loading = tag(
        "div",
        button,
        tag("p", words["replaces"]),
        asks_first(content),
        class_="mw-case-load",
        hidden=True,
    )
    return html(loading, call)


def _discussed(case: Case, content: Content, served: bool) -> Html:
    words = content.words.under("teaching.case")
    reader = assess(content, clean(content.questions, case.answers))
    noticed = html(
        tag("ol", [_noticed(one, reader, content, served) for one in case.notice], class_="mw-case-notice"),
        [tag("p", item.text) for item in case.look_for],
    )
    return html(
        tag("h4", words["answers"]),
        tag("ul", [tag("li", answer) for answer in _answers(case, content)]),
        tag(
            "section",
            tag("h4", words["questions"]),
            [answered(one.question, one.answer, one.where, content, served) for one in case.questions],
            class_="mw-case-say",
        ),
        tag(
            "section",
            tag("h4", words["beliefs"]),
            [
                answered(
                    content.words("teaching.case.belief", belief=one.belief),
                    one.answer,
                    one.where,
                    content,
                    served,
                )
                for one in case.beliefs
            ],
            class_="mw-case-say",
        ),
        tag(
            "section",
            fold(with_length(tag("h4", words["notice"]), noticed, content), noticed),
            class_="mw-case-say mw-case-noticed",
        ),
    )


def _answers(case: Case, content: Content) -> list[Html]:
    lines = []
    for id, chosen in case.answers.items():
        question = content.questions[id]
        every = (*question.options, question.none, question.not_sure)
        texts = [option.text for option in every if option and option.id in chosen]
        lines.append(html(question.legend, " ", tag("strong", "; ".join(texts))))
    return lines


def _noticed(noticed: ToNotice, reader: Assessment, content: Content, served: bool) -> Html:
    """Return one card as the reader of the case gets it: its verdict, why it is there, its fact and first step."""
    words = content.words.under("teaching.case")
    card = _card(noticed, reader)
    if card is None:  # the rules have changed; the check of the content says so
        return tag("li", tag("strong", content.cards[noticed.card].title))
    says = verdict(card, content)
    return tag(
        "li",
        tag("p", words["find_out"]) if noticed.find_out else None,
        tag("p", tag("strong", card.title), f": {says.after_title}"),
        tag("p", card.reasons[0].text),
        tag("p", words["inside"], " ", join_words([content.cards[id].title for id in noticed.inside]))
        if noticed.inside
        else None,
        quoted((card.fact,), content, served),
        tag("p", words["first"], " ", tag("strong", card.first.what), " ", card.first.how),
    )


def _card(noticed: ToNotice, reader: Assessment) -> Card | None:
    cards = (
        [card for one in reader.unsure for card in one.cards] if noticed.find_out else list(reader.personal)
    )
    found = [card for card in cards if card.id == noticed.card and card.urgency == noticed.urgency]
    return found[0] if found else None
