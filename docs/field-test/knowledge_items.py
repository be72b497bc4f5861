"""Make the knowledge items of the field test from the questions of ten cards in content/.

    .venv/bin/python docs/field-test/knowledge_items.py

It writes knowledge-items.md, to print, and knowledge-items.csv, the key, beside this file. A test compares them with
the content: when a question of these cards changes, run it again, and give the kit a new date if a test is under way.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "content"
CARDS = (
    "dark-marks",
    "infection",
    "blood-borne-infection",
    "cold-sores",
    "scars",
    "allergy-lumps",
    "numbing-cream",
    "radiofrequency-needles",
    "treated-at-home",
    "vitiligo",
)
"""Ten matters that concern anyone: chosen before any data, by subject and not by how hard they are."""
FOLDERS = ("outcomes", "situations")
LETTERS = "abcd"
NOT_KNOWN = "I do not know."
ABOUT = """# Knowledge items

Ten questions, made from the content by `docs/field-test/knowledge_items.py`. Ask them before and after, in the same
order, on paper. One answer each; "I do not know" is an answer. The answers stand in the order of the alphabet, so that
their place says nothing. The key is `knowledge-items.csv`; do not print it for those who answer.

They have not been tried with real people: whether they are too easy, too hard or misread is the first thing that a
field test has to find out.
"""


@dataclass(frozen=True)
class Item:
    """A question of a card: its answers in order, and the place of the right one."""

    card: str
    question: str
    answers: tuple[str, ...]
    right: str

    @property
    def letter(self) -> str:
        """The letter of the right answer."""
        return LETTERS[self.answers.index(self.right)]


def items() -> Iterator[Item]:
    """Yield the items in their order."""
    for card in CARDS:
        [path] = (one for folder in FOLDERS if (one := CONTENT / folder / f"{card}.yaml").exists())
        check = yaml.safe_load(path.read_text("utf-8"))["check"]
        [right] = [choice["text"] for choice in check["choices"] if choice["right"]]
        yield Item(
            card,
            check["question"],
            (*sorted(choice["text"] for choice in check["choices"]), NOT_KNOWN),
            right,
        )


def page() -> str:
    """Return the items as Markdown, to print."""
    blocks = [ABOUT]
    for number, item in enumerate(items(), start=1):
        answers = "\n".join(
            f"- {letter}) {text}" for letter, text in zip(LETTERS, item.answers, strict=False)
        )
        blocks.append(f"## {number}\n\n{item.question}\n\n{answers}\n")
    return "\n".join(blocks)


def key() -> str:
    """Return the key: the number of each item, its card and the right letter."""
    rows = [f"{number},{item.card},{item.letter}" for number, item in enumerate(items(), start=1)]
    return "\n".join(["item,card,right", *rows]) + "\n"


if __name__ == "__main__":
    (HERE / "knowledge-items.md").write_text(page(), encoding="utf-8")
    (HERE / "knowledge-items.csv").write_text(key(), encoding="utf-8")
    sys.exit(0)
