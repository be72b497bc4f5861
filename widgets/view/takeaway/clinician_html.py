"""The clinician's page: every answer in clinical terms, the source of each verdict, signs, and unknowns.

Nothing is cut and nothing repeated: a harm is listed under the situation that the same answers bring up.
"""

from widgets.core.assessment import Assessment
from widgets.core.card_groups import CardGroup, card_groups, emergencies
from widgets.core.content import Content
from widgets.core.dates import day
from widgets.core.profile import Profile
from widgets.core.shapes import Card

from ..base.markup import Html, html, tag
from ..base.tables import text_table
from ..base.verdict import verdicts
from .emergency_html import emergency_html
from .short_names import verdict_source


def clinician_html(assessment: Assessment, content: Content) -> Html | None:
    """Return page 2, or None while nothing is answered."""
    profile = assessment.profile
    if profile.empty:
        return None
    sure, unsure = card_groups(content, profile), card_groups(content, profile, unsure=True)
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


def _opening(groups: tuple[CardGroup, ...], content: Content) -> Html:
    """Return who made the statements, that no one has checked them, and how old the content is."""
    words = content.words
    checked = sorted({card.last_checked for group in groups for card in group.cards})
    dates = " – ".join(dict.fromkeys(day(date) for date in (*checked[:1], *checked[-1:])))
    version = words("journey.takeaway.clinician.version", version=content.version)
    age = words("journey.takeaway.clinician.checked", dates=dates) if dates else None
    own = any(reason.own_judgement for group in groups for card in group.cards for reason in card.reasons)
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
    """Return what the reader reported, and in one line what they reported as absent."""
    questions = content.questions.values()
    terms = [
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
        tag("ul", terms, class_="mw-terms") if terms else None,
        tag("p", f"{'; '.join(absent)}.") if absent else None,
    )


def _advice(key: str, groups: tuple[CardGroup, ...], content: Content) -> Html | None:
    if not groups:
        return None
    words = content.words
    heads = [words(f"journey.takeaway.clinician.{name}") for name in ("matter", key)]
    rows = [(_title(group.card), _advice_cell(group, content)) for group in groups]
    caption = words(f"journey.takeaway.clinician.{key}_caption")
    return html(tag("h4", caption), text_table(heads, rows, caption))


def _title(card: Card) -> str:
    return card.clinical or card.title


def _advice_cell(group: CardGroup, content: Content) -> Html:
    """Return the verdict on a situation, and on each harm that the same answers raise."""
    harms = [
        tag("div", tag("em", _title(harm)), ": ", _verdict(harm, content, group.card), " ")
        for harm in group.harms
    ]
    return html(
        tag("div", _verdict(group.card, content), " "),
        tag("div", harms, class_="mw-harms") if harms else None,
    )


def _verdict(card: Card, content: Content, lead: Card | None = None) -> Html:
    """Return each verdict on a card with its source, and how certain the evidence is.

    What a harm shares with its situation (`lead`) is not repeated.
    """
    words = content.words
    above = {
        (one.urgency, one.until): verdict_source(one.reasons, content)
        for one in (verdicts(lead, content) if lead else ())
    }
    parts = []
    for one in verdicts(card, content):
        same, by = above.get((one.urgency, one.until)), verdict_source(one.reasons, content)
        parts.append(
            words("journey.takeaway.clinician.same")
            if same == by
            else html(
                tag("strong", words("journey.takeaway.clinician.same_advice") if same else one.text),
                f" ({by})",
            )
        )
    return html(
        [html(one_part, "; " if one_part is not parts[-1] else ". ") for one_part in parts],
        content.certainty_word(card.certainty.level, "label"),
        ".",
    )


def _not_known(profile: Profile, unsure: tuple[CardGroup, ...], content: Content) -> Html | None:
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
    """Return which topics were not asked or were skipped, so that silence does not read as "no"."""
    left = [question.clinical for question in content.questions.values() if not profile.chosen(question.id)]
    topics = "; ".join(left)
    return tag("p", content.words("journey.takeaway.clinician.skipped", topics=topics)) if left else None
