"""What is wrong with settings before anything is started with them, in one sentence for the operator."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .settings import Settings

LAST_PORT = 65535
MOST = 1_000_000_000
"""More than anyone means, also in seconds; of greater numbers, and of infinity, no time can be made."""
HOME_NOTEBOOK = "welcome.ipynb"
# The name of a setting, how the operator writes it, and the least that makes sense.
LEAST = (
    ("max_kernels", "--kernels", 1),
    ("per_client", "--per-client", 0),
    ("idle_seconds", "--idle", 1),
    ("sweep_seconds", "--sweep", 1),
    ("connect_seconds", "--connect", 0.1),
    ("reading_seconds", "--reading", 0),
    ("wait_seconds", "--wait", 0.1),
    ("render_seconds", "--render", 1),
    ("drain_seconds", "--drain", 0),
)


def first_fault(settings: "Settings") -> str:
    """Return the first thing that cannot be right; "" when nothing is wrong."""
    if not 0 <= settings.port <= LAST_PORT:
        return f"Port {settings.port} does not exist: choose one from 1 to {LAST_PORT}, or 0 for a free one."
    for name, option, least in LEAST:
        value = getattr(settings, name)
        if not value >= least:
            return f"{option} {value} cannot be used: choose {least} or more."
        if value > MOST:
            return f"{option} {value} cannot be used: choose {MOST} or less."
    if not settings.host:
        return "--host is empty: write 127.0.0.1 for this machine alone, or 0.0.0.0 for every address that it has."
    return _fault_of_notebooks(settings.notebooks)


def _fault_of_notebooks(folder: Path) -> str:
    if not folder.is_dir():
        return f"There is no folder {folder}: --notebooks names the one with the notebooks."
    if not (folder / HOME_NOTEBOOK).is_file():
        return f"The folder {folder} has no {HOME_NOTEBOOK}, with which the workbook begins."
    return ""
