"""Results that are kept: only for the very same values, and never for others."""

from collections import Counter
from dataclasses import dataclass

from widgets.view.base import kept as module
from widgets.view.base.kept import kept


@dataclass(frozen=True)
class Part:
    text: str


def drawn() -> tuple:
    """Return a function that is kept, and the count of how often it has drawn each text."""
    counts: Counter[str] = Counter()

    @kept
    def draw(part: Part, place: str, marked: bool = False) -> str:
        counts[part.text] += 1
        return f"{part.text} {place} {marked}"

    return draw, counts


def test_the_same_part_is_drawn_once() -> None:
    """A part in a place is drawn once, even where the place is put together again each time."""
    draw, counts = drawn()
    part = Part("a")
    texts = {draw(part, "".join(("here", "-", "x"))) for _ in range(3)}

    assert ({"a here-x False"}, 1) == (texts, counts["a"])


def test_what_differs_in_anything_is_drawn() -> None:
    """Another place, another mark or another part is another result."""
    draw, _ = drawn()
    part = Part("a")

    assert 4 == len({draw(part, "x"), draw(part, "y"), draw(part, "x", marked=True), draw(Part("b"), "x")})


def test_an_object_in_the_place_of_one_that_is_gone_is_drawn() -> None:
    """Parts that come and go may get the identity of one before; none gets its text."""
    draw, _ = drawn()

    assert all(f"{n} x False" == draw(Part(str(n)), "x") for n in range(2 * module.MOST + 10))


def test_results_do_not_pile_up() -> None:
    """However many parts come and go, a bounded number is kept."""
    draw, _ = drawn()
    for n in range(2 * module.MOST):
        draw(Part(str(n)), "x")

    assert len(_results(draw)) <= module.MOST


def _results(draw: object) -> dict:
    return next(cell.cell_contents for cell in draw.__closure__ if isinstance(cell.cell_contents, dict))
