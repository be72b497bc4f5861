"""Where the real content is, and how tests compile it: the same way as the app."""

from pathlib import Path

from widgets.authoring.compiler import compile_content as compile_folder
from widgets.authoring.reading.complaint import complaints_text

FOLDER = Path(__file__).parent.parent.parent / "content"


def compile_content(folder: Path = FOLDER) -> dict:
    """Return the compiled content; the complaints, as an error, when there are any."""
    content, complaints = compile_folder(folder)
    assert content is not None, complaints_text(complaints)
    return content
