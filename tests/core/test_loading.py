"""Laws of loading: the compiled content has the shape of the dataclasses, and what does not fit is named."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.core.small import CONTENT, RAW, STATEMENT
from widgets.core.findings import Count, Patches
from widgets.core.loading import ContentMissing, build, load
from widgets.core.rules import Group, Leaf
from widgets.core.shapes import Certainty, Says, Statement, Urgency


def test_each_kind_of_value() -> None:
    """
    Levels become members of their enum, lists tuples, and one of several shapes is told by its keys.
    """
    card, finding = CONTENT.cards["marks"], CONTENT.findings["f1"]

    assert (Statement("A fact.", ("s1",), Certainty.LOW, Says.REPORT),) == card.known
    assert (Count(5, 36), ("IV", "V")) == (finding.measure, finding.skin_types)
    assert Urgency.USUALLY_NOT_DONE is CONTENT.rules["patches-grow"].urgency
    assert (
        Group("all", (Leaf("patches", "is", ("still",)), Leaf("creams", "all_of", ("a", "b"))))
        == CONTENT.rules["both"].when
    )


def test_patches_are_no_people() -> None:
    """
    A share of patches stays one.
    """
    finding = {**RAW["findings"]["f1"], "measure": {"percent": 50, "people": 20}}

    assert Patches(50, 20) == build({**RAW, "findings": {"f1": finding}}).findings["f1"].measure


def changed(card: Mapping) -> dict:
    """The small content with one card changed."""
    return {**RAW, "cards": {**RAW["cards"], "marks": {**RAW["cards"]["marks"], **card}}}


@pytest.mark.parametrize(
    ("card", "message"),
    [
        ({"tip": "Wait."}, "Card.*'tip'"),
        ({"known": [{**STATEMENT, "tip": "Wait."}]}, "Statement.*'tip'"),
        ({"known": [{"text": "A fact."}]}, "Statement.*'sources'"),
        ({"known": [{**STATEMENT, "certainty": "sure"}]}, "sure"),
        ({"known": None}, "NoneType"),
    ],
)
def test_content_that_does_not_fit_is_named(tmp_path: Path, card: Mapping, message: str) -> None:
    """
    A key without a field, a field without a key and an unknown level stop loading, with what to run.
    """
    path = tmp_path / "content.json"
    path.write_text(json.dumps(changed(card)), encoding="utf-8")

    with pytest.raises(ContentMissing, match=rf"content\.json.*{message}.*run `make content-json`"):
        load(path)


def test_no_file_is_named(tmp_path: Path) -> None:
    """
    Without compiled content the message says what to run.
    """
    with pytest.raises(ContentMissing, match=r"content\.json is missing: run `make content-json`"):
        load(tmp_path / "content.json")
