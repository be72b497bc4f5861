"""What the notebook of golden texts asks: which texts differ from those that somebody has read through."""

from pathlib import Path

from widgets.authoring.golden_texts import check_golden
from widgets.authoring.reading.content_folder import read_content

CONTENT = Path(__file__).parents[3] / "content"


def changed() -> None:
    """Print each text that is not as it was read through, with both readings; nothing when all are."""
    for complaint in check_golden(read_content(CONTENT), CONTENT):
        print(f"{complaint.item}: {complaint.wrong}\n  {complaint.allowed}\n  {complaint.remedy}")
    print("That is all.")
