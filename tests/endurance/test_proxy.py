"""Behind an nginx that cuts quiet lines after 60 seconds, as it does by itself.

A page that takes longer gets whole, and a socket on which nobody says anything for three minutes still answers.
"""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.serving.conftest import PATIENCE, Server, run_server
from tests.serving.nginx import run_nginx
from tests.serving.ports import free_ports
from tests.serving.test_nginx import SITE, World

DEFAULTS = """
server {
    listen 127.0.0.1:{waits};
    location / {
        proxy_pass http://127.0.0.1:{first};
        proxy_http_version 1.1;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $workbook_connection;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header X-Forwarded-Host $http_host;
    }
}
"""
LONGEST = 60  # seconds: nginx's own limit
PAGE, SOCKET = LONGEST + 15, 3 * LONGEST


def slow_page(world: World, server: Server) -> str:
    """Read a page whose first cell runs on for longer than the proxy waits."""
    connection = world.connect("waits")
    connection.timeout = PAGE + PATIENCE
    connection.request("GET", "/slow", headers={"Host": SITE})
    reply = connection.getresponse()
    time.sleep(PAGE)
    (server.flags / "cell").touch()
    try:
        return reply.read().decode()
    finally:
        connection.close()


def test_nothing_is_cut_after_a_minute(tmp_path: Path) -> None:
    """With the settings of both as they come."""
    with run_server(tmp_path / "server", "--public-url", f"https://{SITE}", "--behind-proxy") as server:
        ports = {"first": server.port, **free_ports("plain", "tls", "waits")}
        with run_nginx(tmp_path / "nginx", DEFAULTS, ports) as nginx, ThreadPoolExecutor() as pool:
            world = World(nginx, {"first": server})
            page = world.ask("waits", "/welcome")
            begun = time.monotonic()
            slow = pool.submit(slow_page, world, server)
            path = f"/api/kernels/{page.kernel_id}/channels"
            kind = world.socket("waits", path, SITE, f"https://{SITE}", quiet=SOCKET)
            html = slow.result()
    comments = html.count("<!-- -->")
    print(
        f"page of {PAGE} s whole, {comments} signs of life; socket answered after {time.monotonic() - begun:.0f} s"
    )

    assert html.rstrip().endswith("</html>")
    assert comments >= PAGE // 15 - 1
    assert "kernel_info_reply" == kind
