"""Only the names that this server is known by lead into the app."""

import pytest

ELSEWHERE = "elsewhere.example"


@pytest.mark.parametrize(
    "path", ["/", "/help", "/health", "/welcome", "/assets/page.css", "/nowhere", "/voila/static/voila.js"]
)
def test_another_name_leads_nowhere(server, path: str) -> None:
    """A page of another site that was given this server's address under its own name reads nothing here."""
    answer = server.ask(path, Host=ELSEWHERE)

    assert (421, "close") == (answer.status, answer.headers["connection"])
    assert "kernelId" not in answer.body


def test_no_method_and_no_socket_leads_in_under_another_name(server) -> None:
    """Neither the beacon of a closing page nor a kernel's socket is there under a strange name."""
    with server.page("welcome") as page:
        own = {"Host": ELSEWHERE, "Origin": f"http://{ELSEWHERE}"}
        beacon = server.ask(f"/voila/api/shutdown/{page.kernel_id}", "POST", **own).status
        channels = f"/api/kernels/{page.kernel_id}/channels?session_id=a"
        socket = server.ask(channels, Upgrade="websocket", Connection="Upgrade", **own).status
        alive = server.ask(f"/alive/{page.kernel_id}").status

    assert (421, 421, 204) == (beacon, socket, alive)


def test_names_of_this_computer_and_figures_lead_in(server) -> None:
    """Names that nobody else can be given, with any port, are the server's own."""
    names = [
        "localhost",
        "LOCALHOST:1",
        "127.0.0.1",
        f"127.0.0.1:{server.port}",
        "[::1]:80",
        "192.0.2.7",
        "a.localhost",
    ]

    assert [200] * len(names) == [server.ask("/health", Host=name).status for name in names]


def test_the_log_says_what_to_do_and_not_who_came(server) -> None:
    """There is one line, with the option to set, and without the name."""
    for number in range(20):
        server.ask("/", Host=f"{number}.{ELSEWHERE}")
    lines = [line for line in server.log.read_text(encoding="utf-8").splitlines() if "names a host" in line]

    assert 1 == len(lines)
    assert "--public-url" in lines[0]
    assert ELSEWHERE not in server.log.read_text(encoding="utf-8")
