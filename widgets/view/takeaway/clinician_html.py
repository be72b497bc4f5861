"""The clinician's page: every answer in clinical terms, whose each verdict is, signs, and what is not known.

Nothing is cut, and nothing is told twice: a harm stands with the situation that the same answers bring up.
"""

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.dates import day
from widgets.core.matters import Matter, emergencies, matters
from widgets.core.profile import Profile
from widgets.core.shapes import Card

from ..base.markup import Html, html, tag
from ..base.tables import table_html
from ..base.wording import by_verdict, urgency_words
from .emergency_html import emergency_html
from .short_names import whose


def clinician_html(assessment: Assessment, content: Content) -> Html | None:
    """Return page 2; there is none while nothing is answered."""
    profile = assessment.profile
    if profile.empty:
        return None
    sure, unsure = matters(content, profile), matters(content, profile, unsure=True)
    return tag(
        "section",
        tag("h3", content.words("journey.takeaway.for_clinician")),
        _opening((*sure, *unsure), content),
        _answers(profile, content),
        _advice("points", sure, content),
        emergency_html(emergencies(content, profile), content),
        _not_known(profile, unsure, content),
        _skipped(profile, content),
        class_="mw-text mw-paper mw-clinician",
        data_key="for-clinician-paper",
    )


def _opening(found: tuple[Matter, ...], content: Content) -> Html:
    """Return who made the statement, what it is not, and how old the content is."""
    words = content.words
    checked = sorted({card.last_checked for matter in found for card in matter.cards})
    dates = " – ".join(dict.fromkeys(day(date) for date in (*checked[:1], *checked[-1:])))
    version = words("journey.takeaway.clinician.version", version=content.version)
    age = words("journey.takeaway.clinician.checked", dates=dates) if dates else None
    own = any(reason.own_judgement for matter in found for card in matter.cards for reason in card.reasons)
    return html(
        tag(
            "p",
            words("journey.takeaway.clinician.told_by"),
            " ",
            tag("strong", words("journey.takeaway.clinician.unchecked")),
            " ",
            version,
            " ",
            age,
            " ",
            words("journey.takeaway.clinician.own") if own else None,
        ),
        tag("p", words("journey.takeaway.clinician.by_hand"), class_="mw-on-paper mw-by-hand"),
    )


def _answers(profile: Profile, content: Content) -> Html:
    """Return what was reported, and in one line what was reported as absent;
    what is not known stands last."""
    questions = content.questions.values()
    named = [
        tag("li", option.clinical)
        for question in questions
        for option in question.options
        if option.id in profile.chosen(question.id)
    ]
    absent = [
        question.none.clinical
        for question in questions
        if question.none and question.none.id in profile.chosen(question.id)
    ]
    return html(
        tag("h4", content.words("journey.takeaway.clinician.answers")),
        tag("ul", named, class_="mw-terms") if named else None,
        tag("p", f"{'; '.join(absent)}.") if absent else None,
    )


def _advice(key: str, found: tuple[Matter, ...], content: Content) -> Html | None:
    if not found:
        return None
    words = content.words
    heads = [words(f"journey.takeaway.clinician.{name}") for name in ("matter", key)]
    rows = [(_title(matter.card), _told(matter, content)) for matter in found]
    caption = words(f"journey.takeaway.clinician.{key}_caption")
    return html(tag("h4", caption), table_html(heads, rows, caption, seen=False))


def _title(card: Card) -> str:
    return card.clinical or card.title


def _told(matter: Matter, content: Content) -> Html:
    """Return what is advised of a situation, and behind it of each harm that the same answers raise."""
    harms = [
        tag("div", tag("em", _title(harm)), ": ", _verdict(harm, content, matter.card), " ")
        for harm in matter.harms
    ]
    return html(
        tag("div", _verdict(matter.card, content), " "),
        tag("div", harms, class_="mw-harms") if harms else None,
    )


def _verdict(card: Card, content: Content, lead: Card | None = None) -> Html:
    """Return each verdict on a card with whose it is, and how certain the evidence of the card is.
    What a harm shares with the situation it stands under is not spelled out again."""
    words = content.words
    above = {
        (one.urgency, one.reasons[0].until): whose(one.reasons, content)
        for one in (by_verdict(lead) if lead else ())
    }
    said = []
    for one in by_verdict(card):
        same = above.get((one.urgency, one.reasons[0].until))
        advice, by = urgency_words(one, content), whose(one.reasons, content)
        said.append(
            words("journey.takeaway.clinician.same")
            if same == by
            else html(
                tag("strong", words("journey.takeaway.clinician.same_advice") if same else advice), f" ({by})"
            )
        )
    return html(
        [html(part, "; " if part is not said[-1] else ". ") for part in said],
        content.certainty_word(card.certainty.level, "label"),
        ".",
    )


def _not_known(profile: Profile, unsure: tuple[Matter, ...], content: Content) -> Html | None:
    """Return what the reader did not know, and what it would mean."""
    open_ = [
        question.not_sure.clinical
        for question in content.questions.values()
        if question.not_sure.id in profile.chosen(question.id)
    ]
    if not open_:
        return None
    return html(
        tag("h4", content.words("journey.takeaway.clinician.not_known")),
        tag("p", f"{'; '.join(open_)}."),
        _advice("if_so", unsure, content),
    )


def _skipped(profile: Profile, content: Content) -> Html | None:
    """Return what was not asked or skipped, so that no silence reads as no."""
    left = [question.clinical for question in content.questions.values() if not profile.chosen(question.id)]
    topics = "; ".join(left)
    return tag("p", content.words("journey.takeaway.clinician.skipped", topics=topics)) if left else None
