"""What Python and the page's scripts agree on is listed in one place, and both sides keep to it."""

import re
from pathlib import Path

import pytest

from tests.content.compiled import CONTENT
from tests.ui.page_names import SCRIPTS, events, keys_of, makers, text_of, text_of_widget, traits_used, used
from tests.ui.pages import Page
from widgets.ui import page_contract as contract
from widgets.ui.chart import Chart
from widgets.ui.markup_in_parts import MarkupInParts
from widgets.ui.page_contract import KERNEL, PAGE
from widgets.ui.page_region import PageRegion
from widgets.ui.question_form import QuestionForm

WIDGETS = {"QuestionForm": QuestionForm, "PageRegion": PageRegion, "Chart": Chart}
GROUPS = ("CLASSES", "DATA", "IDS", "ID_STARTS")
MESSAGES = [(name, message) for name, some in contract.MESSAGES.items() for message in some]


@pytest.mark.parametrize("name", WIDGETS)
def test_traits_are_those_of_both_sides(name: str) -> None:
    """Each trait that a widget sends is used by its script, the other way round, and all are in the list."""
    own = {
        key
        for key in WIDGETS[name].class_traits(sync=True)
        if not key.startswith("_") and key not in ("layout", "tabbable", "tooltip")
    }

    assert set(contract.TRAITS[name]) == own
    assert set(contract.TRAITS[name]) == traits_used(name)


@pytest.mark.parametrize("name", WIDGETS)
def test_the_page_may_set_what_the_list_says(name: str) -> None:
    """Only the traits that the list gives to the page are read from a message of the page."""
    from_page = {trait for trait, side in contract.TRAITS[name].items() if side != KERNEL}

    assert from_page == set(WIDGETS[name].page_may_set)
    assert set(contract.ANSWERS) - {"seen"} == set(QuestionForm.page_may_set)


@pytest.mark.parametrize("name", WIDGETS)
def test_states_that_are_not_traits(name: str) -> None:
    """What a widget sends besides its traits begins with a name in the list, and its script reads just that."""
    states = set(contract.STATES.get(name, {}))
    markup = '<p data-key="a">one</p>'
    widget = WIDGETS[name](html=markup) if issubclass(WIDGETS[name], MarkupInParts) else WIDGETS[name]()
    more = set(widget.get_state()) - set(widget.traits(sync=True))

    assert states == {f"{state.split(':')[0]}:" for state in more}
    assert states == set(re.findall(r"model\.get\(`([\w:]+)\$\{", text_of_widget(name)))


@pytest.mark.parametrize("name", WIDGETS)
def test_messages_are_those_of_the_script(name: str) -> None:
    """A script sends and handles the messages in the list, and no others; a form also sends answers."""
    text = text_of_widget(name)
    answers = [
        keys_of(match) for match in re.findall(r"model\.send\(\{ (\w+: \w+(?:, \w+(?:: \w+)?)*) \}\)", text)
    ]
    outgoing = {(*match, PAGE) for match in re.findall(r'model\.send\(\{ (\w+): "([^"]+)" \}', text)}
    incoming = {(*match, KERNEL) for match in re.findall(r'content\?\.(\w+) [!=]== "([^"]+)"', text)}

    assert text.count("model.send(") == len(outgoing) + len(answers)
    assert [set(contract.ANSWERS)] * (name == "QuestionForm") == answers
    assert {
        (one.key, one.value, one.sender) for one in contract.MESSAGES.get(name, ())
    } == outgoing | incoming


@pytest.mark.parametrize("name, message", MESSAGES, ids=lambda one: getattr(one, "sender", one))
def test_messages_are_those_of_the_widget(name: str, message: contract.Message) -> None:
    """Python answers each message of the page in the list, and sends each of its own."""
    widget = WIDGETS[name]()
    page = Page(widget)
    page.ask({entry.key: entry.value for entry in contract.MESSAGES[name] if entry.sender == PAGE})
    contents = [data.get("content") for data, _ in page.received]

    assert contents
    assert message.sender == PAGE or {message.key: message.value} in contents


def test_words_of_a_chart() -> None:
    """The script of a chart uses the words that it is given, all of them and no others."""
    assert set(CONTENT.words.under("charts.widget")) == set(
        re.findall(r"\bwords\.(\w+)", text_of_widget("Chart"))
    )


def test_every_event_has_a_sender_and_a_listener() -> None:
    """No event goes unheard and none is waited for in vain; the list names the scripts on both sides."""
    senders, listeners = events("(?:new CustomEvent|send)"), events("addEventListener")

    assert {name: set(event.senders) for name, event in contract.EVENTS.items()} == senders
    assert {name: set(event.listeners) for name, event in contract.EVENTS.items()} == listeners


def test_no_event_without_its_whole_name() -> None:
    """A name that is put together would be seen by no test; each sits in its script as it is in the list."""
    names = {name for path in SCRIPTS for name in re.findall(r"workbook:[\w${}]*", text_of(path))}

    assert set(contract.EVENTS) == names


@pytest.mark.parametrize("name", contract.EVENTS)
def test_every_sender_sends_what_an_event_carries(name: str) -> None:
    """Each sender of an event fills its whole detail, and nothing else."""
    literal = rf'"{name}"(?:, (?:\{{ detail: )?\{{([^{{}}]*)\}})?'
    details = [
        keys_of(match[1] or "")
        for path in SCRIPTS
        for match in re.finditer(rf"(?:new CustomEvent|send)\({literal}", text_of(path))
    ]

    assert details
    assert all(keys == set(contract.EVENTS[name].detail) for keys in details)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_every_listener_reads_what_an_event_carries(path: Path) -> None:
    """What a script reads of a detail is carried by an event that it listens to."""
    read = set(re.findall(r"\bdetail\??\.(\w+)", text_of(path)))
    details = [set(event.detail) for event in contract.EVENTS.values() if path.name in event.listeners]

    assert read <= set().union(*details)


@pytest.mark.parametrize("name", contract.EVENTS)
def test_nothing_is_carried_for_no_one(name: str) -> None:
    """Each part of a detail is read by a script that listens to the event."""
    listeners = [text_of(path) for path in SCRIPTS if path.name in contract.EVENTS[name].listeners]
    read = {part for text in listeners for part in re.findall(r"\bdetail\??\.(\w+)", text)}

    assert set(contract.EVENTS[name].detail) <= read


@pytest.mark.parametrize("group", GROUPS)
def test_hooks_are_listed(group: str) -> None:
    """A class, data attribute or id that a script uses is in the list, and nothing else is."""
    assert set(getattr(contract, group)) == used()[group] - contract.FOREIGN


def test_foreign_names_are_used() -> None:
    """No name of Jupyter's or Voila's is in the list without a use."""
    assert contract.FOREIGN <= set().union(*used().values())


@pytest.mark.parametrize(
    "group, name", [(group, name) for group in GROUPS for name in getattr(contract, group)]
)
def test_hooks_are_made_where_the_list_says(group: str, name: str) -> None:
    """What scripts look for is in the markup of a view or a template, or is set by a script, as the list says."""
    assert set(getattr(contract, group)[name].makers) == makers(group, name)
