"""What operators and programs see: health, metrics, the text for robots, and a busy answer to a question for room."""

import asyncio
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.serving.conftest import KERNEL_LIMIT
from tests.serving.holding import numbers
from widgets.serving.health import Health, Unwell

GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
KERNEL_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}")


def test_a_robot_gets_the_whole_text_and_starts_nothing(server) -> None:
    """Its links lead to pages, not to notebooks; a person taken for a robot has a link to the whole page."""
    before = numbers(server)
    answer = server.ask("/saved", User_Agent=GOOGLE)
    after = numbers(server)

    assert 200 == answer.status
    assert all(
        text in answer.body
        for text in ("SAVED-TEXT", 'href="chapter#part"', "Chapter &lt;one&gt;", "The lead.")
    )
    assert answer.body.rstrip().endswith("</html>")
    assert [] == [
        word for word in ("kernelId", "<script src", "Getting your page ready") if word in answer.body
    ]
    assert 'href="?whole"' in answer.body
    assert 0 == after["workbook_places"]
    assert 1 == outcome(after, "text") - outcome(before, "text")
    with server.page("saved", "?whole") as page:
        assert page.kernel_id


@pytest.mark.parametrize("header", ["Sec_Purpose", "Purpose", "X_Moz"])
def test_a_page_fetched_in_advance_starts_nothing_and_is_not_kept(server, header: str) -> None:
    """The browser throws a 503 away, and asks again when its reader really comes."""
    answer = server.ask("/saved", **{header: "prefetch"})

    assert (503, "no-store") == (answer.status, answer.headers["cache-control"])
    assert "SAVED-TEXT" in answer.body
    assert 0 == numbers(server)["workbook_places"]


def test_a_question_for_room_takes_none(server) -> None:
    """A busy page asks by HEAD, again and again, until there is room."""
    pages = [server.ask("/welcome") for _ in range(KERNEL_LIMIT)]
    full = [server.ask("/welcome", "HEAD").status for _ in range(2)]
    for page in pages:
        server.free(page.kernel_id)
    free = [server.ask("/welcome", "HEAD").status for _ in range(KERNEL_LIMIT + 1)]

    assert [503, 503] == full
    assert [200] * (KERNEL_LIMIT + 1) == free


def outcome(metrics: dict[str, float], name: str) -> float:
    """Return how many pages went so."""
    return metrics.get(f'workbook_pages_total{{outcome="{name}"}}', 0)


def test_the_metrics_are_numbers_that_prometheus_reads_and_say_nothing_of_a_visit(server) -> None:
    """Kernels, places, times and faults, with the page that is open counted; no address, no kernel, no page's name."""
    with server.page("welcome") as page:
        answer = server.ask("/metrics")
    families = {family.name: family for family in text_string_to_metric_families(answer.body)}

    assert answer.headers["content-type"].startswith("text/plain; version=")
    expected = (
        "kernels",
        "kernels_busy",
        "places",
        "places_limit",
        "render_seconds",
        "wait_seconds",
        "pages",
        "faults",
    )
    assert all(f"workbook_{name}" in families for name in expected)
    value = {
        name: families[f"workbook_{name}"].samples[0].value for name in ("kernels", "places", "places_limit")
    }
    assert {"kernels": 1, "places": 1, "places_limit": KERNEL_LIMIT} == value
    assert families["process_open_fds"].samples[0].value > 10
    assert [] == [word for word in (page.kernel_id, "127.0.0.1", "welcome") if word in answer.body]
    assert not KERNEL_ID.search(answer.body)


def test_health_looks_at_the_content(server) -> None:
    """While the content on disk is gone, pages show the last that was whole, so the server is well; one that has none
    to show says so."""
    content = server.log.parent / "content.json"
    aside = content.rename(content.with_suffix(".aside"))
    gone = server.ask("/health")
    aside.rename(content)
    health = Health(cast("Any", SimpleNamespace(is_closing=False)), content.with_suffix(".none"), "python3")

    assert (200, "ok\n") == (gone.status, gone.body)
    with pytest.raises(Unwell, match="content cannot be read"):
        asyncio.run(health.look())


def test_health_tries_a_kernel_and_then_rests(tmp_path: Path) -> None:
    """After a failed start it tries one itself, at most one at a time, and not at every question."""
    tries = []

    async def start_for(_place: object, name: str) -> str:
        tries.append(name)
        await asyncio.sleep(0)
        raise OSError

    async def shut_down(_kernel: object) -> None:
        pass

    kernels = SimpleNamespace(
        is_closing=False,
        can_start=False,
        start_for=start_for,
        shut_down=shut_down,
        connection_dir=str(tmp_path),
    )
    health = Health(kernels, tmp_path, "python3")
    health._look_at_content = lambda: None

    async def ask() -> list[BaseException | None]:
        both = await asyncio.gather(health.look(), health.look(), return_exceptions=True)
        return [*both, *await asyncio.gather(health.look(), return_exceptions=True)]

    reasons = asyncio.run(ask())
    kernels.can_start = True
    asyncio.run(health.look())

    assert ["No kernel can be started."] * 3 == [str(reason) for reason in reasons]
    assert ["python3"] == tries
    kernels.is_closing = True
    with pytest.raises(Unwell, match="stopping"):
        asyncio.run(health.look())
