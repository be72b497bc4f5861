"""Laws of compiling: what content files say in words of their own is compiled as the workbook reads it."""

from tests.content.compiled import RAW
from tests.content.source import FOLDER
from widgets.authoring.reading.content_folder import read_content
from widgets.authoring.schema.articles import Gaps
from widgets.authoring.schema.choices import Concern
from widgets.authoring.schema.medicine import Card, Finding
from widgets.authoring.schema.places import Place
from widgets.authoring.schema.rules import Question

WRITTEN = read_content(FOLDER)


def test_skin_types_that_a_study_does_not_state_are_none() -> None:
    """
    The skin types of a finding are None when they are not stated, and those that are stated otherwise.
    """
    skin_types = {item.stem: finding.skin_types for item, finding in WRITTEN.models(Finding)}

    assert "not_stated" in skin_types.values()
    assert {id: None if types == "not_stated" else types for id, types in skin_types.items()} == {
        id: finding["skin_types"] for id, finding in RAW["findings"].items()
    }


def test_a_gap_knows_whether_it_is_answered() -> None:
    """
    A gap is filled here when its answer says so, and only then.
    """
    [(_, record)] = WRITTEN.models(Gaps)

    assert [gap.answer == "told" for gap in record.gaps] == [gap["told"] for gap in RAW["articles"]["gaps"]]


def test_items_are_compiled_in_their_order() -> None:
    """
    Cards, questions and concerns are in the order that content gives them, and those of one place by id.
    """
    for schema, area in ((Card, "cards"), (Question, "questions"), (Concern, "concerns")):
        places = sorted((model.order, item.stem) for item, model in WRITTEN.models(schema))
        assert [id for _, id in places] == list(RAW[area])


def test_a_place_may_name_a_section_first() -> None:
    """
    A place is the same whether its section or its page is written first.
    """
    place = {"kind": "chapter", "id": "c", "section": "s"}

    assert (
        place
        == Place.model_validate({"section": "s", "chapter": "c"}).compiled()
        == Place.model_validate({"chapter": "c", "section": "s"}).compiled()
    )
