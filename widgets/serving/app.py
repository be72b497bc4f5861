"""The server: Voila with our addresses, headers and limits."""

import errno
import gc
import os
import shutil
import sys
import threading
import webbrowser
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from jupyter_core.utils import run_sync
from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.base.handlers import FileFindHandler
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from voila.app import Voila
from voila.static_file_handler import MultiStaticFileHandler
from voila.utils import get_page_config

from widgets.core.loading import ContentMissing
from widgets.own_files import is_checkout

from .compressed_files import with_compression
from .connections import HALF_OPEN_A_CLIENT, Connections
from .front_door import FrontDoor
from .front_end import FrontEnd, entries, front_end_address, make_front_end
from .gate import Gate
from .handlers import NotFoundHandler, small_addresses
from .headers import SecurityHeaders
from .health import Health, HealthHandler, installed_kernel
from .hosts import address_to_open
from .kernel_socket import KernelSocket
from .kernels import Kernels
from .log_rules import RedactingFormatter, adopt, log, log_cell_error, log_request, start_log
from .open_files import connections_for, kernels_for, raise_limit
from .pages import PageHandler
from .served_content import served
from .settings import PROJECT, SHARE, Settings, voila_config
from .stopping import Stopping

KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
# The handlers of Voila that a page needs. Those for listings, contents, files, login and rendering are left out, and
# the one for themes, which looks through all folders at each request.
KEPT_HANDLERS = (MultiStaticFileHandler, FileFindHandler)
# Jupyter looks for an answer before it has sent the first ping, so the time-out must be longer than one interval.
PINGS_UNANSWERED = 3

# New connections that may wait to be taken; one too many is dropped, and its browser tries again seconds later.
QUEUE = 1024


class CannotServe(Exception):
    """The server cannot start; the message is one sentence for the operator."""


class AnonymousVisitors(IdentityProvider):
    """Everyone is the same anonymous visitor, so no cookie is needed."""

    def get_user(self, handler: Any) -> User:
        """Return the anonymous visitor."""
        return User(username="visitor")

    def get_handlers(self) -> list[Any]:
        """Offer no login or logout page."""
        return []


