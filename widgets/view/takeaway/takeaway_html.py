"""Two pages to take to an appointment: plain words first, then terms and sources for the clinician."""

from widgets.core.assessment import Assessment
from widgets.core.card_groups import CardGroup, emergencies, own_card_groups
from widgets.core.content import Content
from widgets.core.finding_out import ToFindOut
from widgets.core.shapes import Card

from ..base.markup import Html, html, tag
from ..base.tables import text_table
from ..base.verdict import verdict
from .clinician_html import clinician_html
from .emergency_html import emergency_html

THINGS = 6  # to find out, with whom to ask; the others are only named
SHOWN = 5  # groups of cards in full on page 1; the others are only named


def takeaway_html(assessment: Assessment, content: Content) -> Html:
    """Return page 1 for the patient and page 2 for the clinician. What readers add there stays there."""
    words = content.words
    return html(
        tag("p", tag("button", words("journey.takeaway.print"), type="button", class_="mw-print")),
        _for_you(assessment, content),
        clinician_html(assessment, content),
    )


def _for_you(assessment: Assessment, content: Content) -> Html:
    words, profile = content.words, assessment.profile
    groups = own_card_groups(content, profile)
    return tag(
        "section",
        tag("h3", words("journey.takeaway.for_you")),
        tag("h4", words("journey.takeaway.told")),
        _answers(assessment, content),
        _wishes(content),
        _talk(groups, assessment, content),
        _to_find_out(assessment.unsure, content),
        emergency_html(emergencies(content, profile), content),
        _questions(content),
        tag(
            "p", tag("strong", words("page.unchecked"), "."), " ", words("page.notice"), class_="mw-on-paper"
        ),
        class_="mw-text mw-paper",
        data_key="for-you-paper",
    )


def _answers(assessment: Assessment, content: Content) -> Html:
    """Return the reader's answers in their own words, question by question."""
    entries = []
    for question in content.questions.values():
        texts = {item.id: item.text for item in (*question.options, question.none, question.not_sure) if item}
        if chosen := assessment.profile.chosen(question.id):
            entries.append(
                tag("li", f"{question.legend} ", tag("strong", "; ".join(texts[id] for id in chosen)))
            )
    return tag("ul", entries) if entries else tag("p", content.words("journey.takeaway.told_nothing"))


def _wishes(content: Content) -> Html:
    """Return the place for the reader's wishes, which the page's script fills in; they never leave it."""
    heading = tag("h4", content.words("journey.takeaway.wishes"))
    return tag("div", heading, tag("ul"), class_="mw-wishes", hidden=True, data_key="wishes")


def _talk(groups: tuple[CardGroup, ...], assessment: Assessment, content: Content) -> Html | None:
    if not groups and assessment.unsure:
        return None  # what to find out comes next, and is all there is to talk about
    return html(tag("h4", content.words("journey.takeaway.points")), _points(groups, content))


def _to_find_out(unsure: tuple[ToFindOut, ...], content: Content) -> Html | None:
    """Return what the reader is not sure of, and whom to ask, in a line each; the last ones by name only."""
    if not unsure:
        return None
    things = [content.questions[item.question].find_out for item in unsure]
    lines = [tag("li", tag("strong", f"{one.what}: "), one.ask) for one in things[:THINGS]]
    left = "; ".join(one.what for one in things[THINGS:])
    return html(
        tag("h4", content.words("journey.takeaway.find_out")),
        tag("ul", lines),
        tag("p", content.words("journey.takeaway.more_things", things=left)) if left else None,
    )


def _points(groups: tuple[CardGroup, ...], content: Content) -> Html:
    """Return the first groups in a table, and the others by name in one line."""
    words = content.words
    if not groups:
        return tag("p", words("journey.takeaway.no_points"))
    rows = [
        (_card_with_verdict(group.card, content), _first_step(group.card), _why(group, content))
        for group in groups[:SHOWN]
    ]
    titles = {card.title for group in groups[:SHOWN] for card in group.cards}
    left = "; ".join(
        dict.fromkeys(
            card.title for group in groups[SHOWN:] for card in group.cards if card.title not in titles
        )
    )
    return html(
        text_table(
            [words(f"journey.takeaway.{key}") for key in ("card", "first", "why")],
            rows,
            words("journey.takeaway.points"),
        ),
        tag("p", words("journey.takeaway.more", titles=left)) if left else None,
    )


def _card_with_verdict(card: Card, content: Content) -> Html:
    return html(card.title, tag("div", verdict(card, content).off_card, class_="mw-advised"))


def _first_step(card: Card) -> Html:
    """Return the one thing to do first and how, as on the card."""
    return html(tag("strong", card.first.what), " ", card.first.how)


def _why(group: CardGroup, content: Content) -> Html:
    """Return the first reason of a group, and the harms that the same answers raise."""
    harms = "; ".join(harm.title for harm in group.harms)
    return html(
        group.card.reasons[0].text,
        " ",
        tag("small", content.words("journey.takeaway.bears_on", harms=harms)) if harms else None,
    )


def _questions(content: Content) -> Html:
    words = content.words
    own_questions = [
        tag(
            "li",
            tag("label", tag("input", type="checkbox", autocomplete="off"), " ", text, class_="mw-choice"),
        )
        for text in words.under("journey.takeaway.questions")
    ]
    own = tag(
        "label",
        words("journey.takeaway.own"),
        tag("textarea", rows="3", autocomplete="off"),
        class_="mw-note",
    )
    return html(
        tag("h4", words("journey.takeaway.ask")),
        tag("ul", own_questions, class_="mw-ask"),
        own,
        tag("p", words("journey.takeaway.own_note"), class_="mw-soft"),
    )
