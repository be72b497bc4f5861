"""The schema of warning signs: each is written once, with one speed, and cards and the help page refer to it."""

from typing import Annotated

from pydantic import Field

from widgets.core.shapes import Speed

from .marks import Grounds
from .text import CardId, Id, Key, Note, SignId, SourceId, Strict, Text

Phrases = Annotated[list[Note], Field(min_length=1)]


class Sign(Strict):
    """A sign and how fast to act on it."""

    id: Id = Field(description="a short name, which cards and help.yaml use")
    when: Speed = Field(
        description="emergency, same_day, within_days or within_weeks; in doubt the sooner one"
    )
    text: Text = Field(
        description="reads well on a card and on the help page; it names a symptom of the list symptoms"
    )
    sources: Annotated[
        list[SourceId], Grounds(unless=(("judgement", True),), otherwise="judgement: true")
    ] = Field(description="ids of files in content/sources; [] only with judgement: true")
    judgement: bool = Field(
        description="true when no source gives the speed; cards and the help page say once that we then "
        "played it safe"
    )
    apart_from: dict[SignId, Note] = Field(
        {},
        description="only where another sign has the same symptom and another speed: {its-id: words of this "
        "text that it lacks}",
    )
    leads_on: list[CardId] = Field(
        [],
        description="only for a sign of one treatment: the cards whose matter it is, first the situation of that "
        "treatment. On other cards it comes first only for readers who have that situation",
    )
    to_agree: Note | None = Field(None, description="what a clinician should agree; make evidence lists it")


class Agreed(Strict):
    """A sentence elsewhere that names a symptom and a speed, and that someone has checked and accepted."""

    file: Note = Field(description="its file, as a path inside content: chapters/healing.yaml")
    words: Note = Field(description="words that are in the sentence")
    note: Note = Field(description="why it may stay; readers never see it")


class Signs(Strict):
    """All warning signs, and the words by which symptoms and speeds are found in any text."""

    symptoms: dict[Key, Phrases] = Field(
        description="a symptom: the words that name it; a star is any ending"
    )
    speeds: dict[Speed, Phrases] = Field(description="a speed: the words that name it")
    agreed: list[Agreed] = []
    signs: list[Sign] = Field(min_length=1)
