"""Lists the files of JupyterLab's front end that our pages use.

`python -m tests.browser.front_end_files` opens each page with none of them joined, and writes what it asks for.
"""

import re
import tempfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from playwright.sync_api import Request, Route, sync_playwright

from tests.browser import chromium
from tests.browser.app import App, run_app
from tests.browser.reader import LISTEN, NOTEBOOKS, Reader
from widgets.serving.front_end import EXTENSIONS, LIST, MAIN, STATIC, join

# The joined file, Voila's script without it, and each extension's first file, which must have an address of its own.
APART = re.compile(r"/(front-end\.|voila\.js$|remoteEntry\.)")


def lone_files(urls: Iterable[str], app: App) -> list[str]:
    """Return those of these addresses that belong into the joined file, below the base of all."""
    paths = (url.removeprefix(f"{app.origin}/").partition("?")[0] for url in urls)
    return [path for path in paths if path.startswith((STATIC, EXTENSIONS)) and not APART.search(path)]


def main() -> None:
    """Write the list."""
    found: set[str] = set()
    with run_app(Path(tempfile.mkdtemp())) as app, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.launch_options())
        for name in NOTEBOOKS:
            page = browser.new_page()
            page.add_init_script(LISTEN)
            page.route("**/front-end.*.js", partial(_send_without_chunks, app))
            asked: list[str] = []
            page.on("request", partial(_note, asked))
            reader = Reader(page, app)
            reader.open(name)
            reader.see_charts()
            found.update(lone_files(asked, app))
            page.close()
        browser.close()
    LIST.write_text("\n".join([*sorted(found), ""]), encoding="utf-8")
    print(f"{len(found)} files are in {LIST.name}; git diff shows what changed.")


def _note(asked: list[str], request: Request) -> None:
    asked.append(request.url)


def _send_without_chunks(app: App, route: Route) -> None:
    begins = Path(tempfile.mkdtemp()) / "voila.js"
    begins.write_text(route.fetch(url=app.url(MAIN)).text(), encoding="utf-8")
    route.fulfill(body=join([], begins), content_type="text/javascript")


if __name__ == "__main__":
    main()
