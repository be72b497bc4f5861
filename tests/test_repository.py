"""What a newcomer relies on around the code: CI, tools, versions and dates, decisions, and working links."""

import datetime
import functools
import json
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
TOOLS = ("ruff check", "ruff format", "basedpyright", "eslint", "stylelint", "djlint")
DATE = r"\d{4}-\d{2}-\d{2}"
RELEASE = re.compile(rf"^## (\d+\.\d+\.\d+) - ({DATE})$", flags=re.MULTILINE)
DECISIONS = sorted((ROOT / "docs/decisions").glob("2*.md"))
WORKFLOWS = sorted(ROOT.glob(".github/workflows/*.yml"))
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("content/*.md")])


def text(name: str) -> str:
    """Return a file of the repository."""
    return (ROOT / name).read_text()


@functools.cache
def dry_run(*words: str) -> str:
    """Return what make would do for these words, without doing it."""
    return asked_of_make("--dry-run", *words, check=True)


def asked_of_make(*words: str, check: bool) -> str:
    """Return what make prints, also where a make that runs the tests has set its variables."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "MFLAGS"
    } | {"LC_ALL": "C"}
    return subprocess.run(
        ["make", *words], cwd=ROOT, capture_output=True, text=True, check=check, env=environment
    ).stdout


# --- CI and the tools


def test_forge_runs_what_ci_runs() -> None:
    """The workflow ends in .ci/run, on every push and every proposed change, and .ci/run is `make test`."""
    workflow = yaml.safe_load(text(".github/workflows/test.yml"))
    runs = [step["run"] for step in workflow["jobs"]["test"]["steps"] if "run" in step]

    assert "bash .ci/run" in runs
    assert {"push", "pull_request"} <= set(workflow[True])  # YAML reads the key `on` as true
    assert "make test" == text(".ci/run").splitlines()[-1]


def test_forge_tries_everything_each_night() -> None:
    """What `make test` leaves out is run without anybody's asking: by the same workflow, at a time of its own."""
    workflow = yaml.safe_load(text(".github/workflows/test.yml"))
    steps = {step["run"]: step.get("if") for step in workflow["jobs"]["test"]["steps"] if "run" in step}

    assert [{"cron": "40 2 * * *"}] == workflow[True]["schedule"]
    assert "github.event_name != 'schedule'" == steps["bash .ci/run"]
    assert "github.event_name == 'schedule'" == steps["make test-all"]
    chosen = [line for line in dry_run("test").splitlines() if " -m pytest " in line]
    assert [] == [line for line in chosen if "-m 'not again'" not in line]
    assert len(chosen) == len([line for line in dry_run("test-all").splitlines() if " -m pytest " in line])
    assert "not again" not in dry_run("test-all")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_forge_uses_its_own_actions_only(path: Path) -> None:
    """Nobody else's code runs in a workflow, and it may only read."""
    workflow = yaml.safe_load(path.read_text())
    actions = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]

    assert [] == [action for action in actions if not re.fullmatch(r"actions/[a-z-]+@v\d+", action)]
    assert {"contents": "read"} == workflow["permissions"]


def test_plain_files_are_published_by_hand_only() -> None:
    """A push builds the plain files and keeps them. Only one job may publish, and it runs when somebody asks for it."""
    workflow = yaml.safe_load(text(".github/workflows/plain-files.yml"))
    build, publish = workflow["jobs"]["build"], workflow["jobs"]["publish"]
    by_hand = "github.event_name == 'workflow_dispatch' && inputs.publish"

    assert {"push", "workflow_dispatch"} == set(workflow[True])
    assert "make site" in [step.get("run") for step in build["steps"]]
    assert "permissions" not in build
    assert {"pages": "write", "id-token": "write"} == publish["permissions"]
    assert by_hand == publish["if"]
    assert [by_hand] == [step["if"] for step in build["steps"] if "pages" in step.get("uses", "")]


@pytest.mark.parametrize("tool", TOOLS)
def test_check_runs_every_tool(tool: str) -> None:
    """`make check` runs each linter, each formatter and the type checker."""
    assert tool in dry_run("check")


def test_checks_are_part_of_the_tests() -> None:
    """`make test`, and so CI and a commit's hook, run `make check` rather than a list of their own. A commit
    takes the traces of a run out of notebooks first."""
    hooks = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"]

    assert "-s check;" in dry_run("test")
    assert ["make clean-notebooks", "make check"] == [
        hook["entry"] for repo in hooks for hook in repo["hooks"]
    ]


