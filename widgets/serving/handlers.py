"""The small addresses beside the pages: help, assets, health, liveness, farewell, and the way home."""

from typing import Any
from urllib.parse import urlsplit

from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.httputil import HTTPServerRequest
from tornado.web import HTTPError
from voila.static_file_handler import TemplateStaticFileHandler

from .assets import find_asset
from .error_pages import Calm, CalmFiles
from .page_chrome import Frame

ROBOTS = "User-agent: *\nDisallow: /voila/\nDisallow: /api/\nDisallow: /alive/\n"


def same_origin(request: HTTPServerRequest) -> bool:
    """Say whether a page of ours sent this; our referrer policy makes some browsers hide the origin of
    beacons."""
    origin = request.headers.get("Origin", "null")
    if origin == "null":
        return request.headers.get("Sec-Fetch-Site") == "same-origin"
    return urlsplit(origin).netloc.lower() == request.host.lower()


class HomeHandler(Calm):
    """`/` leads to the welcome page."""

    def get(self) -> None:
        """Redirect; a permanent one would be kept by browsers after the workbook has moved."""
        self.redirect(f"{self.settings['base_url']}voila/render/welcome.ipynb")

    head = get


class HelpHandler(Calm):
    """`/help`: Get help now."""

    def get(self) -> None:
        """Send the page; no kernel is asked."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(Frame(self).help())

    head = get


class AssetHandler(Calm):
    """`/assets/<name>`: our own files and plotly.js."""

    tag: str | None = None

    def get(self, name: str) -> None:
        """Send the file, packed if the browser takes that."""
        asset = find_asset(name)
        if asset is None:
            raise HTTPError(404)
        self.set_header("Content-Type", asset.content_type)
        # Weak, because packed and plain are the same file in other bytes.
        self.tag = f'W/"{asset.version}"'
        packs = "gzip" in self.request.headers.get("Accept-Encoding", "")
        if packs:
            self.set_header("Content-Encoding", "gzip")
        self.finish(asset.packed if packs else asset.body)

    head = get

    def compute_etag(self) -> str | None:
        """Use the version that the file already has, rather than reading it through again."""
        return self.tag


class TextHandler(Calm):
    """A fixed plain text: the health check and robots.txt."""

    def initialize(self, text: str) -> None:
        """Take the text to send."""
        self.text = text

    def get(self) -> None:
        """Send it."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(self.text)

    head = get


class AliveHandler(Calm):
    """`/alive/<kernel>`: 204 while the kernel's process runs, 410 once it is gone."""

    async def get(self, kernel_id: str) -> None:
        """Look, without counting as use of the kernel; a dead kernel's place is freed."""
        kernels = self.settings["kernel_manager"]
        if await kernels.lives(kernel_id):
            self.set_status(204)
        else:
            await kernels.free(kernel_id)
            self.set_status(410)
        self.finish()


class FarewellHandler(Calm):
    """The beacon that a closing page sends; Voila's own is refused because a beacon cannot carry a token
    header."""

    async def post(self, kernel_id: str) -> None:
        """End the page's kernel; a second beacon finds nothing to do."""
        if not same_origin(self.request):
            raise HTTPError(403)
        await self.settings["kernel_manager"].free(kernel_id)
        self.set_status(204)
        self.finish()


class KernelCardHandler(Calm, KernelHandler):
    """What the page asks about its own kernel before it connects; it may look, and not delete."""

    SUPPORTED_METHODS = ("GET", "HEAD")


class TemplateFileHandler(CalmFiles, TemplateStaticFileHandler):
    """Voila's template files, with a plain 404 for paths that Voila's own parser stumbles over."""

    def parse_url_path(self, url_path: str) -> str:
        """Refuse what is not <template>/static/<path>."""
        template, _, rest = url_path.partition("/static/")
        if not template or not rest or not template.isidentifier():
            raise HTTPError(404)
        return super().parse_url_path(url_path)


class NotFoundHandler(Calm):
    """Everything else."""

    def prepare(self) -> None:
        """Answer 404 whatever the method."""
        raise HTTPError(404)


def small_handlers(base: str, kernel: str) -> list[tuple[Any, ...]]:
    """List the addresses of this module."""
    return [
        (base, HomeHandler),
        (f"{base}help", HelpHandler),
        (f"{base}health", TextHandler, {"text": "ok\n"}),
        (f"{base}robots.txt", TextHandler, {"text": ROBOTS}),
        (rf"{base}assets/([\w.-]+)", AssetHandler),
        (rf"{base}alive/{kernel}", AliveHandler),
        (rf"{base}voila/api/shutdown/{kernel}", FarewellHandler),
        (rf"{base}api/kernels/{kernel}", KernelCardHandler),
        (rf"{base}voila/templates/(.*)", TemplateFileHandler),
    ]
