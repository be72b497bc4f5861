"""What a newcomer's first command leans on: locks, the Makefile's words, the conda file, the licence.

environment.yml is compared with pyproject.toml, name by name; nothing here solves it, because a solve needs
conda's own tools and a network.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
APP = [Requirement(line) for line in PROJECT["dependencies"]]
TEST = [Requirement(line) for line in PROJECT["optional-dependencies"]["test"]]
OF_TOOLS = {
    f"{folder}/requirements.txt": [
        Requirement(line)
        for line in (ROOT / folder / "requirements.in").read_text().splitlines()
        if not line.startswith("#")
    ]
    for folder in ("tests/mutants", "docs/site", "tests/benchmark/peers", "widgets/lite")
}
LOCKS = {
    "requirements.txt": APP,
    "requirements-test.txt": APP + TEST,
    **OF_TOOLS,
}
# The same package has another name on conda-forge.
CONDA_NAMES = {"playwright-python": "playwright"}
HASH = re.compile(r"--hash=(sha256:[0-9a-f]{64})")
MACHINES = [
    {
        "python_version": version,
        "python_full_version": f"{version}.9",
        "sys_platform": platform,
        "os_name": "posix",
        "implementation_name": "cpython",
    }
    for version in ("3.11", "3.12", "3.13", "3.14")
    for platform in ("linux", "darwin")
]


def locked(name: str) -> list[tuple[Requirement, frozenset[str]]]:
    """Return each locked requirement of the file with its hashes."""
    text = (ROOT / name).read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(Requirement(line.split("--hash")[0]), frozenset(HASH.findall(line))) for line in lines]


def chosen(name: str, machine: dict[str, str]) -> dict[str, str]:
    """Return the version of each package that this lock installs on such a machine; each package once."""
    here = [
        requirement
        for requirement, _ in locked(name)
        if requirement.marker is None or Marker(str(requirement.marker)).evaluate(machine)
    ]
    versions = {
        canonicalize_name(requirement.name): str(requirement.specifier).removeprefix("==")
        for requirement in here
    }
    assert len(here) == len(versions)
    return versions


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: f"{m['sys_platform']}-{m['python_version']}")
@pytest.mark.parametrize("name", LOCKS)
def test_lock_meets_every_floor(name: str, machine: dict[str, str]) -> None:
    """On every machine we support, the lock has each package of pyproject.toml once, at or above its floor."""
    versions = chosen(name, machine)

    too_old = [
        str(requirement)
        for requirement in LOCKS[name]
        if requirement.marker is None or requirement.marker.evaluate(machine)
        if not requirement.specifier.contains(versions.get(canonicalize_name(requirement.name), "0"))
    ]

    assert [] == too_old


@pytest.mark.parametrize("name", LOCKS)
def test_lock_pins_and_hashes_every_package(name: str) -> None:
    """Each package is pinned to one version and carries at least one hash."""
    loose = [
        str(requirement)
        for requirement, hashes in locked(name)
        if not hashes or not re.fullmatch(r"==[^,*]+", str(requirement.specifier))
    ]

    assert [] == loose


@pytest.mark.parametrize("name", LOCKS)
def test_lock_names_no_address(name: str) -> None:
    """A lock says what is installed, never from where: no index, no link, no path."""
    address = re.compile(r"://|--find-links|--(extra-)?index|--trusted-host| @ |^[-./]")

    assert [] == [line for line in (ROOT / name).read_text().splitlines() if address.search(line)]


def test_what_the_app_runs_on_is_tested() -> None:
    """What the app runs on is exactly what the tests run on."""
    assert set() == set(locked("requirements.txt")) - set(locked("requirements-test.txt"))


@pytest.mark.parametrize("name", OF_TOOLS)
def test_locks_agree(name: str) -> None:
    """What a tool in an environment of its own shares with the tests is the same there."""
    versions = {one.name: (str(one.specifier), hashes) for one, hashes in locked("requirements-test.txt")}
    of_tool = {one.name: (str(one.specifier), hashes) for one, hashes in locked(name)}

    assert of_tool.keys() & versions.keys()
    assert {} == {name: is_ for name, is_ in of_tool.items() if versions.get(name, is_) != is_}


def test_conda_file_lists_the_same() -> None:
    """environment.yml names the packages and floors of pyproject.toml; it is compared here, not solved."""
    dependencies = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    lines = [line for line in dependencies if isinstance(line, str) and line != "pip"]
    by_pip = [line for entry in dependencies if isinstance(entry, dict) for line in entry["pip"]]
    lines += [line for line in by_pip if line != "-e ."]
    requirements = [Requirement(line) for line in lines]

    expected = [*APP, *TEST, Requirement("python" + PROJECT["requires-python"])]

    assert _names_and_floors(expected) == _names_and_floors(requirements)
    assert "-e ." == by_pip[-1], "the workbook itself comes last, when all that it needs is there"


def _names_and_floors(requirements: list[Requirement]) -> dict[str, str]:
    return {
        canonicalize_name(CONDA_NAMES.get(requirement.name, requirement.name)): str(requirement.specifier)
        for requirement in requirements
    }


def test_package_carries_its_other_files() -> None:
    """package-data names every file in widgets/ that is not Python: an installed copy is whole."""
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    suffixes = {pattern.removeprefix("**/*") for pattern in tool["package-data"]["widgets"]}

    files = [path for path in (ROOT / "widgets").rglob("*") if path.is_file()]

    assert [] == [str(path) for path in files if path.suffix not in suffixes | {".py", ".pyc", ".md"}]


def test_what_compiles_the_content_is_there_when_a_wheel_is_built() -> None:
    """pip builds in an environment of its own: it holds what compiling imports, at the floors of the app."""
    system = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]
    floors = _names_and_floors(APP)

    requires = _names_and_floors(list(map(Requirement, system["requires"])))
    assert {"setuptools", "pyyaml", "pydantic"} == set(requires)
    assert {name: floors[name] for name in requires} == requires


def test_licence_names_both_licences() -> None:
    """The code is MIT and the content CC BY 4.0, and both belong to the workbook's contributors."""
    text = (ROOT / "LICENSE").read_text()

    names = [
        "MIT License",
        "creativecommons.org/licenses/by/4.0/",
        "the workbook's contributors",
        'THE SOFTWARE IS PROVIDED "AS IS"',
        "content/",
        "notebooks/",
    ]
    assert [] == [words for words in names if words not in text]


