"""The button that reads a part of a page aloud."""

from widgets.core.content import Content

from .folds import spoken
from .markup import Html, tag


def listen_button(title: str, content: Content) -> Html:
    """Return the button; what it reads is the element around it with `data-listen`, the title of what is read.

    It is hidden until the page's script has found a voice on the reader's machine.
    """
    start, stop = content.words("listen.start"), content.words("listen.stop")
    button = tag("button", start, spoken(title), type="button", data_start=start, data_stop=stop)
    return tag("span", button, class_="mw-listen")
