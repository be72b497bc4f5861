"""Reads HTML text the way tests ask about it: its elements, and the text that a reader sees."""

from html.parser import HTMLParser


class Elements(HTMLParser):
    """Collects (tag, attributes), the plain text, and whether every element was closed in order."""

    VOID = {"br", "hr", "img", "input", "meta", "link"}

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict]] = []
        self.text = ""
        self.open: list[str] = []
        self.inside: tuple[dict, ...] = ()
        self.paths: list[tuple[dict, ...]] = []
        self.broken: list[str] = []
        self._texts: list[str] = []
        self.feed(text)
        self.text = "".join(self._texts)  # at once: letter by letter a long page is copied thousands of times

    def handle_starttag(self, name: str, attributes: list) -> None:
        given = dict(attributes)
        self.found.append((name, given))
        self.paths.append(self.inside)
        if name not in self.VOID:
            self.open.append(name)
            self.inside = (*self.inside, given)

    def handle_endtag(self, name: str) -> None:
        if not self.open or self.open.pop() != name:
            self.broken.append(name)
        self.inside = self.inside[:-1]

    def handle_data(self, text: str) -> None:
        self._texts.append(text)

    def outside(self, name: str, key: str) -> list[dict]:
        """Every element of this name that is inside no element whose data-key starts with `key`."""
        return [
            attributes
            for (tag, attributes), path in zip(self.found, self.paths, strict=True)
            if tag == name and not any(above.get("data-key", "").startswith(key) for above in path)
        ]

    def all(self, name: str) -> list[dict]:
        return [attributes for tag, attributes in self.found if tag == name]
