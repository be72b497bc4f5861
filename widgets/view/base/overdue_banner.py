"""The banner of a card or a concern whose check is overdue, by its own date or after a regulator's notice."""

from collections.abc import Iterable
from datetime import date

from widgets.core.concerns import Concern
from widgets.core.content import Content
from widgets.core.dates import day
from widgets.core.reviews import Reviewed, overdue
from widgets.core.shapes import Card, Notice

from .markup import Html, tag


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
    said = (
        content.words(words, date=day(late.due))
        if late.notice is None
        else content.words(
            "cards.overdue_notice", date=day(late.due), noticed=day(content.notices[late.notice].date)
        )
    )
    return tag("p", said, class_="mw-overdue")
