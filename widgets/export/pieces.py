"""What the cells of a page show once it has run, cell by cell, as markup that asks for nothing."""

import base64
import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from .markup_tree import Element, tree
from .subjects import OWN_WORDS, PIECE, Subject

PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml")
SENT = ("src", "srcset", "poster", "background", "action", "formaction", "data", "ping", "xlink:href")
"""Attributes that would ask for something."""
DATA = re.compile(r"data:image/(png|jpeg|gif|webp|svg\+xml)[;,]", re.IGNORECASE)
ALIVE = ("video", "audio", "canvas", "form", "input", "button", "select", "textarea")
LINK = re.compile(r"https?://|mailto:|#|[^:]*$", re.IGNORECASE)
WIDGET = "application/vnd.jupyter.widget-view+json"
BOX = "mw-still-box"
"""The class of the copy of a box, as `ui/boxes.py` makes it."""


@dataclass(frozen=True)
class Piece:
    """What one cell shows. `case`: whose cards it is about; `slide`: the type of slide that Jupyter has it as."""

    body: Element
    case: str | None = None
    slide: str = ""


@dataclass(frozen=True)
class Shown:
    """All pieces of a page, and what could not be taken: a line for each."""

    pieces: tuple[Piece, ...]
    left_out: tuple[str, ...]


def shown(subject: Subject) -> Shown:
    """Return the pieces of a notebook that has run."""
    pieces, left_out = [], []
    for number, cell in enumerate(subject.notebook.cells, 1):
        if "left_out" in cell.metadata or (subject.is_two_pages and "takeaway" not in cell.source):
            continue
        if cell.cell_type == "markdown":
            bodies = [tree(_markdown(cell.source))]
            if mark := cell.metadata.get(OWN_WORDS):
                bodies[0].children.append(Element("p", {"class": "mw-quiet"}, [mark]))
        else:
            bodies = list(_outputs(cell, f"cell {number}", left_out))
        for body in bodies:
            _make_still(body, subject.folder, cell.get("attachments", {}), f"cell {number}", left_out)
            if body.text or body.first("svg", "img", "hr"):
                slide = cell.metadata.get("slideshow", {}).get("slide_type", "")
                pieces.append(Piece(body, cell.metadata.get(PIECE), slide))
    return Shown(tuple(pieces), tuple(left_out))


def _outputs(cell: Any, place: str, left_out: list[str]) -> Iterator[Element]:
    for output in cell.get("outputs", ()):
        data = output.get("data", {})
        if "text/html" in data:
            yield from _parted(tree("".join(data["text/html"])))
        elif WIDGET in data:
            left_out.append(f"{place}: a widget that only a notebook can show")
        elif picture := next((kind for kind in PICTURES if kind in data), None):
            yield _picture(picture, "".join(data[picture]), "".join(data.get("text/plain", "")))
        elif "text/markdown" in data:
            yield tree(_markdown("".join(data["text/markdown"])))
        elif text := "".join(data.get("text/plain", "")) or (
            "".join(output.get("text", "")) if output.output_type == "stream" else ""
        ):
            yield Element("div", children=[Element("pre", {"tabindex": "0"}, [text])])


def _parted(body: Element) -> Iterator[Element]:
    """Yield what is shown, of a box each part by itself: a part is cut and laid out by what it is."""
    box = body.first("div", class_=BOX)
    if box is None:
        yield body
        return
    for part in box.children:
        if isinstance(part, Element):
            yield from _parted(part)


def _picture(kind: str, content: str, text: str) -> Element:
    if kind == "image/svg+xml":
        return tree(content)
    source = f"data:{kind};base64,{''.join(content.split())}"
    return Element("div", children=[Element("img", {"src": source, "alt": text})])


@cache
def _renderer() -> Any:
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    return MarkdownWithMath(renderer=IPythonRenderer(escape=False, exclude_anchor_links=True))


def _markdown(text: str) -> str:
    return _renderer().render(text)


def _make_still(body: Element, folder: Path, attachments: Any, place: str, left_out: list[str]) -> None:
    """Take out of a piece whatever runs, waits for a click, or asks another place for something."""
    for element in body.every():
        if element.name in ("img", "image"):
            _embed(element, folder, attachments, place, left_out)
        elif element.name in ALIVE:
            is_form = element.name == "form"
            element.name, element.attributes = "div", {}
            element.children = element.children if is_form else []
        for name, value in list(element.attributes.items()):
            is_picture = element.name in ("img", "image") and DATA.match(value or "")
            runs = name.startswith("on") or (name in SENT and not is_picture)
            if runs or (name == "style" and "url(" in (value or "").lower()):
                del element.attributes[name]
        if not LINK.match(element.attributes.get("href") or "") and element.name != "image":
            del element.attributes["href"]
    for element in [
        one for one in body.every("use") if not (one.attributes.get("href") or "#").startswith("#")
    ]:
        del element.attributes["href"]


def _embed(element: Element, folder: Path, attachments: Any, place: str, left_out: list[str]) -> None:
    """Put a picture into the file itself; one that is elsewhere leaves its words."""
    name = "src" if element.name == "img" else "href"
    source = element.attributes.get(name) or ""
    if DATA.match(source):
        return
    found = _file(source, folder, attachments)
    if found:
        element.attributes[name] = found
        return
    left_out.append(f"{place}: the picture {source or '(without an address)'}")
    words = element.attributes.get("alt") or ""
    element.name, element.attributes, element.children = "em", {}, [words]


def _file(source: str, folder: Path, attachments: Any) -> str | None:
    if source.startswith("attachment:"):
        kinds = attachments.get(unquote(source.removeprefix("attachment:")), {})
        return next((f"data:{kind};base64,{''.join(data)}" for kind, data in kinds.items()), None)
    kind = mimetypes.guess_type(source)[0]
    if kind not in PICTURES or "://" in source or source.startswith(("//", "\\")):
        return None
    try:
        content = (folder / unquote(source)).read_bytes()
    except (OSError, ValueError):
        return None
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
