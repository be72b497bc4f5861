"""The workbook's commands: `microneedling-workbook`, or `python -m widgets.commands` in a checkout.

microneedling-workbook app      the workbook as a web app
microneedling-workbook lab      its notebooks in JupyterLab
microneedling-workbook export   a page, the cases or two pages as a handout, a PDF or slides
microneedling-workbook check    whether this copy is whole and its notebooks run
microneedling-workbook compile  compile the content, if it has changed since
"""

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from .content_file import make_current
from .export import add_options, run_export

NAME = "microneedling-workbook"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _print_what_a_console_cannot()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["app"]:  # its options are the server's
        return _app(words[1:])
    options = _parser().parse_args(words)
    return options.run(options)


def _app(words: list[str]) -> int:
    from widgets.serving.__main__ import read_arguments
    from widgets.serving.app import serve

    from .browser import can_open

    is_wanted = "--no-browser" not in words
    settings = read_arguments(
        [
            *(word for word in words if word != "--no-browser"),
            *(["--open"] if is_wanted and can_open() else []),
        ],
        f"{NAME} app",
        "The workbook as a web app. It opens in your browser where there is one, but not with --no-browser.",
    )
    return make_current() or serve(settings)


def _lab(options: argparse.Namespace) -> int:
    from .lab import run_lab

    return make_current() or run_lab(options.folder, options.port, not options.no_browser)


def _export(options: argparse.Namespace) -> int:
    return make_current() or run_export(options)


def _check(options: argparse.Namespace) -> int:
    from .check import check

    return make_current() or check(options.folder)


def _compile(_options: argparse.Namespace) -> int:
    return make_current()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=NAME, description="A workbook about microneedling and your skin.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("app", help="the workbook as a web app; app --help lists its options")
    lab = commands.add_parser("lab", help="the notebooks in JupyterLab")
    _add_folder(lab, "the folder of your notebooks; what it lacks is copied there")
    lab.add_argument(
        "--port", type=int, default=8888, help="the port to listen on; the next free one if taken"
    )
    lab.add_argument("--no-browser", action="store_true", help="only say the address")
    lab.set_defaults(run=_lab)
    export = commands.add_parser("export", help="a handout, a PDF or slides; export --help says of what")
    add_options(export)
    export.set_defaults(run=_export)
    check = commands.add_parser("check", help="say whether this copy is whole and its notebooks run")
    _add_folder(check, "the folder of notebooks to run")
    check.set_defaults(run=_check)
    compiling = commands.add_parser("compile", help="compile the content, if it has changed since")
    compiling.set_defaults(run=_compile)
    return parser


def _add_folder(parser: argparse.ArgumentParser, meaning: str) -> None:
    parser.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help=meaning)


def _print_what_a_console_cannot() -> None:
    """Print a question mark for a letter that the console lacks, as those of Windows do, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
