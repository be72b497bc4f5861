"""What a PDF of Chromium's says: its sheets, and the text that a reader or a screen reader finds in it."""

import re
import zlib

OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj|\[(.*?)\] ?TJ|(BT|T\*|Td|Tm)\b", re.DOTALL)


def sheets(pdf: bytes) -> int:
    """Return how many sheets there are."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    """Return the sizes of the sheets, in points."""
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return {(round(float(width)), round(float(height))) for width, height in boxes}


def text(pdf: bytes) -> str:
    """Return the text, without any space: a PDF has letters in places, and the gaps between them are no letters."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    letters = {
        name: _letters(objects, int(number))
        for body in objects.values()
        for name, number in FONT.findall(body)
    }
    said = []
    for body in objects.values():
        if b"/Type /Page" in body and (found := re.search(rb"/Contents (\d+) 0 R", body)):
            said.append(_said(_stream(objects[int(found[1])]), letters))
    return "".join(said)


def _said(content: bytes, letters: dict[bytes, dict[int, str]]) -> str:
    font, said = b"", []
    for name, one, several, _ in SHOWN.findall(content):
        font = name or font
        for run in [one] if one else re.findall(rb"<([0-9A-Fa-f]+)>", several):
            codes = [int(run[at : at + 4], 16) for at in range(0, len(run), 4)]
            said += [letters.get(font, {}).get(code, "") for code in codes]
    return re.sub(r"\s", "", "".join(said))


def _letters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    """Return which letter each number of a font stands for."""
    found = re.search(rb"/ToUnicode (\d+) 0 R", objects.get(font, b""))
    if not found:
        return {}
    table, letters = _stream(objects[int(found[1])]), {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, value in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            letters[int(code, 16)] = bytes.fromhex(value.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for begin, end, value in re.findall(
            rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block
        ):
            for code in range(int(begin, 16), int(end, 16) + 1):
                letters[code] = chr(int(value, 16) + code - int(begin, 16))
    return letters


def _stream(body: bytes) -> bytes:
    found = STREAM.search(body)
    if not found:
        return b""
    return zlib.decompress(found[1]) if b"FlateDecode" in body else found[1]