def test_check_changes_nothing() -> None:
    """No tool writes in `make check`, and djlint does not even in `make fix`: white space reaches the page."""
    assert [] == [line for line in dry_run("check").splitlines() if "--fix" in line or "--reformat" in line]
    assert "djlint" not in dry_run("fix")


def test_node_lock_names_no_address() -> None:
    """package-lock.json pins each package with its hash, and does not say where to fetch it."""
    lock = json.loads(text("package-lock.json"))
    packages = {name: package for name, package in lock["packages"].items() if name}

    assert [] == [
        name for name, package in packages.items() if "integrity" not in package or "resolved" in package
    ]
    assert "omit-lockfile-registry-resolved=true" in text(".npmrc").splitlines()


def test_node_lock_follows_package_json() -> None:
    """The lock was made from the versions in package.json."""
    lock = json.loads(text("package-lock.json"))

    assert json.loads(text("package.json"))["devDependencies"] == lock["packages"][""]["devDependencies"]


# --- versions and dates


def releases() -> list[tuple[str, datetime.date]]:
    """Return the version and the date of each release in the changelog."""
    return [
        (version, datetime.date.fromisoformat(date))
        for version, date in RELEASE.findall(text("CHANGELOG.md"))
    ]


def test_one_version_everywhere() -> None:
    """pyproject.toml, CHANGELOG.md and CITATION.cff name the same version, and the last two the same date."""
    citation = yaml.safe_load(text("CITATION.cff"))
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]

    assert (version, citation["date-released"]) == releases()[0]
    assert version == citation["version"]


def test_releases_run_from_new_to_old() -> None:
    """Each release is dated no earlier than the one below it, and every other heading is Unreleased."""
    dates = [date for _, date in releases()]
    headings = re.findall(r"^## .*", text("CHANGELOG.md"), flags=re.MULTILINE)

    assert sorted(dates, reverse=True) == dates
    assert "## Unreleased" == headings[0]
    assert len(dates) == len(headings) - 1


def test_release_names_the_content_it_carries() -> None:
    """The newest release names the last check of its content; a later check has an entry in Unreleased."""
    _, unreleased, *older = re.split(r"^## .*\n", text("CHANGELOG.md"), flags=re.MULTILINE)
    match = re.search(rf"^Content as checked up to ({DATE})", older[0].strip())
    pattern = re.compile(rf"^last_checked: ['\"]?({DATE})", flags=re.MULTILINE)
    newest = max(
        date for path in (ROOT / "content").rglob("*.yaml") for date in pattern.findall(path.read_text())
    )

    assert match
    assert match[1] == newest or (match[1] < newest and unreleased.strip())


def test_citation_is_complete() -> None:
    """CITATION.cff has what its format requires, and names the authors as pyproject.toml does."""
    citation = yaml.safe_load(text("CITATION.cff"))

    assert "1.2.0" == citation["cff-version"]
    assert {"message", "title", "authors"} <= set(citation)
    assert tomllib.loads(text("pyproject.toml"))["project"]["authors"] == citation["authors"]


# --- decisions and doors


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_decision_says_when_and_why(path: Path) -> None:
    """A decision has the date of its file name, a status, and context, decision and consequences."""
    decision = path.read_text()

    assert f"\n- Date: {path.name[:10]}" in decision
    assert re.search(r"^- Status: (accepted$|replaced by \[)", decision, flags=re.MULTILINE)
    assert ["Context", "Decision", "Consequences"] == re.findall(r"^## (.*)", decision, flags=re.MULTILINE)


def test_index_lists_every_decision() -> None:
    """The index of decisions has each file with its date and its title, the oldest first."""
    titles = [
        (path.name[:10], path.read_text().splitlines()[0].removeprefix("# "), path.name) for path in DECISIONS
    ]
    entries = re.findall(
        rf"^\| ({DATE}) \| \[(.*)\]\((.*)\) \|$", text("docs/decisions/README.md"), flags=re.MULTILINE
    )

    assert sorted(titles) == sorted(entries)
    assert [date for date, _, _ in entries] == sorted(date for date, _, _ in entries)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    """Each link to a file of the repository, in a text for people, leads to one that is there."""
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text())
    local = [link for link in links if "://" not in link]

    assert [] == [link for link in local if not (path.parent / link).exists()]


# --- paths and targets that are named


