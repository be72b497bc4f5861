"""HTML that is safe by default: everything that is not `Html` is escaped."""

import re
from html import escape

VOID = frozenset({"br", "hr", "img", "input", "meta", "link"})


class Html(str):
    """Text that is already markup."""


def html(*parts: object) -> Html:
    """Join parts into markup; plain text is escaped, None is left out, lists and tuples are joined."""
    return Html("".join(_one(part) for part in parts))


def tag(name: str, /, *children: object, **attributes: object) -> Html:
    """Return one element. `class_` is written class, `data_key` data-key; True is a bare attribute,
    None is left out."""
    start = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    return Html(start if name in VOID else f"{start}{html(*children)}</{name}>")


def one_level_lower(markup: Html) -> Html:
    """Return the markup of a part, with its headings below that of the part around it."""
    return Html(re.sub(r"(?<=<h|/h)[1-5](?=[ >])", lambda level: str(int(level[0]) + 1), markup))


def _one(part: object) -> str:
    if part is None:
        return ""
    if isinstance(part, Html):
        return part
    if isinstance(part, (list, tuple)):
        return html(*part)
    return escape(str(part), quote=False)


def _attribute(key: str, value: object) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
