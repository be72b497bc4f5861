"""Ways to damage content files as people and programs do: typing errors, pasted signs, YAML's pitfalls, broken files.

Each way changes one place of one file, chosen by a random generator with a fixed seed, so that a run can be repeated.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

LONG, DEEP = 600_000, 20_000
_KEY = re.compile(r"^(?P<before>[ \-]*)(?P<key>[A-Za-z_][\w-]*):(?P<gap> )(?P<value>\S.*)$")
# A value of one line: what is put in place of the first line of several goes on in the next, as words.
_ONE_LINE = re.compile(_KEY.pattern + r"(?!\n +(?!- )(?![\w-]+: )\S)")
_NUMBER = re.compile(
    r"(?:^ *|[{,] ?)(?:n|of|percent|people|order|from_hours|to_hours|marks): (?P<value>-?\d+)(?=[,}]|$)"
)
_SOURCES = re.compile(r"\bsources: \[(?P<value>[\w-]+)(, [\w-]+)*\]")
_PLACEHOLDER = re.compile(r"\{(?P<value>[a-z_]+)\}")
_WORD = re.compile(r"(?P<value>(?<=[a-z] )[a-z]{5,}(?= [a-z]))")


@dataclass(frozen=True)
class Damage:
    """One damaged file: how it was damaged, its name in the content folder, the line, and its new bytes.

    None in place of bytes: the file is gone. The line is 0 where the whole file is broken.
    """

    kind: str
    file: str
    line: int
    data: bytes | None

    def __str__(self) -> str:
        return f"{self.kind}: {self.file}, line {self.line}"


@dataclass(frozen=True)
class Place:
    """A value of a file that a change may replace."""

    file: Path
    text: str
    start: int
    end: int

    @property
    def line(self) -> int:
        """The line of the value, from 1."""
        return self.text.count("\n", 0, self.start) + 1

    @property
    def value(self) -> str:
        """The value as it is written."""
        return self.text[self.start : self.end]

    def with_value(self, value: str) -> str:
        """The text of the file with another value here."""
        return self.text[: self.start] + value + self.text[self.end :]


class Change:
    """One kind of damage: it looks for the values that a pattern finds, and writes something else in their place."""

    def __init__(
        self, kind: str, pattern: re.Pattern[str], new: Callable[[str], str], group: str = "value"
    ) -> None:
        self.kind, self._pattern, self._new, self._group = kind, pattern, new, group

    def places(self, files: list[Path]) -> Iterator[Place]:
        """Yield every place of this kind."""
        for file in files:
            text = file.read_text(encoding="utf-8")
            for match in re.finditer(self._pattern.pattern, text, re.MULTILINE):
                yield Place(file, text, *match.span(self._group))

    def changed(self, place: Place) -> str:
        """Return the text of a file with this damage."""
        return place.with_value(self._new(place.value))


def _value(kind: str, new: str) -> Change:
    return Change(kind, _KEY, lambda _: new)


def _bare(kind: str, new: str) -> Change:
    return Change(kind, _ONE_LINE, lambda _: new)


def _in_text(kind: str, sign: str) -> Change:
    return Change(kind, _WORD, lambda word: word[:2] + sign + word[2:])


def _number(kind: str, new: Callable[[str], str]) -> Change:
    return Change(kind, _NUMBER, new)


def _placeholder(kind: str, new: Callable[[str], str]) -> Change:
    return Change(kind, re.compile(r"(?P<value>\{[a-z_]+\})"), lambda braces: new(braces[1:-1]))


def _key(kind: str, new: Callable[[str], str]) -> Change:
    return Change(kind, _KEY, new, "key")


def _swapped(word: str) -> str:
    return word[0] + word[2:3] + word[1:2] + word[3:] if len(word) > 2 else word + word


CHANGES = (
    _key("a misspelt key", _swapped),
    _key("a key with a letter more", lambda key: key + "x"),
    _key("a key with a capital", str.title),
    _key("a key in quotes of another kind", lambda key: f"“{key}”"),
    _key("a key that is a number", lambda _: "7"),
    _key("a key that is true", lambda _: "yes"),
    _key("a key that is a list", lambda _: "? [a, b]\n"),
    _key("a key twice", lambda key: f"{key}: x\n{key}"),
    Change("a key without its colon", re.compile(r"^ *[a-z_]+(?P<value>: )\S"), lambda _: " "),
    Change("a key without a space after it", re.compile(r"^ *[a-z_]+(?P<value>: )\S"), lambda _: ":"),
    Change("a line gone", re.compile(r"^(?P<value>[^\n#]+\n)"), lambda _: ""),
    Change("a line moved in", re.compile(r"^(?P<value> *)[a-z_]+: \S"), lambda spaces: spaces + " "),
    Change("a line moved far in", re.compile(r"^(?P<value> *)[a-z_]+: \S"), lambda spaces: spaces + " " * 7),
    Change("a line moved out", re.compile(r"^(?P<value>  +)[a-z_]+: \S"), lambda spaces: spaces[1:]),
    Change("a tab before a line", re.compile(r"^(?P<value> +)[a-z_]+: \S"), lambda _: "\t"),
    Change("an unknown key", re.compile(r"^(?P<value>)[a-z_]+: \S"), lambda _: "remark: to do\n"),
    _value("no value", ""),
    _value("an empty text", '""'),
    _value("a blank text", '"  "'),
    _value("a dash for a text", '"-"'),
    _value("dots for a text", '"..."'),
    _value("null", "null"),
    _value("a tilde", "~"),
    _bare("a bare yes", "yes"),
    _bare("a bare off", "off"),
    _bare("a bare number", "12"),
    _bare("a bare date", "2026-11-20"),
    _value("a list", "[a, b]"),
    _value("a mapping", "{a: b}"),
    _value("a list of lists", "[[a]]"),
    _value("an empty list", "[]"),
    _value("an empty mapping", "{}"),
    _value("a tag of Python", "!!python/object/apply:os.system [id]"),
    _value("a tag of our own", "!card x"),
    _value("an anchor", "&a x"),
    _value("an alias", "*a"),
    _value("a quote never closed", '"Never closed'),
    _value("a bracket never closed", "[a, b"),
    _value("a brace never closed", "{a: b"),
    _value("a bracket too many", "a]: [b"),
    _value("a colon in a text", "A text: with a colon"),
    _value("a text cut off by a remark", "A text #and its end"),
    _value("a sign that YAML keeps", "@someone"),
    _value("a backquote", "`code`"),
    _value("a percent sign", "%TAG"),
    _value("nested deeply", "[" * DEEP + "]" * DEEP),
    _value("nested in mappings", "{a: " * DEEP + "b" + "}" * DEEP),
    _value("brackets without an end", "[" * DEEP),
    _value("a text of a megabyte", '"' + "word " * (LONG // 5) + '"'),
    _value("an escaped sign that turns the text", '"Take \\u202ecare"'),
    _value("an escaped sign without a shape", '"Take \\u200bcare"'),
    _value("an escaped bell", '"Take \\acare"'),
    _value("an escaped half of a sign", '"Take \\ud800care"'),
    _value("an escape that does not exist", '"Take \\qcare"'),
    _in_text("a sign that turns the text", "\u202e"),
    _in_text("a sign that isolates", "\u2066"),
    _in_text("a mark from right to left", "\u200f"),
    _in_text("a space without width", "\u200b"),
    _in_text("a joiner without width", "\u200d"),
    _in_text("a byte order mark inside", "\ufeff"),
    _in_text("a soft hyphen", "\u00ad"),
    _in_text("a space that does not break", "\u00a0"),
    _in_text("a bell", "\u0007"),
    _in_text("a colour for a terminal", "\u001b[31m"),
    _in_text("a next line", "\u0085"),
    _in_text("a line separator", "\u2028"),
    _in_text("a null sign", "\0"),
    _in_text("a tag sign", "\U000e0041"),
    _in_text("a private sign", "\ue000"),
    _in_text("an accent apart from its letter", "\u0301"),
    Change(
        "a Cyrillic letter",
        re.compile(r"(?P<value>(?<=[a-z] )[a-z]*[aeo][a-z]*(?= [a-z]))"),
        lambda word: re.sub("[aeo]", "\u0430", word, count=1),
    ),
    _in_text("a Greek letter", "\u03bf"),
    _in_text("a letter of full width", "\uff41"),
    _number("a number with zeros before it", lambda number: f"0{number}0"),
    _number("a number in eights", lambda _: "0o17"),
    _number("a number in sixteens", lambda _: "0x1F"),
    _number("a number with a low line", lambda _: "1_0"),
    _number("a number in sixties", lambda _: "1:30"),
    _number("a number with an exponent", lambda _: "1e1"),
    _number("a number with a plus", lambda number: f"+{number.strip('-')}"),
    _number("a number that is a fraction", lambda _: ".5"),
    _number("a number with a point", lambda number: f"{number}.0"),
    _number("a number with a comma", lambda _: "1,000"),
    _number("a number in quotes", lambda number: f'"{number}"'),
    _number("a number in words", lambda _: "ten"),
    _number("a number below zero", lambda _: "-999"),
    _number("a number far too large", lambda _: "9" * 30),
    _number("infinity", lambda _: ".inf"),
    _number("no number", lambda _: ".nan"),
    _placeholder("a misspelt name to fill in", lambda name: f"{{{name}s}}"),
    _placeholder("a name dropped", lambda _: "some"),
    _placeholder("a name never closed", lambda name: f"{{{name}"),
    _placeholder("a name never opened", lambda name: f"{name}}}"),
    _placeholder("a name with a width", lambda name: f"{{{name}:>9999999}}"),
    _placeholder("a name with a conversion", lambda name: f"{{{name}!r}}"),
    _placeholder("a name with an attribute", lambda name: f"{{{name}.__class__}}"),
    _placeholder("a name with an index", lambda name: f"{{{name}[0]}}"),
    _placeholder("a name with spaces", lambda name: f"{{ {name} }}"),
    _placeholder("a name in two braces", lambda name: f"{{{{{name}}}}}"),
    _placeholder("empty braces", lambda _: "{}"),
    _placeholder("a number to fill in", lambda _: "{0}"),
    Change("a name that nothing fills in", re.compile(r"^ *\w+: \"(?P<value>)[A-Z]"), lambda _: "{nope} "),
    Change("a misspelt source", _SOURCES, _swapped),
    Change("a source in a list of its own", _SOURCES, lambda id: f"[{id}]"),
    Change("sources that are a text", re.compile(r"\bsources: (?P<value>\[[\w-]+\])"), lambda ids: ids[1:-1]),
    Change("an address without a site", re.compile(r"\burl: (?P<value>http\S+)"), lambda _: "http://"),
    Change(
        "an address of a script", re.compile(r"\burl: (?P<value>http\S+)"), lambda _: "javascript:alert(1)"
    ),
    Change(
        "a day that does not exist", re.compile(r"\"(?P<value>20\d\d-\d\d-\d\d)\""), lambda _: "2026-02-30"
    ),
    Change("a day in another order", re.compile(r"\"(?P<value>20\d\d-\d\d-\d\d)\""), lambda _: "20.11.2026"),
    Change("an urgency that does not exist", re.compile(r"\burgency: (?P<value>\w+)"), lambda _: "urgent"),
    Change(
        "a certainty that does not exist", re.compile(r"\bcertainty: (?P<value>\w+)"), lambda _: "certain"
    ),
    Change(
        "a stage that ends elsewhere", re.compile(r"\bto_hours: (?P<value>\d+)"), lambda hours: f"{hours}0"
    ),
    Change(
        "a stage that begins elsewhere",
        re.compile(r"\bfrom_hours: (?P<value>[1-9]\d*)"),
        lambda hours: f"{int(hours) - 1}",
    ),
    Change("more people than were there", re.compile(r"\bn: (?P<value>\d+)(?=, of)"), lambda n: f"{n}999"),
    Change(
        "another number of marks",
        re.compile(r"^ *marks: (?P<value>\d)$"),
        lambda marks: str(4 - int(marks) if marks != "2" else 4),
    ),
)
"""Each change of one place."""


def _bytes(kind: str, new: Callable[[bytes], bytes | None]) -> tuple[str, Callable[[bytes], bytes | None]]:
    return kind, new


FILES = (
    _bytes("gone", lambda _: None),
    _bytes("empty", lambda _: b""),
    _bytes("only a remark", lambda _: b"# nothing yet\n"),
    _bytes("only dashes", lambda _: b"---\n"),
    _bytes("half", lambda data: data[: len(data) // 2]),
    _bytes("half, cut in a letter", lambda data: data[: len(data) // 2] + "ä".encode()[:1]),
    _bytes("twice", lambda data: data + data),
    _bytes("two documents", lambda data: data + b"\n---\n" + data),
    _bytes("binary", lambda _: bytes(range(256)) * 40),
    _bytes("zeros", lambda data: b"\0" * len(data)),
    _bytes("UTF-16", lambda data: data.decode().encode("utf-16")),
    _bytes("a byte of Latin-1", lambda data: data + b"# caf\xe9\n"),
    _bytes("ten megabytes", lambda data: data + b"# x\n" * 2_600_000),
    _bytes("a list", lambda _: b"- a\n- b\n"),
    _bytes("a text", lambda _: b"hello\n"),
    _bytes("a number", lambda _: b"42\n"),
    _bytes("JSON that is broken", lambda _: b'{"id": "x",'),
    _bytes("marks of a merge", lambda data: b"<<<<<<< HEAD\n" + data + b"=======\n>>>>>>> other\n"),
    _bytes(
        "aliases that grow",
        lambda _: (
            b"a: &a [x,x,x,x,x,x,x,x,x]\n"
            + b"".join(
                b"%c: &%c [%s]\n" % (n + 1, n + 1, b",".join([b"*%c" % n] * 9)) for n in range(97, 106)
            )
        ),
    ),
    _bytes("brackets alone", lambda _: b"[" * 200_000),
    _bytes("dashes alone", lambda _: b"- " * 100_000),
    _bytes("a very long key", lambda data: b"k" * 200_000 + b": x\n" + data),
)
"""Each change of a whole file."""


def damages(folder: Path, number: int, seed: int) -> list[Damage]:
    """Return so many damaged files of a content folder: every kind once, then again, each time at another place."""
    draw = random.Random(seed)
    files = sorted(path for path in folder.rglob("*.yaml") if "templates" not in path.parts)
    places = {change.kind: list(change.places(files)) for change in CHANGES}
    assert all(places.values()), [kind for kind, found in places.items() if not found]
    drawn: list[Damage] = []
    while len(drawn) < number:
        for change in CHANGES:
            # A file is drawn before a place in it, so that long files are not drawn more often.
            by_file: dict[Path, list[Place]] = {}
            for place in places[change.kind]:
                by_file.setdefault(place.file, []).append(place)
            place = draw.choice(by_file[draw.choice(sorted(by_file))])
            name = place.file.relative_to(folder).as_posix()
            drawn.append(
                Damage(change.kind, name, place.line, change.changed(place).encode("utf-8", "surrogatepass"))
            )
        for kind, new in FILES:
            file = draw.choice(files)
            drawn.append(
                Damage(f"a file: {kind}", file.relative_to(folder).as_posix(), 0, new(file.read_bytes()))
            )
    return drawn[:number]
