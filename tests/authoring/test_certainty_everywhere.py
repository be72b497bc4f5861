"""The verb of a certainty is checked wherever a sentence of fact is read, and not only on cards."""

import pytest

from .small import Folder

EFFECT = "text: Microneedling causes redness., sources: [smith-2020], certainty: low, says: effect"
PLACES = {
    "chapter": (
        "chapters/sores.yaml",
        "- - text: A sore is an open spot.\n          sources: [smith-2020]\n          certainty: moderate\n"
        "          says: background",
        f"- - {{{EFFECT}}}",
    ),
    "time line": (
        "timeline.yaml",
        "{text: The skin is red., sources: [smith-2020], certainty: low, says: report}",
        f"{{{EFFECT}}}",
    ),
    "note on healing": (
        "timeline.yaml",
        "{text: Tell them., sources: [], certainty: none_found, says: judgement}",
        f"{{{EFFECT}}}",
    ),
    "concern": (
        "concerns/spots.yaml",
        "{text: A spot is a small mark., sources: [smith-2020], certainty: low, says: background}",
        f"{{{EFFECT}}}",
    ),
    "option of care": (
        "concerns/spots.yaml",
        "{text: Needles what one two., sources: [smith-2020], certainty: low, says: report}",
        f"{{{EFFECT}}}",
    ),
    "glossary": (
        "glossary.yaml",
        "{text: A small mark., sources: [smith-2020], certainty: low, says: background}",
        f"{{{EFFECT}}}",
    ),
    "conflict": (
        "articles/conflicts.yaml",
        "{text: It went in 2 days., sources: [smith-2020], certainty: low, says: report}",
        f"{{{EFFECT}}}",
    ),
}


@pytest.mark.parametrize(("file", "old", "new"), PLACES.values(), ids=PLACES)
def test_a_verb_that_is_too_strong_is_found_everywhere(folder: Folder, file: str, old: str, new: str) -> None:
    """
    A sentence that is stronger than its certainty is a complaint in every kind of text that has statements.
    """
    folder.change(file, old, new)

    (complaint,) = [item for item in folder.complaints() if item.about == "certainty"]
    assert (f"content/{file}", True, True) == (
        complaint.file,
        bool(complaint.allowed),
        bool(complaint.remedy),
    )
