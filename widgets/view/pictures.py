"""The charts by the names that notebooks call them by."""

from collections.abc import Collection

from ..core.assessment import Assessment
from ..core.content import Content
from .healing_picture import healing_picture
from .map_picture import map_picture
from .picture import Picture
from .skin_types_picture import skin_types_picture
from .studies_picture import studies_picture

OF_SOME_CARDS = {"studies": studies_picture, "map": map_picture}
OF_ALL = {"skin_types": skin_types_picture, "healing": healing_picture}


def picture_named(name: str, assessment: Assessment, content: Content,
                  only: Collection[str] | None = None) -> Picture:
    """Return a chart, which `only` keeps to some cards where it draws cards;
    KeyError if there is none of a name."""
    if name in OF_SOME_CARDS:
        return OF_SOME_CARDS[name](assessment, content, only)
    return OF_ALL[name](assessment, content)
