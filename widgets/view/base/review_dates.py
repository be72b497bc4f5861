"""When a card or a concern was checked and will be again, and the banner when its check is overdue."""

from collections.abc import Iterable
from datetime import date

from widgets.core.concerns import Concern
from widgets.core.content import Content
from widgets.core.reviews import Reviewed, overdue
from widgets.core.shapes import Card, Notice

from .markup import Html, tag
from .wording import day


def review_dates(item: Reviewed, content: Content, unchecked: str) -> Html:
    """Return the line with both dates; `unchecked` says in bold who has not checked it."""
    last, following = review_sentences(item, content)
    return tag("p", last, " ", following, " ", tag("strong", unchecked), class_="mw-dates")


def review_sentences(item: Reviewed, content: Content) -> tuple[str, str]:
    """Return when an item was last checked, and when it will be checked next."""
    return (
        content.words("cards.last_checked", date=day(item.last_checked)),
        content.words("cards.next_review", date=day(item.next_review)),
    )


def overdue_card(card: Card, content: Content, today: date | None) -> Html | None:
    """Return the banner of a card; none while its check is in time, or when the day is not given."""
    return _banner(card, content.notices.values(), "cards.overdue", content, today)


def overdue_concern(concern: Concern, content: Content, today: date | None) -> Html | None:
    """Return the banner of a concern, which no notice names."""
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
    return tag("p", text, class_="mw-overdue")
