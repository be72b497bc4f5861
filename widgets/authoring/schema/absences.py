"""The schema of the list of what was looked for and not found."""

from pydantic import Field

from .text import Ids, IsoDate, Strict, Text


class MentionedBy(Strict):
    """Sources that hold the words of a subject, and why they do not answer."""

    ids: Ids = Field(min_length=1, description="ids of files in content/sources")
    because: Text = Field(description="one plain sentence: why these sources do not answer")


class Absence(Strict):
    """One subject on which our texts say that nothing was found."""

    subject: list[Text] = Field(
        min_length=1,
        description="words that all stand in such a sentence, each in any ending "
        "unless it ends in a full stop; "
        '"milia|white bump" is one or the other',
    )
    also: list[Text] = Field(
        [], description="further words that a source must hold before it counts as a mention"
    )
    looked_on: IsoDate = Field(description='the day of the last search, in quotes: "2026-11-26"')
    looked_in: Text = Field(description="where and how it was looked for, in plain words")
    mentioned_by: list[MentionedBy] = Field([], description="every source that holds the words all the same")


class Absences(Strict):
    """All subjects on which our texts say that nothing was found."""

    absences: list[Absence] = Field(min_length=1)
