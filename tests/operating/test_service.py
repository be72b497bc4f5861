"""The unit for systemd, read as it is written."""

import re

from widgets.serving.settings import PROJECT

UNIT = (PROJECT / "deploy/systemd/workbook.service").read_text("utf-8")
LINES = [line for line in UNIT.splitlines() if line and not line.startswith(("#", "["))]


def setting(name: str) -> list[str]:
    """Return the values of a setting, in order."""
    return [line.partition("=")[2] for line in LINES if line.startswith(f"{name}=")]


def test_the_service_is_closed_in() -> None:
    """It runs as nobody, sees no home and no device, may write to its own /tmp alone, and reaches this machine only."""
    closed = {
        "DynamicUser": "yes",
        "PrivateTmp": "yes",
        "PrivateDevices": "yes",
        "ProtectHome": "yes",
        "ProtectSystem": "strict",
        "NoNewPrivileges": "yes",
        "CapabilityBoundingSet": "",
        "IPAddressDeny": "any",
        "IPAddressAllow": "localhost",
        "RestrictAddressFamilies": "AF_INET AF_INET6 AF_UNIX",
    }

    assert {name: [value] for name, value in closed.items()} == {name: setting(name) for name in closed}
    assert [] == setting("ReadWritePaths")


def test_the_service_ends_and_comes_back() -> None:
    """The server hears the signal first and has time; after a fault it is started again, within limits."""
    assert (["mixed"], ["on-failure"]) == (setting("KillMode"), setting("Restart"))
    assert int(setting("TimeoutStopSec")[0]) >= 30
    assert setting("MemoryMax") and setting("TasksMax") and setting("LimitNOFILE")


def test_every_line_is_a_setting() -> None:
    """Nothing is misspelt so far that it is no setting at all."""
    assert [] == [line for line in LINES if not re.fullmatch(r"[A-Z][A-Za-z]+=.*", line)]
