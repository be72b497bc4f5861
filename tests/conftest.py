"""Settings for every test: nothing of the user's own is read or written,
and runs repeat exactly."""

import gc
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from tests.again import WHOLLY, complaints

# The user's own Jupyter and IPython settings must not decide whether a test passes, nor may a test's kernel
# write to the user's history. Set here, before any test imports Jupyter, because Jupyter reads them once.
_HOME = tempfile.TemporaryDirectory(prefix="workbook-tests-", ignore_cleanup_errors=True)
os.environ["IPYTHONDIR"] = str(Path(_HOME.name) / "ipython")
os.environ["JUPYTER_CONFIG_DIR"] = str(Path(_HOME.name) / "jupyter")
os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"

# The same examples in each run, and no deadline: a slow machine is not a wrong result.
settings.register_profile("workbook", derandomize=True, deadline=None, database=None)
settings.load_profile("workbook")


def pytest_terminal_summary(terminalreporter) -> None:
    """Say for how many profiles each law was tried: a law that is sampled or empty must not look like a full one."""
    reports_of_laws = [
        properties
        for report in terminalreporter.getreports("passed")
        if "holds_for_profiles" in (properties := dict(getattr(report, "user_properties", ())))
    ]
    if not reports_of_laws:
        return
    terminalreporter.section("laws tried over every profile")
    for properties in reports_of_laws:
        if "law" in properties:
            sentence = " ".join(str(properties["law"]).split())
            profiles, readers = properties["holds_for_profiles"], properties["readers"]
            terminalreporter.write_line(f"Holds for {profiles:,} profiles ({readers:,} readers): {sentence}")
    rest = [properties["holds_for_profiles"] for properties in reports_of_laws if "law" not in properties]
    terminalreporter.write_line(
        f"And {len(rest)} conditions of concerns and notes for {sum(rest):,} profiles."
    )


def pytest_collection(session: object) -> None:
    """Look for no rubbish while what stays is being made: views and content, millions of pieces."""
    gc.disable()


def pytest_collection_finish(session: object) -> None:
    """Leave what is there by now out of each later look."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """End a run in which a behaviour has no case in `make test`: see again.py. Named tests tell too little."""
    if not any("::" in one for one in config.args) and (found := complaints(items, WHOLLY)):
        raise pytest.UsageError("\n".join(found))
