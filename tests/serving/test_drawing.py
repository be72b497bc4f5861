"""Kernels work a few at a time, clients take turns, and whoever waits loses nothing."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import pytest

from widgets.serving import drawing
from widgets.serving.drawing import Drawing

AT_REST = b'{"execution_state": "idle"}'


def begun_after(work: Drawing, asked: Sequence[str], said: Sequence[tuple[str, bytes]]) -> list[list[str]]:
    """Return which kernels have begun to work before each of these things that kernels say, and at the end. A kernel is
    named by its client and a number, such as a1."""

    async def run() -> list[list[str]]:
        begun, seen = [], []

        async def answer(line: str) -> None:
            await work.begin(line, line[0])
            begun.append(line)

        answers = [asyncio.ensure_future(answer(line)) for line in asked]
        for line, message in (*said, ("", b"")):
            await asyncio.sleep(0.01)
            seen.append(list(begun))
            work.hear(line, message)
        for one in answers:
            one.cancel()
        return seen

    return asyncio.run(run())


def test_a_few_kernels_work_at_a_time() -> None:
    """The next begins when one says that it is at rest, and not when it says that it is busy."""
    said = (("a1", b'{"execution_state": "busy"}'), ("a1", AT_REST))
    seen = begun_after(Drawing(of_a_client=2, of_all=3), ["a1", "a2", "a3"], said)

    assert [["a1", "a2"], ["a1", "a2"], ["a1", "a2", "a3"]] == seen


def test_a_kernel_works_out_one_answer_at_a_time() -> None:
    """The next answer waits outside the kernel, where it is gone when its page is."""
    seen = begun_after(Drawing(of_a_client=2, of_all=3), ["a1", "a1", "a1"], [("a1", AT_REST)])

    assert [["a1"], ["a1", "a1"]] == seen


def test_clients_with_more_take_turns() -> None:
    """Whoever has many pages that answer has one of them served before another client has, and not all."""
    asked = ["a1", "a2", "a3", "a4", "b1", "b2"]
    said = [(line, AT_REST) for line in ("a1", "a2", "a3")]
    *_, seen = begun_after(Drawing(of_a_client=3, of_all=3), asked, said)

    assert ["a1", "a2", "a3", "b1", "a4", "b2"] == seen


def test_who_has_one_page_waits_for_nobody() -> None:
    """However many kernels others keep at work: they could keep them there on purpose."""
    (seen,) = begun_after(Drawing(of_a_client=2, of_all=3), ["a1", "a2", "b1", "b2", "c1", "d1", "d2"], [])

    assert ["a1", "a2", "b1", "c1", "d1"] == seen


def test_rest_is_heard_however_long_the_message() -> None:
    """A kernel repeats the header of what it was sent, and its own word comes last."""
    said = [("a1", b'{"username": "' + b"a" * 5_000 + b'"}' + AT_REST), ("a2", AT_REST + b"a" * 5_000)]
    seen = begun_after(Drawing(of_a_client=2, of_all=2), ["a1", "a2", "a3", "a4"], said)

    assert [["a1", "a2"], ["a1", "a2", "a3"], ["a1", "a2", "a3"]] == seen


def test_the_end_of_something_else_is_not_that_of_an_answer() -> None:
    """A kernel that was asked for its name besides has said twice that it is at rest when it is done."""

    async def run() -> tuple[bool, bool]:
        work = Drawing(of_a_client=1)
        await work.begin("a", "client")
        work.also("a")
        work.hear("a", AT_REST)
        before = work.may_begin("b", "client")
        work.hear("a", AT_REST)
        return before, work.may_begin("b", "client")

    assert (False, True) == asyncio.run(run())


async def hangs(work: Drawing) -> None:
    """Say nothing."""


async def is_left(work: Drawing) -> None:
    """Close the last socket."""
    work.is_unheard("a")


async def is_given_up(work: Drawing) -> None:
    """Wait for a turn, get it, and be cancelled at once."""
    waiting = asyncio.ensure_future(work.begin("c", "client"))
    await asyncio.sleep(0)
    work.end("a")
    waiting.cancel()


@pytest.mark.parametrize(
    ("name", "happens"),
    [("LONGEST", hangs), ("UNHEARD", is_left), ("", is_given_up)],
    ids=lambda one: str(one),
)
def test_a_kernel_that_never_says_so_keeps_nobody(
    monkeypatch: pytest.MonkeyPatch, name: str, happens: Callable[[Drawing], Awaitable[None]]
) -> None:
    """Its word may be lost with its socket, or it hangs; or whoever waited for it goes as their turn comes."""
    if name:
        monkeypatch.setattr(drawing, name, 0.02)

    async def run() -> None:
        work = Drawing(of_a_client=1)
        await work.begin("a", "client")
        await happens(work)
        await asyncio.wait_for(work.begin("b", "client"), 1)

    asyncio.run(run())
