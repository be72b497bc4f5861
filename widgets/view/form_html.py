"""Questions as native fieldsets. Markup only: the page side of the form ticks, counts and listens."""

from collections.abc import Sequence

from widgets.core.content import Content
from widgets.core.shapes import Option, Question

from .base.folds import fold
from .base.markup import Html, html, tag

FEW = 4  # questions that a reader takes in without parts
LEVEL = 3  # of the headings on a form


def form_html(questions: Sequence[Question], content: Content) -> Html:
    """Return the form, with nothing answered. Many questions are folded into parts, the first one open.

    Names and ids are unique within one form; the page side makes them unique on the page.
    Both endings are there, for the app and for JupyterLab; the page side keeps one.
    """
    words = content.words
    groups = list(dict.fromkeys(question.group for question in questions))
    framed = len(questions) > FEW and len(groups) > 1
    return tag(
        "div",
        tag("p", words("form.skip"), class_="mw-help"),
        [_part(group, questions, group == groups[0], content) for group in groups]
        if framed
        else [_question(question, LEVEL, content) for question in questions],
        _ending(content),
        tag("p", class_="mw-gone", role="status", data_text=words("form.kernel_gone")),
        class_="mw-form",
    )


def _part(group: str, questions: Sequence[Question], open_: bool, content: Content) -> Html | None:
    """Return the questions of one group, folded under its name and how many of them are answered."""
    words = content.words
    name = tag(f"h{LEVEL}", words(f"form.groups.{group}"), class_="mw-part-name")
    count = tag("span", class_="mw-part-count", data_text=words("form.answered"))
    asked = [_question(question, LEVEL + 1, content) for question in questions if question.group == group]
    return fold(html(name, count), asked, class_="mw-part", open_=open_)


def _question(question: Question, level: int, content: Content) -> Html:
    help_id = f"{question.id}-help"
    return tag(
        "fieldset",
        tag("legend", tag(f"h{level}", question.legend, class_="mw-legend")),
        tag("p", question.help, class_="mw-help", id=help_id) if question.help else None,
        tag("div", _why(question, content), _clear_one(question, content), class_="mw-asides"),
        tag("div", _options(question), class_="mw-options"),
        class_=f"mw-question mw-{question.kind.value}",
        tabindex="-1",
        aria_describedby=help_id if question.help else None,
        id=f"q-{question.id}",  # cards link here
        data_asks=question.id,
    )


def _why(question: Question, content: Content) -> Html | None:
    why = tag("p", question.why) if question.why else None
    return fold(content.words("form.why_we_ask"), why, class_="mw-ask-why")


def _clear_one(question: Question, content: Content) -> Html:
    label = content.words("form.clear_one")
    spoken = f"{label}: {question.legend}"
    return tag("button", label, type="button", class_="mw-clear-one", aria_label=spoken)


def _options(question: Question) -> Html:
    """Return the options; on a scale "not sure" is a box of its own, so that it can go beside a pick."""
    kind = "checkbox" if question.kind.several else "radio"
    not_sure = "checkbox" if question.kind.takes_doubt else "radio"
    return html(
        [_option(option, kind, question) for option in question.options],
        _option(question.none, kind, question) if question.none else None,
        _option(question.not_sure, not_sure, question),
    )


def _option(option: Option, kind: str, question: Question) -> Html:
    hint_id = f"{question.id}-{option.id}-hint" if option.hint else None
    label = tag(
        "label",
        tag(
            "input",
            type=kind,
            name=question.id,
            value=option.id,
            autocomplete="off",
            aria_describedby=hint_id,
            data_alone=option is question.none,
        ),
        _swatch(option.swatch),
        tag("span", option.text),
        class_="mw-option",
    )
    if not option.hint:
        return label
    hint = tag("span", option.hint, class_="mw-hint", id=hint_id)
    return tag("div", label, hint, class_="mw-hinted mw-swatched" if option.swatch else "mw-hinted")


def _swatch(colour: str | None) -> Html | None:
    style = f"background-color: {colour};"
    return tag("span", class_="mw-swatch", aria_hidden="true", style=style) if colour else None


def _ending(content: Content) -> Html:
    """Return what comes last. The app has a button to clear all on every page; JupyterLab needs one here."""
    words = content.words
    return tag(
        "div",
        tag("button", words("form.clear"), type="button", class_="mw-clear", data_only="lab"),
        tag("p", words("form.kept"), class_="mw-help", data_only="app"),
        tag("p", words("form.not_kept"), class_="mw-help", data_only="lab"),
        class_="mw-form-end",
    )
