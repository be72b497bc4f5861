"""The schema of the list of what was looked for and not found."""

from typing import Annotated

from pydantic import Field

from .marks import Grounds
from .text import IsoDate, Note, SourceId, Strict


class MentionedBy(Strict):
    """Sources that have the words of a subject, and why they do not answer it."""

    ids: Annotated[list[SourceId], Grounds(optional=True)] = Field(
        min_length=1, description="ids of files in content/sources"
    )
    because: Note = Field(description="one plain sentence: why these sources do not answer")


class Absence(Strict):
    """One subject on which our texts say that nothing was found."""

    subject: list[Note] = Field(
        min_length=1,
        description='words that are all in the sentence, each with any ending; "sham." has no other '
        'ending, so it is not found in shampoo; "milia|white bump" is one or the other',
    )
    also: list[Note] = Field(
        [],
        description="further words that a source must contain before it counts as a mention, such as needl",
    )
    looked_on: IsoDate = Field(description='the day of the last search, in quotes: "2026-11-26"')
    looked_in: Note = Field(description="where and how it was looked for, in plain words")
    mentioned_by: list[MentionedBy] = Field(
        [],
        description="ids of the sources that hold the words all the same, and because: why they do not answer",
    )


class Absences(Strict):
    """All subjects on which our texts say that nothing was found."""

    absences: list[Absence] = Field(min_length=1)
