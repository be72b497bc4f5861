"""What a crowd leaves in the server's memory goes back to the system."""

import subprocess
import sys

import pytest

from widgets.serving.memory import tidy

# Large pieces are freed, small ones between them stay: glibc would keep the gaps.
CROWD = """
import psutil
from widgets.serving.memory import tidy

def held():
    return psutil.Process().memory_info().rss / 2**20

before = held()
pieces = [bytes(2_000) for _ in range(100_000)]
kept = pieces[::50]
del pieces
full = held()
tidy()
print(round(full - before), round(held() - before))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc gives memory back when it is asked")
def test_what_is_freed_between_what_stays_goes_back() -> None:
    """
    A server that had 200 MiB of replies for a moment is soon as small as before.
    """
    result = subprocess.run([sys.executable, "-c", CROWD], capture_output=True, text=True, check=True)

    kept, left = map(int, result.stdout.split())
    assert kept > 100
    assert left < kept / 4


def test_a_system_without_it_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Elsewhere than on glibc the sweep only collects.
    """
    monkeypatch.setattr("widgets.serving.memory._trim", lambda: None)

    tidy()
