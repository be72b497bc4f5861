"""The smallest content that has no complaint, and a folder of it that a test can break."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from widgets.authoring.checker import check
from widgets.authoring.checks import words
from widgets.authoring.reading.complaint import Complaint
from widgets.authoring.reading.content_folder import read_content
from widgets.core import loading
from widgets.core.words_asked import Asked

TODAY = date(2026, 11, 20)

FILES = {
    "sources/smith-2020.yaml": """\
id: smith-2020
title: Needles and redness in 20 people
who: Smith and others
year: "2020"
url: https://example.org/smith
design: trial
how_known: abstract
seen_on: "2026-11-20"
note: A made-up trial for tests. We read its abstract.
study:
  people: 20
  skin_types: [III, IV]
  people_by_type: {IV: 12}
  treatment: plain_needling
extract:
  basis: read_again
  written_on: "2026-11-19"
  points:
    - 20 adults, 12 of them of type IV. 5 of 20 were red, for 2 days. 12 of 20 had fewer spots after 2 months.
""",
    "findings/smith-redness.yaml": """\
id: smith-redness
card: redness
label: Smith 2020
source: smith-2020
result: were red
counter: were not
count: {n: 5, of: 20}
who: adults
skin_types: [III, IV]
time_span: 2 days
treatment: needles
treatment_kind: plain_needling
certainty: low
caveat: null
""",
    "outcomes/redness.yaml": """\
id: redness
title: Redness
fact: {text: The skin may turn red for some days., sources: [smith-2020], certainty: low, says: report}
order: 10
certainty:
  level: low
  sentence: Microneedling may cause redness.
  reason: One small study counted it.
known:
  - text: Microneedling may cause redness.
    sources: [smith-2020]
    certainty: low
    says: effect
not_known:
  - text: We do not know how long it lasts.
    sources: []
    certainty: none_found
    says: judgement
looks_like:
  feels: {text: It feels warm., sources: [smith-2020], certainty: low, says: report}
  white: {text: It looks red., sources: [smith-2020], certainty: low, says: report}
  brown: {text: It is hard to see., sources: [smith-2020], certainty: low, says: report}
  black: {text: It is hard to see., sources: [smith-2020], certainty: low, says: report}
how_long:
  - text: It went in 2 days.
    sources: [smith-2020]
    certainty: low
    says: report
actions:
  - what: Cool the skin.
    why: It may feel better.
    how: [Use a cool cloth.]
    sources: [smith-2020]
warning_signs: [hurts-more]
findings: [smith-redness]
last_checked: "2026-11-20"
next_review: "2027-11-20"
clinical: Erythema
first:
  what: Stay out of the sun.
  how: Wear a wide hat.
  why: Sun makes it worse.
  steps: [Choose a hat with a wide edge.]
  sources: [smith-2020]
unknown: {text: We do not know who turns red., sources: [], certainty: none_found, says: judgement}
check:
  question: Your skin turns red. What helps?
  choices:
    - {text: Ask., right: true, feedback: "Yes."}
    - {text: Wait., right: false, feedback: Ask first.}
""",
    "situations/cold-sore-now.yaml": """\
id: cold-sore-now
title: A cold sore now
fact: {text: A sore may spread., sources: [smith-2020], certainty: very_low, says: report}
order: 20
certainty:
  level: very_low
  sentence: We do not know if microneedling causes a spread.
  reason: No one counted it.
known:
  - text: A label says to wait.
    sources: [smith-2020]
    certainty: low
    says: advice
not_known:
  - text: No one knows how long to wait.
    sources: []
    certainty: none_found
    says: judgement
actions:
  - what: Ask for a later day.
    why: The label says so.
    how: [Call them.]
    sources: [smith-2020]
last_checked: "2026-11-20"
next_review: "2027-11-20"
first:
  what: Wait until it is gone.
  how: Phone and change the day.
  why: A sore is open skin.
  steps: [Phone the clinic.]
  sources: [smith-2020]
unknown: {text: No one knows how far it spreads., sources: [], certainty: none_found, says: judgement}
check:
  question: Who can tell you more?
  choices:
    - {text: Ask., right: true, feedback: "Yes."}
    - {text: Wait., right: false, feedback: Ask first.}
""",
    "rules/cold-sore-now.yaml": """\
id: cold-sore-now
card: cold-sore-now
urgency: usually_put_off
until: the sore is gone
when: {question: cold_sores, is: now}
because: You told us that you have a cold sore now.
because_unsure: You told us that you are not sure about cold sores.
own_judgement: false
sources: [smith-2020]
""",
    "questions/cold_sores.yaml": """\
id: cold_sores
order: 1
legend: Do you have a cold sore?
why: It can spread.
help: null
kind: one
options:
  - {id: now, text: I have one now, hint: null, swatch: null, clinical: Herpes labialis}
