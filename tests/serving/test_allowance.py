"""An allowance fills up in time, and may be overdrawn."""

from widgets.serving.allowance import Allowance


def test_more_than_is_there_is_waited_for() -> None:
    """As long as there is some, nobody waits; what is taken beyond it takes its time to come back."""
    now = [0.0]
    allowance = Allowance(10, 2, clock=lambda: now[0])
    allowance.take(10)
    before = allowance.wait()
    allowance.take(6)
    overdrawn = allowance.wait()
    now[0] += 3

    assert (0, 3, 0) == (before, overdrawn, allowance.wait())


def test_time_fills_it_no_further_than_its_limit() -> None:
    """Who has used nothing for a day has no more at once than anybody else."""
    now = [0.0]
    allowance = Allowance(10, 2, clock=lambda: now[0])
    now[0] += 86_400
    allowance.take(12)

    assert 1 == allowance.wait()
