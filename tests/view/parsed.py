"""Reads HTML text the way tests ask about it: its elements, and the text that a reader meets."""

from html.parser import HTMLParser


class Elements(HTMLParser):
    """Collects (tag, attributes), the plain text, and whether every element was closed in order."""

    VOID = {"br", "hr", "img", "input", "meta", "link"}

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict]] = []
        self.text = ""
        self.open: list[str] = []
        self.broken: list[str] = []
        self.feed(text)

    def handle_starttag(self, name: str, attributes: list) -> None:
        self.found.append((name, dict(attributes)))
        if name not in self.VOID:
            self.open.append(name)

    def handle_endtag(self, name: str) -> None:
        if not self.open or self.open.pop() != name:
            self.broken.append(name)

    def handle_data(self, text: str) -> None:
        self.text += text

    def all(self, name: str) -> list[dict]:
        return [attributes for tag, attributes in self.found if tag == name]
