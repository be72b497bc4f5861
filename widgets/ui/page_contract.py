"""The names that Python, templates, style sheets and scripts share: what the two sides of a page agree on.

Whoever renames one of these has to change both sides. `tests/ui/test_page_contract.py` compares the lists with
every script and widget, with the markup of every view, and with every template. It fails for a name that only one
side knows.
"""

from dataclasses import dataclass

KERNEL, PAGE, BOTH = "kernel", "page", "both"
VIEW, TEMPLATE, SCRIPT = "view", "template", "script"


@dataclass(frozen=True)
class Message:
    """A message besides the traits: `{key: value}`, which side sends it, and what it means."""

    key: str
    value: str
    sender: str
    meaning: str


@dataclass(frozen=True)
class Event:
    """A DOM event on `document`: which scripts send it, which listen, and what each name in its `detail` carries."""

    senders: tuple[str, ...]
    listeners: tuple[str, ...]
    detail: dict[str, str]
    meaning: str


@dataclass(frozen=True)
class Hook:
    """A class, data attribute or id that a script uses: what it means, and what makes it."""

    meaning: str
    makers: tuple[str, ...] = (VIEW,)


TRAITS = {
    "QuestionForm": {"html": KERNEL, "questions": KERNEL, "value": BOTH, "asked": PAGE, "answered": KERNEL},
    "PageRegion": {"order": KERNEL, "label": KERNEL, "announce": KERNEL},
    "Chart": {"figure": KERNEL, "title_html": KERNEL, "order": KERNEL, "words": KERNEL},
}
"""For each widget, the traits that it shares with its script, and which side sets them."""

PARTS = {"part:": "the version and the markup of one part that `order` names"}
STATES = {"PageRegion": PARTS, "Chart": PARTS}
"""Beginnings of the names of states that are no traits, and what each state holds; Python sets them."""

LACK = Message("want", "all parts", PAGE, "a part is missing here: send the whole state")
ANSWERS = {
    "value": "question id -> list of option ids",
    "asked": "the count of changes",
    "seen": "the last `answered` that reached the page",
}
"""What the page's message to a form carries: two traits that it may set, and which reply it has."""

MESSAGES = {
    "PageRegion": (LACK,),
    "Chart": (
        LACK,
        Message("want", "plotly.js", PAGE, "plotly.js is at no address: send the file"),
        Message("file", "plotly.js", KERNEL, "the file is in the buffer; no buffer: it is not installed"),
    ),
}
"""Other messages of a widget's own kind. None of them carries anything of the reader's."""

EVENTS = {
    "workbook:answers": Event(
        ("question_form.js",),
        ("question_form.js", "treatment_day.js"),
        {
            "from": "the widget manager of the form",
            "by": "the element of the form",
            "answers": "question id -> list of option ids",
            "revision": "the count of changes",
        },
        "the answers have changed",
    ),
    "workbook:asked": Event(
        ("question_form.js",),
        ("liveness.js", "status.js"),
        {"revision": "the count of changes"},
        "an answer is on its way to the kernel",
    ),
    "workbook:answered": Event(
        ("question_form.js",),
        ("liveness.js", "status.js"),
        {"revision": "the last change that the page now shows"},
        "the kernel has redrawn everything",
    ),
    "workbook:recalled": Event(
        ("question_form.js",), ("status.js",), {}, "the tab brought answers back: what follows is no news"
    ),
    "workbook:ready": Event(
        ("status.js",),
        ("early_form.js", "place.js", "presenter.js", "start.js", "worked_case.js"),
        {},
        "all widgets are there, and follow the answers of the tab",
    ),
    "workbook:changed": Event(
        ("announcer.js",),
        ("listen.js", "status.js"),
        {"text": "the line to announce"},
        "cards have changed",
    ),
    "workbook:reach": Event(
        ("presenter.js", "reach.js"),
        ("presenter.js", "steps.js"),
        {"node": "an element"},
        "bring the step of the element into view",
    ),
    "workbook:kept": Event(
        ("keeping.js",),
        ("presenter.js", "presenter_notes.js", "worked_case.js"),
        {},
        "the tab holds other answers, or another case, or none",
    ),
    "workbook:clear": Event(("bar.js",), ("early_form.js", "question_form.js"), {}, "clear every answer"),
    "workbook:early": Event(
        ("early_form.js",), ("status.js",), {}, "an answer was given before the widgets are there"
    ),
}

