"""Where plotly.js is: the file in the installed plotly package, which draws the charts in the browser."""

from importlib.util import find_spec
from pathlib import Path


def plotly_file() -> Path | None:
    """Return plotly.js, or None when it is not installed. Importing plotly itself would be slow."""
    spec = find_spec("plotly")
    folders = spec.submodule_search_locations if spec else ()
    files = (Path(folder, "package_data", "plotly.min.js") for folder in folders or ())
    return next((file for file in files if file.is_file()), None)
