import logging

import pytest

from widgets.ui.callbacks import CALM, guarded


def fail_over(answer: str) -> None:
    try:
        raise KeyError(answer)
    except KeyError as error:
        raise ValueError(f"no card for {answer}") from error


def test_result_passes_through() -> None:
    """A callback that works is not changed by its guard."""
    messages: list[str] = []

    assert 5 == guarded(lambda a, b: a + b, messages.append)(2, b=3)
    assert [] == messages


def test_failure_is_reported_calmly(caplog: pytest.LogCaptureFixture) -> None:
    """The reader is told about a failure, in words without any Python."""
    messages: list[str] = []
    guarded(fail_over, messages.append)("growing")

    assert [CALM] == messages


def test_words_come_from_outside(caplog: pytest.LogCaptureFixture) -> None:
    """The content decides how a failure is put."""
    messages: list[str] = []
    guarded(fail_over, messages.append, "Please reload.")("growing")

    assert ["Please reload."] == messages


def test_log_has_one_line_with_the_place(caplog: pytest.LogCaptureFixture) -> None:
    """One log line names what failed and where, causes included."""
    guarded(fail_over, lambda text: None)("growing")
    records = [record for record in caplog.records if record.name == "workbook"]
    line = records[0].getMessage()

    assert 1 == len(records)
    assert logging.ERROR == records[0].levelno
    assert "\n" not in line
    assert all(word in line for word in ("fail_over failed", "ValueError", "KeyError", "test_callbacks.py:"))


def test_log_contains_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    """An exception may quote an answer; the log never does."""
    guarded(fail_over, lambda text: None)("growing")

    assert "growing" not in caplog.text


def test_report_that_fails_is_logged_too(caplog: pytest.LogCaptureFixture) -> None:
    """When even the message cannot be shown, nothing is raised and the log has both."""
    guarded(fail_over, fail_over)("growing")

    assert 2 == len(caplog.records)


def test_leaving_is_not_caught() -> None:
    """A kernel that is asked to stop stops."""

    def leave() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        guarded(leave, print)()
