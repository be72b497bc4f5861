"""A handout: one HTML file that reads well on a screen, light and dark, and on paper, in black and white."""

from datetime import date

from widgets.core.content import Content
from widgets.view.base.markup import Html, html, tag

from .frame import head, help_first, help_part, made, source_part, unchecked, whose
from .layout import SLIDE, Source, lay_out, settle
from .markup_tree import Element, tree
from .pieces import Piece
from .style import handout_style, in_a_string
from .subjects import Subject

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)


def handout(
    subject: Subject, pieces: tuple[Piece, ...], content: Content, today: date, whole: bool = False
) -> str:
    """Return the file."""
    parts = lay_out(subject, pieces, content, whole)
    for part in parts:
        part.attributes.pop(SLIDE, None)  # on paper all of it is there
    main = Element("main", {"id": "main"}, [*parts])
    signs = Element("aside", {"aria-labelledby": "help"}, tree(help_part(content)).children)
    found = settle(
        Element("div", children=[main, signs]), content, subject.chapter.id if subject.chapter else ""
    )
    main.children += tree(source_part(_with_addresses(found), content) or "").children
    style = f"{handout_style()}\n{_margins(subject, content)}"
    body = tag(
        "body",
        tag("a", content.words("page.skip"), href="#main", class_="page-skip"),
        _opening(subject, content, today),
        Html(main.markup()),
        Html(signs.markup()),  # a sheet of its own, to be put where it is found at night
        data_workbook="two-pages" if subject.is_two_pages else "handout",
    )
    return f"<!DOCTYPE html>\n{tag('html', head(subject, content, style, POLICY), body, lang='en')}\n"


def _opening(subject: Subject, content: Content, today: date) -> Html:
    chapter = subject.chapter
    if subject.is_two_pages:
        heading = html(tag("h1", content.words("page.product")), tag("h2", subject.title))
    else:
        heading = tag("h1", subject.title)
    return tag(
        "header",
        heading,
        tag("p", chapter.decision, class_="page-decision") if chapter and chapter.decision else None,
        tag("p", subject.lead, class_="page-lead") if subject.lead else None,
        whose(subject, content),
        help_first(content),
        unchecked(content),
        made(content, today),
        class_="page-opening",
    )


def _with_addresses(found: list[Source]) -> list[Source]:
    """Write each address out, so that it can be typed off a sheet of paper."""
    lines = []
    for source in found:
        line = tree(source.markup)
        for link in line.every("a"):
            address = link.attributes.get("href") or ""
            link.attributes = {"href": address, "rel": "noopener noreferrer"}
            link.children.append(
                Element("span", {"class": "page-address"}, [f" {address.removeprefix('https://')}"])
            )
        lines.append(Source(line.inside(), source.is_deep))
    return lines


def _margins(subject: Subject, content: Content) -> str:
    """Return what stands in the margins of each sheet: whose it is, who has not checked it, and its number."""
    words = content.words
    line = f"{words('page.product')} · {subject.title} · {words('page.unchecked')}"
    return (
        f"@page {{ size: A4; margin: {'10mm 12mm 13mm' if subject.is_two_pages else '14mm 15mm 16mm'}; "
        'font: 8pt "Liberation Sans", Arial, sans-serif; '
        f"@bottom-left {{ content: {in_a_string(line)}; }} "
        '@bottom-right { content: counter(page) " / " counter(pages); } }'
    )
