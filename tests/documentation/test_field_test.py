"""The kit for a field test: its questions are those of the content, and its analysis is right on made-up data."""

import csv
import importlib.util
import io
import math
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

KIT = Path(__file__).parents[2] / "docs/field-test"


def script(name: str) -> ModuleType:
    """Return a script of the kit as a module: its folder has a hyphen, as an address should."""
    spec = importlib.util.spec_from_file_location(f"field_test_{name}", KIT / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


ANALYSIS, ITEMS = script("analyse"), script("knowledge_items")
KEY = ANALYSIS.read_key()


def as_csv(rows: list[dict[str, str]]) -> io.StringIO:
    """Return rows as a file of answers."""
    file = io.StringIO()
    writer = csv.DictWriter(file, ANALYSIS.COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    file.seek(0)
    return file


def made_up(people: int, **more: float) -> list[dict[str, str]]:
    """Return made-up people."""
    return list(ANALYSIS.made_up(people, KEY, **more))


# --- the questions


def test_the_items_are_those_of_the_content() -> None:
    """Ten questions of ten cards, as the content has them today (else: python docs/field-test/knowledge_items.py)."""
    assert ITEMS.page() == (KIT / "knowledge-items.md").read_text("utf-8")
    assert ITEMS.key() == (KIT / "knowledge-items.csv").read_text("utf-8")
    assert list(range(1, 11)) == list(KEY)


def test_the_place_of_an_answer_says_nothing() -> None:
    """Each item may be answered with "I do not know", and no letter is right more than six times of ten."""
    letters = [item.letter for item in ITEMS.items()]

    assert all(ITEMS.NOT_KNOWN == item.answers[-1] for item in ITEMS.items())
    assert max(letters.count(letter) for letter in letters) <= 6
    assert {*letters} <= {*ANALYSIS.LETTERS}


# --- the analysis


def test_it_runs_from_end_to_end(tmp_path: Path) -> None:
    """The two commands of the kit's first page print made-up answers and their report, with Python alone."""
    command = [sys.executable, "-I", str(KIT / "analyse.py")]
    answers = subprocess.run([*command, "--made-up", "60"], capture_output=True, text=True, check=True).stdout
    (tmp_path / "answers.csv").write_text(answers)
    printed = subprocess.run(
        [*command, str(tmp_path / "answers.csv")], capture_output=True, text=True, check=True
    )

    assert printed.stdout.startswith("60 people: 30 workbook, 30 usual\n")
    assert "Difference in gain, workbook less usual: " in printed.stdout


@pytest.mark.parametrize("gain", [0.0, 0.2])
def test_a_known_gain_is_found(gain: float) -> None:
    """Of 40 made-up trials in which the workbook adds so much, about 95 in 100 intervals have the true gain in them."""
    hits = 0
    for seed in range(40):
        people = ANALYSIS.read_people(as_csv(made_up(40, seed=seed, gain=gain)), KEY)
        gains = [[one.gain for one in people if one.group == group] for group in ANALYSIS.GROUPS]
        found = ANALYSIS.difference(*gains)
        hits += found.low <= 100 * gain <= found.high

    assert 34 <= hits <= 40


def test_points_are_the_share_that_is_right() -> None:
    """All right is 100, nothing answered is 0, and SURE without all four answers is left out."""
    [row] = made_up(1)
    right = {f"after_{n}": KEY[n] for n in ANALYSIS.ITEMS}
    nothing = {f"before_{n}": "" for n in ANALYSIS.ITEMS}
    [person] = ANALYSIS.read_people(as_csv([row | right | nothing | {"sure_2": ""}]), KEY)

    assert (0, 100, 100, None) == (person.before, person.after, person.gain, person.sure)


def test_who_left_is_counted_and_has_no_gain() -> None:
    """Nothing answered afterwards is no loss of knowledge: the person is among those who left, with the group."""
    first, *others = made_up(6)
    nothing = {f"after_{n}": "" for n in ANALYSIS.ITEMS}
    printed = ANALYSIS.report(ANALYSIS.read_people(as_csv([first | nothing, *others]), KEY))

    assert printed.startswith("5 people: 2 workbook, 3 usual\nLeft before the end: 1 workbook, 0 usual\n")


def test_four_times_yes_is_settled() -> None:
    """One no among the four makes it not settled."""
    [row] = made_up(1)
    yes = {f"sure_{n}": "yes" for n in ANALYSIS.SURE}
    people = ANALYSIS.read_people(as_csv([row | yes, row | yes | {"id": "other", "sure_4": "no"}]), KEY)

    assert [True, False] == [person.sure for person in people]


@pytest.mark.parametrize(
    ("freedom", "share", "published"),
    [(1, 0.975, 12.706), (10, 0.975, 2.228), (30, 0.975, 2.042), (120, 0.975, 1.980), (10, 0.95, 1.812)],
)
def test_quantiles_of_student_are_those_of_the_tables(freedom: float, share: float, published: float) -> None:
    """The numbers that any textbook has."""
    assert published == pytest.approx(ANALYSIS.t_quantile(freedom, share), abs=5e-4)


def test_intervals_are_those_worked_out_by_hand() -> None:
    """The mean of 1 to 5 is 3 plus and minus 1.963; Wilson's interval of 8 of 10 is 49.0 to 94.3 in 100."""
    middle = ANALYSIS.mean([1.0, 2.0, 3.0, 4.0, 5.0])
    share = ANALYSIS.share(8, 10)

    assert (3, 1.037, 4.963) == pytest.approx((middle.value, middle.low, middle.high), abs=1e-3)
    assert (80, 49.0, 94.3) == pytest.approx((share.value, share.low, share.high), abs=0.1)


def test_too_few_people_give_no_interval() -> None:
    """One person has a value and no interval, and nobody has neither; the report says so."""
    assert math.isnan(ANALYSIS.mean([50.0]).low)
    assert math.isnan(ANALYSIS.mean([]).value)
    assert "no interval from 1 person" in ANALYSIS.report(ANALYSIS.read_people(as_csv(made_up(1)), KEY))
    assert "One group only" in ANALYSIS.report(ANALYSIS.read_people(as_csv(made_up(1)), KEY))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"group": "control"}, "line 2: group is 'control', and may be workbook, usual"),
        ({"after_3": "e"}, "line 2: after_3 is 'e', and may be a, b, c, d or nothing"),
        ({"sure_1": "maybe"}, "line 2: sure_1 is 'maybe', and may be yes, no or nothing"),
        ({"id": "made-up-2"}, "made-up-2 is there 2 times"),
    ],
)
def test_what_does_not_fit_is_named(change: dict[str, str], complaint: str) -> None:
    """A wrong word is never counted as something else: the message says where it is and what may be there."""
    first, second = made_up(2)

    with pytest.raises(ANALYSIS.NotAsDescribed, match=re.escape(complaint)):
        ANALYSIS.read_people(as_csv([first | change, second]), KEY)