SETTINGS = sorted(
    [*ROOT.glob("*.toml"), *ROOT.glob("*.yml"), *ROOT.glob(".*.yaml"), *ROOT.glob(".github/**/*.yml")]
)
NAMING = [*PAGES, *SETTINGS]
SPAN = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"(?:[\w.-]+/)+[\w.-]*|[\w-][\w.-]*\.(?:py|js|css|md|ya?ml|toml|txt|json|cff|ipynb|j2)")
TARGET = re.compile(r"\bmake ([a-z][a-z-]*)")
COMMAND = re.compile(r"^\s*(?:- |run: |entry: )*(make [a-z].*)", flags=re.MULTILINE)
MADE_BY_RECIPE = re.compile(r"New file `([^`]+)`|make page NAME=([\w-]+)")
OF_OTHERS = {"plotly.min.js", "YYYY-MM-DD-name.md", "Node.js"}  # in a package, a form of names, a program
NOT_SEARCHED = {".git", ".venv", "node_modules", ".mutants", "build", "__pycache__"}


@functools.cache
def present() -> frozenset[str]:
    """Return each file and folder of the repository, and what git ignores in it, all with a slash before."""
    ignored = [line.strip("/") for line in text(".gitignore").splitlines() if not line.startswith("#")]
    found = [f"/{name}" for name in ignored]
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_SEARCHED]
        place = Path(folder).relative_to(ROOT)
        found += [f"/{place / name}" for name in (*folders, *files)]
    return frozenset(found)


def spans(path: Path) -> list[str]:
    """Return what a text marks as code; of settings each word, for they mark nothing."""
    written = path.read_text()
    return SPAN.findall(written) if path.suffix == ".md" else re.findall(r"[\w./*@-]+", written)


def is_there(name: str, beside: Path) -> bool:
    """Return whether a path is in the repository: from its top, from the text that names it, or as the end of
    a path, since texts about one folder name its files shortly."""
    end = f"/{name.strip('/')}"
    return (
        (beside.parent / name).exists()
        or name.split("/")[0] in NOT_SEARCHED
        or any(found.endswith(end) for found in present())
    )


def made_in(recipe: str) -> set[str]:
    """Return the files that the steps of a recipe make."""
    made = MADE_BY_RECIPE.findall(recipe)
    return {file for file, _ in made} | {f"content/chapters/{page}.yaml" for _, page in made if page}


@pytest.mark.parametrize("path", NAMING, ids=lambda path: str(path.relative_to(ROOT)))
def test_named_paths_exist(path: Path) -> None:
    """Each file and folder that a text or a setting names is there, is made by its recipe, or is ignored by git."""
    made = made_in(path.read_text())
    named = [name for name in spans(path) if PATH.fullmatch(name)]

    assert [] == [
        name for name in named if not is_there(name, path) and name not in made and name not in OF_OTHERS
    ]


@pytest.mark.parametrize("path", NAMING, ids=lambda path: str(path.relative_to(ROOT)))
def test_named_targets_exist(path: Path) -> None:
    """Each `make` target that a text or a setting names is one of the Makefile."""
    written = path.read_text()
    commands = [*SPAN.findall(written), *COMMAND.findall(written)]
    named = {target for command in commands for target in TARGET.findall(command)}

    assert set() == named - targets()


@functools.cache
def targets() -> set[str]:
    """Return the names of all that the Makefile has a recipe for, as make itself reads it."""
    read = asked_of_make("--print-data-base", "--question", "--no-builtin-rules", "help", check=False)
    blocks = [block for block in read.split("\n\n") if "recipe to execute" in block]
    return {
        name[1] for block in blocks if (name := re.search(r"^([a-z][a-z-]*):(?! \w+ =)", block, re.MULTILINE))
    }


def test_medical_error_form_asks_for_what_a_correction_needs() -> None:
    """The form requires page, card, sentence and reason, offers a source, and keeps health details out."""
    fields = {
        field["id"]: field
        for field in yaml.safe_load(text(".github/ISSUE_TEMPLATE/medical-error.yml"))["body"][1:]
    }

    required = {name for name, field in fields.items() if field.get("validations", {}).get("required")}
    assert {"page", "card", "sentence", "reason"} <= required
    assert "source" in fields
    assert fields["no-answers"]["attributes"]["options"][0]["required"]


@pytest.mark.parametrize("name", ["SECURITY.md", "docs/report-a-medical-error.md"])
def test_doors_keep_answers_out(name: str) -> None:
    """Reports must leave out answers, and no form or document gives an invented address."""
    assert re.search(r"(never include|leave out)[^.]*answers", text(name), flags=re.IGNORECASE)
    assert not re.search(r"https?://|\S@\S", text(name))
