"""What the page for operators says of the log is what the server writes."""

import re

from widgets.serving.settings import PROJECT

PAGE = (PROJECT / "docs/operating.md").read_text("utf-8")
SOURCE = "\n".join(path.read_text("utf-8") for path in (PROJECT / "widgets/serving").glob("*.py"))


def rows(heading: str) -> list[str]:
    """Return the first cells of the table below a heading."""
    _, found, rest = PAGE.partition(f"\n## {heading}\n")
    assert found
    lines = [line for line in rest.partition("\n## ")[0].splitlines() if line.startswith("|")]
    return [line.split("|")[1].strip() for line in lines[2:]]


def test_each_line_of_the_log_that_is_explained_can_occur() -> None:
    """What is quoted in the table is in the program, but for the figures and names in it."""
    quoted = [cell.strip("`") for cell in rows("Logs") if cell.startswith("`")]
    pieces = [piece.strip() for words in quoted for piece in re.split(r"\bN\b|…", words)]

    assert len(quoted) >= 3
    assert [] == [piece for piece in pieces if piece not in SOURCE]


def test_the_way_to_a_new_version_names_the_newest() -> None:
    """The tag in the lines to copy is the version that this copy has."""
    version = re.search(r'^version = "(.*)"', (PROJECT / "pyproject.toml").read_text(), flags=re.MULTILINE)
    image = (PROJECT / "deploy/kubernetes/deployment.yaml").read_text("utf-8")

    assert version
    assert f"git -C /opt/workbook checkout v{version[1]}\n" in PAGE
    assert f"/workbook:{version[1]}\n" in image