def test_make_alone_lists_the_commands() -> None:
    """`make` with no word says what there is to say."""
    result = make(ROOT)

    commands = re.findall(r"^  make ([a-z-]+)", result.stdout, flags=re.MULTILINE)
    assert [
        "help",
        "app",
        "lab",
        "test",
        "test-all",
        "check",
        "fix",
        "content",
        "evidence",
        "rulebook",
        "preview",
        "page",
        "golden",
        "refresh",
        "steady",
        "clean-notebooks",
        "refresh-spoken",
        "engines",
        "gallery",
        "site",
        "notebooks-site",
        "docs",
        "mutants",
        "endurance",
        "load",
        "bench",
        "front-end",
        "pictures",
        "lock",
        "clean",
    ] == commands


def test_what_takes_minutes_is_not_part_of_the_normal_run(pytestconfig: pytest.Config) -> None:
    """pytest does not walk into tests/endurance by itself, and `make endurance` names it."""
    assert "endurance" in pytestconfig.getini("norecursedirs")
    assert "pytest -s $(ARGS) tests/endurance" in (ROOT / "Makefile").read_text()


def test_every_command_we_write_of_exists() -> None:
    """Each `make` command in the texts for people is one that the Makefile knows."""
    targets = {
        word
        for line in (ROOT / "Makefile").read_text().splitlines()
        if line.startswith(".PHONY:")
        for word in line.split()[1:]
    }

    mentions = {
        word
        for path in (*ROOT.glob("*.md"), *ROOT.glob("content/*.md"))
        for word in re.findall(r"(?:^|`)make ([a-z-]+)", path.read_text(), flags=re.MULTILINE)
    }

    assert set() == mentions - targets


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        # an old Python answers the question for its version as 3.9 would
        (
            "exec PYTHON -c \"import sys; sys.version_info = (3, 9, 18); sys.version = '3.9.18 (x)'; $2\"",
            "Python 3.9.18 was found, and the workbook needs 3.11 or newer: "
            "name one that you have, for example  make app PYTHON=python3.12",
        ),
        # Debian's Python without python3-venv
        (
            'case "$2" in *ensurepip*) exit 1;; esac; exec PYTHON "$@"',
            "Python lacks its venv module. Copy this line: sudo apt-get install fake-python-venv",
        ),
    ],
)
def test_unfit_python_gets_one_sentence(tmp_path: Path, body: str, sentence: str) -> None:
    """A Python that will not do is named, with what to do about it, and nothing is left behind."""
    checkout = copy_of_the_checkout(tmp_path)
    fake = tmp_path / "fake-python"
    fake.write_text("#!/bin/sh\n" + body.replace("PYTHON", f"'{sys.executable}'") + "\n")
    fake.chmod(0o755)

    result = make(checkout, "app", f"PYTHON={fake}")

    assert ([sentence], 2, False) == (complaints(result), result.returncode, (checkout / ".venv").exists())


