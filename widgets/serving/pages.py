"""The handler of a notebook's page: first the text, then the kernel, then the cells."""

import asyncio
from collections.abc import AsyncIterator
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from tornado.web import HTTPError
from voila.exporter import VoilaMarkdownRenderer
from voila.handler import VoilaHandler
from voila.notebook_renderer import NotebookRenderer
from voila.utils import get_page_config

from .calm import Calm
from .frame import Frame
from .kernels import Kernels
from .quiet import log

# A proxy may cut a response that stays silent; a cell may take longer than a proxy waits.
KEEP_ALIVE_SECONDS = 15
RETRY_SECONDS = "30"


@lru_cache(maxsize=16)
def _read_notebook(path: Path, _stamp: int) -> Any:
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if "proof" not in cell.metadata.get("tags", [])]
    return notebook


def read_notebook(path: Path) -> Any:
    """Read a notebook without its proof cells, which are for the tests and not for readers."""
    return deepcopy(_read_notebook(path, path.stat().st_mtime_ns))


class PlainHeadings(VoilaMarkdownRenderer):
    """Markdown without the pilcrow links that a screen reader would read out at every heading."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, exclude_anchor_links=True)


class Cells(NotebookRenderer):
    """Voila's renderer, given a notebook that was read by us (its own way keeps a signature file at home)."""

    async def load_notebook(self, path: str) -> Any:
        """Return the notebook with a kernel that is installed here."""
        return await self.fix_notebook(read_notebook(Path(self.root_dir) / path))


class PageHandler(Calm, VoilaHandler):
    """Serve `/voila/render/<name>.ipynb`. Nothing in the query is read, so nothing in it can change the page."""

    gone = False
    kernel_id: str | None = None
    holds_place = False

    @property
    def kernels(self) -> Kernels:
        """The kernels of this server."""
        return self.kernel_manager

    async def head(self, name: str) -> None:
        """Answer a look at the page without starting a kernel."""
        self._path(name)

    async def get(self, name: str) -> None:
        """Send the page piece by piece."""
        path = self._path(name)
        if not await self.kernels.take_place():
            return self._busy()
        self.holds_place = True
        try:
            await self._send(path)
        finally:
            self._let_go_of_place()
            if self.gone:
                await self.kernels.free(self.kernel_id)

    def _path(self, name: str) -> Path:
        path = self.settings["workbook_settings"].notebooks / name
        # Compared with the folder's own list, so that a file system that ignores case can not open a second way in.
        if path not in path.parent.glob("*.ipynb"):
            raise HTTPError(404)
        return path

    def _busy(self) -> None:
        self.set_status(503)
        self.set_header("Retry-After", RETRY_SECONDS)
        self.finish(Frame(self).notice(503))

    def _let_go_of_place(self) -> None:
        if self.holds_place:
            self.kernels.give_back_place()
            self.holds_place = False

    async def _send(self, path: Path) -> None:
        frame, failed = Frame(self), False
        await self._say(frame.opening(read_notebook(path).metadata, path.stem))
        try:
            async for html in self._cells(path.name, frame.words):
                await self._say(html)
                if self.gone:
                    return
        except Exception:
            # Too late for a status: the reader already has the text, so the page ends with a sentence.
            log.exception("A page could not be finished")
            await self.kernels.free(self.kernel_id)
            failed = True
        await self._say(frame.closing(failed))

    async def _say(self, html: str) -> None:
        if not self.gone:
            self.write(html)
            self.flush()

    async def _cells(self, name: str, words: dict[str, Any]) -> AsyncIterator[str]:
        cells = self._renderer(name)
        await cells.initialize()
        cells.resources["words"] = words
        cells.exporter.markdown_renderer_class = PlainHeadings
        self._let_go_of_place()
        self.kernel_id = await self.kernels.start_quiet(cells.notebook.metadata.kernelspec.name)
        kernel = self.kernels.get_kernel(self.kernel_id)
        pieces = cells.generate_content_generator(self.kernel_id, kernel)
        async for html in with_pauses(pieces):
            yield html

    def _renderer(self, name: str) -> Cells:
        return Cells(
            request_handler=self, voila_configuration=self.voila_configuration, traitlet_config=self.traitlet_config,
            notebook_path=name, root_dir=str(self.settings["workbook_settings"].notebooks),
            template_paths=self.template_paths, config_manager=self.config_manager,
            contents_manager=self.contents_manager, base_url=self.base_url,
            kernel_spec_manager=self.kernel_spec_manager, page_config=self._page_config(),
            mathjax_config=None, mathjax_url=None,
        )

    def _page_config(self) -> dict[str, Any]:
        return get_page_config(
            base_url=self.base_url, settings=self.settings, log=self.log, voila_configuration=self.voila_configuration
        )

    def on_connection_close(self) -> None:
        """Remember that the reader left before the page was whole: no beacon will come for this kernel."""
        self.gone = True


async def with_pauses(pieces: AsyncIterator[tuple[str, Any]]) -> AsyncIterator[str]:
    """Pass pieces on, with an empty comment whenever the next one takes long."""
    while True:
        piece = asyncio.ensure_future(anext(pieces, None))
        while not (await asyncio.wait({piece}, timeout=KEEP_ALIVE_SECONDS))[0]:
            yield "<!-- -->"
        if piece.result() is None:
            return
        yield piece.result()[0]