DATA = {
    "key": Hook("names an element that keeps its identity when its region is redrawn"),
    "question": Hook("on a link: the question that it leads to; on a pick: the one that it answers"),
    "card": Hook("on a link: the card that it leads to"),
    "step": Hook("the step that an element belongs to; on body: the step in view", (TEMPLATE, SCRIPT)),
    "more": Hook("on the button of a card: its words while the card is in short"),
    "less": Hook("on the button of a card: its words while the card is in full"),
    "from-hours": Hook("on a step of a time line: when it begins, in hours after the treatment"),
    "own": Hook("on a row of a chart of studies: skin like the reader's took part"),
    "to-hours": Hook("on a step of a time line: when it ends, in hours after the treatment"),
    "looking": Hook("on the line of a busy page: its words while it looks for room", (TEMPLATE,)),
    "room": Hook("on the line of a busy page: its words when there is room", (TEMPLATE,)),
    "asks": Hook("on a fieldset: the question that it asks"),
    "alone": Hook("on an option that excludes all others: none of these"),
    "least": Hook("on an option that a pick says of its question: a tap on it agrees, and keeps it"),
    "answer": Hook("on a pick: the option that its tick gives"),
    "all": Hook("on a box beside the picks: the option that its tick gives to all of their questions"),
    "follows": Hook("on what holds a question: the pick, by its question, that it follows from"),
    "only": Hook("in a form: what is for the app, or for JupyterLab, only"),
    "text": Hook("on a line of a form: its words, to be filled in or shown later", (VIEW, TEMPLATE)),
    "changed": Hook("on the line of a worked case: its words once answers are others", (TEMPLATE,)),
    "recalled": Hook("on body: the tab brought the answers back, and none was given since", (SCRIPT,)),
    "arriving": Hook(
        "on html: widgets are still to come, or do not follow the answers of the tab yet", (SCRIPT,)
    ),
    "workbook": Hook("on body: app when the launcher serves the page", (TEMPLATE,)),
    "root": Hook("on body: the path that the app is served under", (TEMPLATE,)),
    "ready": Hook("on the status line: its words once all widgets are there", (TEMPLATE, SCRIPT)),
    "early": Hook("on the status line: its words after an answer that comes before the widgets", (TEMPLATE,)),
    "wired": Hook("on questions in the page itself: they can be answered", (SCRIPT,)),
    "done": Hook("on the clear button: the line to announce afterwards", (TEMPLATE,)),
    "href": Hook("on the start-over button: the page to begin with", (TEMPLATE,)),
    "listen": Hook("what a button inside reads aloud; its title", (VIEW, TEMPLATE)),
    "start": Hook("on that button: its words before", (VIEW, TEMPLATE)),
    "stop": Hook("on that button: its words while it reads", (VIEW, TEMPLATE)),
    "pause": Hook("on the button that pauses the reading: its words while it reads", (TEMPLATE,)),
    "go-on": Hook("on that button: its words while it pauses", (TEMPLATE,)),
    "also": Hook("on a question that people ask: further words to find it by"),
    "found-all": Hook("on the line of the search: its words while it chooses nothing"),
    "found-one": Hook("on that line: its words when one question fits"),
    "found-many": Hook("on that line: its words when several fit"),
    "warnings": Hook("on the way to help: the words of warning signs"),
    "found-none": Hook("on that line: its words when none fits"),
    "for-paper": Hook("on a table beside a chart: it is open for the print only", (SCRIPT,)),
    "case": Hook("on the button that loads a case: question id -> list of option ids"),
    "case-of": Hook("on a link that loads a case first: the id of its sheet"),
    "present": Hook("on the link that shows a page to a room: the words of that view", (TEMPLATE,)),
    "of": Hook("on the notes of a presenter: the section that they are of", (SCRIPT,)),
    "words": Hook("on the alert: the id of the template that it shows", (SCRIPT,)),
}
"""Attributes that scripts read or write, without `data-`."""

