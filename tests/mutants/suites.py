"""What is mutated, and which tests must notice: the laws for the model, and for each check the tests of its name."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Modules without a test file of their own name, or that have more than one.
TESTED_BY = {
    "balance": ["concerns", "schema"],
    "every_check": ["adding", "commands"],
    "finding_owners": ["concerns", "references"],
    "source_lists": ["sources_needed", "figures", "plurals"],
    "references": ["references", "claims", "concerns", "signs"],
    "sources_needed": ["sources_needed", "claims"],
    "speeds": ["signs"],
    "unused": ["unused", "concerns", "signs"],
    "absent_words": ["absences"],
    "banned_phrases": ["language", "concerns"],
    "faults": ["language"],
    "html_text": ["golden", "notebook_prose"],
    "passages": ["language", "claims", "absences", "signs", "certainty_everywhere"],
    "plain_language": ["language"],
    "reading_grade": ["language"],
    "wording": ["language"],
}


@dataclass(frozen=True)
class Suite:
    """Some modules, and the tests that are run against each mutant of them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


def _suites() -> dict[str, Suite]:
    """Return the model as one suite, and each module of the checks as another."""
    suites = {"core": Suite(("widgets/core/*.py", "widgets/core/shapes/*.py"), ("tests/core",))}
    for part in ("checks", "language"):
        for module in sorted((ROOT / "widgets/authoring" / part).glob("[a-z]*.py")):
            names = TESTED_BY.get(module.stem, [module.stem])
            tests = tuple(
                f"tests/authoring/{path.name}"
                for name in names
                for path in sorted((ROOT / "tests/authoring").glob(f"test_{name}*.py"))
            )
            suites[f"{part}/{module.stem}"] = Suite((str(module.relative_to(ROOT)),), tests)
    return suites


SUITES = _suites()
"""By name: `core`, and each module of the checks and of their language, such as `checks/figures`."""
