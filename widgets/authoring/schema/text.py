"""The small types of content files: texts, ids, dates, levels, and the base that refuses unknown keys."""

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    RootModel,
    StringConstraints,
    Tag,
)
from pydantic_core import PydanticCustomError

from .fields import marked_fields
from .marks import (
    AnswerId,
    AuthorNote,
    CitedText,
    ClinicalText,
    Count,
    Day,
    Graphic,
    Grounds,
    OwnId,
    OwnNumber,
    ReaderText,
    Reference,
)

Level = Literal["high", "moderate", "low", "very_low", "none_found"]
UrgencyLevel = Literal[
    "can_happen_to_anyone",
    "tell_whoever_treats_you",
    "ask_a_specialist_first",
    "usually_put_off",
    "usually_not_done",
]
SkinType = Literal["I", "II", "III", "IV", "V", "VI"]
MOST_PEOPLE = 1_000_000_000
_ADDRESS = re.compile(r"https?://[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?")
MARK = "tag:"
"""Tags of unions begin with this, so that a complaint can leave them out of the path to a field."""


class Strict(BaseModel):
    """A mapping of a content file: unknown keys are refused, and no value is guessed or converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    def compiled(self) -> dict[str, Any]:
        """Return what the workbook reads: every field under its key, without notes for editors."""
        notes = marked_fields(type(self), AuthorNote)
        return {
            field.alias or name: plain(getattr(self, name))
            for name, field in type(self).model_fields.items()
            if (field.alias or name) not in notes
        }


def plain(value: Any) -> Any:
    """Return a value of a model as JSON allows it; free keys are sorted, so that files may order them freely."""
    if isinstance(value, Strict):
        return value.compiled()
    if isinstance(value, RootModel):
        return plain(value.root)
    if isinstance(value, dict):
        return {key: plain(value[key]) for key in sorted(value)}
    return [plain(entry) for entry in value] if isinstance(value, list) else value


def refuse(
    wrong: str, allowed: str = "", remedy: str = "", where: tuple[str | int, ...] = ()
) -> PydanticCustomError:
    """Return an error that carries a whole complaint; `where` is the way to the fault in what is checked."""
    return PydanticCustomError(
        "content", "{wrong}", {"wrong": wrong, "allowed": allowed, "remedy": remedy, "where": where}
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _has_letter(text: str) -> str:
    """Refuse what would show nothing to a reader, and braces, which only words on screen may have."""
    if "{" in text or "}" in text:
        raise refuse(
            "there is a { or } in the text, and nothing fills it in",
            "words without { and }: only the texts of words/ have names to fill in",
            "Write what it should say.",
        )
    if not any(map(str.isalpha, text)):
        raise refuse(f'"{text}" has no letter in it', "words", "Write the text.")
    return text


def _is_id(text: str) -> str:
    parts = text.replace("_", "-").split("-")
    if not all(part.isascii() and part.isalnum() for part in parts):
        raise refuse(
            f'"{text}" cannot be an id',
            'letters and digits, "-" or "_" between: dark-marks',
            "Write it with small letters and no spaces.",
        )
    return text


def _is_date(text: str) -> str:
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise refuse(
        f'"{text}" is not a date of the calendar',
        'year, month, day in quotes: "2026-11-20"',
        "Write the date in this form.",
    )


def _is_address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise refuse(
            f'"{text}" is not a web address',
            "an address that starts with https:// and goes on with the name of a site, or null",
            "Copy the whole address from the browser.",
        )
    return text


def _is_year(text: str) -> str:
    if text != "not dated" and not re.search(r"\b(19|20)\d\d\b", text):
        raise refuse(
            f'"{text}" is not a year',
            'a year in quotes: "2024", "about 2018", or "not dated"',
            "Write the year with four digits.",
        )
    return text


_Signs = Annotated[str, AfterValidator(_one_line), StringConstraints(min_length=1)]
_Text = Annotated[_Signs, AfterValidator(_has_letter)]
Name = Annotated[str, AfterValidator(_is_id)]

Text = Annotated[_Text, ReaderText()]
ArticleText = Annotated[_Text, ReaderText(ours=False)]
Clinical = Annotated[_Text, ClinicalText()]
Cited = Annotated[_Text, CitedText()]
CitedWordOrNumber = Annotated[_Signs, CitedText()]
Note = Annotated[_Text, AuthorNote()]
NotedSigns = Annotated[_Signs, AuthorNote()]
Drawn = Annotated[_Signs, Graphic()]
Address = Annotated[str, AfterValidator(_is_address), CitedText()]
NotedAddress = Annotated[str, AfterValidator(_is_address), AuthorNote()]
Year = Annotated[str, AfterValidator(_is_year), CitedText()]

Id = Annotated[Name, OwnId()]
Key = Annotated[str, OwnId()]
SourceId = Annotated[Name, Reference(("source",))]
FindingId = Annotated[Name, Reference(("finding",))]
CardId = Annotated[Name, Reference(("outcome", "situation"))]
OutcomeId = Annotated[Name, Reference(("outcome",))]
QuestionId = Annotated[Name, Reference(("question",))]
ConcernId = Annotated[Name, Reference(("concern",))]
ChapterId = Annotated[Name, Reference(("chapter",))]
SectionId = Annotated[Name, Reference(("section",))]
SignId = Annotated[Name, Reference(("sign",))]
ClaimId = Annotated[Name, Reference(("claim",))]
TermId = Annotated[Name, Reference(("term",))]
StageId = Annotated[Name, Reference(("stage",))]
PageId = Annotated[Name, Reference(("page",))]
OptionId = Annotated[Name, AnswerId()]

IsoDate = Annotated[str, AfterValidator(_is_date), Day()]
Order = Annotated[int, Field(ge=0, le=10_000), OwnNumber()]
Hours = Annotated[int, Field(ge=-720, le=87_600), OwnNumber()]
Number = Annotated[int, Field(ge=0, le=MOST_PEOPLE), Count()]
People = Annotated[int, Field(ge=1, le=MOST_PEOPLE), Count()]
Percent = Annotated[int, Field(ge=0, le=100), Count()]


def _list_or_word(value: object) -> str:
    return MARK + ("list" if isinstance(value, list) else "word")


SkinTypes = Annotated[
    Annotated[list[SkinType], Field(min_length=1), Tag(MARK + "list")]
    | Annotated[Literal["not_stated"], Tag(MARK + "word")],
    Discriminator(_list_or_word),
]


def known_types(skin_types: list[SkinType] | str) -> list[SkinType] | None:
    """Return the skin types of a study, or None when it does not state them."""
    return None if isinstance(skin_types, str) else skin_types


class Statement(Strict):
    """One or two sentences of fact, with their sources and certainty."""

    text: Text = Field(description="one or two sentences of at most 20 words, as the reader sees them")
    sources: Annotated[
        list[SourceId],
        Grounds(unless=(("says", "judgement"), ("says", "about")), otherwise="says: judgement"),
    ] = Field(description="ids of files in content/sources; [] only with says: judgement or says: about")
    certainty: Level | None = Field(
        None,
        description="how sure the evidence is: high, moderate, low, very_low or none_found; left out only "
        "with says: about",
    )
    says: Literal["effect", "report", "advice", "background", "judgement", "about"] = Field(
        description="effect: what needling does. report: what a named study, label or regulator said or "
        "counted. advice: what a source advises. background: a fact about skin or disease. "
        "judgement: our own view; the page marks it so. about: what this workbook is or does, or "
        "how it uses a word, without certainty; only in chapters, concerns, conflicts and the "
        "glossary"
    )
