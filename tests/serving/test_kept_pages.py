"""Pages that are the same for everybody are rendered once, again when anything they are made of is another, and have
nothing of one visitor in them."""

import gzip
import json
import re
from datetime import date
from itertools import permutations
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest

from tests.content.compiled import RAW
from widgets.core.loading import version_of
from widgets.serving import page_chrome
from widgets.serving.addresses import page_names
from widgets.serving.kept_pages import MOST, KeptPages
from widgets.serving.notebook_rendering import STILL_COPY, read_notebook, saved_text
from widgets.serving.page_chrome import PageChrome
from widgets.serving.settings import SHARE, Settings
from widgets.view.base.still_copy import CLASS

TEMPLATES = SHARE / "nbconvert" / "templates" / "workbook"
NOTEBOOKS = Settings().notebooks


class Rendered:
    """The settings of a server, and how often a page was rendered with them."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count, self.content = 0, folder / "content.json"
        self.write(RAW)
        loader = jinja2.FileSystemLoader(TEMPLATES)
        self.settings = {
            "voila_jinja2_env": jinja2.Environment(loader=loader, autoescape=True),
            "base_url": "/",
            "workbook_settings": Settings(content=self.content),
        }
        render = PageChrome._render

        def counted(chrome: PageChrome, name: str, **values: object) -> str:
            self.count += 1
            return render(chrome, name, **values)

        monkeypatch.setattr(PageChrome, "_render", counted)

    def write(self, raw: dict) -> None:
        """Save a content as it is compiled."""
        self.content.write_text(json.dumps(raw | {"version": version_of(raw)}), encoding="utf-8")

    def chrome(self, path: str = "/help", **headers: str) -> PageChrome:
        """Make what answers one request."""
        request = SimpleNamespace(path=path, uri=path, headers=headers, host=headers.get("Host"))
        return PageChrome(SimpleNamespace(settings=self.settings, request=request))


@pytest.fixture
def rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rendered:
    return Rendered(tmp_path, monkeypatch)


ASKED = {
    "help": lambda chrome: chrome.kept_help(),
    "busy": lambda chrome: chrome.kept_notice(503),
    "not found": lambda chrome: chrome.kept_notice(404),
    "text": lambda chrome: chrome.kept_text(NOTEBOOKS / "healing.ipynb", "?whole"),
}


@pytest.mark.parametrize("page", ASKED)
def test_the_second_request_renders_nothing(rendered: Rendered, page: str) -> None:
    """Whoever asks, and with whatever headers, gets the same bytes, and compressed they are the same page."""
    first = ASKED[page](rendered.chrome())
    once = rendered.count
    second = ASKED[page](rendered.chrome(Host="other.example", Cookie="me=42"))

    assert rendered.count == once > 0
    assert second == first
    assert gzip.decompress(first.compressed) == first.body


def test_another_day_content_base_or_public_address_renders_again(
    rendered: Rendered, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of them shows at once, on the next request."""
    versions = [rendered.chrome().kept_help().version]

    tomorrow = SimpleNamespace(today=lambda: date(2199, 1, 1))
    monkeypatch.setattr(page_chrome, "date", tomorrow)
    versions.append(rendered.chrome().kept_help().version)
    changed = json.loads(json.dumps(RAW))
    changed["help"]["title"] = "Help at once"
    rendered.write(changed)
    page = rendered.chrome().kept_help()
    versions.append(page.version)
    rendered.settings["base_url"] = "/learn/"
    versions.append(rendered.chrome().kept_help().version)
    rendered.settings["workbook_settings"] = Settings(
        content=rendered.content, public_url="https://a.example"
    )
    versions.append(rendered.chrome().kept_help().version)

    assert len(versions) == len(set(versions)) == rendered.count
    assert b"Help at once" in page.body


