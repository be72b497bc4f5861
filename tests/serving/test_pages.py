"""A notebook's page: text first, code never, and a friendly sentence for a fault."""

import re
import time
import zlib
from pathlib import Path

import pytest

from tests.serving.conftest import KERNEL_LIMIT, cell, eventually, running, runs, saved, write_notebook

NOTICE = "This workbook helps you learn what can go wrong with microneedling."


def read_until(reply, decompressor, words: str) -> str:
    """Read a compressed page piece by piece until it contains the wanted words."""
    text = ""
    while words not in text:
        piece = reply.read1(65536)
        assert piece, f"the page ended without {words!r}"
        text += decompressor.decompress(piece).decode()
    return text


def open_compressed(server, name: str):
    """Ask for a page as browsers do, compressed, and return the connection, the reply and the decompressor."""
    connection = server.connect()
    connection.request("GET", f"/{name}", headers={"Accept-Encoding": "gzip"})
    reply = connection.getresponse()
    assert "gzip" == reply.getheader("Content-Encoding")
    return connection, reply, zlib.decompressobj(wbits=31)


def test_the_text_is_there_while_the_kernel_is_held_back(server) -> None:
    """Title, heading, notice, status and help link arrive before the kernel has begun to run,
    compressed or not."""
    connection, reply, decompressor = open_compressed(server, "held")
    before = read_until(reply, decompressor, '<main id="main"')
    (server.flags / "kernel").touch()
    after = read_until(reply, decompressor, "</html>")
    connection.close()
    kernel_id = after.split('"kernelId": "')[1].split('"')[0]
    server.free(kernel_id)

    assert all(
        text in before for text in ("<title>", "<h1", NOTICE, 'role="status"', 'href="/help"', 'href="#main"')
    )
    assert '"kernelId":' not in before
    assert "pid=" in after


def test_the_kernel_ends_when_a_reader_leaves_before_the_page_is_complete(server) -> None:
    """No beacon comes from such a page, and yet its kernel is shut down."""
    connection, reply, decompressor = open_compressed(server, "slow")
    pid = int(read_until(reply, decompressor, "pid=").split("pid=")[1].split()[0])
    assert runs(pid)
    reply.close()
    connection.close()
    (server.flags / "cell").touch()

    assert eventually(lambda: not runs(pid))


def test_a_page_that_its_reader_left_is_no_fault(tmp_path: Path) -> None:
    """Whoever closes a page in the middle of a cell leaves no line in the log."""
    with running(tmp_path / "home") as server:
        connection, reply, decompressor = open_compressed(server, "slow")
        pid = int(read_until(reply, decompressor, "pid=").split("pid=")[1].split()[0])
        reply.close()
        connection.close()
        assert eventually(lambda: not runs(pid))
        time.sleep(1.5)  # nbclient looks for its kernel once a second

        assert "ERROR" not in server.log.read_text(encoding="utf-8")


def test_cells_for_jupyterlab_are_left_out(server) -> None:
    """A cell tagged `lab` says what the page around the notebook says here, so there is one heading; no reader waits
    for it, because it is not run."""
    with server.page("welcome") as page:
        assert "LAB-" not in page.body
        assert 1 == page.body.count("<h1")
    assert not (server.flags / "lab").exists()


def test_code_is_never_shown(server) -> None:
    """A page contains results and no source."""
    with server.page("welcome") as page:
        assert "pid=" in page.body
        assert "SECRET_SOURCE" not in page.body


def test_a_page_takes_its_opening_from_the_chapter_that_it_names(server) -> None:
    """Heading, lead and decision come from the content, escaped."""
    with server.page("chapter") as page:
        opening = page.body.split("<main")[0]

    assert all(text in opening for text in ("Chapter &lt;one&gt;", "The lead.", "Shall I?"))
    assert 1 == page.body.count("<h1")
    assert 1 == page.body.count('id="main"')


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/chapter", ["4 March 2026", "6 May 2999"]),
        ("/dead", ["4 March 2026", "6 May 2999"]),
        ("/welcome", []),
        ("/help", ["4 March 2026", "overdue", "6 May 2026"]),
    ],
)
def test_the_foot_says_when_the_sources_were_looked_at(server, path: str, expected: list[str]) -> None:
    """The foot of a page with a chapter, and of help, gives its last look and its next check,
    kernel or not."""
    answer = server.ask(path)
    if '"kernelId"' in answer.body:
        server.free(answer.kernel_id)
    foot = answer.body.split("<footer")[1].partition('class="page-reviewed"')[2].partition("</p>")[0]

    possible = ("4 March 2026", "overdue", "6 May 2999", "6 May 2026")
    assert expected == [word for word in possible if word in foot]


