"""A content so small that a test can see all of it: one outcome, one situation, four questions."""

from widgets.core.loading import build
from widgets.core.rules import Condition, Group, Leaf
from widgets.core.shapes import OPTIONS, ROWS, SHORT_ROWS

STATEMENT = {"text": "A fact.", "sources": ["s1"], "certainty": "low", "says": "report"}


def when(words: dict) -> dict:
    """A condition as it is compiled, from the words that content files use."""
    for word in ("all", "any"):
        if word in words:
            return {"word": word, "parts": [when(part) for part in words[word]]}
    [word] = words.keys() - {"question"}
    options = {"is": [words[word]], "is_unknown": []}.get(word, words[word])
    return {"question": words["question"], "word": word, "options": options}


def condition(words: dict) -> Condition:
    """A condition in the shape that the rules read."""
    raw = when(words)
    if "parts" in raw:
        return Group(raw["word"], tuple(condition(part) for part in words[raw["word"]]))
    return Leaf(raw["question"], raw["word"], tuple(raw["options"]))


def card(id: str, kind: str, order: int = 1) -> dict:
    return {
        "id": id,
        "kind": kind,
        "title": id,
        "order": order,
        "certainty": {"level": "low", "sentence": "It may.", "reason": "One study."},
        "fact": STATEMENT,
        "first": {"what": "Ask.", "how": "Call.", "why": "To know.", "steps": ["Call."], "sources": ["s1"]},
        "unknown": STATEMENT,
        "known": [STATEMENT],
        "not_known": [STATEMENT],
        "looks_like": {},
        "how_long": [],
        "warning_signs": [],
        "actions": [{"what": "Ask.", "why": "To know.", "how": [], "sources": ["s1"]}],
        "findings": [],
        "last_checked": "2026-11-20",
        "next_review": "2027-11-20",
    }


def rule(id: str, card: str, urgency: str, condition: dict, **more: object) -> dict:
    return {
        "id": id,
        "card": card,
        "urgency": urgency,
        "when": when(condition),
        "because": f"{id} sure",
        "because_unsure": f"{id} unsure",
        "own_judgement": False,
        "sources": ["s1"],
        **more,
    }


def question(id: str, kind: str, *options: str, none: bool = True) -> dict:
    option = lambda id: {"id": id, "text": id, "clinical": id}  # noqa: E731
    return {
        "id": id,
        "legend": id,
        "why": "Because.",
        "help": None,
        "kind": kind,
        "options": [option(item) for item in options],
        "none": option("none") if none else None,
        "not_sure": option("not_sure"),
        "clinical": id,
        "find_out": {"what": id, "how": "Look.", "ask": "Ask.", "sources": []},
    }


def concern(id: str, cream: str) -> dict:
    """Return a concern that one of the creams names."""
    rows = {row: [STATEMENT] for row in ROWS}
    short, findings = {row: [STATEMENT] for row in SHORT_ROWS}, {"benefits": [], "harms": []}
    return {
        "id": id,
        "title": id,
        "when": when({"question": "creams", "is": cream}),
        "lead": [STATEMENT],
        "options": {
            option: {"id": option, "in_short": short, "rows": rows, "findings": findings}
            for option in OPTIONS
        },
        "last_checked": "2026-11-20",
        "next_review": "2027-11-20",
    }


def each(*items: dict) -> dict:
    return {item["id"]: item for item in items}


RAW = {
    "version": "test",
    "sources": {
        "s1": {
            "id": "s1",
            "title": "T",
            "who": "W",
            "year": "2020",
            "url": None,
            "design": "trial",
            "how_known": "abstract",
            "seen_on": "2026-11-20",
            "note": "A trial.",
            "study": None,
        }
    },
    "findings": {
        "f1": {
            "id": "f1",
            "card": "marks",
            "label": "W 2020",
            "source": "s1",
            "result": "got marks",
            "counter": "did not",
            "measure": {"n": 5, "of": 36},
            "who": "Adults.",
            "skin_types": ["IV", "V"],
            "time_span": "6 weeks.",
            "treatment": "roller",
            "treatment_kind": "plain_needling",
            "certainty": "low",
            "caveat": None,
        }
    },
    "cards": each(
        card("brown", "situation"),
        card("patches", "situation"),
        card("scars", "outcome", 1),
        card("marks", "outcome", 2),
    ),
    "rules": each(
        rule("patches-grow", "patches", "usually_not_done", {"question": "patches", "is": "growing"}),
        rule("patches-still", "patches", "ask_a_specialist_first", {"question": "patches", "is": "still"}),
        rule(
            "brown-marks",
            "marks",
            "tell_whoever_treats_you",
            {"question": "skin_type", "any_of": ["IV", "V"]},
        ),
        rule("brown", "brown", "tell_whoever_treats_you", {"question": "skin_type", "is": "IV"}),
        rule(
            "both",
            "scars",
            "usually_put_off",
            {"all": [{"question": "patches", "is": "still"}, {"question": "creams", "all_of": ["a", "b"]}]},
            until="later",
        ),
        rule(
            "creams-unknown", "scars", "tell_whoever_treats_you", {"question": "creams", "is_unknown": True}
        ),
    ),
    "questions": each(
        question("creams", "several", "a", "b"),
        question("patches", "one", "growing", "still"),
        question("skin_type", "scale", "I", "II", "III", "IV", "V", "VI", none=False),
    ),
    "picks": {
        "legend": "What do you have?",
        "picks": [
            {
                "id": "patches",
                "text": "Patches",
                "says": when({"question": "patches", "is": "growing"}),
                "hint": None,
            }
        ],
        "none": "None",
        "not_sure": "Not sure",
    },
    "chapters": {},
    "timeline": [],
    "help": {
        "title": "Help",
        "intro": "Call.",
        "expected": {"text": "Redness.", "sources": [], "judgement": True},
        "groups": [],
        "closing": "Ask.",
    },
    "reviews": {"chapters": {}, "help": {"looked": "2026-11-20", "due": "2027-11-20"}},
    "words": {},
    "urgency": {},
    "certainty": {},
    "concerns": {},
    "glossary": {},
    "questions_asked": [],
    "teaching": {"aims": [], "cases": {}, "lessons": [], "knowledge_check": []},
    "notices": {},
    "articles": {"groups": {}, "conflicts": [], "doubtful": [], "gaps": []},
}
CONTENT = build(RAW)
