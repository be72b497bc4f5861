"""Questions as native fieldsets. Markup only: the page side of the form ticks, counts and listens."""

from collections.abc import Sequence

from widgets.core.assessment import SKIN_TYPE
from widgets.core.content import Content
from widgets.core.shapes import Option, Question

from .base.asked_first import asked_in_front, is_open
from .base.folds import fold
from .base.markup import Html, html, tag

FEW = 4  # questions that a reader takes in without parts
LEVEL = 3  # of the headings on a form, below that of a section


def form_html(
    questions: Sequence[Question],
    content: Content,
    begins_with_picks: bool = False,
    level: int = LEVEL,
    is_folded: bool = False,
) -> Html:
    """Return the form, with nothing answered. Many questions are folded into parts, the first one open.

    `begins_with_picks`: the skin type and what most readers come to say stand in front, and the parts, all
    closed, hold the rest. `level`: that of its headings. `is_folded`: few questions are behind one line, where the page
    answers them without a tick too. Names and ids are unique within one form; the page side
    makes them unique on the page.
    Both endings are there, for the app and for JupyterLab; the page side keeps one.
    """
    words = content.words
    in_front = asked_in_front(content) if begins_with_picks else ()
    folded = [question for question in questions if question.id not in in_front]
    groups = list(dict.fromkeys(question.group for question in folded))
    framed = len(folded) > FEW and len(groups) > 1
    return tag(
        "div",
        _front(questions, level, content)
        if begins_with_picks
        else tag("p", words("form.skip"), class_="mw-help")
        if framed
        else None,
        [
            _part(group, folded, group == groups[0] and not begins_with_picks, level, content)
            for group in groups
        ]
        if framed
        else _few(folded, level, content, is_folded),
        _ending(content),
        tag("p", class_="mw-gone", role="status", data_text=words("form.kernel_gone")),
        class_="mw-form",
    )


def _few(
    questions: Sequence[Question], level: int, content: Content, is_folded: bool
) -> Html | list[Html] | None:
    drawn = [_question(question, level, content, help_folded=True) for question in questions]
    return fold(content.words("form.folded"), drawn, "form-folded") if is_folded else drawn


def _front(questions: Sequence[Question], level: int, content: Content) -> Html:
    """Return the skin type, and the picks with the question of each that leaves something to say."""
    asked = {question.id: question for question in questions}
    following = [
        tag(
            "div",
            _question(asked[pick.says.question], level + 1, content, help_folded=True),
            class_="mw-follow",
            data_follows=pick.says.question,
        )
        for pick in content.picks.picks
        if is_open(pick, content)
    ]
    skin_type = tag(
        "div",
        _question(asked[SKIN_TYPE], level, content, help_folded=True, help_first=True),
        class_="mw-front-type",
    )
    return html(skin_type, _picks(following, level, content))


def _picks(following: Sequence[Html], level: int, content: Content) -> Html:
    """Return what most readers come to say as one question; a tick answers the question of its own. The page side
    brings each question that follows up to the row of its pick."""
    picks = content.picks
    entries = [
        _pick(tag("input", type="checkbox", name="picks", value=pick.id, autocomplete="off",
                  data_question=pick.says.question, data_answer=pick.says.options[0]),
              pick.text, pick.hint)
        for pick in picks.picks
    ]  # fmt: skip
    everything = [
        _pick(
            tag("input", type="checkbox", name="picks", value=value, autocomplete="off", data_all=answer),
            text,
        )
        for value, answer, text in (("none", "none", picks.none), ("not_sure", "not_sure", picks.not_sure))
    ]
    return tag(
        "fieldset",
        tag("legend", tag(f"h{level}", picks.legend, class_="mw-legend")),
        tag("div", entries, everything, following, class_="mw-options"),
        class_="mw-picks",
        tabindex="-1",
    )


