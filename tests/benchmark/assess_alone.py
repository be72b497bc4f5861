"""How many profiles `assess` takes in a second of the processor, with the rules once, twice and four times, as JSON.

It runs as a script, as plan.py does, and imports nothing but the checkout's `widgets`.
"""

import argparse
import json
import random
import sys
import time
from dataclasses import replace
from typing import Any

from widgets.core.assessment import assess
from widgets.core.content import Content
from widgets.core.loading import load
from widgets.core.profile import Profile, clean

TIMES = (1, 2, 4)
BATCH = 200


def with_more_rules(content: Content, times: int) -> Content:
    """Return content in which each rule is there so many times, under names of its own."""
    rules = {
        f"{id}+{n}" if n else id: replace(rule, id=f"{id}+{n}" if n else id)
        for n in range(times)
        for id, rule in content.rules.items()
    }
    return replace(content, rules=rules)


def profiles(content: Content, number: int, chance: random.Random) -> list[Profile]:
    """Return profiles in which about half of the questions are answered, in any way that the form offers."""
    return [
        clean(
            content.questions,
            {
                question.id: [chance.choice(question.answers)]
                for question in content.questions.values()
                if chance.random() < 0.5
            },
        )
        for _ in range(number)
    ]


def rate(content: Content, asked: list[Profile], seconds: float) -> float:
    """Return how many profiles a second are assessed in a second of the processor, tried for so many."""
    done, began = 0, time.process_time()
    while (took := time.process_time() - began) < seconds:
        for profile in asked:
            assess(content, profile)
        done += len(asked)
    return done / took


def main(words: list[str]) -> int:
    """Print the rates."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=2)
    options = parser.parse_args(words)
    content = load()
    asked = profiles(content, BATCH, random.Random(1))
    rates: dict[str, Any] = {
        f"x{times}": rate(with_more_rules(content, times), asked, options.seconds) for times in TIMES
    }
    json.dump({"rules": len(content.rules), "rates": rates}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
