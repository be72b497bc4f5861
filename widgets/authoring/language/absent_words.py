"""Knows which sentences say that nothing was found, and which of their words name what was looked for."""

import re
from functools import cache

_ABSENT = re.compile(
    r"\bwe (?:have )?(?:found|saw|read|know of) (?:no|none|nothing)\b"
    r"|\bwe could not find\b"
    r"|\b(?:in|by|from) none of our sources\b"
    r"|\b(?:no|none) [^.?!,;:]{0,40}?we (?:found|read|saw|know of)\b"
    r"|\b(?:nobody|no one) (?:has |have )?(?:counted|studied|tested|measured|looked|compared)\b"
    r"|\bno (?:source|study|trial) (?:has |have )?(?:tells?|shows?|says?|counts?|tests?|compares?"
    r"|counted|tested|studied|measured|compared|asked|looked)\b", re.IGNORECASE)
_NAMELESS = frozenset("""
    a about act advance after again agree agreed ahead all alone also an and any anything are area as aside
    ask asked asks at be been before behind beside black both brown but by calm can cannot care case cases
    change chose clear clearly clinic clinics' colour come common compared could count counted counts
    cover cream danger day description did differ do doctor doctors does each ease either else elsewhere
    even evidence extra fair far feel feels few fill find first follow follows for found from gain gains
    get give gives go good grave group growing guideline had handout handouts hands happens harm harmed
    harms has have healed help helps here hope hour hours how idea if illness in into is it its itself
    judged judgement just know known knows label labels large last lasts later length less light like
    likely list long longer look looked looks lose lot makes many may mean means measure measured
    microneedling more most much must name named names nearest needle needled needles needling neither
    never no nobody none nor not nothing number numbers of on once one ones or other others our out
    outside over own page part pen pens people place places plain plan product question ran reacts read
    record report rest review reviews roller rollers rule safer said saw say says search searches see
    sense serious set sets sheet sheets should show shows side sign single skin small so some soon source
    sources specialist start starts stay stays step steps still stronger studied studies study such support
    supports takes tell tells test tested tests than that the their them then there these they this those
    time times to told too treated trial trials tried true two unknown unproven up us use used wait warn
    was way we weighs were what when where whether which white who whom whose will with without would
    wounds yet you your
    """.split())


def says_nothing_found(sentence: str) -> bool:
    """Return whether a sentence says that nothing was found, counted or studied."""
    return bool(_ABSENT.search(sentence))


def own_words(sentence: str) -> list[str]:
    """Return the words by which a sentence names its subject; none in "We found no study of it."."""
    return [word for word in re.findall(r"[a-z][a-z'-]*", sentence.casefold()) if word not in _NAMELESS]


def holds(words: list[str], text: str) -> bool:
    """Return whether a text holds all words, each in any ending, but for one that ends in a full stop."""
    return all(_pattern(word).search(plain(text)) for word in words)


def snippet(text: str, word: str, width: int = 70) -> str:
    """Return the words of a plain text around the first place that holds a word."""
    found = _pattern(word).search(text)
    start = max(0, found.start() - width) if found else 0
    return text[start:start + 2 * width].strip()


def plain(text: str) -> str:
    """Return a text in small letters, with microneedling as needling, so that one word finds both."""
    return re.sub(r"micro-?needl", "needl", " ".join(text.split()).casefold())


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{'|'.join(_part(part) for part in plain(word).split('|'))})")


def _part(part: str) -> str:
    whole = part.removesuffix(".")
    return re.escape(whole) + ("(?![a-z])" if whole != part else "")
