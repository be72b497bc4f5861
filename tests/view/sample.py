"""Named examples of every view, made from the real content:
the same list feeds the unit tests and a gallery."""

from collections.abc import Mapping

from tests.content.compiled import CONTENT
from widgets.core.assessment import Assessment, assess
from widgets.core.profile import clean

ANSWERS: Mapping[str, Mapping[str, list[str]]] = {
    "nothing answered": {},
    "growing vitiligo": {"vitiligo": ["growing"]},
    "vitiligo, not sure if it grows": {"vitiligo": ["not_sure"]},
    "skin type II": {"skin_type": ["II"]},
    "skin type VI": {"skin_type": ["VI"]},
    "skin type IV, not sure": {"skin_type": ["IV", "not_sure"]},
    "skin type not known": {"skin_type": ["not_sure"]},
    "everything": {
        "skin_type": ["V"],
        "vitiligo": ["growing"],
        "vitiligo_family": ["yes"],
        "dark_marks": ["yes"],
        "raised_scars": ["yes"],
        "cold_sores": ["now"],
        "who": ["home"],
        "on_skin": ["numbing_cream", "serum", "own_blood"],
    },
    "heated needles": {"skin_type": ["V"], "needles": ["radiofrequency"], "purpose": ["scars", "lines"]},
    "needles not known": {"needles": ["not_sure"]},
    "needles without heat": {"needles": ["none"], "purpose": ["scars"]},
    "nothing known": {id: ["not_sure"] for id in CONTENT.questions},
}
ASSESSMENTS: Mapping[str, Assessment] = {
    name: assess(CONTENT, clean(CONTENT.questions, answers)) for name, answers in ANSWERS.items()
}
