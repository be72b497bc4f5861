"""The names that Python, templates, style sheets and scripts share: what the two sides of a page agree on.

Whoever renames one of these has to change both sides. `tests/ui/test_page_contract.py` compares the lists with
every script, widget, view and template, and fails for a name that only one side knows.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """A DOM event on `document`: which scripts send it, which listen, and what its `detail` carries."""

    senders: tuple[str, ...]
    listeners: tuple[str, ...]
    detail: str


KERNEL, PAGE, BOTH = "kernel", "page", "both"

TRAITS = {
    "QuestionForm": {
        "questions": KERNEL,
        "known": KERNEL,
        "words": KERNEL,
        "heading_level": KERNEL,
        "value": BOTH,
        "asked": PAGE,
        "answered": KERNEL,
    },
    "PageRegion": {"html": KERNEL, "label": KERNEL, "announce": KERNEL},
    "Chart": {"figure": KERNEL, "alt": KERNEL, "title_html": KERNEL, "notes_html": KERNEL, "words": KERNEL},
}
"""For each widget, the traits that it shares with its script, and which side sets them."""

EVENTS = {
    "workbook:answers": Event(
        ("question_form.js",),
        ("question_form.js", "treatment_day.js"),
        "answers, revision; by: the element of the form, from: its widget manager",
    ),
    "workbook:asked": Event(("question_form.js",), ("liveness.js",), "revision: the answer now under way"),
    "workbook:answered": Event(("question_form.js",), ("liveness.js",), "revision: the answer now shown"),
    "workbook:recalled": Event(
        ("question_form.js",), ("status.js",), "nothing: the tab brought answers back"
    ),
    "workbook:changed": Event(("announcer.js",), ("bar.js", "status.js"), "text: the line to announce"),
    "workbook:reach": Event(("reach.js", "bar.js"), ("steps.js",), "node: bring its step into view first"),
    "workbook:clear": Event(("bar.js",), ("question_form.js",), "nothing: clear every answer"),
}

DATA = {
    "key": "names an element that keeps its identity when its region is redrawn",
    "question": "on a link: the question that it leads to",
    "row": "on a link: the id of the row of options that it leads to",
    "card": "on a link: the card that it leads to",
    "step": "the step that an element belongs to; on body: the step in view",
    "more": "on the button of a card: its words while the card is in short",
    "less": "on the button of a card: its words while the card is in full",
    "from-hours": "on a step of a time line: when it begins, in hours after the treatment",
    "to-hours": "on a step of a time line: when it ends, in hours after the treatment",
    "part": "the part of a form, by its id",
    "workbook": "on body: app when the launcher serves the page",
    "root": "on body: the path that the app is served under",
    "ready": "on the status line: its words once all widgets are there",
    "done": "on the clear button: the line to announce afterwards",
    "href": "on the start-over button: the page to begin with",
    "words": "on the alert: the id of the template that it shows",
}
"""Attributes that scripts read or write, without `data-`."""

CLASSES = {
    "mw-brief": "a card in short",
    "mw-whole": "a card in full",
    "mw-short": "a region whose cards are in short",
    "mw-depth": "the button that opens one card in full",
    "mw-depth-switch": "the switch for all cards",
    "mw-cards": "the region of cards",
    "mw-main-points": "the summary above the cards",
    "mw-form": "a form of questions",
    "mw-unanswered": "the clear button of a question without an answer",
    "mw-values": "the form of wishes",
    "mw-wish": "one wish that can be picked",
    "mw-wishes": "the place for the picked wishes on the page to take along",
    "mw-when": "the dates of a step of a time line",
    "mw-print": "the button that prints its region",
    "mw-printing": "on body: only one region is printed",
    "page-answers": "the fold with what can be done with the answers",
    "page-chapters": "the fold with the list of pages",
    "page-steps": "the list of steps",
    "page-step-name": "the name in a link to a step",
    "page-spoken": "text for screen readers only",
    "page-failed": "a page that could not be built",
    "page-alert-notes": "the line in the alert that warns of notes",
}
"""Classes that scripts select by or set. Styling alone needs no entry."""

IDS = {
    "status": "the line that announces",
    "bar": "the bar at the foot",
    "news": "the news in the bar",
    "news-text": "its text",
    "to-cards": "the way from the news to the cards",
    "clear-answers": "the button that clears the answers",
    "start-over": "the button that begins again",
    "lost": "the alert of a lost kernel",
    "main": "the main part of the page",
    "step-back": "the way to the step before",
    "step-next": "the way to the next step",
}
"""Ids that scripts look up. Ids with a number or a name in them are made by the views."""

FOREIGN = frozenset({"jp-OutputArea-output", "lm-Widget", "lm-suppress-shortcuts", "jupyter-config-data"})
"""Names that belong to Jupyter and Voila."""