none: {id: none, text: "No", clinical: "Herpes labialis: none reported"}
not_sure: {id: not_sure, text: I am not sure, clinical: "Herpes labialis: not known"}
find_out:
  what: Cold sores
  how: Look at your lips.
  ask: Ask a doctor.
  sources: []
clinical: Herpes labialis, active
""",
    "chapters/sores.yaml": """\
id: sores
title: Cold sores
lead: This page is about sores.
decision: Should I wait?
sections:
  - id: first
    heading: What it is
    paragraphs:
      - - text: A sore is an open spot.
          sources: [smith-2020]
          certainty: moderate
          says: background
questions: [cold_sores]
cards: [cold-sore-now, redness]
charts: [studies]
check:
  - id: wait
    question: Can a sore spread?
    choices:
      - {text: It may., right: true, feedback: Yes.}
      - {text: It cannot., right: false, feedback: It may.}
    card: cold-sore-now
short_title: Sores
menu: topics
order: 10
""",
    "findings/smith-better.yaml": """\
id: smith-better
card: null
concern: spots
label: Smith 2020
source: smith-2020
result: had fewer spots
counter: did not
count: {n: 12, of: 20}
who: adults
skin_types: [III, IV]
time_span: 2 months
treatment: needles
treatment_kind: plain_needling
certainty: low
caveat: null
""",
    "concerns/spots.yaml": """\
id: spots
title: Spots
order: 1
when: {question: cold_sores, is: now}
lead:
  - {text: A spot is a small mark., sources: [smith-2020], certainty: low, says: background}
options:
  needling:
    in_short:
      what: [{text: Needles what., sources: [smith-2020], certainty: low, says: report}]
      benefits: [{text: Needles gain., sources: [smith-2020], certainty: low, says: report}]
      harms: [{text: Needles harm., sources: [smith-2020], certainty: low, says: report}]
      cost: [{text: Needles cost., sources: [smith-2020], certainty: low, says: report}]
    what: [{text: Needles what one two., sources: [smith-2020], certainty: low, says: report}]
    benefits: [{text: Needles benefits one two., sources: [smith-2020], certainty: low, says: report}]
    harms: [{text: Needles harms one two., sources: [smith-2020], certainty: low, says: report}]
    judged: [{text: Needles judged one two., sources: [smith-2020], certainty: low, says: report}]
    later: [{text: Needles later one two., sources: [smith-2020], certainty: low, says: report}]
    cost: [{text: Needles cost one two., sources: [smith-2020], certainty: low, says: report}]
    benefit_findings: [smith-better]
    harm_findings: [smith-redness]
  wait:
    in_short:
      what: [{text: Time what., sources: [smith-2020], certainty: low, says: report}]
      benefits: [{text: Time gain., sources: [smith-2020], certainty: low, says: report}]
      harms: [{text: Time harm., sources: [smith-2020], certainty: low, says: report}]
      cost: [{text: Time cost., sources: [smith-2020], certainty: low, says: report}]
    what: [{text: Time what one two., sources: [smith-2020], certainty: low, says: report}]
    benefits: [{text: Time benefits one two., sources: [smith-2020], certainty: low, says: report}]
    harms: [{text: Time harms one two., sources: [smith-2020], certainty: low, says: report}]
    judged: [{text: Time judged one two., sources: [smith-2020], certainty: low, says: report}]
    later: [{text: Time later one two., sources: [smith-2020], certainty: low, says: report}]
    cost: [{text: Time cost one two., sources: [smith-2020], certainty: low, says: report}]
  another:
    in_short:
      what: [{text: A cream what., sources: [smith-2020], certainty: low, says: report}]
      benefits: [{text: A cream gain., sources: [smith-2020], certainty: low, says: report}]
      harms: [{text: A cream harm., sources: [smith-2020], certainty: low, says: report}]
      cost: [{text: A cream cost., sources: [smith-2020], certainty: low, says: report}]
    what: [{text: A cream what one two., sources: [smith-2020], certainty: low, says: report}]
    benefits: [{text: A cream benefits one two., sources: [smith-2020], certainty: low, says: report}]
    harms: [{text: A cream harms one two., sources: [smith-2020], certainty: low, says: report}]
    judged: [{text: A cream judged one two., sources: [smith-2020], certainty: low, says: report}]
    later: [{text: A cream later one two., sources: [smith-2020], certainty: low, says: report}]
    cost: [{text: A cream cost one two., sources: [smith-2020], certainty: low, says: report}]
  nothing:
    in_short:
      what: [{text: Rest what., sources: [smith-2020], certainty: low, says: report}]
      benefits: [{text: Rest gain., sources: [smith-2020], certainty: low, says: report}]
      harms: [{text: Rest harm., sources: [smith-2020], certainty: low, says: report}]
      cost: [{text: Rest cost., sources: [smith-2020], certainty: low, says: report}]
    what: [{text: Rest what one two., sources: [smith-2020], certainty: low, says: report}]
    benefits: [{text: Rest benefits one two., sources: [smith-2020], certainty: low, says: report}]
    harms: [{text: Rest harms one two., sources: [smith-2020], certainty: low, says: report}]
    judged: [{text: Rest judged one two., sources: [smith-2020], certainty: low, says: report}]
    later: [{text: Rest later one two., sources: [smith-2020], certainty: low, says: report}]
    cost: [{text: Rest cost one two., sources: [smith-2020], certainty: low, says: report}]
