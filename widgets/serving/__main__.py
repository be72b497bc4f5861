"""Start the workbook's server: `python -m widgets.serving`."""

import argparse
import sys
from pathlib import Path

from .app import serve
from .settings import Settings


def read_arguments(arguments: list[str]) -> Settings:
    """Turn the command line into settings."""
    default = Settings()
    parser = argparse.ArgumentParser(prog="python -m widgets.serving", description=__doc__)
    parser.add_argument("--host", default=default.host, help="the address to listen on")
    parser.add_argument(
        "--port", type=int, default=default.port, help="the port to listen on; 0 takes a free one"
    )
    parser.add_argument("--open", action="store_true", help="open the workbook in a browser")
    parser.add_argument(
        "--notebooks", type=Path, default=default.notebooks, help="the folder of the notebooks"
    )
    parser.add_argument(
        "--kernels", type=int, default=default.max_kernels, help="how many pages may be open at once"
    )
    parser.add_argument(
        "--idle", type=int, default=default.idle_seconds, help="seconds until an unused page rests"
    )
    parser.add_argument(
        "--sweep", type=int, default=default.sweep_seconds, help="seconds between looks for them"
    )
    given = parser.parse_args(arguments)
    return Settings(
        host=given.host,
        port=given.port,
        open_browser=given.open,
        notebooks=given.notebooks.resolve(),
        max_kernels=given.kernels,
        idle_seconds=given.idle,
        sweep_seconds=given.sweep,
    )


if __name__ == "__main__":
    sys.exit(serve(read_arguments(sys.argv[1:])))
