"""Laws of the rulebook: every rule is in it, whole, and what is missing cannot be missed."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from tests.content.compiled import CONTENT
from tests.content.source import FOLDER
from tests.view.parsed import Elements
from widgets.authoring.__main__ import main
from widgets.authoring.reading.content_folder import read_content
from widgets.authoring.reports.rulebook import Rulebook, open_questions, read_scenarios, rulebook
from widgets.authoring.reports.rulebook_entry import BACKGROUND, NO_SCENARIO, OWN, condition_html
from widgets.authoring.reports.rulebook_html import UNSIGNED, rulebook_html
from widgets.authoring.reports.thin_grounds import KINDS, kind_of, thin_grounds
from widgets.core.assessment import assess
from widgets.core.profile import clean
from widgets.core.raised_card import with_all_reasons
from widgets.core.rules import Group, Leaf, fire

PROJECT = Path(__file__).parents[2]
FILES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in PROJECT.glob("content/rules/*.yaml")}
SCENARIOS = {
    path: yaml.safe_load(path.read_text("utf-8")) for path in sorted(PROJECT.glob("tests/scenarios/*.yaml"))
}


def make_rulebook(without: str | None = None) -> Rulebook:
    """The rulebook of the real content; `without` the scenarios that fire one rule."""
    scenarios, complaints = read_scenarios(PROJECT / "tests" / "scenarios", CONTENT)
    assert [] == complaints
    cards = [with_all_reasons(id, CONTENT) for id in CONTENT.cards]
    questions = open_questions(read_content(FOLDER), CONTENT)
    whole = rulebook(CONTENT, cards, scenarios, questions)
    if without is None:
        return whole
    firing = {
        one.scenario.number for entry in whole.entries if entry.rule.id == without for one in entry.firings
    }
    return rulebook(CONTENT, cards, [one for one in scenarios if one.number not in firing], questions)


BOOK = make_rulebook()
PAGE = rulebook_html(BOOK)


def part(rule: str, page: str = PAGE) -> str:
    """The rows of one rule."""
    return re.search(f'<tbody id="rule-{rule}".*?</tbody>', page, flags=re.DOTALL)[0]


def text(markup: str) -> str:
    """What a reader sees of it, with single spaces."""
    return " ".join(Elements(markup).text.split())


def facts(page: str) -> dict[str, str]:
    """The figures of the front page, by name."""
    return {
        text(name): text(value)
        for name, value in re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", page, flags=re.DOTALL)
    }


def test_every_rule_is_in_it_once() -> None:
    """
    The rules of the document are the files of content/rules, each once, and the front page gives their number.
    """
    ids = re.findall('<tbody id="rule-([^"]+)"', PAGE)

    assert sorted(FILES) == sorted(ids)
    assert str(len(FILES)) == facts(PAGE)["Rules"]
    assert (
        str(sum(rule["own_judgement"] for rule in FILES.values()))
        == facts(PAGE)["Rules that rest on our own judgement"]
    )


@pytest.mark.parametrize("id", FILES)
def test_a_rule_is_whole(id: str) -> None:
    """
    Beside each rule are both sentences, the words of its questions and answers and none of their ids, its sources,
    whose judgement it is, until when, and one line to sign.
    """
    rule, entry_text = FILES[id], text(part(id))

    assert rule["because"] in entry_text and rule["because_unsure"] in entry_text
    assert (rule.get("until") or "") in entry_text
    assert rule["own_judgement"] == (OWN in entry_text)
    assert (rule["own_judgement"] and bool(rule["sources"])) == (BACKGROUND in entry_text)
    assert rule["sources"] == re.findall('href="#source-([^"]+)"', part(id))
    assert all(f'id="source-{source}"' in PAGE for source in rule["sources"])
    for leaf in leaves(CONTENT.rules[id].when):
        question = CONTENT.questions[leaf.question]
        assert question.legend in entry_text
        assert [] == [
            option
            for option in question.options
            if option.id in leaf.options and option.text not in entry_text
        ]
        assert [] == [option for option in leaf.options if "_" in option and option in entry_text]
    assert (
        1
        == entry_text.count("☐ Agree")
        == entry_text.count("☐ Change to")
        == entry_text.count("Registration")
    )
    assert f"rules/{id}.yaml, content {CONTENT.version}" in entry_text


def leaves(when: Leaf | Group) -> list[Leaf]:
    return [leaf for one in when.parts for leaf in leaves(one)] if isinstance(when, Group) else [when]


@pytest.mark.parametrize("id", FILES)
def test_a_rule_names_its_card_with_its_urgency_as_the_page_words_it(id: str) -> None:
    """
    A rule is listed under its card, and its urgency is worded as on that card when only this rule applies.
    """
    entry = next(entry for entry in BOOK.entries if entry.rule.id == id)
    card, before = CONTENT.cards[FILES[id]["card"]], PAGE[: PAGE.index(f'id="rule-{id}"')]

    assert re.findall('<h2 id="card-([^"]+)"', before)[-1] == card.id
    assert card.title in text(part(id))
    assert entry.urgency_words in text(part(id))
    label = CONTENT.urgency[FILES[id]["urgency"]]["label"]
    expected = (
        CONTENT.words.under("cards.reason_for").get(FILES[id]["urgency"], label) if card.is_outcome else label
    )
    if FILES[id]["urgency"] == "can_happen_to_anyone":
        expected = label if card.is_outcome else CONTENT.words("cards.good_to_know")
    assert entry.urgency_words.startswith(expected)


def test_the_most_urgent_comes_first() -> None:
    """
    Cards follow each other from the most urgent to the least, and so do the rules of a card.
    """
    of_cards = [group.card.urgency for group in BOOK.cards]

    assert sorted(of_cards, reverse=True) == of_cards
    for group in BOOK.cards:
        urgencies = [entry.rule.urgency for entry in group.entries]
        assert sorted(urgencies, reverse=True) == urgencies
        assert group.card.urgency == urgencies[0]


def test_scenarios_are_those_that_fire_the_rule() -> None:
    """
    A rule names the scenarios whose reader gets its sentence, and every such scenario, by name or by number.
    """
    number = {path: n for n, path in enumerate(SCENARIOS, start=1)}
    numbers_by_rule: dict[str, set[int]] = {id: set() for id in FILES}
    for path, scenario in SCENARIOS.items():
        assessment = assess(CONTENT, clean(CONTENT.questions, scenario["answers"] or {}))
        for card in (*assessment.cards, *assessment.gathered):
            for reason in card.reasons:
                numbers_by_rule[reason.rule].add(number[path])

    for id, numbers in numbers_by_rule.items():
        linked_numbers = {int(n) for n in re.findall('href="#scenario-([0-9]+)"', part(id))}
        assert numbers <= linked_numbers, id
        assert any(
            scenario["name"] in text(part(id))
            for path, scenario in SCENARIOS.items()
            if number[path] in linked_numbers
        )
    assert len(SCENARIOS) == PAGE.count('<li id="scenario-')


@pytest.mark.parametrize("id", FILES)
def test_no_scenario_is_named_that_does_not_fire_the_rule(id: str) -> None:
    """
    The scenarios beside a rule fire it, and one that only "I am not sure" lets fire it is marked.
    """
    entry = next(entry for entry in BOOK.entries if entry.rule.id == id)

    for one in entry.firings:
        answers = list(SCENARIOS.values())[one.scenario.number - 1]["answers"]
        reason = fire(CONTENT.rules[id], clean(CONTENT.questions, answers), CONTENT.questions)
        assert reason and one.unsure == reason.unsure
    doubt_marks = len(re.findall(r"</a>\?|\(not sure\)", part(id)))
    assert sum(one.unsure for one in entry.firings) == doubt_marks


def test_every_rule_has_a_scenario() -> None:
    """
    No rule of the content is without a scenario that fires it.
    """
    assert [] == [entry.rule.id for entry in BOOK.never_fired]
    assert "0" == facts(PAGE)["Rules that no scenario fires"]
    assert NO_SCENARIO not in PAGE


def test_a_rule_without_a_scenario_is_marked() -> None:
    """
    Where no scenario fires a rule, its row says so, and the front page counts it.
    """
    page = rulebook_html(make_rulebook(without="radiofrequency-needles"))

    assert NO_SCENARIO in text(part("radiofrequency-needles", page))
    assert int(facts(page)["Rules that no scenario fires"]) == page.count('class="missing"') >= 1


def test_nobody_has_signed() -> None:
    """
    The front page says that no clinician has signed, and no line names one.
    """
    assert UNSIGNED in PAGE
    assert {'<span class="blank">Name</span>'} == set(re.findall(r'<span class="blank">Name.*?</span>', PAGE))


def test_front_page_gives_the_age_of_the_content() -> None:
    """
    Version and dates are those of the content.
    """
    assert CONTENT.version == facts(PAGE)["Content version"]
    assert " to " in facts(PAGE)["Cards last checked"]


def test_every_line_to_sign_says_what_is_signed() -> None:
    """
    Each line to sign names a file or a folder of the content, and the version of the content.
    """
    lines = re.findall('<div class="signature">.*?</div>', PAGE, flags=re.DOTALL)
    named = [re.search(r"<code>(.+), content (\w+)</code>", line) for line in lines]

    assert PAGE.count("Registration") == len(lines) == len([name for name in named if name])
    assert {CONTENT.version} == {name[2] for name in named}
    assert [] == [name[1] for name in named if not (PROJECT / "content" / name[1]).exists()]


def of(*known: tuple[str, str]) -> str | None:
    """The kind of thin ground of sources with this design and this reading."""
    some = next(iter(CONTENT.sources.values()))
    return kind_of(tuple(replace(some, design=design, how_known=how) for design, how in known))


def test_kinds_of_thin_ground() -> None:
    """
    What a rule rests on follows from what its sources are and how they were read.
    """
    label, opening, read = ("maker_label", "copy"), ("trial", "opening"), ("trial", "abstract")
    alone, single, others, none, beside = KINDS

    assert (alone, alone, beside) == (of(label), of(label, label), of(label, read))
    assert (single, None) == (of(opening), of(opening, opening))
    assert (others, others) == (of(("survey", "second_hand")), of(("survey", "recalled")))
    assert (none, None, None) == (of(), of(read), of(("maker_label", "original")))


def test_thin_grounds_are_at_the_front() -> None:
    """
    Above all tables, each rule on thin ground is named once, under its kind, with a link to it; no other rule is.
    """
    front = PAGE[: PAGE.index("<table")]
    sources = {entry.rule.id: [CONTENT.sources[id] for id in entry.rule.sources] for entry in BOOK.entries}
    thin = {id for id, every in sources.items() if kind_of(tuple(every))}
    linked = re.findall('href="#rule-([^"]+)"', front)

    assert thin == set(linked) and len(thin) == len(linked) > 20
    for ground in thin_grounds(BOOK):
        assert f"{ground.name} ({len(ground.entries)})" in text(front)


def test_each_card_says_how_sure_it_is() -> None:
    """
    The name of each card is followed by the level of its certainty, the sentence and the reason.
    """
    page_text = text(PAGE)

    for group in BOOK.cards:
        note = group.card.certainty
        assert f"{CONTENT.certainty_word(note.level, 'label')}: {note.sentence} {note.reason}" in page_text


def test_conditions_are_spelt_out() -> None:
    """
    All, any, all of, and not sure are spelt out in words.
    """
    one = Leaf("vitiligo", "is", ("growing",))
    unknown = Leaf("vitiligo", "is_unknown")
    both = Leaf("on_skin", "all_of", ("serum", "own_blood"))

    words = text(condition_html(Group("all", (one, Group("any", (unknown, both)))), CONTENT))

    assert "All of these:" in words and "At least one of these:" in words and "Answers, all of:" in words
    assert CONTENT.questions["vitiligo"].not_sure.text in words


def test_open_questions_are_those_of_the_warning_signs() -> None:
    """
    What the warning signs leave for a clinician to agree is listed, each with a line to sign.
    """
    raw = yaml.safe_load((PROJECT / "content" / "signs.yaml").read_text("utf-8"))
    wordings = [sign["to_agree"].strip() for sign in raw["signs"] if sign.get("to_agree")]

    assert wordings and all(words in text(PAGE) for words in wordings)
    assert len(wordings) + len(raw["agreed"]) == len(BOOK.questions) == text(PAGE).count("Question ")


def test_it_is_well_formed() -> None:
    """
    Every element is closed in order, ids are unique, links lead somewhere, and headings skip no level.
    """
    elements = Elements(PAGE)
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    levels = [int(name[1]) for name, _ in elements.found if re.fullmatch("h[1-6]", name)]

    assert ([], []) == (elements.broken, elements.open)
    assert len(set(ids)) == len(ids)
    assert set() == {link["href"][1:] for link in elements.all("a") if link["href"].startswith("#")} - set(
        ids
    )
    assert 1 == levels.count(1) and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_heads() -> None:
    """
    Each table has a caption, a head for each column, and one for each row.
    """
    for table in re.findall("<table.*?</table>", PAGE, flags=re.DOTALL):
        assert "<caption>" in table and 'scope="col"' in table
        assert re.search('scope="row(group)?"', table)


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    The command writes the document where it is asked to, and prints the path and the number of rules.
    """
    out = tmp_path / "deep" / "rules.html"

    assert 0 == main(["rulebook", "--out", str(out)])
    assert PAGE == out.read_text("utf-8")
    assert f"{out}: {len(FILES)} rules" in capsys.readouterr().out


def test_command_with_a_broken_scenario(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A scenario that cannot be read is a complaint, and nothing is written.
    """
    (tmp_path / "broken.yaml").write_text("name: [", encoding="utf-8")

    assert 1 == main(["rulebook", "--out", str(tmp_path / "x.html"), "--scenarios", str(tmp_path)])
    assert "broken.yaml" in capsys.readouterr().err
    assert not (tmp_path / "x.html").exists()


def test_the_document_follows_the_content() -> None:
    """
    A changed sentence changes the document: nothing in it is written twice.
    """
    id = "vitiligo-growing"
    new_content = replace(
        CONTENT, rules={**CONTENT.rules, id: replace(CONTENT.rules[id], because="You told us X.")}
    )
    cards = [with_all_reasons(card, new_content) for card in new_content.cards]

    assert "You told us X." in text(part(id, rulebook_html(rulebook(new_content, cards, [], []))))