last_checked: "2026-11-20"
next_review: "2027-11-20"
""",
    "notices/office-2020.yaml": """\
id: office-2020
source: smith-2020
date: "2020-01-31"
said: The office told of red skin.
cards: [redness]
""",
    "articles/claims/mech.yaml": """\
id: mech
title: How it works
order: 1
claims:
  - id: mech-01
    claim: Needles make the skin red.
    articles: [eczema, risks]
    answer: used
    reason: A small trial saw it too.
    sources: [smith-2020]
    where: {card: redness}
    mentions: turn  RED
  - id: mech-02
    claim: It fades in a day.
    articles: [risks]
    answer: set_aside
    reason: We found no study of it.
    sources: []
    where: {chapter: sores, section: first}
    mentions: an open spot
""",
    "articles/conflicts.yaml": """\
conflicts:
  - id: cf-01
    question: Does the red fade in a day?
    one_side: It fades in a day.
    other_side: It stays for two days.
    claims: [mech-01, mech-02]
    summary:
      - {text: It went in 2 days., sources: [smith-2020], certainty: low, says: report}
    where: {stage: day-1}
    mentions: skin is red
""",
    "articles/doubtful.yaml": """\
doubtful:
  - id: db-01
    claims: [mech-02]
    said: It fades in a day.
    handled: We left it out.
    sources: []
    where: {concern: spots}
    mentions: small mark
""",
    "articles/gaps.yaml": """\
gaps:
  - id: gp-01
    question: When do I call for help?
    answer: told
    summary: The page on help says it.
    where: {page: help}
    mentions: cannot breathe
""",
    "questions-asked.yaml": """\
groups:
  - id: help
    heading: Help
    questions:
      - id: breathing
        question: What if I cannot breathe?
        answer: answered
        short:
          - {text: Call your doctor., sources: [smith-2020], certainty: low, says: advice}
        where: {page: help}
        mentions: cannot breathe
        also: [air]
        asked_at: ["https://forum.example/breathe"]
""",
    "teaching/cases/sore.yaml": """\
id: sore
order: 1
title: Someone with a cold sore
answers:
  - {question: cold_sores, is: now}
notice:
  - {card: cold-sore-now, urgency: usually_put_off}
look_for:
  - {text: See the first card., sources: [], says: about}
beliefs:
  - belief: It is too small to matter.
    where: {card: cold-sore-now}
    answer:
      - {text: A sore may spread., sources: [smith-2020], certainty: very_low, says: report}
  - belief: A sore is no wound.
    where: {card: cold-sore-now}
    answer:
      - {text: No one knows how long to wait., sources: [], certainty: none_found, says: judgement}
questions:
  - question: How long is the wait?
    where: {card: cold-sore-now}
    answer:
      - {text: No one knows how long to wait., sources: [], certainty: none_found, says: judgement}
  - question: What is the page about?
    where: {chapter: sores, section: first}
    answer:
      - {text: It is about sores., sources: [], says: about}
""",
    "teaching/aims.yaml": """\
chapters:
  - chapter: sores
    aims: [name a sore., wait for it to go.]
""",
    "teaching/lessons.yaml": """\
lessons:
  - id: short
    minutes: 10
    title: One case
    ready: [Open this page.]
    steps:
      - {from_minute: 0, to_minute: 4, do: Load the case., page: sores, case: sore}
      - {from_minute: 4, to_minute: 10, do: Talk about it.}
""",
    "teaching/knowledge-check.yaml": "items:\n"
    + "".join(
        f"""\
  - id: item-{n}
    question: Is a sore open?
    right: It is.
    wrong: [It is not.]
    where: {{card: cold-sore-now}}
    answer:
      - {{text: No one knows how long to wait., sources: [], certainty: none_found, says: judgement}}
"""
        for n in range(5)
    ),
    "picks.yaml": """\
legend: What do you have?
picks:
  - id: cold-sore
    text: A cold sore
    hint: On the lip
    says: {question: cold_sores, is: now}
