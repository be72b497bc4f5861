"""The few shapes of all drawings, on a ground 320 units wide: the width of a narrow phone."""

from textwrap import wrap

from widgets.theme.colours import INK, PAPER

from ..base.markup import Html, tag

WIDTH = 320
LETTER, LINE = 16, 19  # a letter's height and the step to the next line: legible at 288 pixels


def sheet(alt: str, height: float, *parts: object) -> Html:
    """Return the drawing on its own ground, so that it is legible on a page of any colour."""
    high = f"{height:g}"
    ground = tag("rect", width=WIDTH, height=high, fill=PAPER)
    return tag(
        "svg",
        tag("title", alt),
        ground,
        *parts,
        role="img",
        viewBox=f"0 0 {WIDTH} {high}",
        width="100%",
        focusable="false",
        fill=INK,
        font_size=LETTER,
        font_family="Atkinson Hyperlegible Next, system-ui, sans-serif",
    )


def label(
    text: str, x: float, y: float, letters: int = 40, anchor: str = "start", bold: bool = False
) -> Html:
    """Return words, wrapped at `letters`; `y` is the baseline of the first line."""
    lines = [tag("tspan", part, x=x, y=y + at * LINE) for at, part in enumerate(wrap(text, letters))]
    return tag("text", lines, text_anchor=anchor, font_weight="700" if bold else None)


def shape(points: str, fill: str, line: str | None = None, width: float = 1.5) -> Html:
    """Return a closed shape through these points."""
    return tag(
        "polygon", points=points, fill=fill, stroke=line, stroke_width=line and width, stroke_linejoin="round"
    )


def block(left: float, top: float, right: float, foot: float, fill: str, line: str) -> Html:
    """Return a rectangle between these edges."""
    return shape(f"{left},{top} {right},{top} {right},{foot} {left},{foot}", fill, line)


def stroke(path: str, colour: str, width: float = 2, dashes: str | None = None) -> Html:
    """Return an open line along a path."""
    return tag(
        "path",
        d=path,
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_dasharray=dashes,
        stroke_linecap="round",
    )


def dot(x: float, y: float, radius: float, fill: str) -> Html:
    """Return a filled circle."""
    return tag("circle", cx=x, cy=y, r=radius, fill=fill)
