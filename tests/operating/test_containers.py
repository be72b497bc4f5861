"""The recipe of the image, the Compose file and the folder for Binder, read as they are written."""

import json
import os
import re
import tomllib

import yaml

from widgets.serving.settings import PROJECT

RECIPE = (PROJECT / "deploy/Containerfile").read_text("utf-8")
STEPS = re.sub(r"\\\n\s*", "", "\n".join(line for line in RECIPE.splitlines() if not line.startswith("#")))
LAST = STEPS.rpartition("\nFROM ")[2]
BUILD = STEPS.removesuffix(LAST)


def values(word: str, stage: str = LAST) -> list[str]:
    """Return what follows an instruction of a stage."""
    return re.findall(rf"^{word} (.*)$", stage, flags=re.MULTILINE)


def test_the_image_runs_as_nobody_with_what_it_needs() -> None:
    """The account has a number that is no one's, and nothing is built or installed in the stage that is kept."""
    assert ["65532:65532"] == values("USER")
    assert [] == values("RUN")
    assert ["--from=build /opt/venv /opt/venv", "--from=build /workbook /workbook"] == values("COPY")
    assert ["SIGTERM"] == values("STOPSIGNAL")


def test_the_image_holds_the_locked_packages_and_no_others() -> None:
    """Packages come from the lock alone, by their hashes, and no set-up script of theirs is run."""
    installs = [run for run in values("RUN", BUILD) if "pip install" in run]

    assert 1 == len(installs)
    assert {"--require-hashes", "--no-deps", "--only-binary=:all:", "requirements.txt"} <= set(
        installs[0].split()
    )
    assert not re.search(r"\b(ADD|curl|wget|apt-get|git)\b", STEPS)


def test_the_image_says_whether_it_is_well() -> None:
    """The health check asks the server with the Python that is there, and gives up in time."""
    (check,) = values("HEALTHCHECK")

    assert "http://127.0.0.1:8866/health" in check
    assert "CMD [" in check
    assert ['["/opt/venv/bin/python", "-m", "widgets.serving", "--host", "0.0.0.0"]'] == values("ENTRYPOINT")


def test_the_python_of_the_image_is_one_that_the_project_supports() -> None:
    """The base is a slim one with a version in its name, and the lock is for that version."""
    base = values("ARG", STEPS)[0]
    version = re.fullmatch(r"PYTHON=docker\.io/library/python:3\.(\d+)-slim-\w+", base)
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]

    assert version
    assert ">=3.11" == project["requires-python"]
    assert 11 <= int(version[1]) <= 14


def test_only_what_is_listed_reaches_the_build() -> None:
    """Everything is kept out but what is named, for both tools: secrets of a checkout cannot get into an image."""
    lines = [
        line for line in (PROJECT / ".containerignore").read_text().splitlines() if not line.startswith("#")
    ]
    copied = {word.strip("/") for line in values("COPY", BUILD) for word in line.split()[:-1]}

    assert "*" == lines[0]
    assert copied == {line[1:] for line in lines if line.startswith("!")}
    assert ".containerignore" == str((PROJECT / ".dockerignore").readlink())


def test_compose_closes_the_container_in() -> None:
    """Read-only, without capabilities, with limits, and on a port of this machine alone."""
    (service,) = yaml.safe_load((PROJECT / "deploy/compose.yaml").read_text())["services"].values()

    assert service["read_only"] is True
    assert ["ALL"] == service["cap_drop"]
    assert ["no-new-privileges:true"] == service["security_opt"]
    assert [] == [port for port in service["ports"] if not port.startswith("127.0.0.1:")]
    assert {"mem_limit", "pids_limit", "tmpfs", "stop_grace_period"} <= set(service)
    assert (PROJECT / "deploy" / service["build"]["context"] / service["build"]["dockerfile"]).samefile(
        PROJECT / "deploy/Containerfile"
    )


def test_binder_installs_the_lock() -> None:
    """Binder gets the same packages as everyone, a Python that the lock is for, and compiled content."""
    folder = PROJECT / "binder"

    assert "-r ../requirements.txt" == (folder / "requirements.txt").read_text().splitlines()[-1]
    assert re.fullmatch(r"python-3\.1[1-4]\n", (folder / "runtime.txt").read_text())
    assert {"--editable", "--no-deps", "--no-build-isolation"} <= set(
        (folder / "postBuild").read_text().split()
    )
    assert [] == [name for name in ("postBuild", "start") if not os.access(folder / name, os.X_OK)]


def test_the_development_container_sets_up_what_make_does() -> None:
    """Its base is a Python that the lock is for, its commands are ours, and both ports are those of the Makefile."""
    lines = (PROJECT / ".devcontainer/devcontainer.json").read_text("utf-8").splitlines()
    container = json.loads("\n".join(line for line in lines if not line.startswith("//")))
    makefile = (PROJECT / "Makefile").read_text("utf-8")

    assert re.fullmatch(r"mcr\.microsoft\.com/devcontainers/python:3\.1[1-4]", container["image"])
    assert "make ready-app content-json" == container["postCreateCommand"]
    assert [int(port) for port in re.findall(r"PORT = (\d+)$", makefile, re.MULTILINE)] == container[
        "forwardPorts"
    ]
