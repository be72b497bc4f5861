"""The content that pages show: the newest on disk that was whole.

While the file is half written, broken or gone, pages keep what they had. Kernels read a copy of just that, so the text
of a page and its cards are of one content.
"""

import os
import shutil
from contextlib import suppress
from functools import cache
from pathlib import Path

from widgets.core.content import Content
from widgets.core.loading import COPY_VARIABLE, ContentMissing, Stamp, check_as_compiled, load, stamp_of

from .log_rules import log

COPY_NAME = "content.json"


class ServedContent:
    """The content of one file, for as long as the server runs."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._content: Content | None = None
        self._seen: Stamp | None = None
        self._fault: ContentMissing | None = None
        self._copy: Path | None = None

    def current(self) -> Content:
        """Return the content to show; ContentMissing while none has ever been whole."""
        self._look()
        if self._content is None:
            raise self._fault or ContentMissing(f"The compiled content {self._path} is missing.")
        return self._content

    def is_current(self) -> bool:
        """Return whether what is on disk is what pages show: False while the file is broken or gone."""
        self._look()
        return self._fault is None

    def keep_copy_in(self, folder: Path) -> None:
        """Keep a copy for the kernels in a folder of this server, which removes it when it stops."""
        self._copy = folder.resolve() / COPY_NAME  # kernels run in another folder
        os.environ[COPY_VARIABLE] = str(self._copy)
        self._write_copy()

    def _look(self) -> None:
        """Take the file on disk if it has changed and is whole; say once in the log when it is not."""
        stamp = stamp_of(self._path)
        if stamp == self._seen and (self._content is not None or self._fault is not None):
            return
        self._seen = stamp
        try:
            content = load(self._path)
            check_as_compiled(self._path)
            self._content, self._fault = content, None
        except ContentMissing as fault:
            self._fault = fault
            if self._content is not None:
                log.error("Pages keep the last content that could be used. %s", fault)
            return
        self._write_copy()

    def _write_copy(self) -> None:
        """Copy the file at once or not at all; without a copy, kernels read the file itself."""
        if self._copy is None or self._fault is not None:
            return
        part = self._copy.with_suffix(".part")
        try:
            shutil.copyfile(self._path, part)
            check_as_compiled(part)  # the file may have changed since it was read
            part.replace(self._copy)
        except (OSError, ContentMissing) as fault:
            log.error("The content could not be copied for the pages to come: %s", type(fault).__name__)
            with suppress(OSError):
                part.unlink()


@cache
def served(path: Path) -> ServedContent:
    """Return the content that is served from a file, the same object each time."""
    return ServedContent(path)