none: None of these
not_sure: I am not sure
""",
    "glossary.yaml": """\
terms:
  - id: spot
    plain: spot
    term: papule
    meaning: {text: A small mark., sources: [smith-2020], certainty: low, says: background}
    see: {term: spot}
""",
    "words/page.yaml": """\
title: My skin
parts:
  one: "{n} cards"
  many: [first, second]
""",
    "timeline.yaml": """\
stages:
  - id: day-1
    label: The first day
    from_hours: 0
    to_hours: 24
    body:
      - {text: The skin is red., sources: [smith-2020], certainty: low, says: report}
    advice: []
    personal:
      - when: {question: cold_sores, any_of: [now, none]}
        note: {text: Tell them., sources: [], certainty: none_found, says: judgement}
""",
    "signs.yaml": """\
symptoms: {pain: [hurt*, sore], breathing: [breathe]}
speeds:
  emergency: [call now]
  same_day: [the same day]
  within_days: [within days]
  within_weeks: [within weeks]
signs:
  - {id: no-breath, when: emergency, text: You cannot breathe., sources: [smith-2020], judgement: false}
  - id: hurts-more
    when: same_day
    text: It hurts more each hour.
    sources: []
    judgement: true
""",
    "help.yaml": """\
title: Get help now
intro: Read this first.
expected: {text: A red face is expected., sources: [smith-2020], judgement: false}
groups:
  - when: emergency
    heading: Call now
    signs: [no-breath]
closing: Take care.
""",
    "certainty.yaml": "".join(
        f"{level}: {{label: a, marks: {marks}, extra: b, meaning: c}}\n"
        for marks, level in enumerate(("none_found", "very_low", "low", "moderate", "high"))
    ),
    "urgency.yaml": "".join(
        f'{level}: {{label: a, shape: "o", meaning: c}}\n'
        for level in (
            "can_happen_to_anyone",
            "tell_whoever_treats_you",
            "ask_a_specialist_first",
            "usually_put_off",
            "usually_not_done",
        )
    ),
    "plain_language.yaml": """\
names: [microneedling, vitiligo]
jargon:
  hyperpigment*: dark marks / darker
  erythema: redness
  post-inflammatory: dark marks
frequency_words: [seldom]
""",
    "absences.yaml": """\
absences:
  - subject: ["cold sore|fades|skin red"]
    looked_on: "2026-11-20"
    looked_in: every source
""",
}


ASKED: Asked = {"page.title": [], "page.parts.one": ["n"], "page.parts.many.*": []}
"""The words that the smallest content has."""


def ask_for(monkeypatch: pytest.MonkeyPatch, more: Asked) -> None:
    """Let the program ask for the words of the smallest content, and for some more."""
    for module in (words, loading):
        monkeypatch.setattr(module, "words_asked", lambda: {**ASKED, **more})


@dataclass(frozen=True)
class Folder:
    """A content folder on disk that a test may break."""

    path: Path

    def put(self, name: str, text: str | bytes) -> None:
        """Write one file."""
        place = self.path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())

    def change(self, name: str, old: str, new: str) -> None:
        """Replace one piece of a file; it must be there exactly once."""
        text = (self.path / name).read_text(encoding="utf-8")
        assert 1 == text.count(old), (name, old)
        self.put(name, text.replace(old, new))

    def complaints(self, today: date = TODAY) -> list[Complaint]:
        """Return every complaint of every check but two that have tests of their own: most others write numbers into
        texts that no source has, or copy the one source."""
        complaints = complete(check(read_content(self.path), today, self.path.parent / "notebooks"))
        return [complaint for complaint in complaints if complaint.about not in ("figures", "same work")]

    def only_complaint(self) -> Complaint:
        """Return the one complaint that there is."""
        complaints = self.complaints()
        assert 1 == len(complaints), "\n".join(map(str, complaints))
        return complaints[0]


CHECKS = (
    *(
        "schema",
        "reading",
        "references",
        "certainty",
        "figures",
        "absences",
        "plurals",
        "balance",
        "places",
        "cases",
    ),
    *("same work", "language", "speeds", "reviews", "idle", "words", "pages"),
)


def complete(complaints: list[Complaint]) -> list[Complaint]:
    """Return complaints as they are; each must say where, what is wrong, what to do, and if it can what is allowed."""
    for complaint in complaints:
        assert complaint.file and complaint.line >= 1 and complaint.item and complaint.wrong, complaint
        assert complaint.remedy, f"a complaint says what to do: {complaint}"
        assert isinstance(complaint.allowed, str) and complaint.about in CHECKS, complaint
    return complaints


def small_folder(parent: Path) -> Folder:
    """Write the smallest content into a folder named content."""
    folder = Folder(parent / "content")
    for name, text in FILES.items():
        folder.put(name, text)
    return folder
