"""Renders the cells of a page through Voila, and passes them on piece by piece."""

import asyncio
import logging
import re
from collections.abc import AsyncGenerator, Callable, Mapping
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any, cast

import nbformat
from jinja2.bccache import Bucket, BytecodeCache
from jupyter_core.utils import ensure_async
from voila.exporter import VoilaMarkdownRenderer
from voila.notebook_renderer import NotebookRenderer

# The tag of cells that JupyterLab needs because it shows no page around the notebook.
NOT_FOR_THE_APP = "lab"
# As the template of a page begins a cell and what comes out of it.
CELL_OR_OUTPUT = re.compile(
    r'<div (class="page-cell")|<div class="page-plain|<script type="application/vnd\.voila\.cell-output'
)
# The still copy of a widget begins like this. Whoever reads a page without its kernel reads the text alone: cards that
# follow no answer could pass for the reader's own.
STILL_COPY = '<div class="mw-still">'
# Saved outputs link from notebook to notebook.
NOTEBOOK_LINK = re.compile(r'href="([\w-]+)\.ipynb')


@lru_cache(maxsize=16)
def _read_notebook(path: Path, _stamp: int) -> Any:
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if NOT_FOR_THE_APP not in cell.metadata.get("tags", [])]
    return notebook


def read_notebook(path: Path) -> Any:
    """Read a notebook without the cells that are not for readers of the app."""
    return deepcopy(_read_notebook(path, path.stat().st_mtime_ns))


class PlainHeadings(VoilaMarkdownRenderer):
    """Markdown without the pilcrow links that a screen reader would read aloud at every heading."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, exclude_anchor_links=True)


class TemplateCache(BytecodeCache):
    """Compiled templates in memory: each page has its own renderer, which would compile them again."""

    def __init__(self) -> None:
        self._compiled: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Reuse the code of a template whose text has not changed."""
        checksum, code = self._compiled.get(bucket.key, (None, None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._compiled[bucket.key] = (bucket.checksum, bucket.code)


TEMPLATES = TemplateCache()


class LogWhileRead(logging.LoggerAdapter[logging.Logger]):
    """Writes of a page's faults only while its reader waits for it: nbclient takes the end of a page that was left for
    a dead kernel, and nobody misses the cells that follow."""

    def __init__(self, log: logging.Logger, is_left: Callable[[], bool]) -> None:
        super().__init__(log)
        self._is_left = is_left

    def isEnabledFor(self, level: int) -> bool:  # noqa: N802 - as logging spells it
        """Say whether a line of this level is written now."""
        return not self._is_left() and super().isEnabledFor(level)


class PageRenderer(NotebookRenderer):
    """Voila's renderer with a notebook that we read ourselves: Voila would keep a signature file in the home
    folder."""

    def __init__(self, is_left: Callable[[], bool], **options: Any) -> None:
        super().__init__(**options)
        self.log = LogWhileRead(cast("logging.Logger", self.log), is_left)

    async def _jinja_kernel_start(self, nb: Any, kernel_id: str, kernel_future: Any) -> str:
        """Start as Voila does, with our log for what runs the cells."""
        started = await super()._jinja_kernel_start(nb, kernel_id, kernel_future)
        self.executor.log = self.log
        return started

    async def load_notebook(self, path: str) -> Any:
        """Return the notebook with a kernel that is installed here."""
        return await self.fix_notebook(read_notebook(Path(self.root_dir) / path))

    async def prepare(self, words: Mapping[str, Any], main_url: str) -> None:
        """Read the notebook and set up its rendering, with our words and plain headings."""
        await self.initialize()
        self.resources["words"], self.resources["main_url"] = words, main_url
        self.exporter.markdown_renderer_class = PlainHeadings
        self.exporter.environment.bytecode_cache = TEMPLATES

    async def disconnect(self) -> None:
        """Close the renderer's own connection to the kernel, also when the page was not finished."""
        client = getattr(getattr(self, "executor", None), "kc", None)
        if client is not None:
            await ensure_async(client.stop_channels())


async def with_keep_alive(pieces: AsyncGenerator[str, None], seconds: float) -> AsyncGenerator[str, None]:
    """Pass the pieces on, with an empty comment whenever the next one takes longer: a proxy may close a response in
    which nothing is sent for a while."""
    piece = asyncio.ensure_future(anext(pieces, None))
    try:
        while True:
            done, _ = await asyncio.wait({piece}, timeout=seconds)
            if not done:
                yield "<!-- -->"
                continue
            result = piece.result()
            if result is None:
                return
            yield result
            piece = asyncio.ensure_future(anext(pieces, None))
    finally:
        piece.cancel()
        await asyncio.wait({piece})
        await pieces.aclose()


class Progress:
    """How far a page has come."""

    def __init__(self) -> None:
        self.depth = self.begun = self.shown = 0
        """Elements that are open, cells that have begun, and cells up to the last that has an output."""

    def note(self, html: str) -> None:
        """Take in a piece of the page."""
        self.depth += html.count("<div") - html.count("</div")
        for found in CELL_OR_OUTPUT.finditer(html):
            if found[1]:
                self.begun += 1
            else:
                self.shown = self.begun


def saved_text(notebook: Any, after: int = 0) -> str:
    """Return what a notebook says without a kernel, in the addresses of the app: the outputs that are saved in it,
    `after` so many cells that are there already."""
    cells = []
    for cell in notebook.cells[after:]:
        step = cell.metadata.get("workbook", {}).get("step")
        opening = f'<div class="page-cell" data-step="{step}">' if step else '<div class="page-cell">'
        texts = (output.get("data", {}).get("text/html", "") for output in cell.get("outputs", []))
        cells += [f"{opening}{text}</div>" for text in texts if text and not text.startswith(STILL_COPY)]
    return NOTEBOOK_LINK.sub(r'href="\1', "\n".join(cells))
