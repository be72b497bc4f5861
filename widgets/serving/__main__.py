"""Start the workbook's server: `python -m widgets.serving`."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from .app import serve
from .settings import BadSetting, Settings

NAME = "python -m widgets.serving"


def read_arguments(arguments: list[str], name: str = NAME, meaning: str | None = __doc__) -> Settings:
    """Turn the command line into settings; `name` and `meaning` are what --help says of the command."""
    parser = _parser(Settings(), name, meaning)
    options = parser.parse_args(arguments)
    try:
        return _settings(options)
    except BadSetting as error:
        parser.exit(2, f"{error}\n")


def _settings(options: argparse.Namespace) -> Settings:
    return Settings(
        host=options.host,
        port=options.port,
        open_browser=options.open,
        notebooks=options.notebooks.resolve(),
        max_kernels=options.kernels,
        idle_seconds=options.idle,
        sweep_seconds=options.sweep,
        per_client=options.per_client,
        connect_seconds=options.connect,
        reading_seconds=options.reading,
        wait_seconds=options.wait,
        render_seconds=options.render,
        drain_seconds=options.drain,
        public_url=options.public_url,
        embed_from=tuple(options.embed_from),
        base_url=options.base_url,
        behind_proxy=options.behind_proxy,
        keep_alive_seconds=options.keep_alive,
    )


def _parser(default: Settings, name: str = NAME, meaning: str | None = __doc__) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=name, description=meaning)
    add = parser.add_argument
    add("--host", default=default.host, help="the address to listen on")
    add("--port", type=int, default=default.port, help="the port to listen on; 0 takes a free one")
    add("--open", action="store_true", help="open the workbook in a browser")
    add("--notebooks", type=Path, default=default.notebooks, help="the folder of the notebooks")
    add(
        "--kernels",
        type=int,
        default=default.max_kernels,
        help="how many pages may be open at once; without it, as many as there is memory for",
    )
    add(
        "--per-client",
        type=int,
        default=default.per_client,
        help="how many of them one address may have open; 0 for half of them",
    )
    add("--idle", type=int, default=default.idle_seconds, help="seconds until an unused page is shut down")
    add(
        "--sweep", type=int, default=default.sweep_seconds, help="seconds between the checks for unused pages"
    )
    for name, seconds, meaning in (
        ("connect", default.connect_seconds, "a page may take to connect before its place is free again"),
        (
            "reading",
            default.reading_seconds,
            "a page that is only read keeps its kernel, while there is room",
        ),
        ("wait", default.wait_seconds, "a page may wait for its turn to start"),
        ("render", default.render_seconds, "a page may take to start and render"),
        ("drain", default.drain_seconds, "a stopping server lets its pages finish"),
    ):
        add(f"--{name}", type=float, default=seconds, metavar="SECONDS", help=f"how many seconds {meaning}")
    _add_addresses(add)
    return parser


def _add_addresses(add: Callable[..., object]) -> None:
    """Add what a server needs that readers reach through a proxy or from another site."""
    add(
        "--public-url",
        default="",
        help="the address by which readers know the workbook, with its sub-path, for links and previews",
    )
    add(
        "--base-url",
        default="",
        metavar="PATH",
        help="the path below which all addresses are, such as /skin/; without it, that of --public-url",
    )
    add(
        "--behind-proxy",
        type=int,
        nargs="?",
        const=1,
        default=0,
        metavar="HOW_MANY",
        help="believe the headers X-Forwarded-For, -Host and -Proto of this many proxies in front (1 unless said); "
        "only where nobody can reach the server but through them",
    )
    add(
        "--keep-alive",
        type=float,
        default=Settings.keep_alive_seconds,
        metavar="SECONDS",
        help="send something on each open line after so many seconds: a proxy's own limit must be longer",
    )
    add(
        "--embed-from",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="a site that may show the workbook in a frame, such as https://clinic.example.org; may be repeated",
    )


if __name__ == "__main__":
    sys.exit(serve(read_arguments(sys.argv[1:])))
