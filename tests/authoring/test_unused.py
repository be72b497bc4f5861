"""Laws of idle content: whatever no reader can ever see is reported, and does not stop a compile."""

import pytest

from widgets.authoring.compiler import compile_content

from .small import FILES, Folder

QUESTION = "questions/cold_sores.yaml"


def orphan(**changes: str) -> str:
    """The text of a source that nothing cites."""
    text = FILES["sources/smith-2020.yaml"].replace("smith-2020", "orphan")
    for old, new in changes.items():
        text = text.replace(f"{old}: plain_needling", f"{old}: {new}")
    return text


@pytest.mark.parametrize("treatment", ["plain_needling", "needling_with_more", "radiofrequency", "other"])
def test_orphan_sources(folder: Folder, treatment: str) -> None:
    """A source that nothing cites is reported, even a study of plain needling: its bar in a chart is no sentence."""
    folder.put("sources/orphan.yaml", orphan(treatment=treatment))

    complaint = folder.only_complaint()
    assert ("content/sources/orphan.yaml", 'source "orphan"') == (complaint.file, complaint.item)
    assert ("nothing cites this source", "idle") == (complaint.wrong, complaint.about)


def test_a_source_with_the_id_of_a_card(folder: Folder) -> None:
    """A source is cited only where a source is named, not where a card has the same id."""
    folder.put("sources/redness.yaml", FILES["sources/smith-2020.yaml"].replace("smith-2020", "redness"))

    assert "nothing cites this source" == folder.only_complaint().wrong


@pytest.mark.parametrize("id", ["past-sores", "smith-2020"])
def test_a_card_that_others_name(folder: Folder, id: str) -> None:
    """Only a rule that has a card brings it up: neither a chapter that lists it nor a source of its name does."""
    text = FILES["situations/cold-sore-now.yaml"].replace("id: cold-sore-now", f"id: {id}")
    folder.put(f"situations/{id}.yaml", text)
    folder.change("chapters/sores.yaml", "cards: [cold-sore-now, redness]", f"cards: [cold-sore-now, {id}]")

    assert f'situation "{id}"' == folder.only_complaint().item


@pytest.mark.parametrize(
    "name, old, new, idle",
    [
        ("rules/cold-sore-now.yaml", "is: now", "any_of: [now, past]", False),
        ("concerns/spots.yaml", "is: now", "any_of: [now, past]", False),
        ("timeline.yaml", "any_of: [now, none]", "any_of: [now, past]", True),
    ],
)
def test_who_may_read_an_answer(folder: Folder, name: str, old: str, new: str, idle: bool) -> None:
    """A rule or a concern gives an answer its use; a note along the days alone does not."""
    folder.change(
        QUESTION, "Herpes labialis}", "Herpes labialis}\n  - {id: past, text: Before, clinical: Past}"
    )
    folder.change(name, old, new)

    assert idle is any('"past"' in one.wrong for one in folder.complaints())


def test_cards_that_no_rule_brings_up(folder: Folder) -> None:
    """A situation card without a rule is reported, with the file to add."""
    text = FILES["situations/cold-sore-now.yaml"].replace("id: cold-sore-now", "id: past-sores")
    folder.put("situations/past-sores.yaml", text)

    complaint = folder.only_complaint()
    assert 'situation "past-sores"' == complaint.item
    assert "content/rules with card: past-sores" in complaint.remedy


def test_answers_that_no_rule_reads(folder: Folder) -> None:
    """An answer that changes nothing is reported at its line; none and not_sure need no rule."""
    folder.change(
        QUESTION, "Herpes labialis}", "Herpes labialis}\n  - {id: past, text: Before, clinical: Past}"
    )

    complaint = folder.only_complaint()
    assert ("content/questions/cold_sores.yaml", 9) == (complaint.file, complaint.line)
    assert '"past"' in complaint.wrong


def test_idle_content_compiles(folder: Folder) -> None:
    """Idle content misleads no one, so it does not stop a compile."""
    folder.put("sources/orphan.yaml", orphan(treatment="other"))

    assert "orphan" in compile_content(folder.path)[0]["sources"]


MATTER = "order: 20\noutcomes: [redness]\n"


def raise_redness(folder: Folder, answer: str) -> None:
    """Let an answer raise the outcome that the situation names."""
    folder.change("situations/cold-sore-now.yaml", "order: 20\n", MATTER)
    rule = FILES["rules/cold-sore-now.yaml"].replace("cold-sore-now", "redness-raised", 1)
    folder.put("rules/redness-raised.yaml", rule.replace("card: cold-sore-now", "card: redness"))
    if answer != "now":
        folder.change("rules/redness-raised.yaml", "is: now", f"is: {answer}")
        folder.change(
            QUESTION, "Herpes labialis}", "Herpes labialis}\n  - {id: past, text: Before, clinical: Past}"
        )


def test_an_outcome_that_an_answer_of_the_situation_raises(folder: Folder) -> None:
    """A situation may hold an outcome that one of its own answers raises."""
    raise_redness(folder, "now")

    assert [] == folder.complaints()


def test_an_outcome_that_no_answer_of_the_situation_raises(folder: Folder) -> None:
    """An outcome that only another answer raises is about another matter: the complaint says where and what to do."""
    raise_redness(folder, "past")

    complaint = folder.only_complaint()
    assert ("content/situations/cold-sore-now.yaml", "idle") == (complaint.file, complaint.about)
    assert 'no answer both brings up this card and raises "redness"' == complaint.wrong
    assert 'add a rule for "redness"' in complaint.remedy


@pytest.mark.parametrize(
    ("named", "wrong"),
    [
        ("[rednes]", 'there is no outcome "rednes"'),
        ("[cold-sore-now]", 'there is no outcome "cold-sore-now"'),
        ("[redness, redness]", '"redness" occurs twice in this list'),
    ],
)
def test_an_outcome_that_cannot_be_inside(folder: Folder, named: str, wrong: str) -> None:
    """Only an outcome that is there can be inside a situation's card, and once."""
    raise_redness(folder, "now")
    folder.change("situations/cold-sore-now.yaml", "outcomes: [redness]", f"outcomes: {named}")

    assert wrong == folder.only_complaint().wrong
