"""The lesson that teachers begin with: the plan of 20 minutes as a notebook, with nothing of its own beside it."""

import re
from datetime import date
from html import escape

import nbformat
import pytest

from tests.commands.exported import read
from tests.content.compiled import CONTENT
from tests.notebooks.refresh import EXAMPLES, PROJECT
from widgets.commands import export as command
from widgets.commands.check import fault_in
from widgets.export.handout import handout
from widgets.export.pieces import shown
from widgets.export.slides import slides
from widgets.export.subjects import subject

PATH = EXAMPLES / "a-lesson-of-20-minutes.ipynb"
CELLS = nbformat.read(PATH, as_version=4).cells
TEXTS = [cell.source for cell in CELLS if cell.cell_type == "markdown"]
CALLS = [cell.source for cell in CELLS if cell.cell_type == "code"]
(PLAN,) = (lesson for lesson in CONTENT.teaching.lessons if lesson.minutes == 20)
GUIDES = {name: (PROJECT / "docs" / f"{name}.md").read_text("utf-8") for name in ("notebooks", "educators")}
OWN_WORDS = CONTENT.words("handout.own_words")


def test_the_lesson_is_the_plan() -> None:
    """
    Each step of the plan has a text with its minutes and its words, in order; besides, there are only the things to
    have ready, and the two first cells, which say nothing of skin.
    """
    title, recipe, ready, *steps = TEXTS
    heads = [f"## Minutes {step.from_minute} to {step.to_minute}: " for step in PLAN.steps]

    assert title.startswith(f"# {PLAN.title}") and "\n" not in title
    assert CONTENT.words("page.unchecked") in recipe.replace("**", "")
    assert [f"- {thing}" for thing in PLAN.ready] == ready.splitlines()[2:]
    assert [step.do for step in PLAN.steps] == [text.split("\n\n", 1)[1] for text in steps]
    assert [True] * len(steps) == [text.startswith(head) for text, head in zip(steps, heads, strict=True)]
    assert not re.search("skin|needl", recipe.split("\n\n", 1)[1])


def test_the_lesson_loads_the_cases_of_the_plan() -> None:
    """
    The cases are those of the plan, in its order, each followed by its cards; the questions come before, when no answer
    is given yet, and after.
    """
    cases = re.findall(r'\.case\("([\w-]+)"\)\n\w+\.cards\(\)', "\n".join(CALLS))

    assert [step.case for step in PLAN.steps if step.case] == cases
    asked = [source for source in CALLS if "knowledge_check" in source]
    assert ["teaching.knowledge_check(first=4, answers=False)", "teaching.knowledge_check(first=4)"] == asked
    assert asked[1] == CALLS[-1]


def test_no_answer_comes_before_the_room_has_said_its_own() -> None:
    """
    The first four questions are there twice, and their answers only at the end.
    """
    before, after = (
        "".join(cell.outputs[0].data["text/html"]) for cell in CELLS if "knowledge_check" in cell.source
    )
    check = CONTENT.teaching.knowledge_check
    heard = CONTENT.words("teaching.check.right")

    assert [True] * 4 + [False] * (len(check) - 4) == [
        escape(item.question, quote=False) in before for item in check
    ]
    assert heard not in before
    assert 4 == after.count(heard)


def test_the_lesson_speaks_the_documented_words() -> None:
    """
    It makes only calls that the guide for teachers lists, with the code folded, as whoever presents it needs it.
    """
    listed = set(re.findall(r"^\| `page\.(\w+)\(", GUIDES["notebooks"], re.MULTILINE))
    made = {call for source in CALLS for call in re.findall(r"^\w+\.(\w+)\(", source, re.MULTILINE)}

    assert made and made <= listed
    assert [] == [
        cell.id
        for cell in CELLS
        if cell.cell_type == "code" and not cell.metadata.get("jupyter", {}).get("source_hidden")
    ]


@pytest.mark.parametrize("guide", GUIDES)
def test_the_recipe_is_where_teachers_look(guide: str) -> None:
    """
    Both guides name the notebook to copy.
    """
    assert f"examples/{PATH.name}" in GUIDES[guide]


