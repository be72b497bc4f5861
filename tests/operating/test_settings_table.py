"""The page for operators cannot drift from the server's options."""

import re

from tests.operating.settings_table import split, table
from widgets.serving.settings import PROJECT


def test_the_page_for_operators_has_every_option() -> None:
    """The table is the one that `python -m tests.operating.settings_table` writes."""
    assert table() == split()[1]


OF_OTHER_PROGRAMS = {
    "--build-arg",
    "--cap-drop",
    "--from",
    "--interval",
    "--invalidation-mode",
    "--no-cache-dir",
    "--no-compile",
    "--no-deps",
    "--now",
    "--only-binary",
    "--pid",
    "--quiet",
    "--read-only",
    "--require-hashes",
    "--start-period",
    "--tags",
    "--timeout",
    "--tmpfs",
    "--upgrade",
    "--yes",
}


def test_every_option_that_is_written_of_exists() -> None:
    """Texts and files for operators name no option of the server that it does not have."""
    options = set(re.findall(r"^\| `(--[a-z-]+)", table(), flags=re.MULTILINE))
    pages = [PROJECT / f"docs/{name}.md" for name in ("operating", "capacity", "threat-model")]
    files = [path for path in (*PROJECT.glob("deploy/**/*"), *pages) if path.is_file()]

    named = {
        option
        for path in files
        for option in re.findall(r"(?<![\w!-])--[a-z][a-z-]+", path.read_text("utf-8"))
    }

    assert "--public-url" in named
    assert set() == named - options - OF_OTHER_PROGRAMS
