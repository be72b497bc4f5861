"""A fault: what is wrong with the words of one text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """What is wrong in one sentence, what is allowed, and what to do."""

    wrong: str
    allowed: str
    remedy: str