CLASSES = {
    "page-presenting": Hook("on html: the page is shown to a room; a line in the head sets it", ()),
    "page-off-screen": Hook("a piece that is not on the screen then", (SCRIPT,)),
    "page-blank": Hook("on html: the screen is dark then", (SCRIPT,)),
    "page-header": Hook("the head of a page, with the links to the others", (TEMPLATE,)),
    "mw-text": Hook("a section of text"),
    "mw-section-fold": Hook("a section that is folded under its heading"),
    "mw-check": Hook("the short check of a chapter"),
    "mw-time-scale": Hook("the days or months over a time line"),
    "mw-drawing": Hook("a drawing with its words"),
    "page-drawing-wide": Hook("one whose parts stand side by side", (SCRIPT,)),
    "mw-closer": Hook("the part of a drawing that stands below another, or at its side"),
    "mw-case-say": Hook("what to say about a case to a room, below its heading"),
    "page-opening": Hook("what stands on a page before its cells", (TEMPLATE,)),
    "page-cell": Hook("one cell of a page", (TEMPLATE,)),
    "page-early": Hook("questions in the page itself, until their widget is there", (TEMPLATE,)),
    "page-help": Hook("the way to help in the header", (TEMPLATE,)),
    "page-bar-help": Hook("the way to help in the bar", (TEMPLATE,)),
    "page-if-kept": Hook("what is said of answers that the browser keeps", (TEMPLATE,)),
    "mw-step": Hook("the heading of a step and its words"),
    "mw-region": Hook("a region that follows the answers", (SCRIPT,)),
    "mw-chart": Hook("a chart", (SCRIPT,)),
    "mw-plot": Hook("the place that plotly.js draws in", (SCRIPT,)),
    "mw-now-list": Hook("the reader's cards beside the questions"),
    "mw-brief": Hook("a card in short", (SCRIPT,)),
    "mw-whole": Hook("a card in full", (SCRIPT,)),
    "mw-short": Hook("a region whose cards are in short", (SCRIPT,)),
    "mw-deep": Hook("a part that only the whole card shows"),
    "mw-depth": Hook("the button that opens one card in full"),
    "mw-depth-switch": Hook("the switch for all cards"),
    "mw-now-strip": Hook("the button that opens them on a small screen"),
    "mw-now-open": Hook("their region while the button has opened them", (SCRIPT,)),
    "mw-onward": Hook("the way from them to all cards"),
    "mw-contents": Hook("the list of the parts of a chapter"),
    "mw-form": Hook("a form of questions"),
    "mw-picks": Hook("the picks in front of a form"),
    "mw-options": Hook("the options of a question, or the picks"),
    "mw-option": Hook("one of them"),
    "mw-follow": Hook("what holds a question that follows from a pick"),
    "mw-part": Hook("a folded part of a form"),
    "mw-part-count": Hook("how many questions of a part are answered"),
    "mw-help": Hook("a line of help in a form"),
    "mw-hint": Hook("the hint under an option"),
    "mw-clear": Hook("the button that clears every answer, in JupyterLab"),
    "mw-clear-one": Hook("the button that clears one answer"),
    "mw-gone": Hook("the line that says that no answer comes back, in JupyterLab"),
    "mw-unanswered": Hook("the clear button of a question without an answer", (SCRIPT,)),
    "mw-values": Hook("the form of wishes"),
    "mw-wish": Hook("one wish that can be picked"),
    "mw-wishes": Hook("the place for the picked wishes on the page to take along"),
    "mw-forest": Hook("the picture of a chart of studies"),
    "mw-forest-rows": Hook("its rows, which plotly.js draws beside"),
    "mw-axis": Hook("the place of its axis"),
    "mw-mark": Hook("a row of it, a button"),
    "mw-lane": Hook("the part of a row that is drawn"),
    "mw-only": Hook("the switch that keeps to skin like the reader's"),
    "mw-table-twin": Hook("the table beside a chart, folded"),
    "mw-when": Hook("the dates of a step of a time line"),
    "mw-asked-search": Hook("the search in the questions that people ask"),
    "mw-asked-count": Hook("the line that says how many questions fit"),
    "mw-asked-start": Hook("the way to the reader's own cards, when none fits"),
    "mw-asked-help": Hook("the way to help, when a word of a warning sign is typed, or none fits"),
    "mw-asked-group": Hook("the questions on one subject"),
    "mw-asked-question": Hook("one question that people ask"),
    "mw-today": Hook("which day today is, in the step that it is in", (SCRIPT,)),
    "mw-today-line": Hook("the line across the lane of that step", (SCRIPT,)),
    "mw-print": Hook("the button that prints its region"),
    "mw-printing": Hook("on body: only one region is printed", (SCRIPT,)),
    "mw-sheet": Hook("a part for educators, which can be printed alone"),
    "mw-print-sheet": Hook("the button that prints its sheet"),
    "mw-printing-sheet": Hook("on body: only one sheet is printed", (SCRIPT,)),
    "mw-printed": Hook("the sheet that is printed now", (SCRIPT,)),
    "mw-case-load": Hook("what loads a case, in the app"),
    "mw-case-notice": Hook("the list of what there is to notice in it"),
    "mw-paragraph": Hook("sentences with their sources"),
    "mw-case-asks": Hook("the question that comes first where the tab has answers"),
    "mw-case-replace": Hook("the button that puts the answers of the case in their place"),
    "mw-case-keep": Hook("the button that keeps them"),
    "mw-listen": Hook("the place of a button that reads aloud", (VIEW, TEMPLATE)),
    "mw-listening": Hook("the button of what is read now", (SCRIPT,)),
    "page-paused": Hook("on the button that pauses the reading: it goes on with it", (SCRIPT,)),
    "mw-source": Hook("a fold with sources"),
    "mw-spoken": Hook("text for screen readers only", (SCRIPT, VIEW)),
    "mw-change": Hook("a link to a question"),
    "mw-dates": Hook("when a card was checked"),
    "mw-depth-line": Hook("the place of the button that opens one card in full"),
    "page-source": Hook("a fold with sources on the help page", (TEMPLATE,)),
    "page-can-listen": Hook("on the root: there is a voice to read aloud", (SCRIPT,)),
    "page-answers": Hook("the fold with what can be done with the answers", (TEMPLATE,)),
    "page-chapters": Hook("the fold with the list of pages", (TEMPLATE,)),
    "page-steps": Hook("the list of steps", (TEMPLATE,)),
    "page-step-name": Hook("the name in a link to a step", (TEMPLATE,)),
    "page-spoken": Hook("text for screen readers only", (TEMPLATE,)),
    "page-footer": Hook("the foot of a page, which ends it", (TEMPLATE,)),
    "page-tight": Hook("on the root: letters are large for the window", (SCRIPT,)),
    "page-calm": Hook("on an alert: in calm colours", (TEMPLATE, SCRIPT)),
    "page-missing": Hook("on the place of a widget that did not come", (SCRIPT,)),
    "page-keeps": Hook("on the root: the browser keeps the answers", (SCRIPT,)),
    "page-failed": Hook("a page that could not be built", (TEMPLATE,)),
    "page-alert-notes": Hook("the line in the alert that warns of notes", (TEMPLATE,)),
}
"""Classes that scripts select by or set. Styling alone needs no entry."""

