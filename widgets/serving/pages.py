"""The handler of a notebook's page: first the text, then the kernel, then the cells."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

from tornado.web import HTTPError
from voila.handler import VoilaHandler
from voila.utils import get_page_config

from .error_pages import Calm
from .kernels import Kernels
from .log_rules import log
from .notebook_rendering import Cells, read_notebook, with_pauses
from .page_chrome import Frame

RETRY_SECONDS = "30"


class PageHandler(Calm, VoilaHandler):
    """Serve `/voila/render/<name>.ipynb`. Nothing in the query is read,
    so nothing in it can change the page."""

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
        # Compared with the folder's own list, so that a file system that ignores case cannot open a second
        # way in.
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
        frame, metadata, failed = Frame(self), read_notebook(path).metadata, False
        self._say(frame.opening(metadata, path.stem))
        try:
            async with aclosing(self._cells(path.name, frame.words)) as pieces:
                async for html in pieces:
                    self._say(html)
                    if self.gone:
                        return
        except Exception:
            # Too late for a status: the reader already has the text, so the page ends with a sentence.
            log.exception("A page could not be finished")
            await self.kernels.free(self.kernel_id)
            failed = True
        self._say(frame.closing(metadata, failed))

    def _say(self, html: str) -> None:
        if not self.gone:
            self.write(html)
            self.flush()

    async def _cells(self, name: str, words: dict[str, Any]) -> AsyncIterator[str]:
        cells = self._renderer(name)
        await cells.prepare(words)
        self._let_go_of_place()
        self.kernel_id = await self.kernels.start_quiet(cells.notebook.metadata.kernelspec.name)
        kernel = self.kernels.get_kernel(self.kernel_id)
        pieces = cells.generate_content_generator(self.kernel_id, kernel)
        try:
            async with aclosing(with_pauses(pieces)) as steady:
                async for html in steady:
                    yield html
        finally:
            await cells.disconnect()

    def _renderer(self, name: str) -> Cells:
        return Cells(
            request_handler=self,
            voila_configuration=self.voila_configuration,
            traitlet_config=self.traitlet_config,
            notebook_path=name,
            root_dir=str(self.settings["workbook_settings"].notebooks),
            template_paths=self.template_paths,
            config_manager=self.config_manager,
            contents_manager=self.contents_manager,
            base_url=self.base_url,
            kernel_spec_manager=self.kernel_spec_manager,
            page_config=self._page_config(),
            mathjax_config=None,
            mathjax_url=None,
        )

    def _page_config(self) -> dict[str, Any]:
        return get_page_config(
            base_url=self.base_url,
            settings=self.settings,
            log=self.log,
            voila_configuration=self.voila_configuration,
        )

    def on_connection_close(self) -> None:
        """Remember that the reader left before the page was whole: no beacon will come for this kernel."""
        self.gone = True
