"""The handler of a notebook's page: it sends the text first, then starts the kernel and sends the cells."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from pathlib import Path
from typing import Any, cast

from tornado.web import HTTPError
from voila.handler import VoilaHandler
from voila.utils import get_page_config

from .addresses import page_names
from .error_pages import FriendlyErrors
from .kernels import Kernels
from .log_rules import log
from .notebook_rendering import PageRenderer, read_notebook, with_keep_alive
from .page_chrome import PageChrome
from .settings import Settings

RETRY_SECONDS = "30"


class PageHandler(FriendlyErrors, VoilaHandler):
    """Serves `/<name>`, the page of a notebook. The query is not read, so it cannot change the page."""

    is_closed = False
    kernel_id: str | None = None
    has_place = False

    @property
    def kernels(self) -> Kernels:
        """The kernels of this server."""
        return cast("Kernels", self.kernel_manager)  # the class in our configuration, or one made of it

    async def head(self, name: str) -> None:
        """Answer without starting a kernel."""
        if not self._leads_elsewhere(name):
            self._path(name)

    async def get(self, name: str) -> None:
        """Send the page piece by piece."""
        if self._leads_elsewhere(name):
            return None
        path = self._path(name)
        if not await self.kernels.reserve_place():
            return self._send_busy()
        self.has_place = True
        try:
            await self._send_page(path)
        finally:
            self._release_place()
            if self.is_closed:
                await self.kernels.shut_down(self.kernel_id)

    def _leads_elsewhere(self, name: str) -> bool:
        """Redirect from an address with capitals or a slash at its end, as people type it, to the page's own."""
        own = f"{self.base_url}{name.lower()}"
        if self.request.path == own or name.lower() not in page_names(self._notebooks):
            return False
        self.redirect(own)
        return True

    def _path(self, name: str) -> Path:
        if name not in page_names(self._notebooks):
            raise HTTPError(404)
        return self._notebooks / f"{name}.ipynb"

    @property
    def _chosen(self) -> Settings:
        return self.settings["workbook_settings"]

    @property
    def _notebooks(self) -> Path:
        return self._chosen.notebooks

    def _send_busy(self) -> None:
        self.set_status(503)
        self.set_header("Retry-After", RETRY_SECONDS)
        self.finish(PageChrome(self).notice(503))

    def _release_place(self) -> None:
        if self.has_place:
            self.kernels.release_place()
            self.has_place = False

    async def _send_page(self, path: Path) -> None:
        chrome, metadata, failed = PageChrome(self), read_notebook(path).metadata, False
        self._send(chrome.opening(metadata, path.stem))
        try:
            cells = with_keep_alive(self._cells(path.name, chrome.words), self._chosen.keep_alive_seconds)
            async with aclosing(cells) as pieces:
                async for html in pieces:
                    self._send(html)
                    if self.is_closed:
                        return
        except Exception:
            # Too late for another status: the reader already has the text, so the page ends with a sentence.
            log.exception("A page could not be finished")
            await self.kernels.shut_down(self.kernel_id)
            failed = True
        self._send(chrome.closing(metadata, failed))

    def _send(self, html: str) -> None:
        if not self.is_closed:
            self.write(html)
            self.flush()

    async def _cells(self, name: str, words: Mapping[str, Any]) -> AsyncGenerator[str, None]:
        renderer = self._renderer(name)
        await renderer.prepare(words)
        self._release_place()
        self.kernel_id = await self.kernels.start_without_history(renderer.notebook.metadata.kernelspec.name)
        kernel = self.kernels.get_kernel(self.kernel_id)
        try:
            async with aclosing(renderer.generate_content_generator(self.kernel_id, kernel)) as cells:
                async for html, _ in cells:
                    yield html
        finally:
            await renderer.disconnect()

    def _renderer(self, name: str) -> PageRenderer:
        return PageRenderer(
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
        """Note that the reader left before the page was complete: no beacon will come for this kernel."""
        self.is_closed = True
