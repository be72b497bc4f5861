"""Where the workbook's own files are: in a checkout beside the package, in an installed copy inside it."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
PROJECT = PACKAGE.parent
"""The folder from which `widgets` is imported: a checkout's own, or the one of all installed packages."""
INSTALLED_NOTEBOOKS = PACKAGE / "notebooks"

EXAMPLES = "examples"
"""The folder beside the pages with notebooks to copy: they are no pages of the app."""

OWN_COPY = "microneedling-notebooks"
"""In which folder an installed copy lays the notebooks, in the one where its command was given."""


def is_checkout() -> bool:
    """Return whether the content is here as its authors write it, so that it can be compiled."""
    return (PROJECT / "content" / "urgency.yaml").is_file() and (PACKAGE / "authoring").is_dir()


def notebooks_folder() -> Path:
    """Return the folder of the notebooks as they came with the workbook."""
    return INSTALLED_NOTEBOOKS if INSTALLED_NOTEBOOKS.is_dir() else PROJECT / "notebooks"


def edited_folder() -> Path:
    """Return the folder whose notebooks JupyterLab opens when it is told no other."""
    return notebooks_folder() if is_checkout() else Path(OWN_COPY)
