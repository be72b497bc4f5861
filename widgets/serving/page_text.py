"""What the content says of one page outside its cells: its opening, its steps, and the dates at its foot."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from widgets.core.content import Content
from widgets.core.dates import day
from widgets.core.shapes import Chapter, PageReview


@dataclass(frozen=True)
class Opening:
    """What a reader sees first; `stem` is the name of the page's notebook, `title` that of the window.

    `description` is for search engines and shared links.
    """

    stem: str
    title: str
    heading: str
    lead: str = ""
    decision: str = ""
    steps: tuple[str, ...] = ()
    asks_first: bool = False
    in_parts: bool = False
    description: str = ""
    plain: bool = False
    """Whether the page is text alone, without widgets: then all of it can be read without JavaScript."""


def opening(content: Content, metadata: dict[str, Any], stem: str) -> Opening:
    """Choose a page's opening from its chapter; a page without one has its title only.

    A page in steps has one for each section of its chapter.
    """
    chapter, title = chapter_of(content, metadata), metadata.get("title")
    if chapter is None:
        heading = title or content.words("page.product")
        return Opening(stem, heading, heading, description=heading)
    in_steps = metadata["workbook"].get("steps")
    steps = tuple(section.heading for section in chapter.sections) if in_steps else ()
    return Opening(
        stem,
        title or chapter.title,
        chapter.title,
        chapter.lead,
        chapter.decision,
        steps,
        chapter.begins_with_picks,
        bool(chapter.parts),
        chapter.lead or chapter.decision,
        bool(metadata["workbook"].get("plain")),
    )


def chapter_of(content: Content, metadata: dict[str, Any]) -> Chapter | None:
    """Return the chapter that a notebook names in its metadata."""
    return content.chapters.get(metadata.get("workbook", {}).get("chapter"))


def chapter_review(content: Content, metadata: dict[str, Any]) -> PageReview | None:
    """Return the dates of a page's chapter; a page without one has none."""
    chapter = chapter_of(content, metadata)
    return content.reviews.chapters[chapter.id] if chapter else None


def review_lines(content: Content, review: PageReview | None, today: date) -> list[str]:
    """Say when the sources on a page were last looked at, and when the next check is due or was due."""
    if review is None:
        return []
    due = "overdue" if review.due < today.isoformat() else "due"
    return [
        content.words("page.reviewed.looked", date=day(review.looked)),
        content.words(f"page.reviewed.{due}", date=day(review.due)),
    ]
