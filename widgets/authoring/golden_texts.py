"""The golden texts: every card, chapter and list as last read through by a person, one plain file each.

No check of words can notice that a sentence now says the opposite. So each text is kept beside the content, in
golden/, and a changed word is a complaint until someone has read it in its place and run `make golden`.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from widgets.core.assessment import assess
from widgets.core.content import Content, MissingWords
from widgets.core.loading import build
from widgets.core.profile import Profile
from widgets.core.raised_card import with_all_reasons
from widgets.core.rules import Condition, Group, Rule
from widgets.core.shapes import SPEEDS, Card, Statement
from widgets.view.base.wording import count_sentence, skin_types_sentence
from widgets.view.card.card_html import card_html
from widgets.view.card.card_parts import DEEP, STATEMENTS
from widgets.view.charts.by_name import chart_by_name
from widgets.view.charts.chart import notes_html, title_html

from .checks.source_lists import source_list_fields
from .compiler import check_loading, compiled
from .language.html_text import text_of
from .language.passages import marked_texts
from .reading.complaint import Complaint, in_words, quantity
from .reading.content_folder import ContentFolder, Item
from .schema.fields import slots
from .schema.marks import CitedText, ClinicalText, ReaderChoice, ReaderText
from .schema.pages import Chapter

FOLDER = "golden"
CARDS = f"{FOLDER}/cards"
KEPT = (ReaderText, ClinicalText, CitedText)
DO = "Read it aloud in its place. If it is right, run `make golden` and hand in both files."


def golden_texts(folder: ContentFolder) -> dict[str, str]:
    """Return the text of each golden file by its name, from content that has no complaint."""
    content = build(compiled(folder))
    own = {item.stem: item for item in folder.items if item.kind.is_card}
    rules = {item.stem: item for item in folder.of("rule")}
    cards = {
        f"{CARDS}/{id}.txt": _card(
            card, content, [own[id], *(rules[rule.id] for rule in _rules_of(card, content))]
        )
        for id, card in content.cards.items()
    }
    others = {_name(item): _reference_text(item) for item in folder.items if item.kind.golden}
    return {**cards, **others}


def check_golden(folder: ContentFolder, path: Path) -> list[Complaint]:
    """Return a complaint for each golden file that is missing, left over, or differs from the content."""
    if folder.complaints:
        return []  # what cannot be compiled has no text yet; its own complaints come first
    now, complaints = complete_texts(folder, path.name)
    if complaints:
        return complaints
    golden = _read_golden(path)
    return [
        complaint
        for name in sorted({*now, *golden})
        for complaint in _compare(f"{path.name}/{name}", golden.get(name), now.get(name))
    ]


def complete_texts(folder: ContentFolder, name: str) -> tuple[dict[str, str], list[Complaint]]:
    """Return the golden texts, or the complaint that a card or a chart needs something that is not there."""
    try:
        raw = compiled(folder)
        if complaints := check_loading(raw, name):
            return {}, complaints
        texts = golden_texts(folder)
        _draw_charts(folder, build(raw))
    except MissingWords as missing:
        return {}, [_missing_words(missing.path, name)]
    except KeyError as missing:
        return {}, [_nothing_named(str(missing.args[0]), name)]
    return texts, []


def _draw_charts(folder: ContentFolder, content: Content) -> None:
    """Draw each chart that a chapter names. No golden file keeps it, but MissingWords names a word that it lacks."""
    nobody = assess(content, Profile())
    for chart in sorted({chart for _, chapter in folder.models(Chapter) for chart in chapter.charts}):
        drawn = chart_by_name(chart, nobody, content)
        title_html(drawn)
        notes_html(drawn, content)


def _missing_words(key: str, name: str) -> Complaint:
    """Return the complaint that there are no words for a place on screen."""
    area = key.split(".")[0]
    return Complaint(
        f"{name}/words/{area}.yaml",
        1,
        f'words "{area}"',
        f'there is no text for "{key}"',
        "",
        "Add it to this file. If it is there under a mistyped key, put the key right.",
        "golden",
    )


def _nothing_named(key: str, name: str) -> Complaint:
    """Return the complaint that a text needs something that does not exist."""
    return Complaint(
        f"{name}/{FOLDER}",
        1,
        "golden texts",
        f'a text needs "{key}", and nothing has that name, so no text could be compared',
        "",
        "Fix the other complaints first, then check again.",
        "golden",
    )


def write_golden(now: dict[str, str], path: Path) -> list[str]:
    """Write every golden text, delete those no longer needed, and return the names of those that changed."""
    golden = _read_golden(path)
    for name in golden.keys() - now.keys():
        (path / name).unlink()
    for name, text in now.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")
    return sorted(name for name in {*now, *golden} if now.get(name) != golden.get(name))


def _read_golden(path: Path) -> dict[str, str]:
    return {
        file.relative_to(path).as_posix(): file.read_text(encoding="utf-8")
        for file in (path / FOLDER).rglob("*.txt")
    }


def _name(item: Item) -> str:
    return f"{FOLDER}/{item.kind.folder}/{item.stem}.txt" if item.kind.folder else f"{FOLDER}/{item.stem}.txt"


def _compare(file: str, golden: str | None, now: str | None) -> Iterator[Complaint]:
    item = f"golden text {Path(file).stem}"
    if now is None:
        yield Complaint(
            file,
            1,
            item,
            "nothing in the content has this text any more",
            "",
            "If that is meant, run `make golden`.",
            "golden",
        )
    elif golden is None:
        yield Complaint(
            file, 1, item, "it is missing: nobody has read this text through yet", "", DO, "golden"
        )
    elif golden != now:
        yield _difference(file, item, golden.splitlines(), now.splitlines())


def _difference(file: str, item: str, golden: list[str], now: list[str]) -> Complaint:
    """Complain once for each file, of its first difference, and say how many more there are."""
    changes = [
        code
        for code in SequenceMatcher(None, golden, now, autojunk=False).get_opcodes()
        if code[0] != "equal"
    ]
    _, start, end, new_start, new_end = changes[0]
    more = f" The file has {quantity(len(changes) - 1, 'more difference')}." if len(changes) > 1 else ""
    return Complaint(
        file,
        start + 1,
        item,
        f"the content now says: {_excerpt(now[new_start:new_end])}.{more}",
        f"the text last read through: {_excerpt(golden[start:end])}",
        DO,
        "golden",
    )


def _excerpt(lines: list[str]) -> str:
    text = " / ".join(line.strip() for line in lines)
    return f'"{text[:300]}{"..." if len(text) > 300 else ""}"' if text else "nothing"


def _card(card: Card, content: Content, files: list[Item]) -> str:
    """Return a card in short, as the page first shows it, then in full with its sources."""
    raised = with_all_reasons(card.id, content)
    short = text_of(
        card_html(raised, assess(content, Profile()), content, open_=True),
        without=(DEEP, "mw-spoken", "mw-listen", "mw-source", "mw-depth-line", "mw-dates", "mw-why"),
    )
    lines = [
        f"{card.title}  ({card.kind} {card.id})",
        "",
        "IN SHORT",
        "",
        short,
        "",
        "IN FULL",
        "",
        *_whole(card, content),
        "",
        "BROUGHT UP OR RAISED BY",
        "",
        *_rules(card, content),
    ]
    return "\n".join([*lines, *_elsewhere(files, "\n".join(lines))]) + "\n"


def _elsewhere(files: list[Item], reference: str) -> Iterator[str]:
    """Yield each text of a card and its rules that is not in the lines above, such as that of a new field."""
    for item in files:
        for where, text, _ in marked_texts(item, *KEPT):
            if text not in reference:
                yield f"{item.name}, {in_words(where)}: {text}"


def _whole(card: Card, content: Content) -> Iterator[str]:
    note = card.certainty
    if card.clinical:
        yield f"clinical: {card.clinical}"
    yield f"fact {_statement(card.fact)}"
    yield f"first [{_own_or(card.first.sources)}]: {card.first.what} {card.first.how} {card.first.why}"
    yield from (f"    - {step}" for step in card.first.steps)
    yield f"unknown {_statement(card.unknown)}"
    yield f"certainty [{note.level.value}]: {note.sentence} {note.reason}"
    for key in STATEMENTS:
        yield from (f"{key} {_statement(item)}" for item in getattr(card, key))
    for key, item in card.looks_like.items():
        yield f"looks_like, {key} {_statement(item)}"
    for id in card.findings:
        finding = content.findings[id]
        yield (
            f"count [{finding.certainty.value}; {finding.source}]: {count_sentence(finding, content)} {finding.who} "
            f"{finding.treatment} {finding.time_span} {skin_types_sentence(finding, content)} {finding.caveat or ''}"
        ).rstrip()
    for action in card.actions:
        yield f"action [{_own_or(action.sources)}]: {action.what} {action.why}"
        yield from (f"    - {step}" for step in action.how)
    for speed in SPEEDS:
        yield from (
            f"sign [{speed}; {_own_or(sign.sources)}{'; speed is ours' if sign.judgement else ''}]: {sign.text}"
            for sign in card.warning_signs
            if sign.when == speed
        )


def _statement(item: Statement) -> str:
    level = item.certainty.value if item.certainty else "no certainty"
    return f"[{level}; {item.says.value}; {_own_or(item.sources)}]: {item.text}"


def _own_or(sources: tuple[str, ...] | list[str]) -> str:
    return ", ".join(sources) or "our own"


def _rules(card: Card, content: Content) -> Iterator[str]:
    for rule in _rules_of(card, content):
        yield f"{rule.id} [{rule.urgency.id}{_until(rule)}; {_backing(rule)}]: {_condition(rule.when)}"
        yield f"    {rule.because}"
        yield f"    not sure: {rule.because_unsure}"


def _rules_of(card: Card, content: Content) -> list[Rule]:
    """Return the rules of a card in the order in which their files are listed."""
    rules = [rule for rule in content.rules.values() if rule.card == card.id]
    return sorted(rules, key=lambda rule: f"{rule.id}.yaml")


def _until(rule: Rule) -> str:
    return f" until {rule.until}" if rule.until else ""


def _backing(rule: Rule) -> str:
    return ", ".join([*rule.sources, *(["our own judgement"] if rule.own_judgement else [])])


def _condition(when: Condition) -> str:
    if isinstance(when, Group):
        return f"{when.word} of ({'; '.join(map(_condition, when.parts))})"
    return f"{when.question} {when.word} {', '.join(when.options)}".strip()


def _reference_text(item: Item) -> str:
    """Return every text of a file in its order, each with its place and what it rests on; clinical terms last."""
    patients = marked_texts(item, ReaderText, ReaderChoice)
    return (
        "\n".join(
            f"{'.'.join(map(str, where))}{_grounds(item, where)}: {text}"
            for where, text, _ in (*patients, *marked_texts(item, ClinicalText))
        )
        + "\n"
    )


def _grounds(item: Item, where: tuple) -> str:
    """Return what a text rests on: the choices and the sources beside it, and what is said of these."""
    around = item.mapping_at(where[:-1])
    keys = [key for key, _ in source_list_fields(around.schema)] if around and around.schema else []
    if not around or not keys or not isinstance(around.value.get(keys[0]), list):
        return ""
    choices = [
        str(around.value[key])
        for key, slot in slots(around.schema).items()
        if slot.closed and not slot.plain and isinstance(around.value.get(key), str)
    ]
    claimed = [key for key, value in around.value.items() if value is True]  # such as that a speed is our own
    return f" [{'; '.join([*choices, _own_or(around.value[keys[0]]), *claimed])}]"
