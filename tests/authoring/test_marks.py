"""Laws of marks: every field says what it is for, and a new field is read by every check from its first day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated

import pytest
from pydantic import BaseModel

from widgets.authoring.compiler import compile_content
from widgets.authoring.golden_texts import check_golden
from widgets.authoring.reading import content_folder
from widgets.authoring.reading.content_folder import read_content
from widgets.authoring.schema.fields import check_marks, marked_fields, slots
from widgets.authoring.schema.kinds import KINDS, THINGS
from widgets.authoring.schema.marks import AuthorNote, Grounds, ReaderText, Reference
from widgets.authoring.schema.medicine import Action, Situation
from widgets.authoring.schema.text import CardId, Note, SourceId, Statement, Strict, Text
from widgets.core import loading, shapes

from .small import TODAY, Folder, check

CARD = "situations/cold-sore-now.yaml"
WRONG = "You are suitable for it, and 1 in 7 people with dark-skinned hyperpigmentation had 23 marks."


class ActionWithTip(Action):
    """An action with one field more, as a developer would add it."""

    tip: Text | None = None


class SituationWithMore(Situation):
    """A situation whose actions have a tip, and that has a statement more."""

    actions: list[ActionWithTip]
    aside: Statement | None = None


@pytest.fixture
def new_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    """The schema with the new fields."""
    kinds = [replace(kind, model=SituationWithMore) if kind.name == "situation" else kind for kind in KINDS]
    check_marks([kind.model for kind in kinds], THINGS)
    monkeypatch.setattr(content_folder, "KINDS", tuple(kinds))


@dataclass(frozen=True)
class PlaceForTip(shapes.Action):
    """The place of the new field in the workbook."""

    tip: str | None = None


@pytest.fixture
def new_places(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The dataclasses with the new fields."""
    monkeypatch.setitem(shapes.Card.__annotations__, "actions", tuple[PlaceForTip, ...])
    monkeypatch.setattr(shapes.Card, "__init__", with_aside(shapes.Card.__init__))
    forget()
    yield
    forget()


def with_aside(make: Callable) -> Callable:
    """The same, for a card that also has an aside."""
    return lambda card, aside=None, **fields: make(card, **fields)


def forget() -> None:
    loading._maker.cache_clear()
    loading._dataclass.cache_clear()


def one_field(annotation: object) -> type[BaseModel]:
    """A schema with one field."""
    return type("Holder", (Strict,), {"__module__": __name__, "__annotations__": {"tip": annotation}})


@pytest.mark.parametrize(
    "annotation", [str, int, str | None, list[str], dict[str, Text], Text | str, list[dict[Note, str]]]
)
def test_a_field_without_a_mark_fails(annotation: object) -> None:
    """A field that does not say what it is for stops the program, which names the file, the class and the field."""
    with pytest.raises(TypeError, match=r"tests/authoring/test_marks\.py, Holder\.tip: it has no mark"):
        check_marks([one_field(annotation)], ["outcome"])


@pytest.mark.parametrize(
    "annotation, fault",
    [
        (Annotated[Statement, ReaderText()], "a model has no mark but AuthorNote"),
        (Annotated[str, Reference(("leaflet",))], "it refers to leaflet, which is no kind of content"),
        (list[SourceId], "its list of sources has no Grounds"),
    ],
)
def test_a_mark_must_fit(annotation: object, fault: str) -> None:
    """A mark on a model, a reference to nothing, and sources without a rule for none of them fail too."""
    with pytest.raises(TypeError, match=rf"Holder\.tip: {fault}"):
        check_marks([one_field(annotation)], ["source"])


def test_a_field_has_one_mark() -> None:
    """Two marks on one field fail."""
    with pytest.raises(TypeError, match="two marks"):
        slots(one_field(Annotated[Text, AuthorNote()]))


def test_marks_are_found_through_lists_and_unions() -> None:
    """The mark of a list or of an optional field is that of its values."""

    class Holder(Strict):
        cards: list[CardId] | None
        sources: Annotated[list[SourceId], Grounds(optional=True)]
        note: dict[Note, Note]

    assert (["cards", "sources"], ["note"]) == (
        marked_fields(Holder, Reference),
        marked_fields(Holder, AuthorNote),
    )


@pytest.mark.usefixtures("new_fields")
def test_a_new_text_is_checked(folder: Folder) -> None:
    """A banned verdict, a ratio, a medical term and a figure are found in a field that no check knows."""
    folder.change(CARD, "    how: [Call them.]", f"    how: [Call them.]\n    tip: {WRONG}")

    wrongs = {
        (one.about, one.wrong.split('"')[1] if '"' in one.wrong else one.wrong.split(" is in")[0])
        for one in check(read_content(folder.path), TODAY, folder.path)
        if one.item == 'situation "cold-sore-now", actions, number 1, tip'
    }

    assert {
        ("language", "You are suitable"),
        ("language", "1 in 7"),
        ("language", "dark-skinned"),
        ("language", "hyperpigmentation"),
        ("figures", "the figure 23"),
        ("figures", "the figure 7"),
        ("figures", "the figure 1"),
    } == wrongs


@pytest.mark.usefixtures("new_fields")
def test_a_new_statement_is_checked(folder: Folder) -> None:
    """A statement in a new field needs the verb of its certainty and a source that is there."""
    folder.change(
        CARD,
        "actions:",
        "aside: {text: Needles cause it., sources: [smith], certainty: low, says: effect}\nactions:",
    )

    assert {"certainty", "references"} == {one.about for one in folder.complaints()}


@pytest.mark.usefixtures("new_fields")
def test_a_field_that_the_workbook_cannot_load(folder: Folder) -> None:
    """A new field without a place in the dataclasses is a complaint, and nothing is compiled."""
    folder.change(CARD, "    how: [Call them.]", "    how: [Call them.]\n    tip: Take a friend.")

    content, complaints = compile_content(folder.path)
    assert content is None
    assert ["tip" in one.wrong and "Action" in one.wrong for one in complaints] == [True]
    assert "(in widgets/core/shapes/cards.py)" in complaints[0].wrong


@pytest.mark.usefixtures("new_fields", "new_places")
def test_the_golden_texts_have_a_new_text(read_through: Folder) -> None:
    """A text that no line of a golden text has a place for is kept in it all the same."""
    read_through.change(CARD, "    how: [Call them.]", "    how: [Call them.]\n    tip: Take a friend.")

    [complaint] = check_golden(read_content(read_through.path), read_through.path)
    assert "content/golden/cards/cold-sore-now.txt" == complaint.file
    assert 'situation "cold-sore-now", actions, number 1, tip: Take a friend.' in complaint.wrong


def test_new_fields_are_new(folder: Folder) -> None:
    """Without the new schema the same field is an unknown key, so these tests pass for the right reason."""
    folder.change(CARD, "    how: [Call them.]", f"    how: [Call them.]\n    tip: {WRONG}")

    assert ['"tip" is not a known key'] == [one.wrong for one in folder.complaints()]
