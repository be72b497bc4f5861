"""What Python loads in the browser is locked, whole, and from nowhere else."""

import json
import re
from typing import Any

import pytest
from packaging.requirements import Requirement

from widgets.lite.build import PYODIDE, PYODIDE_LOCK, settings
from widgets.lite.lock import lock_of, unmet
from widgets.lite.packages import (
    AT_START,
    BROWSER,
    LOCK,
    STAND_INS,
    WHEN_IMPORTED,
    lines_for_the_browser,
    locked_version,
)
from widgets.lite.wheel import Wheel, wheel

LOCKED = LOCK.read_text(encoding="utf-8")


@pytest.fixture(name="original")
def _original() -> dict[str, Any]:
    return json.loads((PYODIDE / PYODIDE_LOCK).read_text(encoding="utf-8"))


def needing(name: str, *needs: str) -> Wheel:
    """Return a wheel that says that it needs others."""
    metadata = "\n".join(
        ["Metadata-Version: 2.1", f"Name: {name}", *(f"Requires-Dist: {one}" for one in needs)]
    )
    return wheel(name, "1.0", {f"{name}-0.dist-info/METADATA": metadata.encode()})


def test_the_browser_is_the_locked_pyodide(original: dict[str, Any]) -> None:
    """Conditions in locks are judged for the Python that Pyodide has; the Makefile fetches wheels for the same one."""
    makefile = (LOCK.parents[2] / "Makefile").read_text(encoding="utf-8")

    assert original["info"]["python"] == BROWSER["python_full_version"]
    assert f"--python-version {BROWSER['python_version']}\n" in makefile


def test_every_package_for_the_browser_is_pinned_once() -> None:
    """Each has one line of the lock, with hashes, and no condition that pip would judge for another machine."""
    lines = lines_for_the_browser(LOCKED)

    assert sorted([*AT_START, *WHEN_IMPORTED]) == sorted(line.split("==")[0] for line in lines)
    assert [] == [
        line for line in lines if ";" in line or not re.search(r" --hash=sha256:[0-9a-f]{64}", line)
    ]


def test_a_line_for_another_machine_is_left_out() -> None:
    """Of a package with a version for each Python, the browser gets its own."""
    lock = (
        "six==1.0 ; python_full_version < '3.12' \\\n    --hash=sha256:aa\n"
        "six==2.0 ; python_full_version >= '3.12' \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\n"
        "pexpect==4.9 \\\n    --hash=sha256:dd\n"
    )

    assert ["six==2.0 --hash=sha256:bb --hash=sha256:cc"] == lines_for_the_browser(lock)


@pytest.mark.parametrize("name", STAND_INS)
def test_a_stand_in_has_a_locked_version(name: str) -> None:
    """What stands in for a package says the version that the lock has."""
    assert re.fullmatch(r"[\d.]+", locked_version(LOCKED, name))


def test_what_is_missing_is_said() -> None:
    """A need that no wheel meets is named, unless it is another machine's, or of an extra."""
    wheels = [
        needing("a", "b>=1.0", "C_d", 'e; sys_platform == "win32"', 'f; extra == "more"'),
        needing("b", "a>=2", "g"),
        wheel("c_d", "1.0", {}),
    ]

    assert ["b needs a>=2", "b needs g"] == unmet(wheels)


def test_the_list_names_our_wheels_alone(original: dict[str, Any]) -> None:
    """Pyodide finds nothing but what lies beside it, and loads what a package needs with it."""
    lock = lock_of([needing("a", "b", "x"), wheel("b", "2.0", {"b.py": b""})], original)

    assert original["info"] == lock["info"]
    assert {"a": ["b"], "b": []} == {name: one["depends"] for name, one in lock["packages"].items()}
    assert ["b-2.0-py3-none-any.whl", ["b"]] == [
        lock["packages"]["b"][key] for key in ("file_name", "imports")
    ]
    assert Requirement("b==2.0").specifier.contains(lock["packages"]["b"]["version"])


def test_nothing_is_asked_of_a_registry() -> None:
    """The kernel takes Python from the folder, and looks for no package elsewhere."""
    told = json.dumps(settings(["a"]))

    assert '"disablePyPIFallback": true' in told
    assert '"pyodideUrl": "./static/' in told
    assert "//" not in told


def test_a_notebook_is_kept_only_when_somebody_saves_it() -> None:
    """Else the cards of whoever ran it would stay in the browser for the next person."""
    assert '"autosave": false' in json.dumps(settings([]))
