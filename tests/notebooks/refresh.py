"""Runs every notebook and writes its outputs again: `make refresh`, then `git diff` shows only what changed.

Nothing that differs from run to run is kept: no widget state, no model ids, no times.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

PROJECT = Path(__file__).parent.parent.parent
FOLDER = PROJECT / "notebooks"
PROOFS = Path(__file__).parent / "proofs"
"""For each page a notebook of its own that prints what readers with certain answers see: no reader opens it."""
VIEW = "application/vnd.jupyter.widget-view+json"


def refresh(path: Path) -> str:
    """Return the notebook as text with fresh outputs; CellExecutionError when a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        timeout=60,
        kernel_name="python3",
        store_widget_state=False,
        coalesce_streams=True,  # else a slow machine saves one print as several
        resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    return nbformat.writes(stable(notebook), version=4) + "\n"


def stable(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Drop from a notebook that was run whatever the next run would write differently."""
    notebook.metadata.pop("widgets", None)
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = joined(cell.outputs)
            for output in cell.outputs:
                output.get("data", {}).pop(VIEW, None)
            if "nbval-ignore-output" in cell.metadata.get("tags", []):
                cell.outputs = []
    return notebook


def joined(outputs: list[nbformat.NotebookNode]) -> list[nbformat.NotebookNode]:
    """Return outputs with the pieces of one stream in one: a busy machine sends what is printed in several."""
    whole: list[nbformat.NotebookNode] = []
    for output in outputs:
        if whole and output.output_type == "stream" and output.get("name") == whole[-1].get("name"):
            whole[-1].text += output.text
        else:
            whole.append(output)
    return whole


def all_notebooks() -> list[Path]:
    """Return the readers' notebooks, then those of proofs."""
    return [*sorted(FOLDER.glob("*.ipynb")), *sorted(PROOFS.glob("*.ipynb"))]


def main() -> int:
    """Refresh the readers' notebooks and those of proofs, and name those that changed."""
    for path in all_notebooks():
        before, after = path.read_text(encoding="utf-8"), refresh(path)
        path.write_text(after, encoding="utf-8")
        print(f"{path.relative_to(PROJECT)}: {'as before' if before == after else 'changed: see git diff'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
