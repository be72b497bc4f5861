"""Laws of loading: the compiled content has the shape of the dataclasses, nothing of it is lost, and what does not
fit is named."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

import pytest

from tests.content.compiled import RAW as COMPILED
from tests.core.small import CONTENT, RAW, STATEMENT, when
from widgets.core.content import Words
from widgets.core.findings import Count, Patches
from widgets.core.loading import ContentMissing, build, load
from widgets.core.rules import Group, Leaf
from widgets.core.shapes import OPTIONS, Certainty, Says, Statement, Urgency


def facts(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield every single value inside of a value, with its path."""
    if isinstance(value, Words):
        value = value.tree
    if is_dataclass(value):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from facts(part, f"{path}.{name}")
    elif isinstance(value, list | tuple):
        for n, part in enumerate(value):
            yield from facts(part, f"{path}.{n}")
    elif isinstance(value, Enum):
        yield path, value.id if isinstance(value, Urgency) else value.value
    else:
        yield path, value


@pytest.mark.parametrize("area", COMPILED)
def test_nothing_is_lost_on_the_way(area: str) -> None:
    """
    Each single value of the compiled content is loaded under the same name and in the same place.
    """
    shapes = getattr(build(COMPILED), area)

    assert Counter() == Counter(facts(COMPILED[area])) - Counter(facts(shapes))


@pytest.mark.parametrize("area", ["cards", "questions", "concerns"])
def test_items_are_loaded_in_the_order_in_which_they_were_compiled(area: str) -> None:
    """
    Cards, questions and concerns keep the order of the compiled content.
    """
    assert list(COMPILED[area]) == list(getattr(build(COMPILED), area))


def test_each_kind_of_value() -> None:
    """
    Levels become members of their enum, lists tuples, and one of several shapes is recognised by its keys.
    """
    card, finding = CONTENT.cards["marks"], CONTENT.findings["f1"]

    assert (Statement("A fact.", ("s1",), Certainty.LOW, Says.REPORT),) == card.known
    assert (Count(5, 36), ("IV", "V")) == (finding.measure, finding.skin_types)
    assert Urgency.USUALLY_NOT_DONE is CONTENT.rules["patches-grow"].urgency
    assert (
        Group("all", (Leaf("patches", "is", ("still",)), Leaf("creams", "all_of", ("a", "b"))))
        == CONTENT.rules["both"].when
    )


def test_patches_are_not_people() -> None:
    """
    A share of patches stays one.
    """
    finding = {
        **RAW["findings"]["f1"],
        "measure": {"percent": 50, "people": 20, "which": "old ones", "number": None},
    }

    assert (
        Patches(50, 20, "old ones", None)
        == build({**RAW, "findings": {"f1": finding}}).findings["f1"].measure
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"question": "q", "is": "a"}, Leaf("q", "is", ("a",))),
        ({"any_of": ["a", "b"], "question": "q"}, Leaf("q", "any_of", ("a", "b"))),
        ({"question": "q", "all_of": ["a", "b"]}, Leaf("q", "all_of", ("a", "b"))),
        ({"question": "q", "is_unknown": True}, Leaf("q", "is_unknown")),
        ({"any": [{"question": "q", "is": "a"}]}, Group("any", (Leaf("q", "is", ("a",)),))),
        (
            {"all": [{"question": "q", "is": "a"}, {"any": [{"question": "r", "is": "b"}]}]},
            Group("all", (Leaf("q", "is", ("a",)), Group("any", (Leaf("r", "is", ("b",)),)))),
        ),
    ],
)
def test_a_condition_keeps_its_words(words: Mapping, expected: Leaf | Group) -> None:
    """
    A condition is loaded as the same tree of words, questions and options, however deep it is.
    """
    rule = {**RAW["rules"]["brown"], "when": when(words)}

    assert expected == build({**RAW, "rules": {"brown": rule}}).rules["brown"].when


def test_every_concern_has_the_four_options_in_their_order() -> None:
    """
    Each concern is loaded with the same options, each under its own id.
    """
    for concern in build(COMPILED).concerns.values():
        assert list(OPTIONS) == list(concern.options) == [option.id for option in concern.options.values()]


def test_a_level_of_certainty_has_its_words() -> None:
    """
    The label and the meaning of a level are looked up by the level.
    """
    content = build({**RAW, "certainty": {"low": {"label": "not very sure", "meaning": "It may."}}})

    assert ("not very sure", "It may.") == (
        content.certainty_word(Certainty.LOW, "label"),
        content.certainty_word(Certainty.LOW, "meaning"),
    )


def test_words_are_found_by_their_path() -> None:
    """
    Words are found by area and key, with what belongs in their gaps, and a missing path is named with its file.
    """
    words = Words({"page": {"lost": "Gone.", "count": "{n} of {of}", "part": {"a": 1}}})

    assert ("Gone.", "{n} of {of}", "1 of 2") == (
        words("page.lost"),
        words("page.count"),
        words("page.count", n=1, of=2),
    )
    assert {"a": 1} == words.under("page.part")
    for path in ("page.none", "page.lost.more"):
        for find in (words, words.under):
            with pytest.raises(KeyError, match=rf"No words at '{path}': add them to content/words/page.yaml"):
                find(path)


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


def test_a_file_is_loaded_as_it_was_compiled(tmp_path: Path) -> None:
    """
    What was compiled is read back as the same value, letters outside ASCII included.
    """
    path = tmp_path / "content.json"
    path.write_text(json.dumps(COMPILED, ensure_ascii=False), encoding="utf-8")

    assert build(COMPILED) == load(path)
