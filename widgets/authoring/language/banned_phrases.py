"""Words and phrases that no reader should see, and what to write instead."""

import re
from dataclasses import dataclass
from functools import cache

from ..schema.words import PlainLanguage
from .faults import Fault
from .passages import sentences_of, without_brackets
from .wording import wording_faults

MOST_WORDS = 20
FREQUENCY_WORDS = ("rare", "rarely", "common", "commonly", "uncommon", "often", "frequent", "frequently")
_NUMBER_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|half|most"


@dataclass(frozen=True)
class Ban:
    """A pattern that no text may match, why, and what to write instead; some apply only to plain words."""

    pattern: str
    why: str
    remedy: str
    only_plain: bool = False


_NUMBERS = "5 in 100 people, or 5 of 36 people"
_NO_VERDICT = "Say what a source advises. Do not decide for the reader."
_SKIN = "white skin, brown skin, black skin"
_CHANCE = r"(risk|chance|odds|rate|danger|number)s?"
_RATIOS = (  # a ratio hides how many people there were: 1 in 1000 doubled is still few
    r"\b(doubl|tripl|quadrupl|halv)(es|ed|ing)\b",
    r"\b(times|twice|half|third|quarter) as (likely|many|much|common|often|frequent|high|risky)\b",
    r"\b(twice|double|triple|half|times|(third|quarter|fifth) of) (the|their|your|its) ([a-z]+ )?"
    + _CHANCE
    + r"\b",
    r"\btimes (more|less|fewer|higher|lower|greater|likelier|safer|riskier)\b",
    r"\b(two|three|four|five|six|seven|eight|nine|ten|many|\d+)-?fold\b|\bby a factor of\b|\bodds ratio\b",
    r"\b(reduc|lower|cut|rais|increas|decreas|drop|fall|fell|rise|rose|went)\w*( \w+){0,3} by (\w+ ){0,3}"
    r"(half|third|quarter|thirds|\d+ in 100|\d+ times)\b",
)
BANS = (
    Ban(
        r"\b(1|one) in (?!100\b)(\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)\b",
        _NUMBERS,
        'Never write "1 in X": readers misjudge it.',
    ),
    Ban(
        rf"\b({_NUMBER_WORDS}) (in|out of|of) (\d+|a hundred|ten|twenty|fifty|five)\b",
        _NUMBERS,
        "Write chances with numerals.",
    ),
    Ban(r"\d\.\d", "whole numbers", "Round it: say about 14 in 100.", only_plain=True),
    Ban(r"%|\bper ?cent\b", _NUMBERS, "Write it as so many in 100."),
    Ban(r"\b(dark|darker|light|lighter)[- ]skin(s|ned)?\b", _SKIN, "Name the skin: white, brown or black."),
    Ban(
        r"\byou must not\b|\byou should not have\b|\byou should avoid having\b",
        "what a source advises",
        _NO_VERDICT,
    ),
    Ban(
        r"\byou(r skin)?( are| is|'re) (not )?(suitable|unsuitable|eligible|safe)\b"
        r"|\b(safe|suitable) for you\b",
        "what a source advises",
        _NO_VERDICT,
    ),
    Ban(
        r"\byour (own |personal )?(risk|chance|score)( of [\w ]{1,40})? is (about )?\d"
        r"|\byour (personal )?risk score\b",
        "what a study counted in other people",
        "Never give a personal number.",
    ),
    *(
        Ban(pattern, "how many in 100, in each group", "Give both numbers, or say only more or fewer.")
        for pattern in _RATIOS
    ),
)


def faults_in(text: str, plain: PlainLanguage) -> list[Fault]:
    """Return all that is wrong with the words of one text; a {place} that a number fills counts as one."""
    text = re.sub(r"\{\w+\}", "7", text)
    faults = [*_banned(text, BANS), *wording_faults(text, plain.wording)]
    for sentence in sentences_of(text):
        faults += [*_too_long(sentence), *_jargon(sentence, plain), *_frequency(sentence, plain)]
    return faults


def clinical_faults_in(text: str) -> list[Fault]:
    """Return what is wrong with a text for clinicians: terms, decimals and long sentences are fine,
    a verdict on the reader or a misleading number is not."""
    return _banned(text, tuple(ban for ban in BANS if not ban.only_plain))


def _banned(text: str, bans: tuple[Ban, ...]) -> list[Fault]:
    return [
        Fault(f'it says "{bad[0]}"', ban.why, ban.remedy)
        for ban in bans
        for bad in re.finditer(ban.pattern, text, re.IGNORECASE)
    ]


def _too_long(sentence: str) -> list[Fault]:
    words = len(sentence.split())
    if words <= MOST_WORDS:
        return []
    return [
        Fault(f'a sentence has {words} words: "{sentence}"', f"at most {MOST_WORDS} words", "Make it two.")
    ]


def _jargon(sentence: str, plain: PlainLanguage) -> list[Fault]:
    """A medical term may be used only in brackets, right after its plain words."""
    outside = without_brackets(sentence)
    lower = outside.lower()
    faults = [
        Fault(
            f'"{match[0]}" is a medical term',
            f"{_ways(better)}; the term only in brackets after it",
            "Use the plain words.",
        )
        for term, better in plain.jargon.items()
        if _bare(term) in lower and (match := _pattern(term).search(outside))
    ]
    for bracket in re.finditer(r"\(([^)]*)\)", sentence):
        terms = {term: better for term, better in plain.jargon.items() if _pattern(term).search(bracket[1])}
        # A pair of brackets may contain a term of two words, such as "post-inflammatory hyperpigmentation".
        if terms and not any(_follows(better, sentence[: bracket.start()]) for better in terms.values()):
            plain_words = " / ".join(terms.values())
            faults.append(
                Fault(
                    f'"{bracket[1]}" is in brackets, but not after its plain words',
                    _ways(plain_words),
                    "Write the plain words before the bracket.",
                )
            )
    return faults


@cache
def _bare(term: str) -> str:
    return term.rstrip("*").lower()


@cache
def _pattern(term: str) -> re.Pattern[str]:
    """A star matches any ending; without one, only the plural matches too."""
    ending = r"\w*" if term.endswith("*") else r"(s|es)?\b"
    return re.compile(rf"\b{re.escape(term.rstrip('*'))}{ending}", re.IGNORECASE)


def _ways(better: str) -> str:
    return better.replace(" / ", ", or ")


def _follows(better: str, before: str) -> bool:
    """Return whether one of the plain ways to say it comes before the bracket, in any of its endings."""
    text = before.casefold()
    return any(all(word[:4] in text for word in way.split()) for way in better.casefold().split(" / "))


def _frequency(sentence: str, plain: PlainLanguage) -> list[Fault]:
    if re.search(r"\d", sentence):
        return []
    words = sorted({*FREQUENCY_WORDS, *plain.frequency_words}, key=len, reverse=True)
    bad = re.search(rf"(?<!how )\b({'|'.join(map(re.escape, words))})\b", sentence, re.IGNORECASE)
    if not bad:
        return []
    return [
        Fault(
            f'"{bad[0]}" is used without a number: "{sentence}"',
            "such a word only beside a number, in the same sentence",
            "Give the number, or take the word out.",
        )
    ]