IDS = {
    "again": Hook("the line of a busy page, which looks for room by itself", (TEMPLATE,)),
    "status": Hook("the line that announces", (TEMPLATE,)),
    "bar": Hook("the bar at the foot", (TEMPLATE,)),
    "clear-answers": Hook("the button that clears the answers", (TEMPLATE,)),
    "start-over": Hook("the button that begins again", (TEMPLATE,)),
    "present": Hook("the link that shows the page to a room", (TEMPLATE,)),
    "player": Hook("the strip while something is read aloud", (TEMPLATE,)),
    "player-title": Hook("the title of what is read", (TEMPLATE,)),
    "player-pause": Hook("the button that pauses it", (TEMPLATE,)),
    "player-slower": Hook("the button for a lower speed", (TEMPLATE,)),
    "player-faster": Hook("the button for a higher speed", (TEMPLATE,)),
    "player-stop": Hook("the button that ends it", (TEMPLATE,)),
    "lost": Hook("the alert of a lost kernel", (TEMPLATE,)),
    "start": Hook("the line of a page that does not come whole", (TEMPLATE,)),
    "words-start-late": Hook("its words when the page takes long", (TEMPLATE,)),
    "words-start-parts": Hook("its words when a part did not arrive", (TEMPLATE,)),
    "words-start-blocked": Hook("its words when there is no connection to the kernel", (TEMPLATE,)),
    "too-old": Hook("the line for a browser that is too old", (TEMPLATE,)),
    "worked-case": Hook("the line that says that the answers are a worked case", (TEMPLATE,)),
    "unkept": Hook("the line that says that the browser keeps no answers", (TEMPLATE,)),
    "words-unkept": Hook("its words", (TEMPLATE,)),
    "main": Hook("the main part of the page", (TEMPLATE,)),
    "step-back": Hook("the way to the step before", (TEMPLATE,)),
    "step-next": Hook("the way to the next step", (TEMPLATE,)),
    "words-lost": Hook("the words of the alert when the kernel is gone", (TEMPLATE,)),
    "words-lost-notes": Hook("the line in it that warns of notes", (TEMPLATE,)),
    "words-offline": Hook("the words of the alert when there is no network", (TEMPLATE,)),
}
"""Ids that scripts look up."""

ID_STARTS = {
    "q-": Hook("the fieldset of a question; its id follows"),
    "card-": Hook("a card; its id follows"),
    "part-": Hook("the heading of a part of a chapter; its id follows"),
    "section-": Hook("a section under a part; its id follows"),
    "concern-": Hook("what could be done about one concern; its id follows"),
    "term-": Hook("a word of the glossary; its id follows"),
    "ask-": Hook("a question that people ask; its id follows"),
    "case-": Hook("a worked case; its id follows"),
    "step-": Hook("the heading of a step; its number follows"),
}
"""Beginnings of ids that scripts look up."""

FOREIGN = frozenset(
    {
        *(
            "jp-OutputArea-output",
            "jp-theme-light",
            "lm-Widget",
            "lm-suppress-shortcuts",
            "jupyter-config-data",
        ),
        "js-plotly-tester",
    }
)
"""Names that belong to Jupyter, Voila and Plotly."""