def _pick(box: Html, text: str, hint: str | None = None) -> Html:
    small = tag("small", hint) if hint else None
    return tag("label", box, tag("span", text, " ", small), class_="mw-option")


def _part(
    group: str, questions: Sequence[Question], open_: bool, level: int, content: Content
) -> Html | None:
    """Return the questions of one group, folded under its name and how many of them are answered."""
    words = content.words
    name = tag(f"h{level}", words(f"form.groups.{group}"), class_="mw-part-name")
    count = tag("span", class_="mw-part-count", data_text=words("form.answered"))
    asked = [_question(question, level + 1, content) for question in questions if question.group == group]
    return fold(html(name, count), asked, class_="mw-part", open_=open_)


def _question(
    question: Question, level: int, content: Content, help_folded: bool = False, help_first: bool = False
) -> Html:
    """Return one question; `help_folded` puts its help into the fold with the reason for asking, after the options
    or, with `help_first`, before them."""
    help_id = f"{question.id}-help"
    shown = question.help if not help_folded else None
    asides = tag(
        "div", _why(question, content, help_folded), _clear_one(question, content), class_="mw-asides"
    )
    return tag(
        "fieldset",
        tag("legend", tag(f"h{level}", question.legend, class_="mw-legend"), id=f"{question.id}-legend"),
        tag("p", shown, class_="mw-help", id=help_id) if shown else None,
        asides if help_first or not help_folded else None,
        tag("div", _options(question, content), class_="mw-options"),
        asides if help_folded and not help_first else None,
        class_=f"mw-question mw-{question.kind.value}",
        tabindex="-1",
        aria_labelledby=f"{question.id}-legend",
        aria_describedby=help_id if shown else None,
        id=f"q-{question.id}",  # cards link here
        data_asks=question.id,
    )


def _why(question: Question, content: Content, with_help: bool) -> Html | None:
    lines = [question.help if with_help else None, question.why]
    label = content.words("form.about" if with_help else "form.why_we_ask")
    return fold(label, [tag("p", line) for line in lines if line], class_="mw-ask-why")


def _clear_one(question: Question, content: Content) -> Html:
    label = content.words("form.clear_one")
    spoken = f"{label}: {question.legend}"
    return tag("button", label, type="button", class_="mw-clear-one", aria_label=spoken)


def _options(question: Question, content: Content) -> Html:
    """Return the options; on a scale "not sure" is a box of its own, so that it can go beside a pick."""
    kind = _kind(question)
    not_sure = "checkbox" if question.kind.takes_doubt else "radio"
    return html(
        [
            _option(option, kind, question, says_least=_says_least(option, question, content))
            for option in question.options
        ],
        _option(question.none, kind, question) if question.none else None,
        _option(question.not_sure, not_sure, question),
    )


def _kind(question: Question) -> str:
    return "checkbox" if question.kind.several else "radio"


def _says_least(option: Option, question: Question, content: Content) -> bool:
    """Return whether an option is what a pick says of a question: any other answer takes its place, and a tap on it
    agrees with the pick, so it does not take it back."""
    says = {
        pick.says.question: pick.says.options[0] for pick in content.picks.picks if is_open(pick, content)
    }
    return says.get(question.id) == option.id


def _option(option: Option, kind: str, question: Question, says_least: bool = False) -> Html:
    hint_id = f"{question.id}-{option.id}-hint" if option.hint else None
    label = tag(
        "label",
        tag(
            "input",
            type=kind,
            name=question.id if kind == _kind(question) else f"{question.id}-{option.id}",
            value=option.id,
            autocomplete="off",
            aria_describedby=hint_id,
            data_alone=says_least or option is question.none,
            data_least=says_least,
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
        tag(
            "div",
            fold(words("form.where_kept"), tag("p", words("form.kept")), class_="mw-ask-why"),
            data_only="app",
        ),
        tag("p", words("form.not_kept"), class_="mw-help", data_only="lab"),
        class_="mw-form-end",
    )
