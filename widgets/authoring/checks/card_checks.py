"""Checks that each card asks a question, so that every reader can see whether it was understood."""

from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder
from ..schema.medicine import Card


def check_card_questions(folder: ContentFolder) -> list[Complaint]:
    """Return a complaint for each card that asks nothing; like content that nobody sees, it does not stop a compile."""
    return [
        item.complaint(
            (),
            "it asks no question, so nobody can see whether they understood it",
            "check: a question and 2 or 3 choices, each with text, right and feedback",
            "Add check: to the card. Ask what to do, or which sign to act on; content/README.md says how.",
            about="idle",
        )
        for item, card in folder.models(Card)
        if card.check is None
    ]