@pytest.mark.parametrize("query", ["?template=reveal", "?theme=dark", "?skin=II&cond=eczema"])
def test_the_query_changes_nothing(server, query: str) -> None:
    """Template and theme arguments, or anything else in the address, give the same page."""
    with server.page("welcome") as plain:
        pass
    with server.page("welcome", query) as with_query:
        pass

    assert plain.body.split("<main")[0] == with_query.body.split("<main")[0]
    assert [] == [word for word in ("reveal", "cond=", "JupyterLab Dark") if word in with_query.body]


def test_no_page_names_another_host(server) -> None:
    """Nothing on a page is fetched from elsewhere."""
    with server.page("welcome") as page:
        assert "cdn" not in page.body.lower()
        head = re.sub(r" // .*", "", page.body.split("<main")[0])  # remarks in the scripts of the page
        assert "//" not in head.replace("http://www.w3.org", "").replace("<!--//", "")


def test_a_failing_cell_leaves_a_plain_sentence_and_the_text_below_it(server) -> None:
    """The reader sees no trace and no name of the software, and still reaches what comes later."""
    with server.page("failing") as page:
        body = page.body

    assert 1 == body.count("page-cell-error")
    assert "LATER TEXT" in body
    assert [] == [
        word for word in ("ValueError", "PRIVATE-ANSWER", "Traceback", "--debug", "Voilà") if word in body
    ]


def test_the_log_names_the_fault_and_nothing_about_the_reader(server) -> None:
    """A failing cell leaves one line with its kind; no message, no kernel id, no request."""
    with server.page("failing", "?skin=II") as page:
        kernel_id = page.kernel_id
    log = server.log.read_text()

    assert "ValueError" in log
    assert [] == [word for word in ("PRIVATE-ANSWER", kernel_id, "skin=II", "GET /") if word in log]


def test_a_kernel_that_never_starts_ends_in_a_plain_sentence(server) -> None:
    """The page is closed properly, keeps its text, and its place is free again."""
    answer = server.ask("/dead")

    assert 200 == answer.status
    assert "We could not get this page ready" in answer.body
    assert answer.body.rstrip().endswith("</html>")
    assert "Traceback" not in answer.body


def test_over_the_limit_the_busy_page_comes_at_once(server) -> None:
    """One page too many gets 503 with a time to come back, a way to help, and no kernel."""
    pages = [server.ask("/chapter") for _ in range(KERNEL_LIMIT)]
    busy = server.ask("/chapter")
    help_ = server.ask("/help")
    for page in pages:
        server.free(page.kernel_id)
    with server.page("chapter") as later:
        pass

    assert [200] * KERNEL_LIMIT == [page.status for page in pages]
    assert (503, "30") == (busy.status, busy.headers["retry-after"])
    assert "We are busy right now" in busy.body
    assert "kernelId" not in busy.body
    assert [200, 200] == [help_.status, later.status]


def test_a_page_that_ends_halfway_says_nothing_twice(server) -> None:
    """The text that is saved in it goes on where the page was cut off."""
    first = cell("from IPython.display import HTML\nHTML('<p>FIRST-' + 'TEXT</p>')")
    second = cell("import os\nos.kill(os.getpid(), 9)")
    first["outputs"], second["outputs"] = [saved("<p>FIRST-TEXT</p>")], [saved("<p>SECOND-TEXT</p>")]
    write_notebook(server.log.parent / "notebooks" / "halfway.ipynb", first, second)
    body = server.ask("/halfway").body

    assert 'class="page-failed"' in body
    assert (1, 1) == (body.count("FIRST-TEXT"), body.count("SECOND-TEXT"))
