"""How many people with each skin type were studied: the skin-tone evidence meter."""

from ..core.assessment import SKIN_TYPE, Assessment
from ..core.content import Content
from ..core.shapes import Source
from .picture import Picture, axis, layout, rows, said
from .theme import MID, STRONG
from .wording import listed

PLAIN = "plain_needling"


def skin_types_picture(assessment: Assessment, content: Content) -> Picture:
    """Return the meter: for each skin type the people in studies that took it in.

    That is the most there can have been, since studies seldom tell how many had each type; where one does, the table
    says so. People of different studies are listed side by side, their results are not pooled.
    """
    words, studied = content.words, studies(content)
    told = {type_: [source for source in studied if type_ in (source.study.skin_types or ())]
            for type_ in content.questions[SKIN_TYPE].named}
    silent = [source for source in studied if source.study.skin_types is None]
    return Picture(
        title=_title(told, assessment, content),
        so_what=_so_what(told, assessment, content),
        alt=words("charts.skin_types.alt", rows=" ".join(f"{_name(type_, found, assessment, content)}."
                                                         for type_, found in told.items())),
        headers=tuple(words(f"charts.skin_types.head_{key}") for key in ("type", "people", "known", "studies")),
        rows=tuple(_row(type_, found, assessment, content) for type_, found in told.items()),
        figure=_figure(told, assessment, content),
        notes=(words("charts.skin_types.how_to_read"),
               words("charts.skin_types.silent", n=len(silent), people=people(silent))),
    )


def studies(content: Content) -> list[Source]:
    """Return the studies of plain needling whose people are told."""
    return [source for source in content.sources.values()
            if source.study and source.study.people and source.study.treatment == PLAIN]


def people(sources: list[Source]) -> int:
    """Return how many people these studies had."""
    return sum(source.study.people for source in sources)


def _title(told: dict, assessment: Assessment, content: Content) -> str:
    words = content.words
    if len(assessment.skin_types) == 1:
        [mine] = assessment.skin_types
        return words("charts.skin_types.title_one", type=mine, n=len(told[mine]), people=people(told[mine]))
    least = min(told, key=lambda type_: people(told[type_]))
    return words("charts.skin_types.title_all", type=least, n=len(told[least]), people=people(told[least]))


def _so_what(told: dict, assessment: Assessment, content: Content) -> str:
    words, mine = content.words, assessment.skin_types
    if not mine:
        return words("charts.skin_types.so_what_none")
    if len(mine) == 1:
        return words("charts.skin_types.so_what_one" if told[mine[0]] else "charts.skin_types.so_what_nobody",
                     type=mine[0])
    return words("charts.skin_types.so_what_several", types=listed(mine, "or"))


def _row(type_: str, found: list[Source], assessment: Assessment, content: Content) -> tuple[str, ...]:
    words = content.words
    known = sum(source.study.people_by_type.get(type_, 0) for source in found)
    name = words("charts.skin_types.yours" if type_ in assessment.skin_types else "charts.skin_types.type", type=type_)
    return (name, words("charts.skin_types.at_most", people=people(found)),
            words("charts.skin_types.known", people=known) if known else words("charts.skin_types.known_none"),
            "; ".join(f"{source.title} ({source.year})" for source in found) or words("charts.skin_types.no_study"))


def _figure(told: dict, assessment: Assessment, content: Content) -> dict:
    stack, height = rows([_name(type_, found, assessment, content) for type_, found in told.items()])
    bars = {"type": "bar", "orientation": "h", "y": [row.mark for row in stack], "width": 16,
            "x": [people(found) for found in told.values()],
            "marker": {"color": [STRONG if type_ in assessment.skin_types else MID for type_ in told]}}
    return {"data": [bars], "layout": layout(
        height, xaxis=axis(content.words("charts.skin_types.axis"), rangemode="tozero"),
        annotations=[said(row, bold=type_ in assessment.skin_types) for row, type_ in zip(stack, told)])}


def _name(type_: str, found: list[Source], assessment: Assessment, content: Content) -> str:
    key = "bar_yours" if type_ in assessment.skin_types else "bar"
    return content.words(f"charts.skin_types.{key}", type=type_, n=len(found), people=people(found))
