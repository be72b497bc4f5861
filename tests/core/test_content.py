"""Laws of the content as a whole: the menus of pages."""

from dataclasses import replace

from tests.core.small import CONTENT
from widgets.core.shapes import Chapter

PAGE = Chapter("", "T", "T", "topics", 1, "L", "D?", (), (), (), (), ())


def test_a_menu_has_its_own_chapters_in_their_order() -> None:
    """
    Small numbers come first, the same number goes by id, and other menus stay out.
    """
    places = {"c": ("topics", 1), "a": ("topics", 2), "b": ("topics", 1), "d": ("header", 1)}
    chapters = {id: replace(PAGE, id=id, menu=menu, order=order) for id, (menu, order) in places.items()}

    assert ["b", "c", "a"] == [chapter.id for chapter in replace(CONTENT, chapters=chapters).menu("topics")]
