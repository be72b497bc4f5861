"""The parts of a page around its cells, as HTML, from the content and the page template."""

from collections.abc import Callable, Hashable
from datetime import date
from pathlib import Path
from typing import Any

from tornado.web import RequestHandler

from widgets.core.loading import ContentMissing
from widgets.core.shapes import PageReview

from .addresses import HELP, meant, page_names
from .assets import asset_stamps, asset_urls, page_scripts
from .kept_pages import KeptPage, KeptPages, kept_page
from .notebook_rendering import read_notebook, saved_text
from .page_text import chapter_review, opening, review_lines
from .served_content import served

# Sent when even the words cannot be read.
FALLBACK_PAGE = (
    "<!DOCTYPE html><html lang='en'><title>Please try again</title>"
    "<p>Please try again in a minute.</p></html>"
)
MENUS = ("header", "topics", "footer")
PREVIEW = "preview.png"
# In a kept page, the place where the links are put in.
MEANT_HERE = b"<!-- meant -->"
NAMES = ("opening", "failure", "closing", "help", "notice", "page_chrome")
ERROR_KEYS = {
    403: "forbidden",
    404: "not_found",
    405: "forbidden",
    421: "forbidden",
    429: "busy",
    503: "busy",
}


class PageChrome:
    """Renders what surrounds one handler's page: opening, closing, the help page and notices."""

    def __init__(self, handler: RequestHandler) -> None:
        self.templates = handler.settings["voila_jinja2_env"]
        self.base = handler.settings["base_url"]
        self.content = served(handler.settings["workbook_settings"].content).current()
        self.words = self.content.words.under("page")
        self.options = handler.settings["workbook_settings"]
        self.path = handler.request.path
        self.kept: KeptPages = handler.settings.setdefault("workbook_kept_pages", KeptPages())
        front_end = handler.settings.get("front_end")
        # Without it in a test of the texts alone.
        self.script_urls = [f"{self.base}{path}" for path in front_end.addresses] if front_end else []

    def _keep(self, key: Hashable, render: Callable[[], str]) -> KeptPage:
        """Return a page that depends on `key` and on what all pages are made of, rendered if it is not kept.

        The version of the content is made from every byte of it, and the files named here have theirs.
        """
        made_of = (
            self.content.version,
            date.today(),
            self.base,
            self.options.public_url,
            asset_stamps(),
            *self.script_urls,
            *(
                self.templates.get_template(f"{name}.html.j2") for name in NAMES
            ),  # another object when it is edited
        )
        return self.kept.get((key, *made_of), render)

    def _render(self, name: str, **values: Any) -> str:
        template = self.templates.get_template(f"{name}.html.j2")
        return template.render(
            words=self.words,
            listen=self.content.words.under("listen"),
            menus={name: self.content.menu(name) for name in MENUS},
            sources=self.content.sources,
            base=self.base,
            assets=asset_urls(self.base),
            scripts=page_scripts(),
            **values,
        )

    def opening(self, metadata: dict[str, Any], stem: str, whole: str = "") -> str:
        """Return everything that a reader can use before the kernel runs.

        `whole` is the address of the page with all that it can do, when this is its text alone.
        """
        page = opening(self.content, metadata, stem)
        about = self._about(stem, page.description)
        return self._render("opening", page=page, about=about, script_urls=self.script_urls, whole=whole)

    def _about(self, name: str, description: str) -> dict[str, str]:
        """Say what a shared link shows; a link and a picture need the address by which readers know us."""
        public = self.options.public_url
        if not public:
            return {"description": description, "url": "", "picture": ""}
        picture = public + asset_urls("/")[PREVIEW]
        return {"description": description, "url": f"{public}/{name}", "picture": picture}

    def closing(self, metadata: dict[str, Any], failed: bool = False, text_only: bool = False) -> str:
        """Return the end of the page; `failed` when its kernel did not start, `text_only` when it has none."""
        here = metadata.get("workbook", {}).get("chapter", "")
        aims = [aim for one in self.content.teaching.aims if one.chapter == here for aim in one.aims]
        return self._render(
            "closing",
            failed=failed,
            text_only=text_only,
            here=here,
            aims=aims,
            reviewed=self._review_lines(chapter_review(self.content, metadata)),
        )

    def failure(self, text: str) -> str:
        """Return what a reader gets in place of the cells when the kernel did not start: a sentence and the text."""
        return self._render("failure", text=text)

    def _review_lines(self, review: PageReview | None) -> list[str]:
        return review_lines(self.content, review, date.today())

    def kept_text(self, path: Path, whole: str) -> KeptPage:
        """Return a page's text alone, kept until its notebook is saved again."""

        def text() -> str:
            notebook = read_notebook(path)
            opening = self.opening(notebook.metadata, path.stem, whole)
            return opening + saved_text(notebook) + self.closing(notebook.metadata, text_only=True)

        return self._keep(("text", path, path.stat().st_mtime_ns, whole), text)

    def kept_help(self) -> KeptPage:
        """Return the page Get help now, kept."""
        return self._keep("help", self.help)

    def kept_notice(self, status: int) -> KeptPage:
        """Return the page for a status, kept; the pages that a wrong address may have meant are put in each time.

        There are more lists of them than pages that are kept, and who asks for all of them is to cost no more than who
        asks for one, nor push out a page that others read.
        """
        page = self._keep(("notice", status), lambda: self.notice(status))
        meant = self._meant(status)
        if not meant:
            return page
        links = self.templates.get_template("meant.html.j2").render(
            words=self.words, base=self.base, meant=meant
        )
        return kept_page(page.body.replace(MEANT_HERE, links.encode(), 1))

    def help(self) -> str:
        """Return the page Get help now."""
        reviewed = self._review_lines(self.content.reviews.help)
        page = self.content.help
        return self._render("help", help=page, about=self._about(HELP, page.intro), reviewed=reviewed)

    def notice(self, status: int) -> str:
        """Return the page for a status other than 200, without links to what an address may have meant."""
        error = self.words["errors"][ERROR_KEYS.get(status, "failed")]
        return self._render("notice", error=error, again=status >= 500, busy=status == 503)

    def _meant(self, status: int) -> list[dict[str, str]]:
        """Return the pages that a wrong address may have meant, with their titles."""
        if status != 404:
            return []
        titles = {HELP: self.content.help.title}
        titles |= {id: chapter.title for id, chapter in self.content.chapters.items()}
        names = {HELP, *page_names(self.options.notebooks)} & titles.keys()
        return [{"name": name, "title": titles[name]} for name in meant(self.path, names)]


def notice_page(handler: RequestHandler, status: int) -> KeptPage:
    """Render a notice, even when the content has disappeared while the server runs."""
    try:
        return PageChrome(handler).kept_notice(status)
    except ContentMissing:
        return kept_page(FALLBACK_PAGE.encode())