def test_a_style_sheet_or_template_that_is_edited_renders_again(
    rendered: Rendered, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The addresses of the files carry their versions, and they are in the page."""
    rendered.chrome().kept_help()
    monkeypatch.setattr(page_chrome, "asset_stamps", lambda: (("page.css", 1),))
    rendered.chrome().kept_help()
    rendered.settings["voila_jinja2_env"].cache.clear()  # as when the file of a template is newer
    rendered.chrome().kept_help()

    assert rendered.count == 3


def test_a_wrong_address_is_in_nobody_elses_page(rendered: Rendered) -> None:
    """The page for it names the pages that it may have meant, and never what was typed."""
    near = rendered.chrome("/healin").kept_notice(404)
    far = rendered.chrome("/my-secret-address").kept_notice(404)

    assert b"/healing)" in near.body and b"/healing)" not in far.body
    assert b"healin<" not in near.body and b"secret" not in far.body
    assert far is rendered.chrome("/another-secret").kept_notice(404)


def test_wrong_addresses_render_nothing_and_push_nothing_out(
    rendered: Rendered, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There are more lists of what an address may have meant than pages that are kept: whoever asks for all of them
    makes no page be rendered again, and each list is the right one."""
    kept = {name: ask(rendered.chrome("/nothing-like-it")) for name, ask in ASKED.items()}
    once = rendered.count
    lists = list(permutations(sorted(page_names(NOTEBOOKS) & RAW["chapters"].keys()), 2))
    for names in lists:
        with monkeypatch.context() as one:
            one.setattr(page_chrome, "meant", lambda _path, _names, names=names: names)
            page = rendered.chrome("/near").kept_notice(404)

        assert names == tuple(re.findall(r"\(/([a-z-]+)\)</a>", page.body.decode()))
        assert gzip.decompress(page.compressed) == page.body

    assert len(lists) > MOST
    assert rendered.count == once
    assert all(ask(rendered.chrome("/nothing-like-it")) is kept[name] for name, ask in ASKED.items())


def test_titles_of_meant_pages_are_escaped(rendered: Rendered) -> None:
    """The links are put into a page that is ready, and are markup all the same."""
    changed = json.loads(json.dumps(RAW))
    changed["help"]["title"] = "<b>Help</b>"
    rendered.write(changed)

    assert b"&lt;b&gt;Help&lt;/b&gt; (/help)</a>" in rendered.chrome("/helpp").kept_notice(404).body


def test_only_so_many_are_kept() -> None:
    """The one that was asked for longest ago goes first."""
    pages = KeptPages()
    first = pages.get(0, lambda: "0")
    for number in range(1, MOST + 1):
        pages.get(number, lambda: "another")
        if number == 1:
            assert pages.get(0, lambda: "again") is first

    assert len(pages) == MOST
    assert pages.get(0, lambda: "again") is first
    assert pages.get(1, lambda: "again").body == b"again"


def test_a_failed_page_has_its_text_after_the_sentence(rendered: Rendered) -> None:
    """Steps are kept apart as on the whole page; without a text, nothing is claimed of one."""
    notebook = read_notebook(NOTEBOOKS / "your-skin.ipynb")
    text = saved_text(notebook)
    whole, bare = rendered.chrome().failure(text), rendered.chrome().failure("")

    below = RAW["words"]["page"]["start_up"]["meanwhile"].partition(",")[0]
    assert whole.index('class="page-failed"') < whole.index(below) < whole.index(text)
    assert 'class="page-failed"' in bare and below not in bare
    steps = {cell.metadata.get("workbook", {}).get("step") for cell in notebook.cells} - {None}
    assert steps >= {int(step) for step in re.findall(r'page-cell" data-step="(\d)"', text)} != set()


def test_the_text_of_a_page_has_no_still_copies() -> None:
    """Cards and forms that are saved in a notebook follow no answer, so the text of a page goes without them."""
    notebook = read_notebook(NOTEBOOKS / "your-skin.ipynb")
    outputs = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]

    assert any(data.get("text/html", "").startswith(STILL_COPY) for data in outputs)
    assert f'class="{CLASS}"' in STILL_COPY
    assert CLASS not in saved_text(notebook)
