"""Starting: settings from the command line, and one clear sentence when it cannot work."""

import errno
import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving.conftest import make_content
from widgets.serving import app
from widgets.serving.__main__ import read_arguments
from widgets.serving.app import CannotServe, look_at_path, open_port
from widgets.serving.kernels import Kernels
from widgets.serving.settings import PROJECT, Settings, voila_config


def launch(folder: Path, *arguments: str, content: Path | None = None) -> subprocess.CompletedProcess:
    """Start the server somewhere else than in the project, and wait for it to give up."""
    content = content or folder / "content.json"
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "WORKBOOK_CONTENT": str(content)}
    command = [sys.executable, "-m", "widgets.serving", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=30)


def test_a_busy_port_gets_one_sentence_with_the_way_out(tmp_path: Path) -> None:
    """The operator reads which port and how to choose another, and nothing else."""
    (tmp_path / "content.json").write_text(json.dumps(make_content()))
    with socket.create_server(("127.0.0.1", 0)) as socket_in_use:
        port = socket_in_use.getsockname()[1]
        result = launch(tmp_path, "--port", str(port))

    assert (1, "") == (result.returncode, result.stdout)
    expected = f"Port {port} is already in use: choose another, for example `make app PORT={port + 1}`.\n"
    assert expected == result.stderr


@pytest.mark.parametrize(
    ("text", "expected"),
    [(None, "is missing: run `make content-json` first."), ("{", "cannot be used"), ("[]", "cannot be used")],
)
def test_missing_or_broken_content_gets_one_sentence(tmp_path: Path, text: str | None, expected: str) -> None:
    """Without its words the server does not start, and says what to do."""
    if text:
        (tmp_path / "content.json").write_text(text)
    result = launch(tmp_path, "--port", "0")

    assert 1 == result.returncode
    assert expected in result.stderr
    assert 1 == result.stderr.count("\n")
    assert "`make content-json`" in result.stderr


def test_the_command_line_becomes_settings() -> None:
    """Each argument reaches its setting."""
    arguments = read_arguments(
        ["--port", "1", "--host", "h", "--kernels", "2", "--idle", "3", "--sweep", "4", "--open"]
    )

    expected = ("h", 1, True, 2, 3, 4)
    assert expected == (
        arguments.host,
        arguments.port,
        arguments.open_browser,
        arguments.max_kernels,
        arguments.idle_seconds,
        arguments.sweep_seconds,
    )


