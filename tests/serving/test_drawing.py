"""The kernels of one client work a few at a time, and whoever waits for them loses nothing."""

import asyncio

import pytest

from widgets.serving import drawing
from widgets.serving.drawing import Drawing

AT_REST = b'{"execution_state": "idle"}'


def test_as_many_kernels_work_as_there_are_processors() -> None:
    """The next begins when one says that it is at rest, in the order in which they came."""

    async def test() -> list[list[str]]:
        work, begun, seen = Drawing(at_a_time=2), [], []

        async def answer(line: str) -> None:
            await work.begin(line)
            begun.append(line)

        answers = asyncio.gather(*map(answer, "abcda"))
        for said in (("a", b'{"execution_state": "busy"}'), ("a", AT_REST), ("a", AT_REST), ("b", AT_REST)):
            await asyncio.sleep(0.01)
            seen.append(list(begun))
            work.hear(*said)
        await asyncio.wait_for(answers, 1)
        return seen

    assert [list("aba"), list("aba"), list("aba"), list("abac")] == asyncio.run(test())


def test_the_end_of_something_else_is_not_that_of_an_answer() -> None:
    """A kernel that was asked for its name besides has said twice that it is at rest when it is done."""

    async def test() -> tuple[bool, bool]:
        work = Drawing(at_a_time=1)
        await work.begin("a")
        work.also("a")
        work.hear("a", AT_REST)
        before = work.may_begin("b")
        work.hear("a", AT_REST)
        return before, work.may_begin("b")

    assert (False, True) == asyncio.run(test())


def test_a_kernel_that_never_says_so_keeps_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its word may be lost with its socket, or it hangs."""
    monkeypatch.setattr(drawing, "LONGEST", 0.02)

    async def test() -> None:
        work = Drawing(at_a_time=1)
        await work.begin("a")
        await asyncio.wait_for(work.begin("b"), 1)

    asyncio.run(test())
