"""The handler of a notebook's page: it sends the text first, then starts the kernel and sends the cells."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path
from time import monotonic
from typing import Any, cast

from tornado.web import HTTPError
from voila.handler import VoilaHandler
from voila.utils import get_page_config

from .addresses import page_names
from .clients import client_of
from .error_pages import FriendlyErrors
from .kernels import KernelLost, Kernels
from .log_rules import log
from .metrics import FAULTS, PAGES, RENDERED, WAITED, fault_of
from .notebook_rendering import PageRenderer, Progress, read_notebook, saved_text, with_keep_alive
from .page_chrome import PageChrome
from .places import Place
from .request_shares import LEFT_PAGE
from .settings import Settings
from .unattended import is_fetched_ahead, is_robot

RETRY_SECONDS = "30"
# In the query of the link by which somebody who was taken for a robot gets the whole page.
ASKED_FOR = "whole"


class PageHandler(FriendlyErrors, VoilaHandler):
    """Serves `/<name>`, the page of a notebook. The query cannot change the page; it says at most that a reader has
    asked for all of it."""

    is_closed = False
    page: asyncio.Task[None] | None = None
    bound: asyncio.Timeout

    @property
    def kernels(self) -> Kernels:
        """The kernels of this server."""
        return cast("Kernels", self.kernel_manager)  # the class in our configuration, or one made of it

    @property
    def chosen(self) -> Settings:
        """What the operator chose."""
        return self.settings["workbook_settings"]

    async def head(self, name: str) -> None:
        """Answer as a reader would be answered, without starting a kernel."""
        if self._leads_elsewhere(name):
            return
        self._path(name)
        if not self.kernels.has_place_for(client_of(self.request)):
            self._send_busy()

    async def get(self, name: str) -> None:
        """Send the page piece by piece."""
        if self._leads_elsewhere(name):
            return
        path = self._path(name)
        if self._is_unattended():
            self._send_text(path)
            return
        place = await self.kernels.take_place(client_of(self.request))
        if place is None:
            PAGES.labels("busy").inc()
            self._send_busy()
            return
        await self._send_attended(path, place)

    async def _send_attended(self, path: Path, place: Place) -> None:
        """Send a page until it is whole or its reader leaves, and give back what it held if it did not get whole."""
        self.page = asyncio.ensure_future(self._send_page(path, place))
        self.kernels.pages.add(self)
        try:
            await self.page
        except asyncio.CancelledError:
            if not self.is_closed:
                raise
            PAGES.labels("left").inc()
            self.settings["request_shares"].charge(place.client, LEFT_PAGE)
        finally:
            self.kernels.pages.discard(self)
            if not place.is_sent:
                await self.kernels.give_back(place)

    def _is_unattended(self) -> bool:
        if is_fetched_ahead(self.request):
            return True
        return is_robot(self.request) and ASKED_FOR not in self.request.query_arguments

    def _send_text(self, path: Path) -> None:
        """Send the text alone, which costs next to nothing."""
        PAGES.labels("text").inc()
        if is_fetched_ahead(self.request):
            self.set_status(503)  # the browser throws this away, and asks again when its reader comes
        self.set_header("Vary", "User-Agent, Sec-Purpose")
        self.send_kept(PageChrome(self).kept_text(path, f"?{ASKED_FOR}"))

    def _leads_elsewhere(self, name: str) -> bool:
        """Redirect from an address with capitals or a slash at its end, as people type it, to the page's own."""
        own = f"{self.base_url}{name.lower()}"
        if self.request.path == own or name.lower() not in page_names(self.chosen.notebooks):
            return False
        self.redirect(own)
        return True

    def _path(self, name: str) -> Path:
        if name not in page_names(self.chosen.notebooks):
            raise HTTPError(404)
        return self.chosen.notebooks / f"{name}.ipynb"

    def _send_busy(self) -> None:
        self.set_status(503)
        self.set_header("Retry-After", RETRY_SECONDS)
        self.send_kept(PageChrome(self).kept_notice(503))

    async def _send_page(self, path: Path, place: Place) -> None:
        chrome, notebook, fault, progress = PageChrome(self), read_notebook(path), "", Progress()
        self._send(chrome.opening(notebook.metadata, path.stem))
        try:
            cells = with_keep_alive(self._cells(path, chrome, place), self.chosen.keep_alive_seconds)
            async with asyncio.timeout(None) as self.bound, aclosing(cells) as pieces:
                async for html in pieces:
                    self._send(html)
                    progress.note(html)
            self.kernels.can_start = True
            self.kernels.expect_connection(place)
        except Exception as error:
            # Too late for another status: the page ends with a sentence, and the text that is saved in it.
            fault = fault_of(error)
            log.error("A page could not be finished: %s", fault, exc_info=fault == "start")
            FAULTS.labels(fault).inc()
            self.kernels.can_start = self.kernels.can_start and fault == "lost"
            await self.kernels.give_back(place)
        PAGES.labels("failed" if fault else "whole").inc()
        if fault:  # a cell that was cut off would take what follows into its step
            text = saved_text(notebook, progress.shown)
            self._send("</div>" * progress.depth + chrome.failure(text))
        self._send(chrome.closing(notebook.metadata, bool(fault)))

    def _send(self, html: str) -> None:
        if not self.is_closed:
            self.write(html)
            self.flush()

    async def _cells(self, path: Path, chrome: PageChrome, place: Place) -> AsyncGenerator[str, None]:
        """Wait for a turn, start the kernel and pass on the cells, as Voila renders them."""
        asked = monotonic()
        await self.kernels.turns.take(place.client, self.chosen.wait_seconds)
        turn, begun = self.kernels.turns.begin(), monotonic()
        self.hurry(self.chosen.render_seconds)
        renderer = self._renderer(path.name)
        try:
            await renderer.prepare(chrome.words, chrome.script_urls[0])
            kernel_id = await self.kernels.start_for(place, renderer.notebook.metadata.kernelspec.name)
            kernel = self.kernels.get_kernel(kernel_id)
            async with aclosing(renderer.generate_content_generator(kernel_id, kernel)) as cells:
                async for html, _ in cells:
                    if not await self.kernels.is_running(kernel_id):
                        raise KernelLost  # each cell that is left would wait for it in vain
                    yield html
            WAITED.observe(begun - asked)
            RENDERED.observe(monotonic() - begun)
        finally:
            turn.end()
            await renderer.disconnect()

    def hurry(self, seconds: float) -> None:
        """End this page with a sentence unless it is whole in so many seconds."""
        self.bound.reschedule(asyncio.get_running_loop().time() + seconds)

    def _renderer(self, name: str) -> PageRenderer:
        return PageRenderer(
            lambda: self.is_closed,
            request_handler=self,
            voila_configuration=self.voila_configuration,
            traitlet_config=self.traitlet_config,
            notebook_path=name,
            root_dir=str(self.chosen.notebooks),
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
        """Stop when the reader leaves before the page is complete: no beacon will come for this kernel."""
        self.is_closed = True
        if self.page:
            self.page.cancel()