def test_a_teachers_own_words_are_marked(tmp_path) -> None:
    """
    In what is exported a text that its owner changed or added says so below it; texts of the workbook and a heading
    alone do not, and how to copy it is left out.
    """
    notebook = nbformat.read(PATH, as_version=4)
    texts = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    texts[0].source = "# A lesson of mine"
    texts[3].source = "## Minutes 0 to 4\n\nNeedles do no harm."
    nbformat.write(notebook, tmp_path / "my-lesson.ipynb")

    own = subject(str(tmp_path / "my-lesson.ipynb"), None, {}, CONTENT)
    assert "" == fault_in(own.notebook, "my-lesson.ipynb", EXAMPLES)
    found = read(handout(own, shown(own).pieces, CONTENT, command.date(2026, 11, 27)))

    assert "A lesson of mine" == own.title
    assert f"Needles do no harm. {OWN_WORDS}" in found.words
    assert 1 == found.words.count(OWN_WORDS)
    assert all(step.do in found.words for step in PLAN.steps[1:])
    assert "Make it yours" not in found.words and "Run All" not in found.words
    assert CONTENT.cards["vitiligo-growing"].fact.text in found.words


def as_slides(path: str) -> tuple[str, str, int]:
    """Return what a room sees on the slides of a notebook as it is saved, what is in the notes, and how many slides
    follow each other."""
    own = subject(path, None, {}, CONTENT)
    page = slides(own, shown(own).pieces, CONTENT, date(2026, 11, 27))
    notes = re.compile(r'<aside class="notes">.*?</aside>', re.DOTALL)
    body = notes.sub("", page[page.index("<body") :])
    turns = re.sub(
        r"<section>\s*<section>.*?</section>\s*</section>", "<section></section>", body, flags=re.DOTALL
    )
    return read(body).words, read(" ".join(notes.findall(page))).words, turns.count("<section>")


def test_a_room_sees_no_word_to_its_teacher() -> None:
    """
    What to do in which minutes is in the notes of the slide that it is about, and on no slide.
    """
    seen, notes, _ = as_slides(str(PATH))

    for words in (*PLAN.ready, *(step.do for step in PLAN.steps), "Before the lesson", "Minutes 0 to 4"):
        assert words in notes and words not in seen
    assert escape(CONTENT.teaching.knowledge_check[0].question) in escape(seen)


def test_the_slides_fit_into_the_time() -> None:
    """
    Twenty minutes are for about as many slides; the rest is below them, and nobody has to go through it.
    """
    assert 20 <= as_slides(str(PATH))[2] <= 25


def test_a_teacher_chooses_where_a_cell_is_shown(tmp_path) -> None:
    """
    The types of slides that JupyterLab offers hold: notes, no slide, and below the slide before. A link in the notes
    to another page is words alone. On a handout all of it is there.
    """
    cells = [
        nbformat.v4.new_markdown_cell("# Mine\n\n## First slide\n\nTo see."),
        nbformat.v4.new_markdown_cell(
            "## More of it\n\nDeeper.", metadata={"slideshow": {"slide_type": "subslide"}}
        ),
        nbformat.v4.new_markdown_cell("Never shown.", metadata={"slideshow": {"slide_type": "skip"}}),
        nbformat.v4.new_markdown_cell(
            "## Say this\n\n[Slowly](welcome.ipynb).", metadata={"slideshow": {"slide_type": "notes"}}
        ),
        nbformat.v4.new_markdown_cell("## Last slide\n\nThe end."),
        nbformat.v4.new_markdown_cell("Goodbye.", metadata={"slideshow": {"slide_type": "notes"}}),
    ]
    path = tmp_path / "mine.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    seen, notes, _ = as_slides(str(path))

    assert "To see." in seen and "Deeper." in seen and "Never shown." not in seen + notes
    assert "Say this Slowly." in notes and "Goodbye." in notes
    assert "Slowly" not in seen and "Goodbye" not in seen
    own = subject(str(path), None, {}, CONTENT)
    page = slides(own, shown(own).pieces, CONTENT, date(2026, 11, 27))
    assert 'href="welcome' not in page
    assert re.search(
        r"<section><section>(?:(?!</section>).)*To see.*?</section><section>.*?Deeper", page, re.DOTALL
    )
    own = subject(str(path), None, {}, CONTENT)
    paper = handout(own, shown(own).pieces, CONTENT, date(2026, 11, 27))
    for words in ("To see.", "Deeper.", "Never shown.", "Slowly", "Goodbye."):
        assert words in read(paper).words
    assert "data-slide" not in paper
