"""Lists the files of JupyterLab's front end that our pages use.

`python -m tests.browser.front_end_files` opens each page with none of them joined, and writes what it asks for.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Page, Route, sync_playwright

from tests.browser import chromium
from tests.browser.app import App, run_app
from tests.browser.reader import LISTEN, NOTEBOOKS, Reader
from widgets.serving.front_end import LIST, MAIN, join

ENTRY = "remoteEntry"  # an extension's own first file: it must have an address of its own


def is_lone(address: str) -> bool:
    """Return whether this is a file that belongs into the joined one."""
    starts = ("voila/static/", "voila/labextensions/")
    return address.startswith(starts) and ENTRY not in address and "/front-end." not in address and address != MAIN


def note_files(page: Page, app: App) -> list[str]:
    """Return the addresses that a page asks for, as it asks for them, below the base of all."""
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url.removeprefix(f"{app.origin}/").partition("?")[0]))
    return asked


def main() -> None:
    """Write the list."""
    found: set[str] = set()
    with run_app(Path(tempfile.mkdtemp())) as app, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.launch_options())
        for name in NOTEBOOKS:
            page = browser.new_page()
            page.add_init_script(LISTEN)
            page.route("**/front-end.*.js", lambda route: _send_without_chunks(route, app))
            asked = note_files(page, app)
            reader = Reader(page, app)
            reader.open(name)
            reader.see_charts()
            found.update(filter(is_lone, asked))
            page.close()
        browser.close()
    LIST.write_text("\n".join([*sorted(found), ""]), encoding="utf-8")
    print(f"{len(found)} files are in {LIST.name}; git diff shows what changed.")


def _send_without_chunks(route: Route, app: App) -> None:
    begins = Path(tempfile.mkdtemp()) / "voila.js"
    begins.write_text(route.fetch(url=app.url(MAIN)).text(), encoding="utf-8")
    route.fulfill(body=join([], begins), content_type="text/javascript")


if __name__ == "__main__":
    main()
