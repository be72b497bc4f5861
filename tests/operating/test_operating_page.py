"""What the page for operators says of the log is what the server writes."""

import re

from widgets.serving.settings import PROJECT

PAGE = (PROJECT / "docs/operating.md").read_text("utf-8")
SOURCE = "\n".join(path.read_text("utf-8") for path in (PROJECT / "widgets/serving").glob("*.py"))
METRICS = (PROJECT / "widgets/serving/metrics.py").read_text("utf-8")


def rows(heading: str) -> list[str]:
    """Return the first cells of the table below a heading."""
    _, found, rest = PAGE.partition(f"\n## {heading}\n")
    assert found
    lines = [line for line in rest.partition("\n## ")[0].splitlines() if line.startswith("|")]
    return [line.split("|")[1].strip() for line in lines[2:]]


def test_each_line_of_the_log_that_is_explained_can_occur() -> None:
    """What is quoted in the table is in the program, but for the figures and names in it."""
    quoted = [found[1] for cell in rows("Logs") if (found := re.match(r"`([^`]+)`", cell))]
    pieces = [piece.strip() for words in quoted for piece in re.split(r"\bN\b|…", words)]

    assert len(quoted) >= 3
    assert [] == [piece for piece in pieces if piece not in SOURCE]


def test_each_metric_that_is_named_exists() -> None:
    """The page and the manifests name only metrics that the server has."""
    texts = [PAGE, *(path.read_text("utf-8") for path in (PROJECT / "deploy").rglob("*.yaml"))]
    named = {name for text in texts for name in re.findall(r"\bworkbook_[a-z_]+[a-z]\b", text)}
    known = {
        *re.findall(r'"(workbook_[a-z_]+)"', SOURCE),
        *(f"workbook_{name}" for name in re.findall(r'^\s+\(?"([a-z_]+)",', METRICS, flags=re.MULTILINE)),
    }

    assert len(named) > 5
    assert set() == {name.removesuffix("_total") for name in named} - known


def test_the_way_to_a_new_version_names_the_newest() -> None:
    """The tag in the lines to copy is the version that this copy has."""
    version = re.search(r'^version = "(.*)"', (PROJECT / "pyproject.toml").read_text(), flags=re.MULTILINE)
    image = (PROJECT / "deploy/kubernetes/deployment.yaml").read_text("utf-8")

    assert version
    assert f"git -C /opt/workbook checkout v{version[1]}\n" in PAGE
    assert f"/workbook:{version[1]}\n" in image
