"""A card as HTML: one calm sentence that opens to the whole card."""

from datetime import date

from ..core.assessment import Assessment
from ..core.content import Content
from ..core.shapes import Action, Card, Reason, Statement, WarningSign
from .certainty_ladder import ladder
from .count_html import count_html
from .markup import Html, html, tag
from .overdue import overdue_card
from .places import chapter_of
from .sources import judgement_mark, sources, statement
from .wording import day, urgency_words

# The link works on pages that do not ask the question; where it is asked, the page moves there and the address stays.
QUESTIONS_PAGE = "your-skin.ipynb"
AT_ONCE = 5  # statements shown before the rest are folded
SPEEDS = ("emergency", "same_day", "within_days", "within_weeks")


def card_html(card: Card, assessment: Assessment, content: Content, today: date | None = None,
              open_: bool = False) -> Html:
    """Return one card; `today` (if given) decides whether the overdue banner shows."""
    body = html(
        overdue_card(card, content, today),
        _part("how_sure", content, ladder(card.certainty, content)),
        _statements("known", card.known, content),
        _statements("not_known", card.not_known, content),
        counts(card, assessment, content),
        looks(card, content),
        _statements("how_long", card.how_long, content),
        _part("actions", content, tag("ul", [action(item, content) for item in card.actions], class_="mw-actions")),
        warnings(card, content),
        read_more(card, content),
        dates(card, content),
    )
    more = tag("summary", content.words("cards.read"), tag("span", f": {card.title}", class_="mw-spoken"))
    return tag("article",
               tag("header", urgency_chip(card, content), tag("h3", card.title),
                   tag("p", card.summary, class_="mw-summary")),
               reasons(card, content),
               tag("details", more, tag("div", body, class_="mw-body"), data_key=f"card-{card.id}", open=open_),
               class_=f"mw-card mw-u{card.urgency.value}", data_key=card.id, id=f"card-{card.id}")


def urgency_chip(card: Card, content: Content) -> Html:
    """Return the urgency by word and shape; strength of colour only repeats it."""
    shape = content.urgency[card.urgency.id]["shape"]
    like_you = f"{content.words('cards.for_people_like_you')} " if card.reasons and card.urgency.value else None
    own = any(reason.own_judgement for reason in card.reasons if reason.urgency == card.urgency)
    return tag("p", tag("span", shape, aria_hidden="true"), " ", like_you, urgency_words(card, content), " ",
               judgement_mark(own, content), class_="mw-urgency")


def reasons(card: Card, content: Content) -> Html | None:
    """Return why the reader sees this card, each reason with the question that can be answered anew."""
    if not card.reasons:
        return None
    return tag("div", tag("h4", content.words("cards.why")),
               tag("ul", [_reason(reason, content) for reason in card.reasons]), class_="mw-why")


def _reason(reason: Reason, content: Content) -> Html:
    links = [tag("a", content.words("cards.change_answer"), tag("span", f": {content.questions[id].legend}", class_="mw-spoken"),
                 href=QUESTIONS_PAGE, data_question=id, class_="mw-change") for id in reason.questions]
    return tag("li", reason.text, " ", links, " ", sources(reason.sources, content))


def counts(card: Card, assessment: Assessment, content: Content) -> Html | None:
    """Return at most two counts of people, each with its population, its range and whose skin was not studied."""
    found = [content.findings[id] for id in card.findings]
    if not found:
        return None
    return _part("counts", content, tag("ul", [count_html(item, card.id, assessment, content) for item in found]))


def looks(card: Card, content: Content) -> Html | None:
    """Return how it feels and looks, the feeling first, then each skin tone in the same form."""
    if not card.looks_like:
        return None
    rows = [html(tag("dt", content.words(f"cards.looks.{key}")), tag("dd", statement(item, content)))
            for key, item in card.looks_like.items()]
    return _part("looks_like", content, tag("dl", rows))


def action(item: Action, content: Content) -> Html:
    """Return one thing to do, why, and its steps."""
    steps = tag("ul", [tag("li", step) for step in item.how]) if item.how else None
    return tag("li", tag("strong", item.what), tag("p", item.why, " ", judgement_mark(not item.sources, content)), steps,
               sources(item.sources, content))


def warnings(card: Card, content: Content) -> Html | None:
    """Return the warning signs, the most pressing first."""
    if not card.warning_signs:
        return None
    groups = [(speed, [sign for sign in card.warning_signs if sign.when == speed]) for speed in SPEEDS]
    return _part("warning_signs", content, [_speed(speed, signs, content) for speed, signs in groups if signs])


def _speed(speed: str, signs: list[WarningSign], content: Content) -> Html:
    lines = [tag("li", sign.text, " ", judgement_mark(sign.judgement, content), sources(sign.sources, content))
             for sign in signs]
    return html(tag("h5", content.words(f"cards.speeds.{speed}")), tag("ul", lines))


def read_more(card: Card, content: Content) -> Html | None:
    """Return the way to the chapter that tells most of this card."""
    chapter = chapter_of(card.id, content)
    if chapter is None:
        return None
    return tag("p", content.words("cards.read_more"), " ", tag("a", chapter.title, href=f"{chapter.id}.ipynb"))


def dates(card: Card, content: Content) -> Html:
    """Return when the card was checked, when it will be, and by whom it was not."""
    words = content.words
    return tag("p", words("cards.last_checked", date=day(card.last_checked)), " ",
               words("cards.next_review", date=day(card.next_review)), " ",
               tag("strong", words("cards.not_clinician_checked")), class_="mw-dates")


def _statements(key: str, items: tuple[Statement, ...], content: Content) -> Html | None:
    """Return the first few statements at once, and the rest folded, so that a worried reader meets the main ones."""
    first, rest = ([statement(item, content) for item in part] for part in (items[:AT_ONCE], items[AT_ONCE:]))
    more = tag("details", tag("summary", content.words("cards.more", n=len(rest))), rest, class_="mw-more",
               data_key=f"more-{key}") if rest else None
    return _part(key, content, first, more) if items else None


def _part(key: str, content: Content, *body: object) -> Html:
    return tag("section", tag("h4", content.words(f"cards.{key}_heading")), body)
