"""Checks damaged content, one file at a time, and judges the complaints."""

import resource
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from widgets.authoring.compiler import as_bytes, check_strictly, compiled
from widgets.authoring.reading import content_folder
from widgets.authoring.reading.complaint import Complaint
from widgets.authoring.reading.content_folder import ContentFolder, Item, read_content
from widgets.authoring.schema.kinds import Kind

from .damage import Damage

MOST_SECONDS, MOST_MEGABYTES = 20, 800
More = Callable[[ContentFolder], list[Complaint]]


@dataclass(frozen=True)
class Judged:
    """What a check said of damaged content, and how long it took, in seconds of the processor."""

    damage: Damage
    complaints: list[Complaint]
    same_meaning: bool
    seconds: float

    @property
    def passed(self) -> bool:
        """Whether content with another meaning got no complaint."""
        return not self.complaints and not self.same_meaning

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the complaints themselves."""
        for one in self.complaints:
            if one.about == "stopped":
                yield f"a check stopped: {one.wrong}"
            if not (one.file and one.line >= 1 and one.item and one.wrong and one.remedy):
                yield f"an incomplete complaint: {one}"
            if not str(one).isprintable() and not str(one).replace("\n", "").isprintable():
                yield f"a complaint with signs that no one can see: {one!r}"
            if len(str(one)) > 3000:
                yield f"a complaint of {len(str(one))} letters"
        own = [one for one in self.complaints if one.file.endswith(self.damage.file)]
        if self.complaints and not own and not self._names_elsewhere():
            yield f"no complaint names {self.damage.file}: {self.complaints[0]}"
        if self.seconds > MOST_SECONDS:
            yield f"it took {self.seconds:.0f} seconds"

    def _names_elsewhere(self) -> bool:
        """Whether a complaint is about what the damage takes from another file: an id, a count, a source."""
        return any(
            one.about in ("references", "idle", "figures", "places", "balance") for one in self.complaints
        ) or (self.damage.data is None or self.damage.kind.startswith("a file"))

    def lines_off(self) -> int | None:
        """How far the nearest complaint in the damaged file is from the damaged line; None without one."""
        lines = [one.line for one in self.complaints if one.file.endswith(self.damage.file)]
        return min(abs(line - self.damage.line) for line in lines) if lines and self.damage.line else None


class Judge:
    """A copy of a content folder that is damaged and repaired, file by file."""

    def __init__(self, folder: Path, parent: Path, more: More | None = None) -> None:
        self._folder, self._more = parent / "content", more
        shutil.copytree(folder, self._folder)
        self._good = self._bytes()

    def _bytes(self) -> bytes:
        return as_bytes(compiled(read_content(self._folder)))

    def judge(self, damage: Damage) -> Judged:
        """Damage one file, check all, and put it right again."""
        path = self._folder / damage.file
        before = path.read_bytes()
        start = time.process_time()
        try:
            path.unlink() if damage.data is None else path.write_bytes(damage.data)
            folder = read_content(self._folder)
            complaints = check_strictly(folder)
            same = not complaints and self._bytes() == self._good
            if not complaints and not same and self._more:
                complaints = self._more(folder)
        finally:
            path.write_bytes(before)
        return Judged(damage, complaints, same, time.process_time() - start)


@contextmanager
def each_file_read_once() -> Iterator[None]:
    """Read a file, and compare it with its schema, only when it has changed: the checks change no item."""
    read, fit = content_folder._item, content_folder._fit
    items: dict[tuple[str, int, int], Item] = {}
    fitted: dict[int, list[Complaint]] = {}

    def read_once(path: Path, name: str, kind: Kind) -> Item:
        status = path.stat()
        key = (str(path), status.st_mtime_ns, status.st_ctime_ns)
        if key not in items:
            items[key] = read(path, name, kind)
        return items[key]

    def fit_once(item: Item, content: ContentFolder) -> None:
        if id(item) not in fitted:
            alone = ContentFolder()
            fit(item, alone)
            fitted[id(item)] = alone.complaints
        content.complaints += fitted[id(item)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(content_folder, "_item", read_once)
        patch.setattr(content_folder, "_fit", fit_once)
        yield


def peak_megabytes() -> float:
    """Return the most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


TODAY = date(2026, 11, 20)
