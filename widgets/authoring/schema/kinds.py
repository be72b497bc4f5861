"""The kinds of content: where their files are, what they are called, and which schema applies."""

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from .absences import Absences
from .articles import Claim, ClaimGroup, Conflicts, Doubtful, Gaps
from .asked import QuestionsAsked
from .choices import Concern, Glossary, Notice, Term
from .fields import check_marks, marked_fields, models_within
from .marks import ReaderText
from .medicine import Finding, Outcome, Situation, Source
from .pages import Chapter, Headed, Help, Stage, Timeline
from .rules import Picks, Question, Rule
from .signs import Sign, Signs
from .teaching import Aims, Case, KnowledgeCheck, Lessons
from .words import CertaintyWords, PlainLanguage, Urgency, WordsOnScreen

Graded = Literal["whole", "sections", "speeds"]


@dataclass(frozen=True)
class Kind:
    """One kind of content: `name` for people, the schema, and its folder or, for a single file, its path.

    Both paths start at the content folder, and may be inside a folder of it: articles/claims.
    """

    name: str
    model: type[BaseModel]
    folder: str = ""
    file: str = ""
    named_by_id: bool = True
    compiled: bool = True  # False: for editors and checks alone, so it neither cites nor shows anything
    is_card: bool = False
    in_cards: bool = False  # its texts are read on cards, so they are in the golden texts of the cards
    graded: tuple[Graded, ...] = ()  # as one passage, by long sections, or all signs of one speed
    about_itself: bool = False  # may say what this workbook is or does, which rests on nothing
    quotes: bool = False  # its facts are sentences of other files, word for word, so they count once, there
    wording: bool = False  # words of the page, of levels and of speeds: no statements on medicine

    @property
    def golden(self) -> bool:
        """Whether its texts are kept as a list that someone has read through."""
        return bool(self.compiled and self.reader_marked and not self.is_card and not self.in_cards)

    @property
    def reader_marked(self) -> bool:
        """Whether patients read any text of it."""
        return any(marked_fields(model, ReaderText) for model in models_within(self.model))


KINDS = (
    Kind("source", Source, folder="sources"),
    Kind("finding", Finding, folder="findings", in_cards=True),
    Kind("outcome", Outcome, folder="outcomes", is_card=True, graded=("whole",)),
    Kind("situation", Situation, folder="situations", is_card=True, graded=("whole",)),
    Kind("rule", Rule, folder="rules", in_cards=True),
    Kind("question", Question, folder="questions", graded=("whole",)),
    Kind("chapter", Chapter, folder="chapters", graded=("whole", "sections"), about_itself=True),
    Kind("concern", Concern, folder="concerns", graded=("whole",), about_itself=True),
    Kind("notice", Notice, folder="notices"),
    Kind("claims", ClaimGroup, folder="articles/claims", graded=("whole",)),
    Kind("words", WordsOnScreen, folder="words", named_by_id=False, wording=True),
    Kind("conflicts", Conflicts, file="articles/conflicts.yaml", graded=("whole",), about_itself=True),
    Kind("doubtful", Doubtful, file="articles/doubtful.yaml", graded=("whole",)),
    Kind("gaps", Gaps, file="articles/gaps.yaml", graded=("whole",)),
    Kind("glossary", Glossary, file="glossary.yaml", graded=("whole",), about_itself=True),
    Kind(
        "questions_asked",
        QuestionsAsked,
        file="questions-asked.yaml",
        graded=("whole",),
        about_itself=True,
    ),
    Kind("picks", Picks, file="picks.yaml", graded=("whole",)),
    Kind("case", Case, folder="teaching/cases", graded=("whole",), about_itself=True, quotes=True),
    Kind("aims", Aims, file="teaching/aims.yaml", graded=("whole",)),
    Kind("lessons", Lessons, file="teaching/lessons.yaml", graded=("whole",)),
    Kind(
        "knowledge_check",
        KnowledgeCheck,
        file="teaching/knowledge-check.yaml",
        graded=("whole",),
        about_itself=True,
        quotes=True,
    ),
    Kind("timeline", Timeline, file="timeline.yaml", graded=("whole",)),
    Kind("signs", Signs, file="signs.yaml", graded=("speeds",)),
    Kind("help", Help, file="help.yaml", graded=("whole",)),
    Kind("certainty", CertaintyWords, file="certainty.yaml", wording=True),
    Kind("urgency", Urgency, file="urgency.yaml", wording=True),
    Kind("plain_language", PlainLanguage, file="plain_language.yaml", compiled=False),
    Kind("absences", Absences, file="absences.yaml", compiled=False),
)
"""In the order in which complaints make most sense: what others refer to comes first."""


@dataclass(frozen=True)
class PartKind:
    """A part of a file that others refer to by its id: its schema, and the words of a complaint about a wrong id."""

    schema: type[BaseModel]
    missing: str
    add: str


PARTS = {
    "sign": PartKind(Sign, 'there is no sign "{id}"', "add the sign to content/signs.yaml"),
    "claim": PartKind(
        Claim, 'no file in content/articles/claims answers the claim "{id}"', "answer the claim there"
    ),
    "term": PartKind(Term, 'there is no term "{id}"', "add the word to content/glossary.yaml"),
    "stage": PartKind(Stage, 'there is no stage "{id}"', "add the stretch to content/timeline.yaml"),
    "section": PartKind(Headed, 'there is no section "{id}"', "add the section to the chapter"),
}

PAGES = ("help",)
"""Pages that are not chapters but that a place may name."""

CARD_KINDS = tuple(kind.name for kind in KINDS if kind.is_card)
NOT_CONTENT = ("templates", "schema", "golden", "README.md")

THINGS = (*(kind.name for kind in KINDS), *PARTS, "page")
"""All that a reference may point to."""

check_marks([kind.model for kind in KINDS], THINGS)
