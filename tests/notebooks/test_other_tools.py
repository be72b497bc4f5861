"""What docs/notebooks.md says of tools that are not ours: a new version that behaves otherwise turns this red."""

import re

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter

from tests.content.compiled import CONTENT
from tests.notebooks.refresh import FOLDER, PROJECT

GUIDE = (PROJECT / "docs" / "notebooks.md").read_text("utf-8")
QUESTION = CONTENT.questions["vitiligo"].legend
CARD = CONTENT.cards["vitiligo"].title
SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)
ELSEWHERE = re.compile(r'<script[^>]*\ssrc="https://')


@pytest.mark.parametrize("is_run", [False, True], ids=["as kept", "run first"])
def test_nbconvert_shows_the_still_copy_of_what_is_kept(is_run: bool) -> None:
    """
    Of a notebook as it is kept, nbconvert shows the questions and the cards. One that it runs first has widgets in
    their place, which want a script of another host, and are empty without it. Either asks for other scripts there.
    """
    notebook = nbformat.read(FOLDER / "vitiligo.ipynb", as_version=4)
    if is_run:
        NotebookClient(
            notebook, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
        ).execute()
    page, _ = HTMLExporter(exclude_input=True).from_notebook_node(notebook)
    seen = SCRIPT.sub("", page)

    assert is_run == (QUESTION not in seen) == (CARD not in seen)
    assert is_run == ("html-manager" in page)
    assert ELSEWHERE.search(page)


@pytest.mark.parametrize("tool", ["nbconvert", "`voila notebooks`", "VS Code", "Colab", "marimo"])
def test_the_guide_says_how_it_is_with_each_tool(tool: str) -> None:
    """
    Whoever knows another tool reads what it does here, and what to use instead.
    """
    _, others = GUIDE.split("## With other tools")

    assert tool in others and "microneedling-workbook export" in others