def test_the_public_address_and_the_sites_that_embed_become_settings() -> None:
    """Both are as they were written; neither is there unless the operator names it."""
    sites = ["--embed-from", "https://a.example", "--embed-from", "http://*.b.example:8080"]
    given = read_arguments(["--public-url", "https://skin.example/learn", *sites])

    assert ("https://skin.example/learn", ("https://a.example", "http://*.b.example:8080")) == (
        given.public_url,
        given.embed_from,
    )
    assert ("", ()) == (read_arguments([]).public_url, read_arguments([]).embed_from)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        *[
            ("--embed-from", value)
            for value in (
                "*",
                "",
                "clinic.example",
                "https://clinic.example/",
                "https://clinic.example/page",
                "https://*",
                "https://a.example https://b.example",
                "https://a.example;script-src *",
                "https://a.example\n",
                "'self'",
                "javascript:x",
            )
        ],
        *[
            ("--public-url", value)
            for value in (
                "skin.example",
                "https://skin.example/",
                'https://x"><b>',
                "https://x?a=b",
                "https://*.x",
            )
        ],
    ],
)
def test_an_address_that_cannot_be_used_is_refused_with_one_sentence(
    option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The server does not start, and says how such an address is written."""
    with pytest.raises(SystemExit) as stop:
        read_arguments([option, value])

    assert 2 == stop.value.code
    assert re.search("write (it|the site) as https://", capsys.readouterr().err)


def test_idle_pages_come_to_rest_and_dead_kernels_stay_dead() -> None:
    """Culling is on, for open pages too, and nothing restarts a kernel behind a reader's back."""
    config = voila_config(Settings(), Kernels, None)

    assert (600, 60, True) == tuple(
        config.MappingKernelManager[name] for name in ("cull_idle_timeout", "cull_interval", "cull_connected")
    )
    assert config.KernelManager.autorestart is False
    assert ([], [".*"]) == (config.VoilaConfiguration.file_allowlist, config.VoilaConfiguration.file_denylist)
    assert [] == config.Voila.config_file_paths


def test_an_account_without_a_home_folder_can_serve() -> None:
    """Where neither HOME nor the list of accounts names one, Jupyter still finds its folders."""
    code = (
        "import os, pwd\n"
        "os.environ.pop('HOME', None)\n"
        "def unknown(uid): raise KeyError(uid)\n"
        "pwd.getpwuid = unknown\n"
        "import widgets.serving\n"
        "from jupyter_core.paths import jupyter_path\n"
        "print(jupyter_path()[0])"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)

    assert (0, "") == (result.returncode, result.stderr)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--port", "70000"], "Port 70000 does not exist"),
        (["--port", "-1"], "Port -1 does not exist"),
        (["--notebooks", "/nope"], "There is no folder /nope"),
        (["--notebooks", str(PROJECT / "docs")], "has no welcome.ipynb"),
        (["--keep-alive", "0"], "--keep-alive 0"),
        (["--keep-alive", "nan"], "--keep-alive nan"),
        (["--keep-alive", "inf"], "--keep-alive inf"),
        *(
            ([f"--{name}", "inf"], f"--{name} inf")
            for name in ("connect", "reading", "wait", "render", "drain")
        ),
        (["--idle", "9" * 20], "--idle 9999"),
        (["--host", ""], "--host is empty"),
        (["--behind-proxy", "-1"], "-1 proxies"),
        (["--base-url", "/a b/"], "sub-path '/a b/'"),
        (["--base-url", "https://a.example/"], "sub-path 'https://a.example/'"),
        (["--base-url", "/a/../b"], "sub-path '/a/../b'"),
        (["--base-url", "/a/", "--public-url", "https://b.example/c"], "do not agree"),
        (["--base-url", "/a/", "--public-url", "https://b.example"], "do not agree"),
    ],
)
def test_a_setting_that_cannot_work_gets_one_sentence(
    arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is started with it: the sentence says what is wrong."""
    with pytest.raises(SystemExit) as end:
        read_arguments(arguments)

    said = capsys.readouterr().err
    assert (2, 1) == (end.value.code, said.count("\n"))
    assert expected in said


@pytest.mark.parametrize(
    ("arguments", "base", "proxies"),
    [
        ([], "/", 0),
        (["--base-url", "skin"], "/skin/", 0),
        (["--base-url", "/a/b/", "--behind-proxy"], "/a/b/", 1),
        (["--public-url", "https://a.example/skin", "--behind-proxy", "2"], "/skin/", 2),
        (["--public-url", "https://a.example"], "/", 0),
    ],
)
def test_the_sub_path_follows_from_the_public_address(arguments: list[str], base: str, proxies: int) -> None:
    """It is said once, and written in any way."""
    settings = read_arguments(arguments)

    assert (base, proxies) == (settings.base, settings.behind_proxy)


def test_a_path_that_jupyter_would_split_gets_one_sentence() -> None:
    """A folder with a colon in its path is refused before any page fails."""
    with pytest.raises(CannotServe, match="':' in it"):
        look_at_path(Path("/srv/a:b/share"))


def test_a_path_that_python_read_wrongly_gets_one_sentence() -> None:
    """Without UTF-8, a folder such as Müller becomes signs that no template can be found by."""
    with pytest.raises(CannotServe, match="set PYTHONUTF8=1"):
        look_at_path(Path("/srv/Müller/share".encode().decode("ascii", "surrogateescape")))


def test_python_without_its_texts_gets_one_sentence() -> None:
    """Jupyter itself would end in a traceback."""
    result = subprocess.run(
        [sys.executable, "-OO", "-m", "widgets.serving"],
        capture_output=True,
        text=True,
        cwd=PROJECT,
        check=False,
    )

    assert (1, 1) == (result.returncode, result.stderr.count("\n"))
    assert "start Python without -OO" in result.stderr


def test_a_busy_port_of_an_installed_copy_names_the_command_that_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where there is no Makefile, nobody is sent to make."""

    def busy(*_socket: object, **_options: object) -> None:
        raise OSError(errno.EADDRINUSE, "in use")

    monkeypatch.setattr(app, "is_checkout", lambda: False)
    monkeypatch.setattr(app, "bind_sockets", busy)
    with pytest.raises(CannotServe, match="for example `microneedling-workbook app --port 9001`"):
        open_port(Settings(port=9000))
