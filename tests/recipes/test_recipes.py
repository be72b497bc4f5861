"""Each recipe works as it is written: its steps, taken in a copy of the workbook, give what they promise."""

import json
import re
from pathlib import Path

import pytest

from .conftest import RECIPES, ROOT
from .recipe import DoesNotWork, Step, read_steps, take

GOLDEN = (
    "cards/needle-fear.txt",
    "chapters/needle-day.txt",
)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.stem)
def test_each_block_says_what_to_do_with_it(recipe: Path) -> None:
    """
    Every block of a recipe is a step that can be taken, and the list of recipes names it.
    """
    steps = list(read_steps(recipe))

    assert len(steps) == recipe.read_text("utf-8").count("```") / 2
    assert f"({recipe.name})" in (recipe.parent / "README.md").read_text("utf-8")


def test_the_copy_is_what_is_tried(outcome: dict, project: Path) -> None:
    """
    The pages come from the changed package, not from the one beside these tests.
    """
    assert str(project) in outcome["package"]


def test_new_card(outcome: dict) -> None:
    """
    The answer of the new question brings up the new card, with its reason and what is known.
    """
    assert 'data-key="needle-fear"' in outcome["cards"]
    assert "You told us that needles scare you." in outcome["cards"]
    assert "You can ask for a break" in outcome["cards"]


def test_new_page(outcome: dict) -> None:
    """
    The page is in its menu, its notebook has its title, and shows all that the chapter has.
    """
    calls = ('page.text("before", "after")', "page.questions()", "page.cards()", 'page.chart("healing")')

    assert "The day itself" == outcome["titles"]["menu"]
    assert "# The day itself" == outcome["titles"]["notebook"].splitlines()[0]
    assert list(calls) == outcome["shown"]


def test_new_field(outcome: dict, project: Path) -> None:
    """
    Each field is on its card under its heading, in the golden text, in the preview, and in the table for editors.
    """
    golden = (project / "content/golden/cards/redness.txt").read_text("utf-8")

    assert "<h4>From day to day</h4>" in outcome["cards"]
    assert "You may want a free day after it." in outcome["cards"]
    assert "<h4>On the day itself</h4>" in outcome["cards"]
    assert "Plan no other visit for that day." in outcome["cards"]
    assert "on_the_day, text: Plan no other visit for that day." in golden
    assert "On the day itself\n  - Plan no other visit for that day." in outcome["card_text"]
    assert re.search(r"daily_life \[very_low; judgement; .*\]: You may want a free day after it\.", golden)
    assert "| `daily_life` (may be left out) | statements |" in (project / "content/README.md").read_text(
        "utf-8"
    )


def test_new_question_kind(outcome: dict, project: Path) -> None:
    """
    A doubt beside a pick includes two neighbours on each side, the form shows a box, and editors know its word.
    """
    schema = json.loads((project / "content/schema/question.json").read_text("utf-8"))

    assert ["II", "III", "IV", "V", "VI"] == outcome["possible"]
    assert [] == outcome["certain"]
    assert 'class="mw-question mw-rough_scale"' in outcome["skin_type"]
    assert 1 == outcome["skin_type"].count('type="checkbox"')
    assert "rough_scale" in json.dumps(schema)


def test_new_chart(outcome: dict, project: Path) -> None:
    """
    The chart is drawn under its name, with its bars and its table, in a cell of its chapter's notebook.
    """
    assert "Advice at each stage of healing" in outcome["chart"]["title"]
    assert "<table" in outcome["chart"]["notes"]
    assert 5 < outcome["chart"]["notes"].count('class="mw-bar mw-full"')
    [cell] = [
        cell for cell in _cells(project / "notebooks/healing.ipynb") if "advice" in "".join(cell["source"])
    ]
    assert ['page.chart("advice")'] == cell["source"]
    assert cell["metadata"]["jupyter"]["source_hidden"]
    assert '"advice"' in (project / "content/schema/chapter.json").read_text("utf-8")


def _cells(notebook: Path) -> list[dict]:
    return json.loads(notebook.read_text("utf-8"))["cells"]


@pytest.mark.parametrize("name", GOLDEN)
def test_the_new_texts_are_kept(name: str, project: Path) -> None:
    """
    `make golden` found no complaint in all of the content, and keeps the texts that the recipes added.
    """
    assert (project / "content" / "golden" / name).is_file()


@pytest.mark.parametrize(
    "step",
    [
        Step("r.md", "below", "x\n", "Makefile", "no such line"),
        Step("r.md", "instead", "x\n", "no-such-file", "x"),
        Step("r.md", "cell", "x\n", "notebooks/welcome.ipynb", "page.no_such_call()"),
        Step("r.md", "run", "make no-such-command\n"),
    ],
    ids=lambda step: step.form,
)
def test_a_step_that_no_longer_works_is_named(step: Step) -> None:
    """
    A line that is gone, a file that is gone and a command that fails are errors that name the recipe.
    """
    with pytest.raises(DoesNotWork, match=r"r\.md: .*no.such"):
        take(step, ROOT)
