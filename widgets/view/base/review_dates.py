"""When a card or a concern was last checked and is due again, and the banner when that check is overdue."""

from collections.abc import Iterable
from datetime import date

from widgets.core.concerns import Concern
from widgets.core.content import Content
from widgets.core.dates import day
from widgets.core.reviews import Reviewed, overdue
from widgets.core.shapes import Card, Notice

from .markup import Html, tag


def review_dates(item: Card | Concern, content: Content, also: str | None = None) -> Html:
    """Return the line with both dates; `also` is a further class. That no skin specialist has checked it yet is
    said once, by the page."""
    dates = " ".join(review_sentences(item, content))
    return tag("p", dates, class_=f"mw-dates {also}" if also else "mw-dates")


def review_sentences(item: Card | Concern, content: Content) -> tuple[str, str]:
    """Return the sentences for the last check and the next one."""
    return (
        content.words("cards.last_checked", date=day(item.last_checked)),
        content.words("cards.next_review", date=day(item.next_review)),
    )


def overdue_card(card: Card, content: Content, today: date | None) -> Html | None:
    """Return the overdue banner of a card; None while its check is in date, or when today is not given."""
    return _banner(card, content.notices.values(), "cards.overdue", content, today)


def overdue_concern(concern: Concern, content: Content, today: date | None) -> Html | None:
    """Return the overdue banner of a concern; regulators' notices concern cards only."""
    return _banner(concern, (), "cards.overdue_concern", content, today)


def _banner(
    item: Reviewed, notices: Iterable[Notice], words: str, content: Content, today: date | None
) -> Html | None:
    late = overdue(item, notices, today) if today else None
    if late is None:
        return None
    if late.notice is None:
        text = content.words(words, date=day(late.due))
    else:
        noticed = day(content.notices[late.notice].date)
        text = content.words("cards.overdue_notice", date=day(late.due), noticed=noticed)
    return tag("p", text, class_="mw-overdue", data_due=late.due)
