"""The small addresses beside the pages: the welcome page, help, assets, health, and two about kernels."""

from contextlib import suppress
from typing import Any, cast

from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, StaticFileHandler
from voila.static_file_handler import TemplateStaticFileHandler

from .addresses import HELP, HOME, page_names, robots, sitemap
from .assets import Asset, find_asset
from .compressed_files import PIECE, pieces
from .error_pages import FriendlyErrors, FriendlyFileErrors
from .hosts import is_same_origin
from .metrics import MetricsHandler
from .page_chrome import PageChrome
from .settings import Settings

# Voila leaves its arguments without types and renames one; to a type checker it is the class that it extends.
VoilaTemplateFiles = cast("type[StaticFileHandler]", TemplateStaticFileHandler)


class HomeHandler(FriendlyErrors):
    """`/` leads to the welcome page."""

    def get(self) -> None:
        """Redirect for now: browsers would remember a permanent redirect after the workbook has moved."""
        self.redirect(f"{self.settings['base_url']}{HOME}")

    head = get


class OldPageHandler(FriendlyErrors):
    """`/voila/render/<name>.ipynb`, where the pages used to be: it leads to `/<name>`."""

    def get(self, name: str) -> None:
        """Redirect for good, with the query; the browser itself keeps the part after #."""
        if name not in page_names(self.settings["workbook_settings"].notebooks):
            raise HTTPError(404)
        query = f"?{self.request.query}" if self.request.query else ""
        self.redirect(f"{self.settings['base_url']}{name}{query}", permanent=True)

    head = get


class HelpHandler(FriendlyErrors):
    """`/help`: the page Get help now."""

    def get(self) -> None:
        """Send the page, which needs no kernel."""
        self.send_kept(PageChrome(self).kept_help())

    head = get


class AssetHandler(FriendlyErrors):
    """`/assets/<name>`: our own files and plotly.js; and the icon, which browsers ask for by themselves."""

    etag: str | None = None

    async def get(self, name: str) -> None:
        """Send the file, if there is one."""
        asset = find_asset(name)
        if asset is None:
            raise HTTPError(404)
        await self.send(asset)

    async def send(self, asset: Asset) -> None:
        """Send a file, compressed if the browser accepts that, no faster than it is taken."""
        self.set_header("Content-Type", asset.content_type)
        # Weak, because compressed and plain are the same file in different bytes.
        self.etag = f'W/"{asset.version}"'
        accepts_gzip = "gzip" in self.request.headers.get("Accept-Encoding", "")
        if accepts_gzip:
            self.set_header("Content-Encoding", "gzip")
        body = asset.compressed if accepts_gzip else asset.body
        if len(body) <= PIECE or self.request.method == "HEAD" or self._is_known():
            self.finish(body)
            return
        self.set_header("Content-Length", len(body))
        with suppress(StreamClosedError):
            for piece in pieces(body):
                self.write(piece)
                await self.flush()

    head = get

    def _is_known(self) -> bool:
        self.set_etag_header()
        return self.check_etag_header()

    def compute_etag(self) -> str | None:
        """Use the version that the file already has, without reading the file again."""
        return self.etag


class TextHandler(FriendlyErrors):
    """A fixed text: robots.txt and the site map."""

    def initialize(self, text: str, content_type: str = "text/plain") -> None:
        """Take the text to send."""
        self.text, self.content_type = text, content_type

    def get(self) -> None:
        """Send it."""
        self.set_header("Content-Type", f"{self.content_type}; charset=utf-8")
        self.finish(self.text)

    head = get


class KernelAliveHandler(FriendlyErrors):
    """`/alive/<kernel>`: 204 while the kernel's process runs, 410 once it has ended."""

    async def get(self, kernel_id: str) -> None:
        """Check without counting as activity of the kernel; a dead kernel is removed. Pages out of sight do not ask."""
        kernels = self.settings["kernel_manager"]
        kernels.note_sight(kernel_id)
        if await kernels.is_running(kernel_id):
            self.set_status(204)
        else:
            await kernels.shut_down(kernel_id)
            self.set_status(410)
        self.finish()


class KernelShutdownHandler(FriendlyErrors):
    """The beacon that a closing page sends; Voila's own handler refuses it, because a beacon cannot carry a
    token header."""

    async def post(self, kernel_id: str) -> None:
        """Shut down the page's kernel; a second beacon has nothing left to do."""
        if not is_same_origin(self.request):
            raise HTTPError(403)
        await self.settings["kernel_manager"].shut_down(kernel_id)
        self.set_status(204)
        self.finish()


class KernelModelHandler(FriendlyErrors, KernelHandler):
    """What the page reads about its own kernel before it connects; it cannot delete the kernel this way."""

    SUPPORTED_METHODS = ("GET", "HEAD")


TEMPLATES = ("workbook", "lab", "base")
"""Ours, and those that it builds upon."""


class TemplateFileHandler(FriendlyFileErrors, VoilaTemplateFiles):
    """Voila's template files, with a plain 404 for paths that make Voila's own parser fail."""

    def parse_url_path(self, url_path: str) -> str:
        """Refuse what is not <template>/static/<path>."""
        template, _, rest = url_path.partition("/static/")
        if not rest or template not in TEMPLATES:
            raise HTTPError(404)
        return super().parse_url_path(url_path)


class NotFoundHandler(FriendlyErrors):
    """Every other address."""

    def prepare(self) -> None:
        """Answer 404 to every method."""
        raise HTTPError(404)


def small_addresses(base: str, kernel: str, options: Settings) -> list[tuple[Any, ...]]:
    """Return the addresses of this module with their handlers; `kernel` is the pattern of a kernel's id."""
    return [
        (base, HomeHandler),
        (rf"{base}(?i:{HELP})/?", HelpHandler),
        (f"{base}metrics", MetricsHandler),
        (rf"{base}robots\.txt", TextHandler, {"text": robots(options.public_url, base)}),
        *_site_map(base, options),
        (rf"{base}(favicon\.ico)", AssetHandler),
        (rf"{base}voila/render/([\w-]+)\.ipynb", OldPageHandler),
        (rf"{base}assets/([\w.-]+)", AssetHandler),
        (rf"{base}alive/{kernel}", KernelAliveHandler),
        (rf"{base}voila/api/shutdown/{kernel}", KernelShutdownHandler),
        (rf"{base}api/kernels/{kernel}", KernelModelHandler),
        (rf"{base}voila/templates/(.*)", TemplateFileHandler),
    ]


def _site_map(base: str, options: Settings) -> list[tuple[Any, ...]]:
    if not options.public_url:
        return []
    text = sitemap(options.public_url, page_names(options.notebooks))
    return [(rf"{base}sitemap\.xml", TextHandler, {"text": text, "content_type": "application/xml"})]
