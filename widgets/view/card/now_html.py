"""The reader's cards beside the questions: the most urgent first, and what the last answer changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.finding_out import stands_at
from widgets.core.shapes import Card

from ..base.folds import fold, spoken
from ..base.markup import Html, html, tag
from ..base.places import IS_SERVED, JOURNEY, page_address
from ..base.sources import judgement_mark
from ..base.verdict import verdict
from .find_out_html import count_words
from .signs import may_lead

IN_SIGHT = 6  # cards outside the fold


@dataclass(frozen=True)
class Changes:
    """What an answer did to the reader's own cards, as ids."""

    new: frozenset[str]
    raised: frozenset[str]
    gone: tuple[Card, ...]


def changes(before: Assessment | None, after: Assessment) -> Changes:
    """Return what changed among the cards that answers bring up or raise; a card that is now to be found out
    is not gone, and neither is an outcome that is now inside another card."""
    old = {card.id: card for card in (before or after).personal}
    new = {card.id: card for card in after.personal}
    was_there = _ids(old.values())
    still_there = _ids(new.values()) | _ids(card for item in after.unsure for card in item.cards)
    return Changes(
        frozenset(new.keys() - was_there),
        frozenset(id for id in new.keys() & old.keys() if new[id].urgency > old[id].urgency),
        tuple(old[id] for id in old if id not in still_there),
    )


def _ids(cards: Iterable[Card]) -> set[str]:
    return {one.id for card in cards for one in card.matter}


def now_html(before: Assessment | None, assessment: Assessment, content: Content) -> Html:
    """Return the panel: a strip with the top card for a small screen, and the list of cards that it opens.

    `before` is the assessment of the last answers but one; None marks nothing as new.
    """
    words = content.words.under("now")
    changed = changes(before, assessment)
    own = assessment.personal
    beside = (*own, *assessment.gathered)
    entries = [_entry(card, beside, changed, content, n == 0) for n, card in enumerate(own)]
    if assessment.unsure:
        entries.insert(stands_at(assessment.unsure, assessment.personal), _to_find_out(assessment, content))
    return html(
        _strip(entries, assessment, content),
        tag(
            "div",
            tag("h2", words["heading"]),
            tag("p", words["nothing"]) if not entries else None,
            tag("ol", entries[:IN_SIGHT]) if entries else None,
            fold(words["more"].format(n=len(entries) - IN_SIGHT), _rest(entries), "now-more"),
            _onward(entries, content),
            class_="mw-now-list",
            data_key="now-list",
        ),
    )


def _rest(entries: list[Html]) -> Html | None:
    return tag("ol", entries[IN_SIGHT:], start=IN_SIGHT + 1) if len(entries) > IN_SIGHT else None


def _strip(entries: list[Html], assessment: Assessment, content: Content) -> Html:
    """Return the button that opens the list where it does not stand beside the questions."""
    words = content.words.under("now")
    finds_out_first = assessment.unsure and stands_at(assessment.unsure, assessment.personal) == 0
    top = assessment.personal[0] if assessment.personal and not finds_out_first else None
    count = words["count_one" if len(entries) == 1 else "count_many"].format(n=len(entries))
    name = top.title if top else content.words("cards.find_out.title")
    said = tag("span", verdict(top, content).marked, class_="mw-now-verdict") if top else None
    return tag(
        "button",
        tag("span", tag("strong", name), " ", said, class_="mw-now-top") if entries else words["nothing"],
        tag("span", count, class_="mw-now-count") if entries else None,
        type="button",
        aria_expanded="false",
        class_="mw-now-strip",
        data_key="now-strip",
    )


def _entry(card: Card, beside: Iterable[Card], changed: Changes, content: Content, open_: bool) -> Html:
    """Return a card as a line with its verdict, which opens to its fact, its first step and its gravest sign."""
    words = content.words.under("now")
    mark = next(
        (words[key] for key, ids in (("new", changed.new), ("raised", changed.raised)) if card.id in ids),
        None,
    )
    advice = verdict(card, content)
    line = tag(
        "summary",
        tag("span", tag("span", advice.shape, aria_hidden="true"), " ", advice.text, " ",
            judgement_mark(bool(advice.own_view), content), class_="mw-urgency"),
        tag("span", mark, class_="mw-now-mark") if mark else None,
        tag("strong", card.title),
    )  # fmt: skip
    step = card.first
    sign = next(iter(may_lead(card, beside)), None)
    body = tag(
        "div",
        tag("p", card.reasons[0].text, class_="mw-soft"),
        tag("p", card.fact.text),
        tag("p", tag("strong", step.what), " ", step.how),
        tag("p", tag("strong", content.words(f"cards.speeds.{sign.when}")), " ", sign.text) if sign else None,
        tag(
            "p",
            tag(
                "a",
                words["whole"],
                spoken(card.title),
                href=page_address(JOURNEY, "step-2"),
                data_card=card.id,
            ),
        ),
        class_="mw-now-body",
    )
    return tag(
        "li",
        tag("details", line, body, open=open_, data_key=f"now-card-{card.id}"),
        class_=f"mw-now-card mw-u{card.urgency.value}",
        data_key=f"now-{card.id}",
    )


def _to_find_out(assessment: Assessment, content: Content) -> Html:
    words = content.words
    return tag(
        "li",
        tag("strong", words("cards.find_out.title")),
        tag("p", count_words("point", len(assessment.unsure), content)),
        class_="mw-now-card",
        data_key="now-find-out",
    )


def _onward(entries: list[Html], content: Content) -> Html | None:
    """Return the way to all of the cards, the charts and the two pages to take along, where no bar has it."""
    if not entries or IS_SERVED:
        return None
    link = tag("a", content.words("page.bar.cards"), href=page_address(JOURNEY, "step-2"), class_="mw-onward")
    return tag("p", link)


def now_status(before: Assessment, after: Assessment, content: Content) -> str:
    """Return one line on what an answer changed: the top card when it is new, then what came, rose and went."""
    if not after.profile.answers:
        return content.words("page.bar.cleared")
    changed, words = changes(before, after), content.words.under("now")
    own = {card.id: card for card in after.personal}
    sentences = []
    for key, more, ids in (("came", "came_more", changed.new), ("rose", "rose_more", changed.raised)):
        if first := next((card for card in after.personal if card.id in ids), None):
            sentences.append(
                words[key].format(title=first.title, verdict=verdict(own[first.id], content).after_title)
            )
            if len(ids) > 1:
                sentences.append(words[more].format(n=len(ids) - 1))
    if changed.gone:
        sentences.append(
            words["went_one" if len(changed.gone) == 1 else "went_many"].format(
                title=changed.gone[0].title, n=len(changed.gone)
            )
        )
    if after.unsure and after.unsure != before.unsure:
        sentences.append(count_words("status", len(after.unsure), content))
    return " ".join(sentences) or words["same"]
