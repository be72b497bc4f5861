"""The frozen shapes that every layer shares. Import them from here: which file holds which may change."""

from .cards import Action, Card, CertaintyNote, Reason, Urgency, WarningSign
from .evidence import Certainty, Says, Source, Statement, Study
from .pages import (
    OPTIONS,
    ROWS,
    CareOption,
    Chapter,
    Check,
    Choice,
    Expected,
    Help,
    HelpGroup,
    Notice,
    PageReview,
    PageReviews,
    Place,
    Section,
    Term,
)
from .questions import FindOut, Option, Question

__all__ = [
    "OPTIONS",
    "ROWS",
    "Action",
    "Card",
    "CareOption",
    "Certainty",
    "CertaintyNote",
    "Chapter",
    "Check",
    "Choice",
    "Expected",
    "FindOut",
    "Help",
    "HelpGroup",
    "Notice",
    "Option",
    "PageReview",
    "PageReviews",
    "Place",
    "Question",
    "Reason",
    "Says",
    "Section",
    "Source",
    "Statement",
    "Study",
    "Term",
    "Urgency",
    "WarningSign",
]
