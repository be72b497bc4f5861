"""Two pages to take to an appointment, from the same assessment: plain words first,
then terms and sources."""

from ..core.assessment import Assessment
from ..core.content import Content
from ..core.finding_out import ToFindOut
from ..core.shapes import Card
from .markup import Html, html, tag
from .tables import table_html
from .wording import advised

SHOWN = 5  # cards on paper; more would not fit a page
SIGNS = 3
THINGS = 6  # to find out
SPEED = "emergency"


def takeaway_html(assessment: Assessment, content: Content) -> Html:
    """Return page 1 for the patient and page 2 for the clinician.
    What is ticked and written there stays there."""
    words = content.words
    shown = assessment.personal[:SHOWN]
    return html(tag("p", tag("button", words("journey.takeaway.print"), type="button", class_="mw-print")),
                _for_you(assessment, shown, content), _for_clinician(assessment, shown, content))


def _for_you(assessment: Assessment, shown: tuple[Card, ...], content: Content) -> Html:
    words = content.words
    left = len(assessment.personal) - len(shown)
    return tag("section", tag("h3", words("journey.takeaway.for_you")),
               tag("h4", words("journey.takeaway.told")), _told(assessment, content),
               _wishes(content),
               _talk(shown, assessment, content),
               tag("p", words("journey.takeaway.more", n=left)) if left else None,
               _to_find_out(assessment.unsure, content),
               _signs(assessment, content), _questions(content),
               tag("p", tag("strong", words("page.unchecked"), "."), " ", words("page.notice"), class_="mw-on-paper"),
               class_="mw-text mw-paper", data_key="for-you-paper")


def _told(assessment: Assessment, content: Content) -> Html:
    """Return the reader's answers in their own words, question by question."""
    told = []
    for question in content.questions.values():
        named = {item.id: item.text for item in (*question.options, question.none, question.not_sure) if item}
        if chosen := assessment.profile.chosen(question.id):
            told.append(tag("li", f"{question.legend} ", tag("strong", "; ".join(named[id] for id in chosen))))
    return tag("ul", told) if told else tag("p", content.words("journey.takeaway.told_nothing"))


def _wishes(content: Content) -> Html:
    """Return the place for the wishes that were picked: the page fills it in by itself, so they stay on the page."""
    heading = tag("h4", content.words("journey.takeaway.wishes"))
    return tag("div", heading, tag("ul"), class_="mw-wishes", hidden=True, data_key="wishes")


def _talk(shown: tuple[Card, ...], assessment: Assessment, content: Content) -> Html | None:
    if not shown and assessment.unsure:
        return None  # what is to be found out comes next, and is all there is to talk about
    return html(tag("h4", content.words("journey.takeaway.points")), _points(shown, content) if shown
                else tag("p", content.words("journey.takeaway.no_points")))


def _to_find_out(unsure: tuple[ToFindOut, ...], content: Content) -> Html | None:
    """Return what the reader is not sure of in a line each: what, and whom to ask."""
    if not unsure:
        return None
    told = [content.questions[item.question].find_out for item in unsure[:THINGS]]
    lines = [tag("li", tag("strong", f"{one.what}: "), one.ask) for one in told]
    left = len(unsure) - len(told)
    return html(tag("h4", content.words("journey.takeaway.find_out")), tag("ul", lines),
                tag("p", content.words("journey.takeaway.more_things", n=left)) if left else None)


def _points(shown: tuple[Card, ...], content: Content) -> Html:
    words = content.words
    rows = [(card.title, advised(card, content), card.reasons[0].text) for card in shown]
    return table_html([words(f"journey.takeaway.{key}") for key in ("card", "advice", "why")], rows,
                      words("journey.takeaway.points"), seen=False)


def _signs(assessment: Assessment, content: Content) -> Html | None:
    outcomes = [card for card in assessment.cards if card.is_outcome]
    found = dict.fromkeys(sign.text for card in outcomes for sign in card.warning_signs if sign.when == SPEED)
    if not found:
        return None
    return html(tag("h4", content.words("journey.takeaway.signs")),
                tag("ul", [tag("li", text) for text in list(found)[:SIGNS]]))


def _questions(content: Content) -> Html:
    words = content.words
    asked = [tag("li", tag("label", tag("input", type="checkbox", autocomplete="off"), " ", text,
                           class_="mw-choice"))
             for text in words.under("journey.takeaway.questions")]
    own = tag("label", words("journey.takeaway.own"), tag("textarea", rows="3", autocomplete="off"),
              class_="mw-note")
    return html(tag("h4", words("journey.takeaway.ask")), tag("ul", asked, class_="mw-ask"), own,
                tag("p", words("journey.takeaway.own_note"), class_="mw-soft"))


def _for_clinician(assessment: Assessment, shown: tuple[Card, ...], content: Content) -> Html | None:
    if not shown and not assessment.unsure:
        return None
    words = content.words
    not_known = [content.questions[item.question].find_out.what for item in assessment.unsure]
    rows = [(card.title, advised(card, content), content.certainty_word(card.certainty.level, "label"),
             _cited(card, content)) for card in shown]
    heads = [words(f"journey.takeaway.{key}") for key in ("card", "advice", "certainty", "sources")]
    return tag("section", tag("h3", words("journey.takeaway.for_clinician")),
               tag("p", words("journey.takeaway.clinician_note", version=content.version)),
               table_html(heads, rows, words("journey.takeaway.for_clinician"), seen=False) if rows else None,
               tag("p", words("journey.takeaway.not_known", things="; ".join(not_known)))
               if not_known else None,
               class_="mw-text mw-paper", data_key="for-clinician-paper")


def _cited(card: Card, content: Content) -> str:
    """Name what the card's reasons rest on, as a clinician would look it up."""
    ids = dict.fromkeys(id for reason in card.reasons for id in reason.sources)
    named = [f"{content.sources[id].who} {content.sources[id].year}" for id in ids]
    own = [content.words("journey.takeaway.own_judgement")] if any(item.own_judgement
                                                                   for item in card.reasons) else []
    return "; ".join([*named, *own])

