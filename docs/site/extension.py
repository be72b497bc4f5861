"""What the site needs beside Sphinx, MyST and Furo: an API directive, a menu, links to folders, keys."""

from os.path import relpath
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from docs.site import reference


class ApiDirective(SphinxDirective):
    """Put the docstrings of the named package where the directive is."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the nodes of each package in the body, a line each."""
        text = "\n\n".join(reference.markdown(line.strip()) for line in self.content if line.strip())
        self.env.note_reread()
        return self.parse_text_to_nodes(text, allow_section_headings=True)


def add_menu(app: Sphinx, docname: str, source: list[str]) -> None:
    """Put the pages of the menu below the one that has them: a forge would show Sphinx's lists in its text."""
    folder = Path(app.env.doc2path(docname)).parent
    for caption, patterns in app.config.menu.get(docname, {}).items():
        names = [
            relpath(path.with_suffix(""), folder)
            for pattern in patterns
            for path in sorted(folder.glob(f"{pattern}.md"))
        ]
        options = [":hidden:", *([f":caption: {caption}"] if caption else [])]
        source[0] += "\n\n" + "\n".join(["```{toctree}", *options, "", *names, "```", ""])


def unlink_folders(app: Sphinx, doctree: nodes.document) -> None:
    """Show a link to a folder of the repository as its words: a forge lists the folder, and this site does not."""
    beside = Path(app.env.doc2path(app.env.docname)).parent
    for link in list(doctree.findall(addnodes.pending_xref)):
        target = link.get("reftarget", "").split("#")[0]
        if target.endswith("/") and (beside / target).is_dir():
            link.replace_self(link.children)


# What Furo leaves out, as axe found: the level of a heading in the menu, and a way by key into what scrolls sideways.
MENDED = {
    "furo_navigation_tree": [(' role="heading">', ' role="heading" aria-level="2">')],
    "body": [
        ("<pre>", '<pre tabindex="0">'),
        ('<div class="table-wrapper', '<div tabindex="0" class="table-wrapper'),
    ],
}


def mend(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Mend the parts of a page before they are put together."""
    for part, changes in MENDED.items():
        for before, after in changes:
            context[part] = context.get(part, "").replace(before, after)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register all four."""
    app.add_config_value("menu", {}, "env")
    app.add_directive("api", ApiDirective)
    app.connect("source-read", add_menu)
    app.connect("doctree-read", unlink_folders)
    app.connect("html-page-context", mend, priority=900)  # after Furo has made its menu
    return {"parallel_read_safe": True, "parallel_write_safe": True}
