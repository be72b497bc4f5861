"""Loading: everything that the compiled content says is in the loaded value, under its own name."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

import pytest

from tests.content.compiled import RAW
from tests.core.every_profile import leaves
from tests.core.small import RAW as SMALL
from tests.core.small import STATEMENT
from widgets.core.content import Content, Words
from widgets.core.loading import ContentMissing, build, load
from widgets.core.loading_medicine import condition
from widgets.core.rules import Group, Leaf
from widgets.core.shapes import OPTIONS, Certainty, Place, Urgency

LISTED = {"glossary": "terms", "conflicts": "conflicts", "doubtful": "doubtful", "gaps": "gaps"}
PLACES = {"where", "see"}  # {card: scars} is loaded as a kind and an id
RENAMED = {"benefit_findings": "benefits", "harm_findings": "harms"}
ELSEWHERE = {
    "when",  # conditions have a test of their own
    ".answer",  # a gap is loaded as whether its answer is told
    "warning_signs.id",  # the place of a shared sign in content/signs.yaml, which the compiler has filled in
}


def facts(value: object, key: str = "", parent: str = "") -> Iterator[tuple[str, object]]:
    """Give every single value inside of a value, with the name that it has there."""
    if is_dataclass(value):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if key in ELSEWHERE or f"{parent}.{key}" in ELSEWHERE or value is None or value == "not_stated":
        return
    if isinstance(value, Mapping):
        if key in PLACES and "kind" not in value:
            kind = next(name for name in value if name != "section")
            value = {"kind": kind, "id": value[kind], "section": value.get("section")}
        for name, part in value.items():
            yield from facts(part, RENAMED.get(name, name), key)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from facts(part, key, parent)
    elif isinstance(value, Enum):
        yield key, value.id if isinstance(value, Urgency) else value.value
    else:
        yield key, value


def raw_items(area: str) -> list[Mapping]:
    return RAW[area][LISTED[area]] if area in LISTED else list(RAW[area].values())


def loaded_items(area: str, content: Content) -> list[object]:
    if area == "claims":
        return list(content.articles.groups.values())
    owner = content.articles if area in LISTED and area != "glossary" else content
    items = getattr(owner, area)
    return list(items.values() if isinstance(items, Mapping) else items)


@pytest.mark.parametrize(
    "area",
    [
        *("sources", "findings", "cards", "rules", "questions", "chapters", "concerns", "notices"),
        *("claims", "glossary", "conflicts", "doubtful", "gaps"),
    ],
)
def test_nothing_is_lost_on_the_way(area: str) -> None:
    """
    Each item of the compiled content is loaded, and each value in it has the same name as before.
    """
    loaded = {item.id: item for item in loaded_items(area, build(RAW))}

    assert sorted(loaded) == sorted(item["id"] for item in raw_items(area))
    assert {} == {
        raw["id"]: missing
        for raw in raw_items(area)
        if (missing := Counter(facts(raw)) - Counter(facts(loaded[raw["id"]])))
    }


def test_skin_types_that_a_study_does_not_state_are_none() -> None:
    """
    The skin types of a study or a finding are None when they are not stated, and those that are stated otherwise.
    """
    content = build(RAW)
    pairs = [(raw["skin_types"], content.findings[id].skin_types) for id, raw in RAW["findings"].items()]
    pairs += [
        (raw["study"]["skin_types"], content.sources[id].study.skin_types)
        for id, raw in RAW["sources"].items()
        if raw.get("study")
    ]

    assert [] == [
        (raw, loaded) for raw, loaded in pairs if (None if raw == "not_stated" else tuple(raw)) != loaded
    ]


def test_a_gap_knows_whether_it_is_answered() -> None:
    """
    A gap is told when its answer is "told", and only then.
    """
    gaps = build(RAW).articles.gaps

    assert [raw["answer"] == "told" for raw in RAW["gaps"]["gaps"]] == [gap.told for gap in gaps]


def test_every_concern_has_the_four_options_in_their_order() -> None:
    """
    Each concern is loaded with the same options, each under its own id.
    """
    for concern in build(RAW).concerns.values():
        assert list(OPTIONS) == list(concern.options) == [option.id for option in concern.options.values()]


def test_a_place_may_name_a_section_first() -> None:
    """
    A place is the same whether its section or its page is written first; a term without one has none.
    """
    glossary = {"terms": [term("a", {"section": "s", "chapter": "c"}), term("b", None)]}
    first, second = build({**SMALL, "glossary": glossary}).glossary.values()

    assert (Place("chapter", "c", "s"), None) == (first.see, second.see)


def term(id: str, see: dict | None) -> dict:
    return {"id": id, "plain": id, "term": id, "meaning": STATEMENT, "see": see}


def test_a_level_of_certainty_has_its_words() -> None:
    """
    The label and the meaning of a level are looked up by the level.
    """
    content = build({**SMALL, "certainty": {"low": {"label": "not very sure", "meaning": "It may."}}})

    assert ("not very sure", "It may.") == (
        content.certainty_word(Certainty.LOW, "label"),
        content.certainty_word(Certainty.LOW, "meaning"),
    )


def test_the_time_line_loses_nothing() -> None:
    """
    Each stage of healing is loaded in its order, with its hours, its sentences and its personal notes.
    """
    content = build(RAW)

    assert [stage["id"] for stage in RAW["timeline"]["stages"]] == [stage.id for stage in content.timeline]
    assert Counter() == Counter(facts(RAW["timeline"]["stages"])) - Counter(facts(content.timeline))


def test_items_with_an_order_are_loaded_in_that_order() -> None:
    """
    Cards, questions and concerns are in the order that content gives them, and those of one place by id.
    """
    content = build(RAW)

    for items in (content.cards, content.questions, content.concerns):
        assert sorted(items.values(), key=lambda item: (item.order, item.id)) == list(items.values())


def test_the_plain_tables_are_loaded_as_they_are() -> None:
    """
    The version, the words on screen, and the words for urgency and certainty are loaded unchanged.
    """
    content = build(RAW)

    assert (RAW["version"], RAW["urgency"], RAW["certainty"]) == (
        content.version,
        content.urgency,
        content.certainty,
    )
    assert RAW["words"] == content.words.tree


@pytest.mark.parametrize(
    ("raw", "expected"),
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
def test_a_condition_keeps_its_words(raw: Mapping, expected: object) -> None:
    """
    A condition of content is loaded as the same tree of words, questions and options.
    """
    assert expected == condition(raw)


def test_every_rule_has_its_own_condition() -> None:
    """
    Each rule, concern and note on healing is loaded with the options that its own condition names.
    """
    content = build(RAW)
    pairs = [(RAW["rules"][id]["when"], rule.when) for id, rule in content.rules.items()]
    pairs += [(RAW["concerns"][id]["when"], concern.when) for id, concern in content.concerns.items()]
    pairs += [
        (raw["when"], note.when)
        for stage, loaded in zip(RAW["timeline"]["stages"], content.timeline, strict=True)
        for raw, note in zip(stage.get("personal") or (), loaded.personal, strict=True)
    ]

    assert [] == [raw for raw, when in pairs if options_of(raw) != [leaf.options for leaf in leaves(when)]]


def options_of(raw: Mapping) -> list[tuple[str, ...]]:
    if parts := raw.get("all") or raw.get("any"):
        return [options for part in parts for options in options_of(part)]
    named = raw.get("is") or raw.get("any_of") or raw.get("all_of") or ()
    return [(named,) if isinstance(named, str) else tuple(named)]


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
        with pytest.raises(KeyError, match=rf"No words at '{path}': add them to content/words/page.yaml"):
            words(path)


def test_a_missing_or_broken_file_says_what_to_do(tmp_path: Path) -> None:
    """
    Without compiled content that can be read, the error names the file and the command that makes it.
    """
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")

    for path in (tmp_path / "none.json", broken):
        with pytest.raises(ContentMissing, match=rf"not there \({path.name}\)\. Run: make content"):
            load(path)


def test_a_file_is_loaded_as_it_was_compiled(tmp_path: Path) -> None:
    """
    What was compiled is read back as the same value, letters outside ASCII included.
    """
    path = tmp_path / "content.json"
    path.write_text(json.dumps(RAW, ensure_ascii=False), encoding="utf-8")

    assert build(RAW) == load(path)
