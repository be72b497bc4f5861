"""Where nginx is, how it is had, and how the tests start it with the files of deploy/nginx.

`python -m tests.serving.nginx` prints the path of the program. Where there is none and apt-get is, it downloads
Debian's package into .venv, for which nobody needs to be root; elsewhere it prints the line to copy, and fails.
A missing nginx is never a skipped test.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.serving.ports import answers

PROJECT = Path(__file__).resolve().parents[2]
PUBLISHED = PROJECT / "deploy" / "nginx"
OWN = PROJECT / ".venv" / "nginx"
# Debian keeps it where only root's commands are looked for.
PLACES = (
    "nginx",
    "/usr/sbin/nginx",
    "/usr/local/sbin/nginx",
    "/opt/homebrew/bin/nginx",
    str(OWN / "usr/sbin/nginx"),
)
# Ports that the published files name, and what a test calls them.
NAMED_PORTS = {"plain": "80", "tls": "443", "first": "8866", "second": "8867"}
SUB_PATH = "workbook-sub-path.conf"
PATIENCE = 20

MAIN = """
daemon off;
worker_processes 1;
pid {here}/nginx.pid;
error_log {here}/main.log error;
{user}
{main}
events {{
    {events}
}}
http {{
    client_body_temp_path {here}/body;
    proxy_temp_path {here}/proxy;
    fastcgi_temp_path {here}/fastcgi;
    scgi_temp_path {here}/scgi;
    uwsgi_temp_path {here}/uwsgi;
    access_log {here}/access.log;
    {servers}
}}
"""


def find() -> str | None:
    """Return the path of the nginx that the variable NGINX names, else of one that is here and starts."""
    named = os.environ.get("NGINX")
    for path in map(shutil.which, [named] if named else PLACES):
        if path and subprocess.run([path, "-v"], capture_output=True).returncode == 0:
            return path
    return None


def install_line() -> str:
    """Return the one line that a user copies to get an nginx."""
    if shutil.which("brew"):
        return "brew install nginx"
    if shutil.which("dnf"):
        return "sudo dnf install nginx"
    return "sudo apt-get install nginx-light"


def download() -> None:
    """Put Debian's package into .venv: it is unpacked there, not installed, so no service of it is started."""
    if os.geteuid() == 0:  # a fresh machine has no list of packages yet
        subprocess.run(["apt-get", "update", "-qq"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # apt-get fetches as an account of its own
        subprocess.run(
            ["apt-get", "download", "-qq", "nginx"],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for package in Path(folder).glob("nginx_*.deb"):
            subprocess.run(["dpkg", "-x", package, OWN])


def main() -> int:
    """Print the path of nginx, getting it first where that is possible."""
    if find() is None and os.environ.get("NGINX"):
        print(f"NGINX names no program that starts: {os.environ['NGINX']}", file=sys.stderr)
        return 1
    if find() is None and shutil.which("apt-get") and shutil.which("dpkg"):
        print("Getting nginx for the tests of proxies ...", flush=True)
        download()
    if find() is None:
        print("The tests of proxies need nginx. Copy this line, then try again:", file=sys.stderr)
        print(f"  {install_line()}", file=sys.stderr)
        return 1
    print(f"Proxy: {find()}")
    return 0


@dataclass(frozen=True)
class Nginx:
    """A running nginx."""

    ports: Mapping[str, int]
    """The ports where it and the servers behind it listen, by the names that the test gave them."""
    folder: Path

    def logs(self) -> str:
        """Return all that the published files let it write down."""
        return "".join(path.read_text() for path in sorted((self.folder / "log").iterdir()))


def published(name: str, ports: Mapping[str, int], folder: Path) -> str:
    """Return a published file with other ports, and with this folder instead of those of the system."""
    text = (PUBLISHED / name).read_text()
    if (
        name == SUB_PATH and "below" in ports
    ):  # these servers have an address of their own: another one is below a path
        text = text.replace("http://workbook;", f"http://127.0.0.1:{ports['below']};")
    text = text.replace("/etc/nginx/", f"{folder}/").replace("/var/log/nginx/", f"{folder}/log/")
    for ours, theirs in NAMED_PORTS.items():
        if ours in ports:
            text = re.sub(rf"(listen (\[::\]:)?|127\.0\.0\.1:){theirs}\b", rf"\g<1>{ports[ours]}", text)
    return text


@contextmanager
def run_nginx(
    folder: Path, servers: str, ports: Mapping[str, int], lower: Mapping[str, str] | None = None
) -> Iterator[Nginx]:
    """Run nginx with the published files and further server blocks, in which {name} is one of the ports, and stop it.

    `plain` and `tls` are those where the published block listens, `first` and `second` those of the servers behind it.
    What is `lower` takes the place of words in the published files, each of which must be there.
    """
    program = find()
    if program is None:
        raise RuntimeError(f"No nginx was found. Install it with:  {install_line()}")
    (folder / "log").mkdir(parents=True)
    make_certificate(folder)
    texts = {path.name: published(path.name, ports, folder) for path in PUBLISHED.glob("*.conf")}
    for old, new in (lower or {}).items():
        if not any(old in text for text in texts.values()):
            raise ValueError(f"No published file has: {old}")
        texts = {name: text.replace(old, new) for name, text in texts.items()}
    for name, text in texts.items():
        (folder / name).write_text(text)
    for name, port in ports.items():
        servers = servers.replace(f"{{{name}}}", str(port))
    includes = f"include {folder}/workbook-servers.conf;\ninclude {folder}/workbook.conf;\n"
    user = "user root;" if os.geteuid() == 0 else ""
    servers = servers.replace("{folder}", str(folder))
    main, events = (
        # A copy of before these files has what Debian's nginx.conf has.
        f"include {folder}/{name};" if name in texts else instead
        for name, instead in (("workbook-main.conf", ""), ("workbook-events.conf", "worker_connections 768;"))
    )
    text = MAIN.format(here=folder, user=user, main=main, events=events, servers=includes + servers)
    (folder / "nginx.conf").write_text(text)
    command = [program, "-p", str(folder), "-e", str(folder / "main.log"), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as process:
        try:
            if not answers(ports["tls"], process, PATIENCE):
                raise RuntimeError(f"nginx did not start: {(folder / 'main.log').read_text()}")
            yield Nginx(ports, folder)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def make_certificate(folder: Path) -> None:
    """Write a certificate that nobody trusts, for every name."""
    words = (
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=skin.example.org"
    )
    files = ["-keyout", folder / "workbook.key", "-out", folder / "workbook.crt"]
    subprocess.run(["openssl", *words.split(), *files], check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