def test_missing_python_gets_one_sentence(tmp_path: Path) -> None:
    """Where there is no Python of that name, the sentence says so."""
    result = make(copy_of_the_checkout(tmp_path), "app", "PYTHON=python3.99")

    assert ["Python was not found (python3.99): install Python 3.11 or newer."] == complaints(result)


def test_a_path_with_a_colon_gets_one_sentence(tmp_path: Path) -> None:
    """Python makes no .venv in such a folder: our sentence comes first, and nothing is left behind."""
    checkout = copy_of_the_checkout(tmp_path / "it's: here")

    result = make(checkout, "app", f"PYTHON={sys.executable}")

    sentence = "The path of this folder has a colon in it, which Python cannot use: move it to another one."
    assert ([sentence], False) == (complaints(result), (checkout / ".venv").exists())


def test_pip_installs_here_whatever_the_user_prefers(tmp_path: Path) -> None:
    """A user's wish to have packages in the home folder, by variable or in pip.conf, does not reach pip."""
    fake = tmp_path / "fake-python"
    fake.write_text(f'#!/bin/sh\nprintf "$PIP_USER" >"{tmp_path}/seen"\nexit 1\n')
    fake.chmod(0o755)
    make(copy_of_the_checkout(tmp_path), "app", f"PYTHON={fake}", PIP_USER="1")

    assert "0" == (tmp_path / "seen").read_text()


def test_a_checkout_has_our_line_ends_everywhere(tmp_path: Path) -> None:
    """With core.autocrlf, as on Windows, scripts, locks and pictures come out as they went in."""
    files = {
        "run": b"#!/bin/sh\ntrue\n",
        "some.yaml": b"a: b\n",
        "one.png": b"\x89PNG\r\n\x1a\n\0",
        "a.woff2": b"w\r\n",
    }
    git = (
        "git",
        "-c",
        "core.autocrlf=true",
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b",
        "-c",
        "core.safecrlf=false",
    )
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    for words in ("init -q", "add -A", "commit -q -m all", "rm -q -r -f .", "checkout -q HEAD -- ."):
        subprocess.run([*git, *words.split()], cwd=tmp_path, check=True)

    assert files == {name: (tmp_path / name).read_bytes() for name in files}


@pytest.mark.parametrize(("change", "expected"), [("", []), ("# an older lock\n", ["Python was not found"])])
def test_setting_up_follows_the_lock(tmp_path: Path, change: str, expected: list[str]) -> None:
    """While .venv has a copy of the lock nothing is done and no Python is looked for; otherwise it is set up."""
    checkout = copy_of_the_checkout(tmp_path)
    (checkout / ".venv/bin").mkdir(parents=True)
    (checkout / ".venv/bin/python").symlink_to(sys.executable)
    (checkout / ".venv/requirements.txt").write_text(change + (checkout / "requirements.txt").read_text())

    result = make(checkout, "ready-app", "PYTHON=python3.99")

    assert expected == [line.split(" (")[0] for line in complaints(result)]


def copy_of_the_checkout(folder: Path) -> Path:
    """Copy what setting up reads to a folder whose name has a space in it."""
    checkout = folder / "my checkout"
    checkout.mkdir(parents=True)
    for name in ("Makefile", *LOCKS):
        shutil.copy(ROOT / name, checkout)
    return checkout


def make(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run make as a newcomer would, without what an outer `make test` hands down."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "MFLAGS"
    }
    environment |= more
    return subprocess.run(["make", *words], cwd=folder, capture_output=True, text=True, env=environment)


def complaints(result: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what was written to stderr, except for make's own line."""
    return [line for line in result.stderr.splitlines() if not line.startswith("make")]
