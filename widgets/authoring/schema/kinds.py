"""The kinds of content: where their files are, what they are called, and which schema holds."""

from dataclasses import dataclass

from pydantic import BaseModel

from .absences import Absences
from .articles import ClaimGroup, Conflicts, Doubtful, Gaps
from .choices import Concern, Glossary, Notice
from .medicine import Finding, Outcome, Situation, Source
from .pages import Chapter, Help, Timeline
from .rules import Question, Rule
from .signs import Signs
from .words import CertaintyWords, PlainLanguage, Urgency, WordsOnScreen


@dataclass(frozen=True)
class Kind:
    """One kind of content: `name` for people, the schema, and its folder or, for a single file, its path.

    Both are told from the content folder on, and may lie in a folder of it: articles/claims.
    """

    name: str
    model: type[BaseModel]
    folder: str = ""
    file: str = ""
    named_by_id: bool = True


KINDS = (
    Kind("source", Source, folder="sources"),
    Kind("finding", Finding, folder="findings"),
    Kind("outcome", Outcome, folder="outcomes"),
    Kind("situation", Situation, folder="situations"),
    Kind("rule", Rule, folder="rules"),
    Kind("question", Question, folder="questions"),
    Kind("chapter", Chapter, folder="chapters"),
    Kind("concern", Concern, folder="concerns"),
    Kind("notice", Notice, folder="notices"),
    Kind("claims", ClaimGroup, folder="articles/claims"),
    Kind("words", WordsOnScreen, folder="words", named_by_id=False),
    Kind("conflicts", Conflicts, file="articles/conflicts.yaml"),
    Kind("doubtful", Doubtful, file="articles/doubtful.yaml"),
    Kind("gaps", Gaps, file="articles/gaps.yaml"),
    Kind("glossary", Glossary, file="glossary.yaml"),
    Kind("timeline", Timeline, file="timeline.yaml"),
    Kind("signs", Signs, file="signs.yaml"),
    Kind("help", Help, file="help.yaml"),
    Kind("certainty", CertaintyWords, file="certainty.yaml"),
    Kind("urgency", Urgency, file="urgency.yaml"),
    Kind("plain_language", PlainLanguage, file="plain_language.yaml"),
    Kind("absences", Absences, file="absences.yaml"),
)
"""In the order in which complaints make most sense: what others refer to comes first."""

CARD_KINDS = ("outcome", "situation")
NOT_CONTENT = ("templates", "schema", "golden", "README.md")
