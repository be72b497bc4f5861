"""Two pages to take to an appointment: plain words first, then terms and sources for the clinician."""

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.finding_out import ToFindOut
from widgets.core.matters import Matter, emergencies, own_matters

from ..base.markup import Html, html, tag
from ..base.tables import text_table
from ..base.verdict import verdict
from .clinician_html import clinician_html
from .emergency_html import emergency_html

THINGS = 6  # to find out, each with whom to ask; all others are named
SHOWN = 5  # matters told in full on page 1; all others are named


def takeaway_html(assessment: Assessment, content: Content) -> Html:
    """Return page 1 for the patient and page 2 for the clinician.
    What is ticked and written there stays there."""
    words = content.words
    return html(
        tag("p", tag("button", words("journey.takeaway.print"), type="button", class_="mw-print")),
        _for_you(assessment, content),
        clinician_html(assessment, content),
    )


def _for_you(assessment: Assessment, content: Content) -> Html:
    words, profile = content.words, assessment.profile
    found = own_matters(content, profile)
    return tag(
        "section",
        tag("h3", words("journey.takeaway.for_you")),
        tag("h4", words("journey.takeaway.told")),
        _told(assessment, content),
        _wishes(content),
        _talk(found, assessment, content),
        _to_find_out(assessment.unsure, content),
        emergency_html(emergencies(content, profile), content),
        _questions(content),
        tag(
            "p", tag("strong", words("page.unchecked"), "."), " ", words("page.notice"), class_="mw-on-paper"
        ),
        class_="mw-text mw-paper",
        data_key="for-you-paper",
    )


def _told(assessment: Assessment, content: Content) -> Html:
    """Return the reader's answers in their own words, question by question."""
    told = []
    for question in content.questions.values():
        named = {item.id: item.text for item in (*question.options, question.none, question.not_sure) if item}
        if chosen := assessment.profile.chosen(question.id):
            told.append(
                tag("li", f"{question.legend} ", tag("strong", "; ".join(named[id] for id in chosen)))
            )
    return tag("ul", told) if told else tag("p", content.words("journey.takeaway.told_nothing"))


def _wishes(content: Content) -> Html:
    """Return the place for the wishes that were picked: the page fills it in by itself, so they stay on the page."""
    heading = tag("h4", content.words("journey.takeaway.wishes"))
    return tag("div", heading, tag("ul"), class_="mw-wishes", hidden=True, data_key="wishes")


def _talk(found: tuple[Matter, ...], assessment: Assessment, content: Content) -> Html | None:
    if not found and assessment.unsure:
        return None  # what is to be found out comes next, and is all there is to talk about
    return html(tag("h4", content.words("journey.takeaway.points")), _points(found, content))


def _to_find_out(unsure: tuple[ToFindOut, ...], content: Content) -> Html | None:
    """Return what the reader is not sure of in a line each: what, and whom to ask; the last ones by name."""
    if not unsure:
        return None
    told = [content.questions[item.question].find_out for item in unsure]
    lines = [tag("li", tag("strong", f"{one.what}: "), one.ask) for one in told[:THINGS]]
    left = "; ".join(one.what for one in told[THINGS:])
    return html(
        tag("h4", content.words("journey.takeaway.find_out")),
        tag("ul", lines),
        tag("p", content.words("journey.takeaway.more_things", things=left)) if left else None,
    )


def _points(found: tuple[Matter, ...], content: Content) -> Html:
    """Return the first matters in a table, and all others by name in one line."""
    words = content.words
    if not found:
        return tag("p", words("journey.takeaway.no_points"))
    rows = [
        (matter.card.title, verdict(matter.card, content).off_card, _why(matter, content))
        for matter in found[:SHOWN]
    ]
    told = {card.title for matter in found[:SHOWN] for card in matter.cards}
    left = "; ".join(
        dict.fromkeys(
            card.title for matter in found[SHOWN:] for card in matter.cards if card.title not in told
        )
    )
    return html(
        text_table(
            [words(f"journey.takeaway.{key}") for key in ("card", "advice", "why")],
            rows,
            words("journey.takeaway.points"),
        ),
        tag("p", words("journey.takeaway.more", titles=left)) if left else None,
    )


def _why(matter: Matter, content: Content) -> Html:
    """Return why a matter is there, and the harms that the same answers raise."""
    harms = "; ".join(harm.title for harm in matter.harms)
    return html(
        matter.card.reasons[0].text,
        " ",
        tag("small", content.words("journey.takeaway.bears_on", harms=harms)) if harms else None,
    )


def _questions(content: Content) -> Html:
    words = content.words
    asked = [
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
        tag("ul", asked, class_="mw-ask"),
        own,
        tag("p", words("journey.takeaway.own_note"), class_="mw-soft"),
    )
