"""Laws of `make page`: what it makes is a page at once, and nothing that is there is overwritten."""

import json
import shutil
from pathlib import Path

import pytest

from tests.content.source import compile_content
from widgets.authoring.new_page import PROOFS, CannotMake, make_page, report
from widgets.core.loading import build

PROJECT = Path(__file__).parents[2]


@pytest.fixture(name="project", scope="module")
def _project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the content and of both kinds of notebooks."""
    project = tmp_path_factory.mktemp("project")
    for folder in ("content", "notebooks", PROOFS):
        shutil.copytree(PROJECT / folder, project / folder)
    return project


def test_a_new_page_is_in_the_list_of_pages_and_shows_its_sections(project: Path) -> None:
    """
    The new chapter compiles, comes last in its menu, and has a notebook with a call for each of its parts.
    """
    chapter_file, notebook_file, proofs_file = make_page("my-page", project)

    content = build(compile_content(project / "content"))
    chapter, notebook = content.chapters["my-page"], json.loads(notebook_file.read_text(encoding="utf-8"))
    sources = ["".join(cell["source"]) for cell in notebook["cells"]]
    assert ("my-page.yaml", "my-page.ipynb") == (chapter_file.name, notebook_file.name)
    assert chapter == content.menu("topics")[-1]
    assert {"chapter": "my-page"} == notebook["metadata"]["workbook"]
    assert f"# {chapter.title}" == sources[0].splitlines()[0]
    assert 'page = open_chapter("my-page")' == sources[2].splitlines()[-1]
    assert 'page.text("first")' == sources[3]
    assert 4 == len(sources)
    assert [[]] * 3 == [cell["outputs"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert "welcome" not in notebook_file.read_text(encoding="utf-8").lower()
    assert (PROOFS, "my-page.ipynb") == (proofs_file.parent.relative_to(project), proofs_file.name)
    assert ["calls", "page.proof"] == proofs(proofs_file)


def proofs(path: Path) -> list[str]:
    """Return what each proof of a new notebook calls; no output of another page is kept in it."""
    cells = [
        cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"
    ]
    assert f'open_chapter("{path.stem}")' in cells[0]["source"][-1]
    assert not any(cell["outputs"] for cell in cells)
    assert "welcome" not in path.read_text(encoding="utf-8")
    return ["".join(cell["source"]).partition("(")[0] for cell in cells[1:]]


def test_a_page_that_is_there_is_kept(project: Path) -> None:
    """
    A name that is in use is refused, with the file that is in the way, and both files stay as they are.
    """
    paths = [project / "content/chapters/eczema.yaml", project / "notebooks/eczema.ipynb"]
    before = [path.read_bytes() for path in paths]

    with pytest.raises(CannotMake, match=r"notebooks/eczema\.ipynb is already there.*delete that notebook"):
        make_page("eczema", project)
    assert before == [path.read_bytes() for path in paths]


def test_a_chapter_that_is_there_gets_a_notebook_with_a_call_for_all_that_it_has(project: Path) -> None:
    """
    A chapter comes first, or had its notebook taken away: it is kept, and each of its things has a cell.
    """
    chapter, notebook = project / "content/chapters/eczema.yaml", project / "notebooks/eczema.ipynb"
    chapter_before, notebook_before = chapter.read_bytes(), notebook.read_bytes()
    notebook.unlink()
    proofs_file = project / PROOFS / "eczema.ipynb"

    assert [notebook] == make_page("eczema", project)
    proofs_file.unlink()
    notebook.unlink()
    assert [notebook, proofs_file] == make_page("eczema", project)
    assert ["calls", "click", "page.proof"] == proofs(proofs_file)
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells]
    assert chapter_before == chapter.read_bytes()
    assert sources[4:] == ["page.questions()", "page.cards()", *sources[6:-1], "page.check()"]
    assert len(cells) == len({cell["id"] for cell in cells})
    notebook.write_bytes(notebook_before)


def test_what_was_made_and_what_is_left_is_said(project: Path) -> None:
    """
    Whoever wrote the chapter first is told of the notebook alone, and not to write the chapter.
    """
    chapter, notebook = project / "content/chapters/x.yaml", project / "notebooks/x.ipynb"
    proofs_file = project / PROOFS / "x.ipynb"
    every, one = report([chapter, notebook, proofs_file], project), report([notebook], project)

    assert every.startswith(
        "Made content/chapters/x.yaml, notebooks/x.ipynb and tests/notebooks/proofs/x.ipynb.\nWrite the chapter."
    )
    assert one.startswith("Made notebooks/x.ipynb.\nRun\n    make content ")
    assert every.endswith("make test") and one.endswith("make test")


@pytest.mark.parametrize("name", ["", "My page", "../welcome", "a--b", "-a", "a.yaml", "a\n"])
def test_a_name_that_no_address_can_have_is_refused(project: Path, name: str) -> None:
    """
    The name becomes an address and the name of two files.
    """
    with pytest.raises(CannotMake, match='Use small letters, digits and "-"'):
        make_page(name, project)
