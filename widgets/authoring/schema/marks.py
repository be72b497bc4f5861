"""What a field is for. Each field has one of these marks, and every check, the compiler and the tables
for editors follow it; a field without a mark stops the program (see `fields`).

A choice from a fixed list (`Literal`, `bool`) and a nested model need no mark: their type says enough.
"""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Mark:
    """What one field is for; `purpose` explains it to an editor."""

    use: ClassVar[str] = "the workbook"

    @property
    def purpose(self) -> str:
        """What it is for: the same for every field with this mark, unless the mark says otherwise."""
        return self.use


@dataclass(frozen=True)
class ReaderText(Mark):
    """Patients read it: plain words, graded with its file, its figures traced to a source.

    What the articles say, in our words, is not `ours`: it is not a claim of this workbook.
    """

    use: ClassVar[str] = "patients"
    ours: bool = True


@dataclass(frozen=True)
class ClinicalText(Mark):
    """Clinicians read it on the printed page: it keeps medical terms and is not graded."""

    use: ClassVar[str] = "clinicians"


@dataclass(frozen=True)
class CitedText(Mark):
    """Shown as it is written elsewhere, such as the title of a work or a medical word: not checked as plain."""

    use: ClassVar[str] = "patients, as written there"


@dataclass(frozen=True)
class AuthorNote(Mark):
    """Only editors and the checks read it: it is never compiled. On a model it covers everything inside."""

    use: ClassVar[str] = "editors and checks"


@dataclass(frozen=True)
class Graphic(Mark):
    """Drawn rather than read: a colour, a sign."""

    use: ClassVar[str] = "drawn"


@dataclass(frozen=True)
class OwnId(Mark):
    """The name by which other files, or the program, refer to this."""

    use: ClassVar[str] = "name"


@dataclass(frozen=True)
class Reference(Mark):
    """The id of something else: of a file of one of these kinds, or of a part of a file (see `kinds.PARTS`)."""

    kinds: tuple[str, ...]

    @property
    def purpose(self) -> str:
        """What it is for, which depends on the kinds."""
        kind = "card" if len(self.kinds) > 1 else "".join(self.kinds)
        return f"id of {'an' if kind[0] in 'aeiou' else 'a'} {kind}"


@dataclass(frozen=True)
class AnswerId(Mark):
    """The id of an option of the question that is named beside it."""

    use: ClassVar[str] = "id of an answer"


@dataclass(frozen=True)
class Count(Mark):
    """A number of people or patches that a source counted: the extract of that source must have it."""

    use: ClassVar[str] = "number in the source"


@dataclass(frozen=True)
class OwnNumber(Mark):
    """A number that we chose: an order, an hour, how many marks are filled."""

    use: ClassVar[str] = "number"


@dataclass(frozen=True)
class Day(Mark):
    """A calendar date."""

    use: ClassVar[str] = "date"


@dataclass(frozen=True)
class ReaderChoice(Mark):
    """A choice that changes what some readers see, so that the golden texts keep it as they keep a text."""

    use: ClassVar[str] = "choice"


@dataclass(frozen=True)
class Grounds:
    """On a list of sources, beside the mark of its entries: what is written next to the list rests on these.

    The list may be empty where a field has one of the values in `unless`, or anywhere with `optional`.
    `otherwise` tells an editor how to say that there is no source.
    """

    unless: tuple[tuple[str, object], ...] = ()
    otherwise: str = ""
    optional: bool = False