def test_other_columns_are_refused() -> None:
    """A file with a column more, such as a name, is not read."""
    with pytest.raises(ANALYSIS.NotAsDescribed, match="The columns should be: id, group"):
        ANALYSIS.read_people(io.StringIO("id,name\n1,somebody\n"), KEY)


# --- the texts


def test_the_table_of_sizes_is_what_the_script_gives() -> None:
    """Each number of the table is that of the formula."""
    text = (KIT / "sample-size.md").read_text("utf-8")
    table = [
        [int(cell) for cell in row]
        for row in re.findall(r"^\| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", text, re.M)
    ]

    assert 3 == len(table)
    for deviation, *sizes in table:
        size = ANALYSIS.people_in_a_group
        assert sizes == [
            size(6.5, deviation),
            size(6.5, deviation, power=0.9),
            size(6.5, deviation, correlation=0.5),
            size(10, deviation),
        ]


def test_sure_is_not_repeated_from_memory() -> None:
    """The four questions may not be altered, so their place is empty and their source is named."""
    text = (KIT / "sure.md").read_text("utf-8")

    assert 4 == len(re.findall(r"^\d\. _+ yes / no$", text, re.M))
    assert "cfp.ca/content/56/8/e308" in text and "decisionaid.ohri.ca" in text


@pytest.mark.parametrize("name", ["README.md", "consent.md", "protocol.md"])
def test_nothing_claims_that_it_was_done(name: str) -> None:
    """Each text says what has not happened yet."""
    said = {
        "README.md": ("Patients have not taken part", "No field test has been"),
        "consent.md": ("No skin specialist has checked it yet", "You may say no"),
        "protocol.md": ("No part of it has been tried",),
    }

    assert [] == [words for words in said[name] if words not in (KIT / name).read_text("utf-8")]
