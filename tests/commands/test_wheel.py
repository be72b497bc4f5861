"""What pip installs, in an environment of its own and far from a checkout: a whole workbook with its commands."""

import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from urllib.request import urlopen

import pytest
from nbformat import write
from nbformat.v4 import new_code_cell, new_notebook

from tests.browser.app import eventually, running
from widgets.own_files import PROJECT, notebooks_folder

NAMES = ("content", "notebooks", "widgets", "LICENSE", "README.md", "pyproject.toml")
OWN_NOTEBOOKS = sorted(
    path.relative_to(notebooks_folder()).as_posix()
    for pattern in ("*.ipynb", "examples/*.ipynb")
    for path in notebooks_folder().glob(pattern)
)
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy without compiled content, without a network."""
    source = tmp_path_factory.mktemp("source")
    unwanted = shutil.ignore_patterns("__pycache__", "content.json", ".ipynb_checkpoints")
    for name in NAMES:
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy
        copy(PROJECT / name, source / name, **({"ignore": unwanted} if copy is shutil.copytree else {}))
    folder = tmp_path_factory.mktemp("wheel")
    run(
        *PIP, "wheel", "-q", "--no-index", "--no-deps", "--no-build-isolation", "-w", str(folder), str(source)
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment that sees the packages of this one, but no checkout."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    run(*PIP, "--python", str(folder), "install", "-q", "--no-index", "--no-deps", str(wheel))
    ours = Path(pytest.__file__).parent.parent
    (packages / "others.pth").write_text(f"{ours}\n")  # which does not read the .pth files in there
    return folder


def run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed."""
    result = subprocess.run(words, capture_output=True, text=True, env={**clean_environment(), **more})
    assert 0 == result.returncode, result.stdout + result.stderr
    return result


def clean_environment() -> dict[str, str]:
    """Return an environment in which nothing leads to the checkout, and that finds the front end of widgets."""
    kept = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "BROWSER", "DISPLAY")
    }
    return {**kept, "JUPYTER_PATH": str(Path(sys.prefix, "share", "jupyter"))}


def test_the_wheel_has_content_and_notebooks(wheel: Path) -> None:
    """The content is compiled while the wheel is built; each page is there, and no content that is still YAML."""
    with zipfile.ZipFile(wheel) as file:
        names = file.namelist()
        commands = file.read(next(name for name in names if name.endswith("entry_points.txt")))

    assert "widgets/content.json" in names
    reveal = {"reveal.js", "reveal.css", "notes.js", "LICENSE.txt"}
    assert reveal == {Path(name).name for name in names if name.startswith("widgets/export/reveal/")}
    assert {"widgets/export/sheet.css", "widgets/export/slides.css", "widgets/export/slides.js"} <= set(names)
    inside = [name.partition("widgets/notebooks/")[2] for name in names]
    assert OWN_NOTEBOOKS == sorted(filter(None, inside))
    assert [] == [name for name in names if name.endswith(".yaml") and "/authoring/" not in name]
    assert b"microneedling-workbook = widgets.commands.__main__:main" in commands


def test_an_archive_of_the_source_can_be_built_from() -> None:
    """What the wheel is made from is in the archive too; setuptools asks the same hook for both."""
    code = (
        "from setuptools import Distribution\n"
        "from widgets.authoring.build_hook import BuildWorkbook\n"
        "hook = BuildWorkbook(Distribution())\n"
        "hook.ensure_finalized()\n"
        "print(*hook.get_source_files(), sep='\\n')"
    )
    files = set(
        subprocess.run(
            [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True
        ).stdout.split()
    )

    assert {"content/urgency.yaml", *(f"notebooks/{name}" for name in OWN_NOTEBOOKS)} <= files
    written = {path.relative_to(PROJECT).as_posix() for path in (PROJECT / "content").rglob("*.yaml")}
    assert set() == written - files


def test_the_installed_app_shows_a_page(installed: Path, tmp_path: Path) -> None:
    """A page comes whole, from its first words to the widgets of its kernel."""
    command = [str(installed / "bin" / "microneedling-workbook"), "app", "--port", "0"]
    output = tmp_path / "output"
    with running(command, output, clean_environment()) as process:
        found = lambda: re.search(r"http://[\d.:]+/", output.read_text("utf-8"))  # noqa: E731
        eventually(lambda: bool(found()) or process.poll() is not None)
        assert found(), output.read_text("utf-8")
        with urlopen(f"{found()[0]}vitiligo", timeout=60) as answer:
            page = answer.read().decode()

    assert "application/vnd.jupyter.widget-view+json" in page
    assert page.rstrip().endswith("</html>")
    assert "Traceback" not in output.read_text("utf-8")


def test_the_installed_check_runs_notebooks(installed: Path, tmp_path: Path) -> None:
    """An educator's own notebook imports the workbook, and the content is as it was compiled."""
    cell = "from widgets.workbook import open_chapter; open_chapter('welcome'); import widgets; print(widgets.__file__)"
    write(new_notebook(cells=[new_code_cell(cell)]), tmp_path / "own.ipynb")
    result = run(str(installed / "bin" / "microneedling-workbook"), "check", str(tmp_path))

    assert "The content is as it was compiled" in result.stdout
    assert "Each of them runs to its end." in result.stdout


def test_damaged_content_of_an_installed_copy_says_to_install_again(installed: Path, tmp_path: Path) -> None:
    """There is nothing to compile it from, so no command of a checkout is named."""
    (content,) = installed.glob("lib/python*/site-packages/widgets/content.json")
    whole = content.read_bytes()
    content.write_text("{}")
    try:
        result = subprocess.run(
            [installed / "bin" / "microneedling-workbook", "check", tmp_path],
            capture_output=True,
            text=True,
            env=clean_environment(),
        )
    finally:
        content.write_bytes(whole)

    assert 1 == result.returncode
    assert result.stderr.endswith("install the workbook again.\n")
    assert "make" not in result.stderr
