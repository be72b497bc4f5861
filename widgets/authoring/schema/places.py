"""The schema of a place where a reader finds a subject, and of words to be found there."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from .text import (
    CardId,
    ChapterId,
    ConcernId,
    Note,
    PageId,
    SectionId,
    StageId,
    Strict,
    TermId,
    refuse,
)

PLACES = ("card", "chapter", "concern", "term", "stage", "page")
MOST_MENTIONED = 8
_EXAMPLES = (
    "card: dark-marks, or chapter: eczema with section: open-barrier, or concern, term, stage or page: help"
)


class Place(Strict):
    """Where a reader finds a subject: one of a card, a section, a concern, a term, a stage or a page."""

    card: CardId | None = Field(None, description="id of a card")
    chapter: ChapterId | None = Field(None, description="id of a chapter; section goes beside it")
    section: SectionId | None = Field(None, description="id of a section of the chapter")
    concern: ConcernId | None = Field(None, description="id of a file in content/concerns")
    term: TermId | None = Field(None, description="id of a word in content/glossary.yaml")
    stage: StageId | None = Field(None, description="id of a stretch in content/timeline.yaml")
    page: PageId | None = Field(None, description="help: the page Get help now")

    @model_validator(mode="after")
    def _is_one_place(self) -> "Place":
        kinds = [kind for kind in PLACES if getattr(self, kind)]
        if len(kinds) != 1:
            raise refuse(
                f"it names {len(kinds)} places ({', '.join(kinds)})" if kinds else "it names no place",
                _EXAMPLES,
                "Name exactly one.",
            )
        if bool(self.chapter) != bool(self.section):
            raise refuse(
                "chapter and section belong together",
                "chapter: eczema with section: open-barrier",
                "Add the one that is missing, or delete the other.",
            )
        return self

    def compiled(self) -> dict[str, Any]:
        """Return the kind of place, its id, and the section of a chapter."""
        kind = next(kind for kind in PLACES if getattr(self, kind))
        return {"kind": kind, "id": getattr(self, kind), "section": self.section}


def _is_short(text: str) -> str:
    if len(text.split()) > MOST_MENTIONED:
        raise refuse(
            f"mentions has {len(text.split())} words",
            f"one to {MOST_MENTIONED} words that are in the place",
            "Keep the words that show the subject.",
        )
    return text


Mentions = Annotated[
    Note,
    AfterValidator(_is_short),
    Field(description="one to eight words that are in that place"),
]
"""Only for the check that a place discusses its subject; readers and the workbook never need it."""
