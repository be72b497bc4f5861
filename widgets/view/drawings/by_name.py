"""The drawings of the workbook by name, each with the same facts in words and its sources."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from widgets.core.content import Content

from ..base.folds import fold
from ..base.markup import Html, tag
from ..base.reading_time import with_length
from ..base.sources import sources
from .body_sites import body_sites
from .healing import healing
from .koebner import koebner
from .skin_layers import layers
from .skin_types import sun


@dataclass(frozen=True)
class Drawing:
    """How to draw it, and the ids of its sources."""

    draw: Callable[[Mapping, Content], Html]
    sources: tuple[str, ...]


DRAWINGS: Mapping[str, Drawing] = {
    "layers": Drawing(
        lambda words, content: layers(words),
        ("nci-melanocyte", "cortese-skin-layers", "sasaki-2019", "utmb-colour-marks", "thong-2003"),
    ),
    "sun": Drawing(
        lambda words, content: sun(words, content.questions["skin_type"]),
        ("fitzpatrick-defs", "eilers-2013", "he-2014"),
    ),
    "healing": Drawing(
        lambda words, content: healing(words),
        ("chu-2021", "skinpen-manual-p5", "rcp-soc-2023", "erythema-guide", "nhs-cellulitis", "iu-skin"),
    ),
    "koebner": Drawing(
        lambda words, content: koebner(words),
        ("vangeel-2011", "khurrum-2017", "vangeel-2012", "fda-devices-page"),
    ),
    "body_sites": Drawing(
        lambda words, content: body_sites(words), ("aad-kp-signs", "fda-devices-page", "k202243")
    ),
}


def drawing_html(name: str, content: Content) -> Html:
    """Return a drawing with its name, its words and its sources; KeyError for an unknown name."""
    if name not in DRAWINGS:
        raise KeyError(f"There is no drawing {name!r}: there are {', '.join(DRAWINGS)}")
    drawing, words = DRAWINGS[name], content.words.under(f"drawings.{name}")
    return tag(
        "figure",
        tag("figcaption", words["name"]),
        drawing.draw(words, content),
        _in_words(name, words, content),
        sources(drawing.sources, content),
        class_="mw-text mw-drawing",
    )


def _in_words(name: str, words: Mapping, content: Content) -> Html | None:
    """Return a fold with what the drawing shows, and a line for each skin type if it has words of theirs in it."""
    lines = list(words["words"])
    if each := words.get("each"):
        types = content.questions["skin_type"].options
        lines += [each.format(type=option.text, reaction=option.hint) for option in types]
    listed = tag("ul", [tag("li", line) for line in lines])
    return fold(with_length(content.words("drawings.as_words"), listed, content), listed, f"drawing-{name}")
