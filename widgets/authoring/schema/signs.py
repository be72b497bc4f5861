"""The schema of warning signs: each stands once, with one speed, and cards and the help page name it."""

from typing import Annotated, Literal

from pydantic import Field

from .marks import Grounds
from .text import Id, Key, Note, SignId, SourceId, Strict, Text

Speed = Literal["emergency", "same_day", "within_days", "within_weeks"]
Phrases = Annotated[list[Note], Field(min_length=1)]


class Sign(Strict):
    """A sign and how fast to act on it."""

    id: Id
    when: Speed
    text: Text = Field(description="what the reader sees, on cards and on the help page alike")
    sources: Annotated[
        list[SourceId], Grounds(unless=(("judgement", True),), otherwise="judgement: true")
    ] = Field(description="ids of files in content/sources; [] only with judgement: true")
    judgement: bool = Field(description="true if the timing is our own")
    apart_from: dict[SignId, Note] = Field(
        {},
        description="another sign with the same symptom and another "
        "speed: words of this text that tell the two apart",
    )
    to_agree: Note | None = Field(None, description="what a clinician should agree; readers never see it")


class Agreed(Strict):
    """A sentence elsewhere that names a symptom and a speed, and that someone has looked at and let stand."""

    file: Note = Field(description="its file, told from content on: chapters/healing.yaml")
    words: Note = Field(description="words that stand in the sentence")
    note: Note = Field(description="why it may stand; readers never see it")


class Signs(Strict):
    """All warning signs, and the words by which symptoms and speeds are found in any text."""

    symptoms: dict[Key, Phrases] = Field(
        description="a symptom: the words that name it; a star is any ending"
    )
    speeds: dict[Speed, Phrases] = Field(description="a speed: the words that name it")
    agreed: list[Agreed] = []
    signs: list[Sign] = Field(min_length=1)
