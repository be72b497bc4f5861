"""The server: Voila with our handlers, our headers and our limits."""

import errno
import os
import shutil
import sys
import webbrowser
from typing import Any

from jupyter_core.utils import run_sync
from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.base.handlers import FileFindHandler
from jupyterlab_server.themes_handler import ThemesHandler
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from voila.app import Voila
from voila.static_file_handler import MultiStaticFileHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from widgets.core.loading import ContentMissing, load

from .compressed_files import packed
from .handlers import NotFoundHandler, small_handlers
from .headers import SafeHeaders
from .kernels import Kernels
from .log_rules import Discreet, log_cell_error, log_request, start_log
from .pages import PageHandler
from .settings import SHARE, Settings, voila_config

KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
# Voila's handlers that a page needs. Its listing, contents, file, login and rendering handlers are left out.
KEPT = (MultiStaticFileHandler, ThemesHandler, FileFindHandler)
LARGEST_REQUEST = 1_000_000
PING_MILLISECONDS = 30_000


class CannotServe(Exception):
    """The server cannot start; the message is the one sentence for the operator."""


class Visitors(IdentityProvider):
    """Everyone is the same nameless visitor, so no cookie has to tell them apart."""

    def get_user(self, handler: Any) -> User:
        """Give the nameless visitor."""
        return User(username="visitor")

    def get_handlers(self) -> list[Any]:
        """Offer no login or logout page."""
        return []


class Workbook(Voila):
    """The web app."""

    _log_formatter_cls = Discreet
    plan = Settings()

    def init_settings(self) -> dict[str, Any]:
        """Add compression, our log and our 404 to Voila's settings."""
        return {
            **super().init_settings(),
            "compress_response": True,
            # What the widgets hold is a megabyte of text on the longest page, and packs to an eighth.
            "websocket_compression_options": {"compression_level": 6},
            "log_function": log_request,
            "default_handler_class": NotFoundHandler,
            "workbook_settings": self.plan,
            # Jupyter's own default is longer than its interval, which tornado complains about in the log.
            "ws_ping_timeout": PING_MILLISECONDS,
        }

    def init_handlers(self) -> list[Any]:
        """Choose the addresses that exist, and put the headers on all of them."""
        self.app.transforms.append(SafeHeaders)
        kept = [(path, packed(kind), *rest) for path, kind, *rest in super().init_handlers() if kind in KEPT]
        page = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        return [
            *small_handlers(self.base_url, KERNEL),
            (rf"{self.base_url}api/kernels/{KERNEL}/channels", VoilaKernelWebsocketHandler),
            (rf"{self.base_url}voila/render/([\w-]+\.ipynb)", PageHandler, page),
            *kept,
        ]

    def start(self) -> None:
        """Take the port before anything else, so that a busy one costs no time and leaves nothing behind."""
        self.sockets = take_port(self.plan)
        self.port = self.sockets[0].getsockname()[1]
        super().start()

    def listen(self) -> None:
        """Serve until stopped, and say where in one line."""
        server = HTTPServer(self.app, max_body_size=LARGEST_REQUEST)
        server.add_sockets(self.sockets)
        url = f"http://{self.plan.host}:{self.port}{self.base_url}"
        print(f"The workbook is ready at {url} (stop it with Ctrl+C)", flush=True)
        if self.plan.open_browser:
            webbrowser.open(url)
        self.ioloop = IOLoop.current()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            self.stop()

    def stop(self) -> None:
        """End the kernels first: their sockets lie in the folder that is removed next."""
        run_sync(self.kernel_manager.shutdown_all)(now=True)
        shutil.rmtree(self.connection_dir, ignore_errors=True)


def take_port(plan: Settings) -> list[Any]:
    """Listen on the wanted port, or say in one sentence why that is not possible."""
    try:
        return bind_sockets(plan.port, address=plan.host)
    except OSError as error:
        raise CannotServe(_port_sentence(plan, error)) from error


def _port_sentence(plan: Settings, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {plan.port} is already in use: choose another, for example `make app PORT={plan.port + 1}`."
    if error.errno == errno.EACCES:
        return (
            f"Port {plan.port} may not be used by this account: choose one above 1024, `make app PORT=8867`."
        )
    return f"The address {plan.host} port {plan.port} cannot be used here ({error.strerror or error})."


def serve(plan: Settings) -> int:
    """Run the workbook; the return value is the exit code."""
    start_log()
    try:
        load(plan.content)
        # Templates are found by name only through this variable.
        paths = [str(SHARE), os.environ.get("JUPYTER_PATH", "")]
        os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, paths))
        app = Workbook(config=voila_config(plan, Kernels, log_cell_error), identity_provider_class=Visitors)
        app.plan = plan
        app.initialize([])
        app.start()
    except (CannotServe, ContentMissing) as error:
        print(error, file=sys.stderr)
        return 1
    return 0
