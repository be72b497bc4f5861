"""Runs every notebook and writes its outputs again: `make refresh`, then `git diff` shows only what changed.

Nothing that differs from run to run is kept: no widget state, no model ids, no times.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from widgets.saving import stable

PROJECT = Path(__file__).parent.parent.parent
FOLDER = PROJECT / "notebooks"
EXAMPLES = FOLDER / "examples"
"""How an educator makes pages of their own; no pages of the app."""
PROOFS = Path(__file__).parent / "proofs"
"""For each page a notebook of its own that prints what readers with certain answers see: no reader opens it."""


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


def all_notebooks() -> list[Path]:
    """Return the readers' notebooks, the examples, and those of proofs."""
    return [path for folder in (FOLDER, EXAMPLES, PROOFS) for path in sorted(folder.glob("*.ipynb"))]


def main() -> int:
    """Refresh every notebook, and name those that changed."""
    for path in all_notebooks():
        before, after = path.read_text(encoding="utf-8"), refresh(path)
        path.write_text(after, encoding="utf-8")
        print(f"{path.relative_to(PROJECT)}: {'as before' if before == after else 'changed: see git diff'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
