"""What `make test` leaves to `make test-all`: a behaviour tried again, at a further size, theme, page or reader.

The marker is never on the only case of a behaviour: a function of which `make test` would run no case ends every run
with an error, unless it is named below with the reason.
"""

from collections.abc import Collection, Iterable, Sequence

import pytest

WHOLLY: dict[str, str] = {
    "tests/browser/test_documents.py::test_rulebook_is_open_to_all": (
        "for clinicians alone; tests/authoring/test_rulebook.py reads its markup"
    ),
    "tests/browser/test_notebooks_site.py::test_notebooks_run_in_jupyterlite": (
        "JupyterLite is downloaded for it, and takes most of a minute; tests/lite/ tries all that is our own"
    ),
    "tests/browser/test_pages.py::test_everything_at_once_fits": (
        "test_page_is_open_to_all tries every other page with all answers, test_every_step_is_open_to_all these steps"
    ),
    "tests/benchmark/test_plan.py::test_clicks_are_of_every_kind": "of make bench alone",
    "tests/browser/test_documents.py::test_gallery_is_open_to_all": (
        "its views are on the pages, where axe reads them; `make test` tries that each can be shown"
    ),
    "tests/browser/test_lab.py::test_a_saved_notebook_is_as_it_was": (
        "tests/test_saving.py tries what is kept of a notebook, without JupyterLab"
    ),
    "tests/browser/test_lab.py::test_parts_are_put_together_with_ipywidgets": (
        "nbval and tests/notebooks/ run the same example"
    ),
    "tests/browser/test_leaving.py::test_every_way_of_leaving_gives_all_back": (
        "test_leaving_a_page_frees_its_kernel tries three of the ways"
    ),
    "tests/browser/test_looks.py::test_axe_finds_nothing_on_dark_steps": (
        "test_axe_finds_nothing_on_a_dark_screen reads the same colours"
    ),
    "tests/browser/test_pages.py::test_every_step_is_open_to_all_before_an_answer": (
        "test_every_step_is_open_to_all reads the same steps with answers"
    ),
    "tests/browser/test_regular.py::test_a_page_is_put_back": (
        "of the shared tab of these tests, which compares all that is put back at each use"
    ),
    "tests/browser/test_regular.py::test_a_page_that_cannot_be_put_back_is_opened_again": (
        "of the same tab: test_what_is_left_behind_is_noticed"
    ),
    "tests/browser/test_second_checker.py::test_each_step_is_without_fault": (
        "a second checker, after axe; test_a_page_of_each_kind_is_without_fault runs it on other pages"
    ),
}
"""Test functions of which `make test` runs no case, and what covers their behaviour there."""


def again(*values: object, id: str | None = None):
    """Return a case for `make test-all` alone."""
    return pytest.param(*values, marks=pytest.mark.again, id=id)


def chosen(cases: Iterable, *first: object) -> list:
    """Return all these cases, of which `make test` runs the first named ones alone."""
    every = list(cases)
    missing = [one for one in first if one not in every]
    assert first and not missing, f"no such case: {missing}"
    return [one if one in first else again(*(one if isinstance(one, tuple) else (one,))) for one in every]


def without_a_case(items: Iterable[pytest.Item]) -> set[str]:
    """Return the test functions of which every case is marked."""
    wholly: dict[str, bool] = {}
    for item in items:
        name = item.nodeid.partition("[")[0]
        wholly[name] = wholly.get(name, True) and item.get_closest_marker("again") is not None
    return {name for name, is_wholly in wholly.items() if is_wholly}


def complaints(items: Sequence[pytest.Item], named: Collection[str]) -> list[str]:
    """Say which functions have no case in `make test` and no reason for it, and which reasons are for nothing."""
    found, files = without_a_case(items), {item.nodeid.partition("::")[0] for item in items}
    return [
        *(f"{name}: make test runs no case of it" for name in sorted(found - {*named})),
        *(
            f"{name}: named in tests/again.py, and make test runs a case of it, or it is gone"
            for name in sorted({*named} - found)
            if name.partition("::")[0] in files
        ),
    ]
