"""What is kept of a notebook that was run and saved."""

import json
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest

from tests.notebooks.refresh import all_notebooks
from widgets.saving import VIEW, before_save, clean, main, stable, written

PATHS = all_notebooks()
OF_NO_PAGE = ("golden", "examples")
"""Notebooks of proofs that open no page, so they are not cleaned: nobody opens them."""


def as_saved_after_a_run(path: Path) -> dict:
    """Return a notebook with what JupyterLab adds to it: counts, times, widget views and states, the style sheet."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["metadata"]["language_info"] = {
        "name": "python",
        "version": "3.13.1",
        "mimetype": "text/x-python",
    }
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}}}
    for count, cell in enumerate((cell for cell in notebook["cells"] if cell["cell_type"] == "code"), 7):
        cell["execution_count"] = count
        cell["metadata"] |= {"execution": {"iopub.status.busy": "2026-11-27"}, "collapsed": False}
        for output in cell["outputs"]:
            if output["output_type"] == "execute_result":
                output["execution_count"] = count
            output.get("data", {})[VIEW] = {"model_id": "abc", "version_major": 2}
        if "nbval-ignore-output" in cell["metadata"].get("tags", []):
            data = {"text/html": ["<style>\n", "</style>"]}
            cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": data}]
    return notebook


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_run_leaves_nothing_behind(path: Path, tmp_path: Path) -> None:
    """
    Cleaned, a notebook that was run twice and saved is what it was before, byte by byte.
    """
    copy = tmp_path / path.name
    copy.write_text(json.dumps(as_saved_after_a_run(path)), encoding="utf-8")

    changed = clean(copy)
    assert (path.stem not in OF_NO_PAGE) == changed
    assert not changed or path.read_bytes() == copy.read_bytes()


def test_it_is_written_as_jupyter_writes_it() -> None:
    """
    No line differs from a file that nbformat wrote.
    """
    notebook = nbformat.read(PATHS[0], as_version=4)

    assert nbformat.writes(notebook) + "\n" == written(deepcopy(notebook))


def test_what_somebody_changed_is_kept() -> None:
    """
    Texts, sources, tags and outputs of an own copy are theirs.
    """
    cells = [
        nbformat.v4.new_markdown_cell("My words"),
        nbformat.v4.new_code_cell(
            "from widgets.workbook import style",
            metadata={"tags": ["mine"], "slideshow": {"slide_type": "slide"}},
            outputs=[
                nbformat.v4.new_output("stream", text="one\n"),
                nbformat.v4.new_output("stream", text="two"),
            ],
        ),
    ]
    model = {"type": "notebook", "content": nbformat.v4.new_notebook(cells=cells)}
    before_save(model=model, path="mine.ipynb", contents_manager=None)
    text, code = model["content"]["cells"]

    assert "My words" == text["source"]
    assert {"tags": ["mine"], "slideshow": {"slide_type": "slide"}} == code["metadata"]
    assert ["one\ntwo"] == [output["text"] for output in code["outputs"]]


@pytest.mark.parametrize("kind", ["notebook", "file", "directory"])
def test_what_is_not_ours_is_left_alone(kind: str) -> None:
    """
    A file, a folder, and a notebook about something else are saved as they are.
    """
    cell = nbformat.v4.new_code_cell("1", execution_count=7)
    content = nbformat.v4.new_notebook(cells=[cell]) if kind == "notebook" else None
    model = {"type": kind, "content": content}
    before_save(model, path="x")

    assert content is None or 7 == cell.execution_count


def test_the_command_names_what_it_cleaned(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    """
    Folders are searched to their bottom, but for the copies that JupyterLab keeps.
    """
    for name in ("one", "below/two", ".ipynb_checkpoints/three"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        saved = json.dumps(as_saved_after_a_run(PATHS[0]))
        (tmp_path / f"{name}.ipynb").write_text(saved, encoding="utf-8")

    assert 0 == main([str(tmp_path)])
    assert {"below/two.ipynb", "one.ipynb"} == {
        line.removeprefix(f"{tmp_path}/").removesuffix(": cleaned")
        for line in capsys.readouterr().out.splitlines()
    }
    main([str(tmp_path)])
    assert "" == capsys.readouterr().out


def test_the_pieces_of_one_stream_are_one() -> None:
    """
    A stream in pieces, as a busy machine sends it, is one output; others stay apart and in order.
    """

    def stream(name: str, text: str) -> nbformat.NotebookNode:
        return nbformat.v4.new_output("stream", name=name, text=text)

    picture = nbformat.v4.new_output("display_data", data={"text/plain": "x"})
    outputs = [
        stream("stdout", "a"),
        stream("stdout", "b"),
        stream("stderr", "c"),
        picture,
        stream("stdout", "d"),
    ]
    cell = nbformat.v4.new_code_cell("", outputs=outputs)
    [kept] = stable(nbformat.v4.new_notebook(cells=[cell]))["cells"]

    assert [("stdout", "ab"), ("stderr", "c"), (None, None), ("stdout", "d")] == [
        (output.get("name"), output.get("text")) for output in kept.outputs
    ]
