"""The still copy of a live part: the same markup for a saved notebook, an export or a forge, where no script runs.

Nothing in it waits for a click that nobody hears: options are marked instead of asked, and buttons are gone. It is
smaller too: a source has its title and address where it is first named, and after that its authors and year; and of
what the page itself shows only to those who ask for more, there is a line and a digest, which is another one as soon as
a letter of it changes. A whole copy, for handouts and slides, has all of it, names each source in full, and keeps what
its style sheet goes by.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from html.parser import HTMLParser

from .markup import VOID, Html, html, tag

CLASS = "mw-still"
"""The class of each still copy; what serves the live page leaves it out by this."""
LEFT_OUT = {
    "mw-depth-switch",
    "mw-listen",
    "mw-overdue",  # a copy is read on another day than it is made; both dates of the check stand on each card
}
SPOKEN = "mw-spoken"
"""What is for the ear alone. Its headings are kept: without the style sheet they are for the eye, too."""
GONE = {"button", "textarea", "script"}
NAMES_NOTHING = {"none", "not_sure"}
"""The answers that tick no pick: the page side of the form goes by the same two."""
MARKS = {"radio": ("○ ", "● "), "checkbox": ("☐ ", "☑ ")}
KEPT = re.compile(r"class|style|id|type|href|target|open|lang|role|scope|colspan|rowspan|aria-(label|hidden)")
KEPT_WHOLE = re.compile(rf"{KEPT.pattern}|data-(key|head|option)")
AS_BLOCK = {"label": "div"}
SOURCES = "mw-source"
LABELLED = re.compile(r'<li>([^<]+)<a [^>]*href="([^"]*)"')
"""A source: its authors and year, and its address."""
RESTS = {"mw-deep", "mw-all-rows"}
"""The rest of a card, and of what is compared: the live page shows it to those who ask for more."""
SHORT = "mw-body"
"""What has such a rest in it, and says so at its end."""
REST = "mw-rest-"
"""How the class of that line begins; after it comes the digest of the rest."""

Answers = Mapping[str, tuple[str, ...]]


def still_copy(markup: str, answers: Answers | None = None, whole: bool = False, rest: str = "") -> Html:
    """Return the copy of trusted markup from `view`. `answers` are the options that it shows as chosen, by question;
    a `whole` copy shortens no source. `rest` is the line that stands for all that is not in short; without it, and in
    a whole copy, nothing is left out."""
    copier = _Copier(answers or {}, whole, "" if whole else rest, _alike(markup))
    copier.feed(markup)
    copier.close()
    return tag("div", Html("".join(copier.copied)), class_=CLASS)


def _alike(markup: str) -> frozenset[str]:
    """Return the addresses of the sources whose authors and year are those of another, too: these keep their titles."""
    addresses: dict[str, set[str]] = {}
    for label, address in LABELLED.findall(markup):
        addresses.setdefault(label, set()).add(address)
    return frozenset(one for of_label in addresses.values() if len(of_label) > 1 for one in of_label)


class _Copier(HTMLParser):
    """Passes markup on piece by piece, without what only a live page can use."""

    def __init__(self, answers: Answers, whole: bool, rest: str, alike: frozenset[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.copied: list[str] = []
        self._answers, self._whole, self._rest, self._alike = answers, whole, rest, alike
        self._left_out: list[str] = []
        """What the next line for a rest stands for."""
        self._picks: list[str] = []
        """The questions that the picks so far answer."""
        self._open: list[str] = []
        self._shorts: list[int] = []
        """How deep the elements are that say of their rest that there is one."""
        self._skipped_from = 0
        """How deep the element is that is left out; 0: none is."""
        self._rest_from = 0
        self._picture_from = 0
        self._sources_from = 0
        self._named: set[str | None] = set()
        self._is_named = False
        """Whether a source has been named, so that what follows is for the live page."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, or begin to leave it out."""
        given = dict(attrs)
        if tag == "input":
            self._mark(given)
        if tag in VOID:
            if tag != "input":
                self._pass(self.get_starttag_text() or "")
            return
        self._open.append(tag)
        depth, classes = len(self._open), set((given.get("class") or "").split())
        is_aside = tag == "span" and SPOKEN in classes
        is_gone = tag in GONE or "hidden" in given or given.get("data-only") == "app"
        if not self._skipped_from and (is_gone or is_aside or classes & LEFT_OUT):
            self._skipped_from = depth
        if self._rest and classes & RESTS and not self._rest_from:
            self._rest_from = depth
        if SHORT in classes and not self._rest_from:
            self._shorts.append(depth)
        if SOURCES in classes and not self._sources_from:
            self._sources_from = depth
        if tag == "svg":
            self._picture_from = depth
        if tag == "a" and self._sources_from and not self._whole and not self._rest_from:
            self._is_named = given.get("href") in self._named - self._alike
            self._named.add(given.get("href"))
        self._pass(self._start(tag, given))

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        depth = len(self._open)
        if tag == "li" or self._sources_from == depth:
            self._is_named = False
        if self._shorts[-1:] == [depth]:
            self._shorts.pop()
            self._tell_rest()
        self._pass(f"</{AS_BLOCK.get(tag, tag)}>")
        self._open.pop()
        self._is_named = self._is_named or (
            tag == "a" and bool(self._sources_from) and not self._whole and not self._rest_from
        )
        self._skipped_from, self._rest_from, self._picture_from, self._sources_from = (
            0 if began == depth else began
            for began in (self._skipped_from, self._rest_from, self._picture_from, self._sources_from)
        )

    def close(self) -> None:
        """Say of what is left that it is left out."""
        super().close()
        self._tell_rest()

    def handle_data(self, data: str) -> None:
        """Pass a text on."""
        self._pass(data)

    def handle_entityref(self, name: str) -> None:
        """Pass an escaped character on."""
        self._pass(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Pass an escaped character on."""
        self._pass(f"&#{name};")

    def _pass(self, piece: str) -> None:
        if not self._skipped_from and not self._is_named:
            (self._left_out if self._rest_from else self.copied).append(piece)

    def _tell_rest(self) -> None:
        """Put the line for what was left out here, if anything was."""
        if self._left_out and not self._rest_from:
            digest = sha256("".join(self._left_out).encode()).hexdigest()[:8]
            self._left_out.clear()
            self._pass(tag("p", self._rest, class_=f"{REST}{digest}"))

    def _start(self, tag: str, given: dict[str, str | None]) -> str:
        start = self.get_starttag_text() or ""
        if self._picture_from:
            return _sized(start) if tag == "svg" else start
        kept_names = KEPT_WHOLE if self._whole else KEPT
        kept = {name: value for name, value in given.items() if kept_names.fullmatch(name)}
        if kept.get("target") != "_self":
            kept.pop("target", None)
        return _opening(AS_BLOCK.get(tag, tag), kept)

    def _mark(self, given: dict[str, str | None]) -> None:
        self._pass(MARKS.get(given.get("type") or "", ("", ""))[self._is_chosen(given)])

    def _is_chosen(self, given: dict[str, str | None]) -> bool:
        """Return whether the live form has this option ticked: a pick is, whichever answer its question has."""
        if pick := given.get("data-question"):
            self._picks.append(pick)
            return self._is_picked(pick)
        if all_of_them := given.get("data-all"):
            meant = [pick for pick in self._picks if all_of_them == "none" or not self._is_picked(pick)]
            return bool(meant) and all(all_of_them in self._answers.get(pick, ()) for pick in meant)
        question = (given.get("name") or "").removesuffix("-not_sure")
        return given.get("value") in self._answers.get(question, ())

    def _is_picked(self, question: str) -> bool:
        return bool(set(self._answers.get(question, ())) - NAMES_NOTHING)


def _opening(name: str, attributes: Mapping[str, str | None]) -> str:
    written = {f"{key}_": True if value is None else value for key, value in attributes.items()}
    return tag(name, **written).removesuffix(f"</{name}>")


def _sized(start: str) -> str:
    """Return the start of a picture with its own size: without the style sheet it would fill the page."""
    box = re.search(r'viewBox="\S+ \S+ ([\d.]+) ([\d.]+)"', start)
    if not box or re.search(r"\swidth=", start):
        return start
    return str(html(Html(start[:-1]), Html(f' width="{box[1]}" height="{box[2]}">')))
