"""One rule of the rulebook as rows of a table: its condition in plain words, its sentence, sources and scenarios."""

from collections.abc import Mapping

from widgets.core.content import Content
from widgets.core.rules import Condition, Group, Leaf
from widgets.core.shapes import Option, Question, Source
from widgets.view.base.markup import Html, html, tag
from widgets.view.takeaway.short_names import short_name

from .rulebook import CardRules, Entry, Firing, Rulebook

HEADS = ("Rule", "When the reader answers", "What the page then says", "Sources", "Scenarios that fire it")
IN_FULL = 2  # scenarios named in full; all others by their number
NO_SCENARIO = "No scenario fires this rule."
OWN = "Our own judgement: no source gives this advice."
BACKGROUND = "Background for our judgement:"
JOINED = {"all": "All of these:", "any": "At least one of these:"}
ANSWERS: Mapping[str, str] = {
    "is": "Answer:",
    "any_of": "Answer, at least one of:",
    "all_of": "Answers, all of:",
    "is_unknown": "Answer:",
}


def anchor(kind: str, id: object) -> str:
    """Return the id of a part of the document."""
    return f"{kind}-{id}"


def rules_table(group: CardRules, book: Rulebook) -> Html:
    """Return the rules of a card: each with a line to sign, and never split over two sheets."""
    caption = f"Rules for {group.card.title}"
    table = tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", [tag("th", name, scope="col") for name in HEADS])),
        [_rule(entry, group, book.content) for entry in group.entries],
        class_="rules",
    )
    return tag("div", table, class_="scroll", tabindex="0", role="region", aria_label=caption)


def signature(what: str, file: str, content: Content) -> Html:
    """Return the empty lines on which a clinician agrees or says what should change, and signs.

    `file` is where an editor then changes it. The version says which text was signed, also on a sheet by itself.
    """
    blanks = ("Name", "Registration", "Date")
    return tag(
        "div",
        tag("span", tag("strong", what), tag("code", f"{file}, content {content.version}"), class_="what"),
        tag("span", "☐ Agree", class_="choice"),
        tag("span", "☐ Change to", class_="choice blank wide"),
        [tag("span", name, class_="blank") for name in blanks],
        class_="signature",
    )


def condition_html(when: Condition, content: Content) -> Html:
    """Return a condition in plain words: the question and the answers as readers see them."""
    if isinstance(when, Group):
        parts = [tag("li", condition_html(part, content)) for part in when.parts]
        return html(tag("p", JOINED[when.word], class_="joined"), tag("ul", parts))
    question = content.questions[when.question]
    answers = [_answer(option) for option in _options(when, question)]
    several = len(answers) > 1
    answer_list = tag("ul", [tag("li", answer) for answer in answers]) if several else html(" ", answers)
    label = ANSWERS[when.word] if several else ANSWERS["is"]
    return html(tag("p", question.legend, class_="asked"), tag("div", label, answer_list))


def _options(leaf: Leaf, question: Question) -> list[Option]:
    if leaf.word == "is_unknown":
        return [question.not_sure]
    return [option for option in (*question.options, question.none) if option and option.id in leaf.options]


def _answer(option: Option) -> Html:
    hint = tag("span", f" ({option.hint})", class_="soft") if option.hint else None
    return html(tag("strong", option.text), hint)


def _rule(entry: Entry, group: CardRules, content: Content) -> Html:
    rule = entry.rule
    cells = (
        condition_html(rule.when, content),
        _sentence(entry, content),
        _sources([content.sources[id] for id in rule.sources], rule.own_judgement, content),
        _firings(entry.firings),
    )
    # Works as a table for screen readers too: the number heads the rule, and its second row is the line to sign.
    number = tag("th", entry.number, scope="rowgroup", rowspan="2")
    return tag(
        "tbody",
        tag("tr", number, [tag("td", cell) for cell in cells]),
        tag(
            "tr",
            tag(
                "td",
                signature(f"Rule {entry.number}, {group.card.title}", f"rules/{rule.id}.yaml", content),
                colspan=str(len(cells)),
            ),
        ),
        id=anchor("rule", rule.id),
        class_=f"u{rule.urgency.value}",
    )


def _sentence(entry: Entry, content: Content) -> Html:
    rule = entry.rule
    shape = content.urgency[rule.urgency.id]["shape"]
    return html(
        tag("p", tag("span", shape, aria_hidden="true"), " ", entry.urgency_words, class_="urgency"),
        tag("p", OWN, class_="own") if rule.own_judgement else None,
        tag("p", rule.because, class_="because"),
        tag("p", tag("em", "If not sure: "), rule.because_unsure, class_="unsure"),
    )


def _sources(sources: list[Source], own_judgement: bool, content: Content) -> Html:
    """Return the sources of a rule; those of our own judgement are named as its background, for they do not
    give the advice."""
    if not sources:
        return tag("p", "None.")
    background = tag("p", BACKGROUND, class_="background") if own_judgement else None
    return html(background, tag("ul", [tag("li", _source(source, content)) for source in sources]))


def _source(source: Source, content: Content) -> Html:
    """Return a source with what is needed to look it up, and how we know it."""
    origin = content.words(f"cards.how_known.{source.how_known}")
    link = tag("a", short_name(source, content), href=f"#{anchor('source', source.id)}")
    return html(tag("div", link), tag("div", origin, class_="soft"))


def _firings(firings: tuple[Firing, ...]) -> Html:
    if not firings:
        return tag("p", NO_SCENARIO, class_="missing")
    names = [
        tag("li", _number(one), ". ", one.scenario.name, " (not sure)" if one.unsure else None)
        for one in firings[:IN_FULL]
    ]
    others = sorted((one for one in firings[IN_FULL:]), key=lambda one: one.scenario.number)
    also = [
        html(_number(one), "?" if one.unsure else None, ", " if one is not others[-1] else ".")
        for one in others
    ]
    return html(tag("ul", names, class_="fired"), tag("p", "Also ", also) if also else None)


def _number(one: Firing) -> Html:
    return tag("a", one.scenario.number, href=f"#{anchor('scenario', one.scenario.number)}")
