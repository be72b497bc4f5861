"""The charts by the names that notebooks call them by."""

from collections.abc import Collection

from widgets.core.assessment import Assessment
from widgets.core.content import Content

from .answers_map import map_picture
from .chart import Picture
from .healing import healing_picture
from .skin_types import skin_types_picture
from .studies import studies_picture

OF_SOME_CARDS = {"studies": studies_picture, "map": map_picture}
OF_ALL = {"skin_types": skin_types_picture, "healing": healing_picture}


def picture_named(
    name: str, assessment: Assessment, content: Content, only: Collection[str] | None = None
) -> Picture:
    """Return a chart, which `only` keeps to some cards where it draws cards;
    KeyError if there is none of a name."""
    if name in OF_SOME_CARDS:
        return OF_SOME_CARDS[name](assessment, content, only)
    return OF_ALL[name](assessment, content)
