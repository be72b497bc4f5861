"""Draws visits that are read from the standard input, each `[opened, answers]`, and prints what they show."""

import json
import sys
from hashlib import sha256

from widgets.site.visit import Worker


def digests(visits: list) -> list[str]:
    """Return a digest of what each visit shows, and `markup` of those that are asked for whole."""
    found = []
    for opened, answers, *whole in visits:
        worker = Worker()
        worker.open(json.dumps(opened))
        text = worker.answer(json.dumps(answers))
        found.append(text if whole else sha256(text.encode()).hexdigest())
    return found


if __name__ == "__main__":
    print(json.dumps(digests(json.load(sys.stdin))))
