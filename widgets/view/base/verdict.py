"""The verdict on a card, composed once: how urgent it is, until when, whose view that is, and any doubt."""

from dataclasses import dataclass, replace

from widgets.core.content import Content
from widgets.core.shapes import Card, Reason, Urgency

from .wording import lower_first


@dataclass(frozen=True)
class Verdict:
    """One verdict in words. Each part of a page shows as much of it as it needs."""

    urgency: Urgency
    until: str | None
    """Until when needling is put off."""
    reasons: tuple[Reason, ...]
    """The reasons that decide it; empty on a card that everyone gets."""
    shape: str
    """The sign of its urgency."""
    text: str
    """How urgent it is, and until when."""
    own_view: str | None
    """The mark of our own view; None where a source gives the verdict too."""
    doubt: str | None
    """The opening of a verdict that rests on unsure answers alone."""
    address: str | None
    """The opening on a card that only unsure answers have raised."""
    asides: tuple[str, ...]
    """The mark of our own view, and the doubt, for use in brackets."""

    @property
    def marked(self) -> str:
        """The words, marked where they are our own view."""
        return f"{self.text} ({self.own_view})" if self.own_view else self.text

    @property
    def on_card(self) -> str:
        """The words at the top of a card, without the mark of our own view."""
        return f"{self.address} {lower_first(self.text)}" if self.address else self.text

    @property
    def off_card(self) -> str:
        """The words away from the card: with the doubt, and marked where they are our own view."""
        return f"{self.doubt} {lower_first(self.marked)}" if self.doubt else self.marked

    @property
    def after_title(self) -> str:
        """The words to follow a title and a colon, with the asides."""
        return lower_first(self.text) + (f" ({', '.join(self.asides)})" if self.asides else "")


def verdict(card: Card, content: Content) -> Verdict:
    """Return the verdict of a card's highest urgency."""
    words = content.words
    deciding = tuple(reason for reason in card.reasons if reason.urgency == card.urgency)
    until = next((reason.until for reason in deciding if reason.until), None)
    own = bool(deciding) and all(reason.own_judgement for reason in deciding)
    unsure = bool(deciding) and all(reason.unsure for reason in deciding)
    doubt = words("cards.if_so") if unsure else None
    return Verdict(
        urgency=card.urgency,
        until=until,
        reasons=deciding,
        shape=content.urgency[card.urgency.id]["shape"],
        text=f"{_label(card, content)} {until}" if until else _label(card, content),
        own_view=words("cards.own_judgement") if own else None,
        doubt=doubt,
        address=doubt if card.reasons and card.urgency else None,
        asides=tuple(
            words(f"cards.{key}") for key, holds in (("own_judgement", own), ("perhaps", unsure)) if holds
        ),
    )


def verdicts(card: Card, content: Content) -> tuple[Verdict, ...]:
    """Return every verdict on a card: one for each urgency, each "until", and each of sources and us."""
    groups: dict[tuple, list[Reason]] = {}
    for reason in card.reasons:
        groups.setdefault((reason.urgency, reason.until, reason.own_judgement), []).append(reason)
    return tuple(
        verdict(replace(card, urgency=urgency, reasons=tuple(reasons)), content)
        for (urgency, _, _), reasons in groups.items()
    )


def _label(card: Card, content: Content) -> str:
    """Return the words of an urgency; on the card of a harm, what it is a reason for."""
    if not card.urgency and not card.is_outcome:  # a situation concerns only some readers
        return content.words("cards.good_to_know")
    if card.urgency and card.is_outcome:
        return content.words(f"cards.reason_for.{card.urgency.id}")
    return content.urgency[card.urgency.id]["label"]
