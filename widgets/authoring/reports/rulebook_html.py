"""Writes the rulebook as one document for clinicians, to read on a screen or to print and sign.

Its words are here, and not in content/words: readers of the workbook never see them, and they are written for
clinicians and editors. What the page quotes from the workbook comes from content, word for word.
"""

from collections.abc import Iterable
from pathlib import Path

from widgets.core.dates import day
from widgets.view.base.markup import Html, html, tag
from widgets.view.base.sources import source_line

from ..reading.complaint import quantity
from .rulebook import CardRules, Rulebook
from .rulebook_entry import BACKGROUND, anchor, rules_table, signature
from .thin_grounds import ThinGround, thin_grounds

TITLE = "The rulebook of the microneedling workbook"
ON_A_SHEET = 2  # rules that fit on one sheet; a card with more begins a new one
UNSIGNED = "No clinician has signed any of these rules yet."


def rulebook_html(book: Rulebook) -> str:
    """Return the whole document."""
    head = html(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", TITLE),
        tag("style", Html(Path(__file__).with_suffix(".css").read_text(encoding="utf-8"))),
    )
    body = tag(
        "main",
        _front(book),
        _look_first(book),
        _overview(book),
        [_card(group, book) for group in book.cards],
        _questions(book),
        _terms(book),
        _sources(book),
        _scenarios(book),
    )
    return f"<!doctype html>\n{tag('html', tag('head', head), tag('body', body), lang='en-GB')}\n"


def _front(book: Rulebook) -> Html:
    """Return what the document is for, how old its content is, and what it rests on."""
    dates = sorted(group.card.last_checked for group in book.cards)
    facts = [
        ("Rules", len(book.entries)),
        ("Cards that they bring up or raise", len(book.cards)),
        ("Rules that rest on our own judgement", len(book.own)),
        ("Rules that no scenario fires", len(book.never_fired)),
        ("Scenarios tried", len(book.scenarios)),
        ("Content version", book.content.version),
        ("Cards last checked", f"{day(dates[0])} to {day(dates[-1])}" if dates else "never"),
    ]
    return tag(
        "section",
        tag("h1", TITLE),
        tag("p", UNSIGNED, class_="unsigned"),
        tag(
            "p",
            "This document is for clinicians who check the workbook, and for its editors. It lists every rule: "
            "which answers bring up which card, how urgent the card then is, and the sentence that the reader "
            "sees. Please mark each rule as right, or write what it should say, and sign it.",
        ),
        tag("dl", [html(tag("dt", name), tag("dd", value)) for name, value in facts], class_="facts"),
        tag("h2", "How to read it"),
        tag(
            "ul",
            tag("li", "A rule can only raise a card. No rule lowers one, and nothing is added up."),
            tag(
                "li",
                "A reader who ticks “I am not sure” meets every rule that the question could fire. "
                "The sentence under “If not sure” is the one that they see.",
            ),
            tag(
                "li",
                "“Our own judgement” means that no source gives this advice. Sources under "
                f"“{BACKGROUND.removesuffix(':')}” are what it draws on.",
            ),
            tag("li", "Sources are named shortly. The list at the end gives each in full."),
            tag(
                "li",
                "A scenario is a made-up reader on whom the rules are tested. Those closest to the rule are named, "
                "and the list at the end names all. A “?” marks one who fires the rule only by “I am not sure”.",
            ),
        ),
        class_="front",
    )


def _look_first(book: Rulebook) -> Html | None:
    """Return the rules that rest on little of what was read: those where a clinician's own reading matters most."""
    grounds = thin_grounds(book)
    if not grounds:
        return None
    return tag(
        "section",
        tag("h2", "Please look at these rules first"),
        tag(
            "p",
            f"Behind these {sum(len(ground.entries) for ground in grounds)} of the {len(book.entries)} rules is a "
            "copy of a label, a single opening, or nothing that we read ourselves. Each is listed once, under the "
            "first heading that fits.",
        ),
        [_ground(ground, book) for ground in grounds],
        class_="first",
    )


def _ground(ground: ThinGround, book: Rulebook) -> Html:
    lines = [
        tag(
            "li",
            tag("a", f"Rule {entry.number}", href=f"#{anchor('rule', entry.rule.id)}"),
            f", {book.content.cards[entry.rule.card].title}: {entry.urgency_words}",
        )
        for entry in ground.entries
    ]
    return html(tag("h3", f"{ground.name} ({len(lines)})"), tag("ul", lines))


