"""Runs checks one after the other, so that a file which one of them cannot digest hides no complaint of the others."""

import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder

Check = Callable[[ContentFolder], Iterable[Complaint]]
LONGEST_REASON = 200


def run_checks(folder: ContentFolder, *checks: Check) -> Iterator[Complaint]:
    """Yield the complaints of each check; one that fails itself is a complaint."""
    for check in checks:
        try:
            yield from check(folder)
        except Exception as error:
            yield _stopped(error, folder.name)


def _stopped(error: Exception, folder_name: str) -> Complaint:
    place = traceback.extract_tb(error.__traceback__)[-1]
    reason = f"{type(error).__name__}: {error}"[:LONGEST_REASON]
    return Complaint(
        folder_name,
        1,
        "the content",
        f"a check stopped ({reason}, {Path(place.filename).name} line {place.lineno}), "
        "because something here is not built as it should be",
        "",
        "Fix the other complaints first, then check again. If this is the only one, undo the latest change.",
        "stopped",
    )