class Workbook(Voila):
    """The web app."""

    _log_formatter_cls = RedactingFormatter
    options = Settings()
    files = 0
    """How many files the process may have open."""

    # Any, because Voila's own annotations of these two name the traits Dict and List, which no dict or list is.
    def init_settings(self) -> Any:
        """Add compression, our log and our 404 to Voila's settings."""
        interval = int(self.options.keep_alive_seconds * 1000)
        return {
            **cast("dict[str, Any]", super().init_settings()),
            "compress_response": True,
            # The state of the widgets is a megabyte of text on the longest page, an eighth of that compressed.
            "websocket_compression_options": {"compression_level": 6},
            "log_function": log_request,
            "default_handler_class": NotFoundHandler,
            "workbook_settings": self.options,
            "ws_ping_interval": interval,
            "ws_ping_timeout": PINGS_UNANSWERED * interval,
        }

    def init_handlers(self) -> Any:
        """Choose the addresses that exist, set the headers on all of them, and keep the content for the kernels."""
        own = Path(self.connection_dir)  # which has just been made
        served(self.options.content).keep_copy_in(own)
        # Without it, kernels would run what the operator's own IPython runs at its start, and where the account has no
        # home folder to write to, each would leave folders in the temporary one.
        os.environ["IPYTHONDIR"] = os.environ.get("IPYTHONDIR") or str(own / "ipython")
        headers = partial(SecurityHeaders, options=self.options)
        self.app.transforms.append(cast("type[SecurityHeaders]", headers))  # tornado only calls it
        voila_handlers = [
            (path, with_compression(handler), *rest)
            for path, handler, *rest in cast("list[Any]", super().init_handlers())
            if handler in KEPT_HANDLERS
        ]
        self.app.settings["front_end"] = self._front_end()
        page = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        return [
            *small_addresses(self.base_url, KERNEL, self.options),
            front_end_address(self.base_url),
            (f"{self.base_url}health", HealthHandler, {"health": self._health()}),
            (rf"{self.base_url}api/kernels/{KERNEL}/channels", KernelSocket),
            (rf"{self.base_url}([\w-]+)/?", PageHandler, page),
            *voila_handlers,
        ]

    def _front_end(self) -> FrontEnd:
        config = get_page_config(
            base_url=self.base_url,
            settings=self.app.settings,
            log=self.log,
            voila_configuration=self.voila_configuration,
        )
        return make_front_end(self.static_paths, self.labextensions_path, entries(config))

    def _health(self) -> Health:
        kernels = cast("Kernels", self.kernel_manager)
        return Health(kernels, self.options.content, installed_kernel(self.options.notebooks))

    def start(self) -> None:
        """Open the port before anything else, so that a busy one costs no time and leaves nothing behind."""
        self.sockets = open_port(self.options)
        self.port = self.sockets[0].getsockname()[1]
        try:
            super().start()
        finally:
            shutil.rmtree(self.connection_dir, ignore_errors=True)

    def _handle_signal_stop(self, sig: int, frame: Any) -> None:
        """End a start that is not done yet; from then on stopping.py heeds signals."""
        raise SystemExit(0)

    def listen(self) -> None:
        """Serve until stopped, and print the address."""
        most = connections_for(self.files, self.options.max_kernels)
        # Behind a proxy all connections come from the proxy.
        half_open = 0 if self.options.behind_proxy else min(HALF_OPEN_A_CLIENT, most // 2)
        door = FrontDoor(Gate(self.app, self.options), self.options)
        self.app.settings["request_shares"] = door.shares
        server = Connections(door, most=most, half_open=half_open, note_answered=door.shares.give_back)
        server.add_sockets(self.sockets)
        url = address_to_open(self.options.host, self.port, self.base_url)
        readers = f", for readers at {self.options.public_url}/" if self.options.public_url else ""
        print(f"The workbook is ready at {url}{readers} (stop it with Ctrl+C)", flush=True)
        if self.options.open_browser:
            # Some browsers return only when they are closed.
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        self.ioloop = IOLoop.current()
        gc.freeze()  # what a server has when it starts, it keeps: each sweep need not look through it
        kernels = cast("Kernels", self.kernel_manager)
        stopping = Stopping(kernels, self.options.drain_seconds, self.ioloop.stop)
        self.ioloop.add_callback(stopping.listen)
        self.ioloop.add_callback(kernels.forks.begin)
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            self.stop()

    def stop(self) -> None:
        """Shut down the kernels first: their sockets are in the folder that is removed next."""
        try:
            run_sync(self.kernel_manager.shutdown_all)()
        finally:
            shutil.rmtree(self.connection_dir, ignore_errors=True)


def open_port(options: Settings) -> list[Any]:
    """Listen on the chosen port; the error says in one sentence why that is not possible."""
    try:
        return bind_sockets(options.port, address=options.host, backlog=QUEUE)
    except OSError as error:
        raise CannotServe(_port_sentence(options, error)) from error


def _port_sentence(options: Settings, error: OSError) -> str:
    port = options.port
    with_port = (
        "make app PORT=" if is_checkout() and os.name == "posix" else "microneedling-workbook app --port "
    )
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is already in use: choose another, for example `{with_port}{port + 1}`."
    if error.errno == errno.EACCES:
        return f"Port {port} may not be used by this account: choose one above 1024, `{with_port}8867`."
    return f"The address {options.host} port {port} cannot be used here ({error.strerror or error})."


def look_at_path(folder: Path) -> None:
    """Refuse a path that Jupyter, which is given several of them in one word, would read as two, and one that was not
    read as the UTF-8 that it is."""
    if os.pathsep in str(folder):
        raise CannotServe(
            f"The path of this folder has a {os.pathsep!r} in it, which Python and Jupyter cannot use: move it to "
            f"another one. ({PROJECT})"
        )
    try:
        str(folder).encode()
    except UnicodeEncodeError:
        raise CannotServe(
            "The path of this folder has signs in it that Python reads wrongly here: set PYTHONUTF8=1 and start again."
        ) from None


def serve(options: Settings) -> int:
    """Run the workbook and return the exit code."""
    start_log()
    files = raise_limit()
    if options.max_kernels > kernels_for(files):
        options = replace(options, max_kernels=kernels_for(files))
        log.warning("%s open files are enough for %s pages at once", files, options.max_kernels)
    try:
        look_at_path(SHARE)
        served(options.content).current()
        # Voila finds templates by name, and only through this variable.
        paths = [str(SHARE), os.environ.get("JUPYTER_PATH", "")]
        os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, paths))
        app = Workbook(
            config=voila_config(options, Kernels, log_cell_error), identity_provider_class=AnonymousVisitors
        )
        app.options, app.files = options, files
        adopt(app.log)
        app.initialize([])
        app.start()
    except (CannotServe, ContentMissing) as error:
        print(error, file=sys.stderr)
        return 1
    return 0