def _overview(book: Rulebook) -> Html:
    rows = [_overview_row(group, book) for group in book.cards]
    heads = ("Card", "Most urgent rule", "Rules", "Own judgement", "No scenario", "Certainty of the card")
    return tag(
        "section",
        tag("h2", "The cards, most urgent first"),
        _table("Cards and their rules", heads, rows, "overview"),
    )


def _overview_row(group: CardRules, book: Rulebook) -> tuple:
    own = sum(entry.rule.own_judgement for entry in group.entries)
    return (
        tag("a", group.card.title, href=f"#{anchor('card', group.card.id)}"),
        group.entries[0].urgency_words,
        len(group.entries),
        own,
        sum(not entry.firings for entry in group.entries),
        book.content.certainty_word(group.card.certainty.level, "label"),
    )


def _card(group: CardRules, book: Rulebook) -> Html:
    """Return a card with how sure it is, and its rules."""
    card, note = group.card, group.card.certainty
    kind = (
        "A harm that can happen to anyone" if card.is_outcome else "A situation, shown only when a rule fires"
    )
    clinical = html("In clinical terms: ", card.clinical, ". ") if card.clinical else None
    return tag(
        "section",
        tag("h2", card.title, id=anchor("card", card.id)),
        tag("p", f"{kind}. ", clinical, card.summary),
        tag(
            "p",
            tag("strong", book.content.certainty_word(note.level, "label")),
            ": ",
            note.sentence,
            " ",
            note.reason,
        ),
        rules_table(group, book),
        class_="card" if len(group.entries) <= ON_A_SHEET else "card long",
    )


def _questions(book: Rulebook) -> Html | None:
    """Return what the content itself leaves for a clinician, each with its own line to sign."""
    lines = [
        tag(
            "li",
            tag("p", f"“{question.text}” ({question.about})"),
            tag("p", question.asked),
            signature(f"Question {number}", "signs.yaml", book.content),
        )
        for number, question in enumerate(book.questions, start=1)
    ]
    return (
        tag(
            "section",
            tag("h2", "Questions that the warning signs leave open"),
            tag(
                "p", "Each names the words in question, how soon to act or where they are, and what to agree."
            ),
            tag("ol", lines, class_="questions"),
        )
        if lines
        else None
    )


def _terms(book: Rulebook) -> Html:
    """Return each answer beside its clinical term, as the clinician's page prints it."""
    rows = [
        (option.text, question.clinical, option.clinical)
        for question in book.content.questions.values()
        for option in (*question.options, *([question.none] if question.none else []), question.not_sure)
    ]
    return tag(
        "section",
        tag("h2", "Answers and their clinical terms"),
        tag("p", "The printed page for clinicians gives each answer in these terms."),
        _table("Answers and terms", ("The reader’s answer", "Asked about", "Clinical term"), rows, "terms"),
        signature("Terms", "questions/", book.content),
    )


def _sources(book: Rulebook) -> Html:
    lines = [
        tag(
            "li",
            source_line(source, book.content),
            " ",
            tag("span", source.note, class_="soft"),
            id=anchor("source", source.id),
        )
        for source in book.sources
    ]
    return tag(
        "section",
        tag("h2", "Sources"),
        tag("p", f"The rules name {quantity(len(lines), 'source')}."),
        tag("ul", lines, class_="sources"),
    )


def _scenarios(book: Rulebook) -> Html:
    lines = [tag("li", one.name, id=anchor("scenario", one.number)) for one in book.scenarios]
    return tag("section", tag("h2", "Scenarios"), tag("ol", lines, class_="scenarios"))


def _table(caption: str, heads: tuple[str, ...], rows: Iterable[tuple], kind: str) -> Html:
    body = [tag("tr", tag("th", row[0], scope="row"), [tag("td", cell) for cell in row[1:]]) for row in rows]
    return tag(
        "div",
        tag(
            "table",
            tag("caption", caption),
            tag("thead", tag("tr", [tag("th", name, scope="col") for name in heads])),
            tag("tbody", body),
            class_=kind,
        ),
        class_="scroll",
        tabindex="0",
        role="region",
        aria_label=caption,
    )
