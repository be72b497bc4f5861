"""Listening: a short card whole, or what else is in sight, by a voice of the reader's own machine alone."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from tests.browser.app import App
from tests.browser.conftest import visitor
from tests.browser.reader import CONTENT, WORDS, Reader
from tests.browser.sizes import BOTH_SIZES, PHONE
from tests.browser.test_pages import violations
from tests.browser.watch import Watch

VOICES = (Path(__file__).parent / "voices.js").read_text(encoding="utf-8")
FAR = ["Far away", "en-GB", False]
GERMAN = ["Anna", "de-DE", True]
AMERICAN = ["Joe", "en-US", True]
BRITISH = ["Ann", "en_GB", True]
# Voices come and go, which stops whatever is read and lets the next reading begin at its usual speed.
AS_THEY_COME = """() => {
  giveVoices();
  Object.assign(heard, { spoken: [], cancelled: 0, time: 20 });
  document.querySelector(".mw-depth-switch input[value=short]").dispatchEvent(new Event("change", { bubbles: true }));
  document.querySelectorAll("article.mw-card > details").forEach((one, at) => { one.open = at === 0; });
  document.querySelectorAll(".mw-body details").forEach((one) => { one.open = false; });
  scrollTo(0, 0);
}"""
ANSWERS = {"skin_type": ["V"], "vitiligo": ["growing"], "eczema": ["active_there"]}


@pytest.fixture(name="listener")
def _listener(new_context: Callable[..., BrowserContext], app: App) -> Reader:
    """Return a reader whose browser has an interface for speech, and no voice yet."""
    context = new_context()
    context.add_init_script(VOICES)
    return Reader(context.new_page(), app)


@pytest.fixture(name="page_of_cards", scope="module")
def _page_of_cards(browser: Browser, app: App) -> Iterator[Reader]:
    """Return a reader with answers whose cards are open to be heard, for one test after another."""
    context = visitor(browser, viewport=PHONE)
    context.add_init_script(VOICES)
    reader = Reader(context.new_page(), app)
    open_cards(reader)
    yield reader
    context.close()


@pytest.fixture(name="cards")
def _cards(page_of_cards: Reader, size: dict[str, int]) -> Reader:
    """Return that reader with nothing read yet, and the cards as they come: the first one open, all in short."""
    page_of_cards.page.set_viewport_size(size)
    page_of_cards.page.evaluate(AS_THEY_COME)
    give(page_of_cards, FAR, GERMAN, AMERICAN, BRITISH)
    expect(page_of_cards.page.locator("#player")).to_be_hidden()
    return page_of_cards


def give(reader: Reader, *voices: list) -> None:
    """Let voices come."""
    reader.page.evaluate("(all) => giveVoices(...all)", list(voices))


def spoken(reader: Reader) -> list[str]:
    """Return the sentences so far."""
    return [one["text"] for one in reader.page.evaluate("heard.spoken")]


def slow(reader: Reader) -> None:
    """From now on a sentence goes on until it is stopped."""
    reader.page.evaluate("heard.time = Infinity; heard.spoken.length = 0")


def wait_until_read(reader: Reader) -> None:
    """Wait until the strip is gone."""
    expect(reader.page.locator("#player")).to_be_hidden()


def card(reader: Reader) -> Locator:
    return reader.page.locator("article.mw-card").first


def button(place: Locator) -> Locator:
    return place.locator(".mw-listen button").first


def name(key: str, title: str) -> re.Pattern[str]:
    """Return the name of a button: what it will do, and with what."""
    return re.compile(rf"{WORDS(f'listen.{key}')} ?: {re.escape(title)}")


def open_cards(reader: Reader, *voices: list) -> None:
    """Go to the cards of someone with answers, with these voices."""
    reader.open("your-skin")
    reader.choose(ANSWERS)
    reader.page.goto(f"{reader.app.url('your-skin')}#step-2")
    give(reader, *(voices or (FAR, GERMAN, AMERICAN, BRITISH)))


@pytest.mark.parametrize(
    "voices", [(), (FAR,), (GERMAN,), (FAR, GERMAN)], ids=["none", "far", "german", "both"]
)
def test_no_button_without_an_english_voice_of_this_machine(listener: Reader, voices: tuple) -> None:
    """A voice elsewhere would be sent the text, and one of another language could not read it."""
    listener.open("help")
    give(listener, *voices)

    expect(listener.page.locator(".mw-listen button")).to_be_hidden()


def test_no_button_where_the_browser_cannot_speak(
    new_context: Callable[..., BrowserContext], app: App
) -> None:
    """A browser without the interface, or without scripts, shows the help page without it."""
    for options in ({}, {"java_script_enabled": False}):
        context = new_context(**options)
        context.add_init_script("delete window.speechSynthesis; delete window.SpeechSynthesisUtterance;")
        page = context.new_page()
        page.goto(app.url("help"))

        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator(".mw-listen button")).to_be_hidden()
        expect(page.locator("#player")).to_be_hidden()


@pytest.mark.parametrize(
    ("voices", "chosen"),
    [((FAR, AMERICAN, BRITISH), "Ann"), ((GERMAN, AMERICAN), "Joe")],
    ids=["british", "other"],
)
def test_a_british_voice_of_this_machine_is_preferred(listener: Reader, voices: tuple, chosen: str) -> None:
    """The button comes when the voices come, and speaks only when it is pressed."""
    listener.open("help")
    give(listener, *voices)
    assert [] == spoken(listener)
    button(listener.page.locator("main")).click()

    assert {chosen} == {one["voice"] for one in listener.page.evaluate("heard.spoken")}


def test_a_short_card_is_read_whole(cards: Reader) -> None:
    """Title and verdict first; then the rest of the short card, also of a closed one, a sentence at a time, without
    buttons and sources; of a card in full, all of it. Reading opens and closes nothing."""
    button(card(cards)).click()
    wait_until_read(cards)
    opened = spoken(cards)  # the first card opens by itself
    more = card(cards).locator(".mw-depth").first.inner_text()
    card(cards).locator(".mw-depth").first.click()
    whole = read_again(cards)
    card(cards).locator(".mw-depth").first.click()
    card(cards).locator(":scope > details > summary").click()
    closed = read_again(cards)
    text = " ".join(opened)

    title = card(cards).locator("h3").inner_text()
    assert [f"{title}.", "Usually not done"] == [opened[0], opened[1].split(" (")[0]]
    assert opened == closed
    expect(card(cards).locator(":scope > details")).not_to_have_attribute("open", "")
    shown = CONTENT.cards[card(cards).get_attribute("data-key")]
    assert [] == [one for one in (shown.fact.text, shown.first.what, shown.unknown.text) if one not in text]
    assert WORDS("cards.first_heading") in text
    assert WORDS("cards.how_sure_heading") in " ".join(whole) and len(whole) > len(opened)
    assert [] == [one for one in opened if len(one) > 240]
    quiet = ("cards.read", "cards.change_answer", "cards.how_sure_heading", "listen.start")
    assert [] == [key for key in quiet if WORDS(key) in text]
    assert more and more not in text
    assert "Source" not in text and "sources" not in text


def read_again(reader: Reader) -> list[str]:
    """Read the first card once more, and return its sentences."""
    reader.page.evaluate("heard.spoken.length = 0")
    button(card(reader)).click()
    wait_until_read(reader)
    return spoken(reader)


def test_a_count_is_said_in_full(cards: Reader) -> None:
    """What a drawing shows is said in words, once."""
    counted = cards.page.locator("article.mw-card", has=cards.page.locator(".mw-counted")).first
    if not counted.locator(":scope > details").evaluate("(one) => one.open"):
        counted.locator(":scope > details > summary").click()
    folded = counted.locator('details[data-key^="counts-"] > summary')
    if folded.count():
        folded.first.click()
    button(counted).click()
    wait_until_read(cards)
    sentence = counted.locator(".mw-counted").first.inner_text().split(". ")[0].rstrip(".")

    assert 1 == " ".join(spoken(cards)).count(sentence)


def test_pause_speed_and_stop(listener: Reader) -> None:
    """Going on and a new speed begin the sentence again; the button and the strip both stop."""
    open_cards(listener)
    slow(listener)
    press = lambda name: listener.page.locator(f"#player-{name}").click(force=True)  # noqa: E731
    button(card(listener)).click()
    expect(listener.page.locator("#player")).to_be_visible()
    assert 1 == len(spoken(listener))
    press("pause")
    expect(listener.page.locator("#player-pause")).to_have_text(WORDS("listen.go_on"))
    listener.page.wait_for_timeout(300)
    assert 1 == len(spoken(listener))
    press("pause")
    listener.wait_until(lambda: len(spoken(listener)) == 2)
    press("faster")
    listener.wait_until(lambda: len(spoken(listener)) == 3)
    for _ in range(6):
        press("slower")
    said = listener.page.evaluate("heard.spoken")

    assert 1 == len({one["text"] for one in said})
    assert said[0]["rate"] == said[1]["rate"] == 1 < said[2]["rate"]
    expect(listener.page.locator("#player-slower")).to_have_attribute("aria-disabled", "true")
    press("stop")
    wait_until_read(listener)
    expect(button(card(listener))).to_be_focused()


def test_another_button_takes_over(cards: Reader) -> None:
    """One thing is read at a time; each button is named after its card and says what it will do."""
    slow(cards)
    first, second = (cards.page.locator("article.mw-card").nth(n) for n in (0, 1))
    title = first.locator("h3").inner_text()
    expect(button(first)).to_have_accessible_name(name("start", title))
    button(first).click()
    expect(button(first)).to_have_accessible_name(name("stop", title))
    button(second).click()
    cards.wait_until(lambda: len(spoken(cards)) == 2)

    assert [f"{one.locator('h3').inner_text()}." for one in (first, second)] == spoken(cards)
    expect(button(first)).to_have_accessible_name(name("start", title))
    button(second).click()
    wait_until_read(cards)


def test_a_card_that_goes_is_not_read_on(listener: Reader) -> None:
    """An answer takes the card away, and with it its voice."""
    open_cards(listener)
    slow(listener)
    button(listener.page.locator("#card-vitiligo-growing")).click()
    listener.tick("vitiligo", "none")

    expect(listener.page.locator("#card-vitiligo-growing")).to_have_count(0)
    wait_until_read(listener)
    assert 1 == len(spoken(listener))


def test_leaving_the_page_stops_the_voice(listener: Reader) -> None:
    """Browsers would go on speaking on the next page."""
    listener.open("help")
    give(listener, BRITISH)
    slow(listener)
    button(listener.page.locator("main")).click()
    before = listener.page.evaluate("heard.cancelled")
    listener.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")

    assert before < listener.page.evaluate("heard.cancelled")
    wait_until_read(listener)


def test_a_main_point_is_read_alone(cards: Reader) -> None:
    """Its title and its verdict, and no more."""
    point = cards.page.locator(".mw-main-points li").first
    button(point).click()
    wait_until_read(cards)

    expect(button(point)).to_have_accessible_name(name("start", point.locator("strong").inner_text()))
    assert 1 == len(spoken(cards))
    assert "usually not done" in spoken(cards)[0]


def test_a_silent_voice_does_not_hold_the_rest_back(listener: Reader) -> None:
    """A sentence that never ends is given up, and the next one is spoken."""
    listener.page.clock.install()
    listener.open("help")
    give(listener, BRITISH)
    slow(listener)
    button(listener.page.locator("main")).click()
    listener.page.clock.run_for(30_000)

    assert len(spoken(listener)) > 1


@BOTH_SIZES
def test_the_buttons_and_the_strip_are_open_to_all(cards: Reader, size: dict[str, int]) -> None:
    """Axe finds nothing while a card is read."""
    slow(cards)
    button(card(cards)).click()

    assert [] == violations(cards, size)


def test_nothing_leaves_the_machine(new_context: Callable[..., BrowserContext], app: App) -> None:
    """While a card and the help page are read, no request is made but to the workbook's own server."""
    context, watch = new_context(), Watch()
    context.add_init_script(VOICES)
    watch.follow(context)
    reader = Reader(context.new_page(), app)
    open_cards(reader, FAR, BRITISH)
    before = len(watch.urls)
    button(card(reader)).click()
    wait_until_read(reader)
    # The page looks after its kernel all the time, and the browser fetches the icon when it likes.
    own = [url for url in watch.urls[before:] if not re.search(r"/alive/|/assets/mark\.svg", url)]

    assert [] == own
    assert {app.host} == watch.hosts()
    assert [] == watch.complaints
    assert {"Ann"} == {one["voice"] for one in reader.page.evaluate("heard.spoken")}
