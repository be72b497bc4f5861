"""Shows one card as readers see it, before anything is published: as text, or as a page for a browser."""

from pathlib import Path

from widgets.core.assessment import assess
from widgets.core.loading import build
from widgets.core.profile import Profile
from widgets.core.raised_card import with_all_reasons
from widgets.theme.style_sheet import style_sheet
from widgets.view.card.card_html import card_html
from widgets.view.card.card_text import card_text

from .compiler import compiled
from .language.passages import passages_of
from .language.plain_language import plain_language
from .language.reading_grade import grade
from .reading.content_folder import ContentFolder


def preview_text(id: str, folder: ContentFolder) -> str:
    """Return a card as text, followed by the reasons that bring it up and its reading grade."""
    content = build(compiled(folder))
    card = with_all_reasons(id, content)
    reasons = [f"  - {content.urgency[reason.urgency.id]['label']}: {reason.text}" for reason in card.reasons]
    text = card_text(card, assess(content, Profile()), content)
    return "\n".join(
        [
            text,
            "",
            "Reasons that readers see:",
            *(reasons or ["  none"]),
            "",
            f"Language: {_language(id, folder)}",
        ]
    )


def preview_page(id: str, folder: ContentFolder, path: Path) -> None:
    """Write a card, opened, as a page for a browser."""
    content = build(compiled(folder))
    card = with_all_reasons(id, content)
    body = card_html(card, assess(content, Profile()), content, open_=True)
    path.write_text(
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{id}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>{style_sheet()}</style></head>\n"
        f'<body><main class="mw-cards">{body}</main></body></html>\n',
        encoding="utf-8",
    )


def _language(id: str, folder: ContentFolder) -> str:
    names = tuple(plain_language(folder).names)
    return "; ".join(
        str(grade(passage.texts, names))
        for item in folder.of("outcome", "situation")
        if item.stem == id
        for passage in passages_of(item)
    )
