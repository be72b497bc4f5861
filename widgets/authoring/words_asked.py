"""Writes the list of the words on screen that the program asks for, from the words that there are.

A programmer who adds or removes a use runs it; tests compare the list with the code, so a mistyped key of the content
cannot enter it unnoticed.
"""

import json

from widgets.core.loading import WORDS_ASKED
from widgets.core.words_asked import Asked, names_in, paths_of

from .reading.content_folder import ContentFolder


def list_of_words(folder: ContentFolder) -> Asked:
    """Return the path of each text with its {names}; None for a sign without a letter."""
    asked: dict[str, list[str] | None] = {}
    for item in folder.of("words"):
        for path, text in paths_of({item.stem: item.document.value}):
            names = sorted(names_in(text))
            is_sign = not names and not any(map(str.isalpha, text))
            asked.setdefault(path, None if is_sign else names)
    return asked


def as_text(asked: Asked) -> str:
    """Return the list with a line for each text, so that a difference shows the text that it is about."""
    rows = [f"{json.dumps(path)}: {json.dumps(asked[path])}" for path in sorted(asked)]
    return "{\n" + ",\n".join(rows) + "\n}\n"


def write_words_asked(folder: ContentFolder) -> None:
    """Write the list of today."""
    WORDS_ASKED.write_text(as_text(list_of_words(folder)), encoding="utf-8")
