"""The command line: check, compile, preview, evidence, rulebook, golden and schema. Exit code 0 when all is well,
1 with complaints."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from .checks.every_check import run_checks
from .compiler import check_strictly, compile_content, write
from .reading.complaint import Complaint, complaints_text, nearest, one_of, quantity
from .reading.content_folder import read_content
from .schema.field_tables import write_tables
from .schema.json_schema import write_schemas
from .words_asked import write_words_asked

PROJECT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    return options.run(options)


def _check(options: argparse.Namespace) -> int:
    from .checker import check, report  # reading level needs a second to load; compile never waits for it

    folder = read_content(options.content)
    from .golden_texts import check_golden
    from .page_drawing import check_pages
    from .worked_cases import check_cases

    complaints = [
        *check(folder, options.today, options.content.resolve().parent / "notebooks"),
        *run_checks(
            folder,
            lambda folder: check_golden(folder, options.content),
            check_cases,
            lambda folder: check_pages(folder, options.today),
        ),
    ]
    if folder.items:
        print(report(folder))
    return _print_all(complaints, "The content has no complaints.")


def _compile(options: argparse.Namespace) -> int:
    content, complaints = compile_content(options.content)
    if content is None:
        code = _print_all(complaints, "")
        note = "; the one that was there is kept" if options.out.exists() else ""
        print(f"Nothing was written to {options.out}{note}.", file=sys.stderr)
        return code
    write(content, options.out)
    print(f"Compiled {options.content} to {options.out} (version {content['version']}).")
    return 0


def _preview(options: argparse.Namespace) -> int:
    folder = read_content(options.content)
    complaints = check_strictly(folder)
    ids = folder.ids("outcome", "situation")
    if options.card not in ids:
        hint = f"{nearest(options.card, ids)}Cards: {one_of(sorted(ids), 99)}."
        print(f'There is no card "{options.card}". {hint}', file=sys.stderr)
        return 1
    if complaints:
        return _print_all(complaints, "")
    from .preview import preview_page, preview_text

    print(preview_text(options.card, folder))
    if options.html:
        preview_page(options.card, folder, options.html)
        print(f"Written to {options.html}: open it in a browser.")
    return 0


def _evidence(options: argparse.Namespace) -> int:
    from .language.plain_language import grades
    from .reports.evidence_counts import evidence_of  # as in _check
    from .reports.evidence_report import evidence_report

    folder = read_content(options.content)
    if folder.complaints:
        return _print_all(folder.complaints, "")
    scenarios = len(list((options.content.resolve().parent / "tests" / "scenarios").glob("*.yaml")))
    print(evidence_report(evidence_of(folder), grades(folder), scenarios))
    return 0


def _rulebook(options: argparse.Namespace) -> int:
    from widgets.core.loading import build
    from widgets.core.raised_card import with_all_reasons

    from .compiler import compiled
    from .reports.rulebook import open_questions, read_scenarios, rulebook
    from .reports.rulebook_html import rulebook_html

    folder = read_content(options.content)
    if complaints := check_strictly(folder):
        return _print_all(complaints, "")
    content = build(compiled(folder))
    scenarios, complaints = read_scenarios(options.scenarios, content)
    if complaints:
        return _print_all(complaints, "")
    cards = [with_all_reasons(id, content) for id in content.cards]
    book = rulebook(content, cards, scenarios, open_questions(folder, content))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(rulebook_html(book), encoding="utf-8")
    print(
        f"Written to {options.out}: {quantity(len(book.entries), 'rule')}, {len(book.own)} on our own judgement, "
        f"{len(book.never_fired)} without a scenario. Open it in a browser, and print it from there."
    )
    return 0


def _golden(options: argparse.Namespace) -> int:
    from .checker import check  # as in _check
    from .golden_texts import complete_texts, write_golden

    folder = read_content(options.content)
    all_complaints = check(folder, date.today(), options.content.resolve().parent / "notebooks")
    complaints = [complaint for complaint in all_complaints if complaint.about != "reviews"]
    texts: dict[str, str] = {}
    if not complaints:
        texts, complaints = complete_texts(folder, options.content.name)
    if complaints:  # a text that is known to be wrong is not kept as read through
        _print_all(complaints, "")
        print("No golden text was written: fix these first.", file=sys.stderr)
        return 1
    changed = write_golden(texts, options.content)
    print(
        "\n".join(
            [
                f"{quantity(len(changed), 'golden text')} changed. Read each of them in `git diff`.",
                *(f"    {name}" for name in changed),
            ]
        )
        if changed
        else "No golden text changed."
    )
    return 0


def _schema(options: argparse.Namespace) -> int:
    names = write_schemas(options.content / "schema")
    readme = options.content / "README.md"
    if readme.is_file():
        write_tables(readme)
    if options.content.resolve() == PROJECT / "content":
        write_words_asked(read_content(options.content))
    tables = ", and the tables of fields in README.md" if readme.is_file() else ""
    print(f"Wrote {', '.join(names)} to {options.content / 'schema'}{tables}.")
    return 0


def _print_all(complaints: list[Complaint], praise: str) -> int:
    """Print the complaints, or that there are none, and return the exit code."""
    if not complaints:
        print(praise)
        return 0
    print(complaints_text(complaints), file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--content",
        type=Path,
        default=PROJECT / "content",
        metavar="DIR",
        help="the folder with the content (default: the project's)",
    )
    parser = argparse.ArgumentParser(
        prog="python -m widgets.authoring", description="Check and compile the content."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", parents=[shared], help="name everything that is wrong, in one list")
    check.add_argument(
        "--today",
        type=date.fromisoformat,
        default=date.today(),
        metavar="DATE",
        help="the date that reviews are compared with (default: today)",
    )
    check.set_defaults(run=_check)
    compiling = commands.add_parser(
        "compile", parents=[shared], help="write the JSON that the workbook reads"
    )
    compiling.add_argument(
        "--out",
        type=Path,
        default=PROJECT / "widgets" / "content.json",
        metavar="FILE",
        help="where to write it (default: the workbook's own)",
    )
    compiling.set_defaults(run=_compile)
    preview = commands.add_parser("preview", parents=[shared], help="show one card as readers see it")
    preview.add_argument("card", help="id of the card, for example dark-marks")
    preview.add_argument("--html", type=Path, metavar="FILE", help="also write a page for a browser")
    preview.set_defaults(run=_preview)
    evidence = commands.add_parser("evidence", parents=[shared], help="report how well the content rests")
    evidence.set_defaults(run=_evidence)
    rulebook = commands.add_parser(
        "rulebook", parents=[shared], help="write every rule as one document for clinicians to sign"
    )
    rulebook.add_argument(
        "--out",
        type=Path,
        default=PROJECT / "build" / "rulebook.html",
        metavar="FILE",
        help="where to write it (default: build/rulebook.html)",
    )
    rulebook.add_argument(
        "--scenarios",
        type=Path,
        default=PROJECT / "tests" / "scenarios",
        metavar="DIR",
        help="the folder with the scenarios (default: the project's)",
    )
    rulebook.set_defaults(run=_rulebook)
    golden = commands.add_parser(
        "golden", parents=[shared], help="keep the texts as they are now as the ones that were read through"
    )
    golden.set_defaults(run=_golden)
    schema = commands.add_parser(
        "schema",
        parents=[shared],
        help="write content/schema for editors, the tables of content/README.md, and the list of words on screen",
    )
    schema.set_defaults(run=_schema)
    return parser


if __name__ == "__main__":
    sys.exit(main())
