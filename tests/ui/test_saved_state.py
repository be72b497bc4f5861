"""A notebook saved with its widgets has the whole page as it was last, put together from all that was sent."""

import nbformat
from nbclient import NotebookClient

from tests.content.compiled import CONTENT
from tests.ui.pages import Page as Browser
from widgets.workbook import Page

ANSWERS = ({"skin_type": ["IV"]}, {"skin_type": ["VI"], "vitiligo": ["growing"]}, {"raised_scars": ["yes"]})
CELL = """
from tests.ui.test_saved_state import ANSWERS, CONTENT, Page
from widgets.core.profile import clean
page = Page("your-skin", CONTENT)
cards = page.cards()
for answers in ANSWERS:
    page.session.answer(clean(CONTENT.questions, answers))
"""


def saved_cards() -> str:
    """Run the cell as nbconvert does, and return what its saved state shows."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    models = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"].values()
    (state,) = (model["state"] for model in models if model["state"].get("label"))
    parts = [(version, state[f"part:{name}"]) for name, version in state["order"]]
    assert [version for version, _ in parts] == [part[0] for _, part in parts]
    return "".join(part[1] for _, part in parts)


def test_saved_state_is_whole() -> None:
    """After several answers, the state that a tool put together from the messages shows the last cards."""
    page = Page("your-skin", CONTENT)
    cards, browser = page.cards(), Browser(page.questions())
    for revision, answers in enumerate(ANSWERS, 1):
        browser.change(value=answers, asked=revision)

    assert cards.html == saved_cards()
