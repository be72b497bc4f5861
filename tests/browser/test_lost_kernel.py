"""When the kernel behind a page is gone, the page says so within seconds and comes back with the answers."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.app import App, eventually, run_app
from tests.browser.reader import WORDS, Reader
from tests.browser.regular import SHARED_TAB
from tests.browser.sizes import DESK, PHONE

SECONDS = 1000
CACHED = "(name) => window.dispatchEvent(new PageTransitionEvent(name, { persisted: true }))"
ALIVE = "**/alive/*"  # where the page asks if its kernel lives
GIVEN = {"skin_type": ["II"], "vitiligo": ["growing"]}


@pytest.fixture(name="resting_app", scope="module")
def _resting_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Return a workbook that ends kernels which nobody uses for four seconds."""
    with run_app(tmp_path_factory.mktemp("resting"), "--idle", "4", "--sweep", "1", "--reading", "0") as app:
        yield app


def begin(reader: Reader) -> None:
    """Open the page with two answers."""
    reader.open("your-skin")
    for question, (option,) in GIVEN.items():
        reader.answer(question, option)


def kill(reader: Reader) -> None:
    """End the process of the page's kernel, as a crash would."""
    kernel = reader.kernel_id()
    reader.app.kernel(kernel).kill()
    assert eventually(lambda: reader.app.kernel(kernel) is None)


def bring_back(reader: Reader) -> None:
    """Press the button of the banner."""
    before = reader.kernel_id()
    reader.lost.get_by_role("button", name=WORDS("page.lost.button")).click()
    reader.wait_until(lambda: reader.kernel_id() != before)
    reader.wait_for_page()


def expect_whole(reader: Reader, answers: dict[str, list[str]]) -> None:
    """Expect these answers, the cards that follow, and a page that follows the next one."""
    expect(reader.lost).to_be_empty()
    assert (answers, "vitiligo-growing") == (reader.answers(), reader.cards()[0])
    reader.answer("cold_sores", "now")
    assert "cold-sore-now" in reader.cards()


def look(reader: Reader) -> None:
    """Let the page look after its kernel now: by itself it does so every five seconds."""
    with reader.page.expect_response(ALIVE):
        reader.page.evaluate("() => window.dispatchEvent(new Event('offline'))")
    reader.page.evaluate("() => new Promise((done) => setTimeout(done))")  # the script has read it


def lose(reader: Reader, by_itself: bool = False) -> None:
    """Kill the kernel, and wait until the page knows, by a look of its own or by one now."""
    with reader.page.expect_response(lambda response: "/alive/" in response.url and response.status == 410):
        kill(reader)
        if not by_itself:
            look(reader)
    reader.page.evaluate("() => new Promise((done) => setTimeout(done))")  # the script has read it


@SHARED_TAB
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_a_kernel_that_goes_is_no_news_to_a_reader(reader: Reader, size: dict[str, int]) -> None:
    """Someone who only reads has nothing out of date on screen, and hears nothing of a kernel that is gone. The next
    answer brings the page back by itself, with all the others."""
    begin(reader)
    lose(reader, by_itself=size == PHONE)
    expect(reader.lost).to_be_empty()
    before = reader.kernel_id()
    reader.tick("raised_scars", "yes")
    reader.wait_until(lambda: reader.kernel_id() != before)
    reader.wait_for_page()

    expect_whole(reader, {**GIVEN, "raised_scars": ["yes"]})


def write_note(reader: Reader, text: str) -> None:
    """Write a note in step 6, in place of what stood there."""
    reader.go_to_step(6)
    reader.page.locator(".mw-note textarea").fill(text)


@SHARED_TAB
def test_notes_are_not_lost_unasked(reader: Reader) -> None:
    """On a lost page notes and picks go on, and coming back to it takes no note away. The banner speaks of notes only
    while there are some, and its button takes them away."""
    begin(reader)
    write_note(reader, "Marker of mine")
    lose(reader)
    kernel, notes = reader.kernel_id(), reader.lost.get_by_text(WORDS("page.lost.notes"))
    expect(reader.lost).to_be_empty()
    reader.go_to_step(1)
    reader.tick("raised_scars", "yes")
    expect(reader.lost).to_contain_text(WORDS("page.lost.text"), timeout=10 * SECONDS)
    reader.go_to_step(6)
    expect(notes).to_be_in_viewport()
    write_note(reader, "")
    expect(notes).to_have_count(0)
    reader.go_to_step(5)
    reader.page.locator(".mw-values input").first.check()
    write_note(reader, "Marker of mine")
    note = reader.page.locator(".mw-note textarea")
    note.blur()
    with reader.page.expect_response(ALIVE):
        reader.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(reader.lost).to_contain_text(WORDS("page.lost.text"))
    assert (kernel, "Marker of mine") == (reader.kernel_id(), note.input_value())
    bring_back(reader)
    reader.go_to_step(6)

    assert "" == note.input_value()


@SHARED_TAB
def test_notes_written_before_are_told_and_stay(reader: Reader) -> None:
    """Notes that stood on the page before it was lost are spoken of at once, and nothing in the banner changes,
    whatever is typed and however often the page looks. An answer ticked then is kept, and the notes stay until the
    reader presses the button."""
    begin(reader)
    write_note(reader, "M")
    lose(reader)
    reader.go_to_step(1)
    reader.tick("raised_scars", "yes")
    expect(reader.lost).to_contain_text(WORDS("page.lost.notes"), timeout=10 * SECONDS)
    reader.go_to_step(6)
    assert "false" == reader.lost.get_attribute("aria-atomic")  # a line that comes later is read alone
    kernel = reader.kernel_id()
    reader.page.evaluate("""() => {
      window.changes = 0;
      new MutationObserver((all) => { window.changes += all.length; })
        .observe(document.getElementById("lost"), { childList: true, characterData: true, subtree: true });
    }""")
    reader.page.locator(".mw-note textarea").press_sequentially("arker of mine")
    look(reader)
    assert 0 == reader.page.evaluate("() => window.changes")
    reader.go_to_step(1)
    reader.tick("cold_sores", "past")
    look(reader)
    note = reader.page.locator(".mw-note textarea").input_value()

    assert (kernel, "Marker of mine") == (reader.kernel_id(), note)
    bring_back(reader)
    expect_whole(reader, {**GIVEN, "raised_scars": ["yes"], "cold_sores": ["past"]})


@SHARED_TAB
def test_answer_without_a_reply_is_told(reader: Reader) -> None:
    """An answer given right after the kernel died is not left beside old cards in silence, and not logged."""
    begin(reader)
    kernel = reader.kernel_id()
    # A look of the page between the two would bring it back at once: here it notices the silence alone.
    reader.page.route(ALIVE, lambda route: route.fulfill(status=204))
    try:
        kill(reader)
        reader.tick("raised_scars", "yes")
        expect(reader.lost).to_contain_text(WORDS("page.lost.text"), timeout=10 * SECONDS)
    finally:
        reader.page.unroute(ALIVE)
    bring_back(reader)
    expect_whole(reader, {**GIVEN, "raised_scars": ["yes"]})
    assert [] == [line for line in reader.app.log().splitlines() if "raised_scars" in line or kernel in line]


@SHARED_TAB
def test_deaf_kernel_is_told_until_it_answers(reader: Reader) -> None:
    """A kernel that runs but does not answer is told; once it answers, cards follow and the banner goes."""
    begin(reader)
    kernel = reader.app.kernel(reader.kernel_id())
    kernel.suspend()
    try:
        reader.tick("raised_scars", "yes")
        expect(reader.lost).to_contain_text(WORDS("page.lost.text"), timeout=10 * SECONDS)
        assert "earlier-raised-scars" not in reader.cards()
    finally:
        kernel.resume()

    reader.wait_until(lambda: "earlier-raised-scars" in reader.cards())
    expect_whole(reader, {**GIVEN, "raised_scars": ["yes"]})


def test_culled_kernel_is_no_news_and_comes_back(
    new_context: Callable[..., BrowserContext], resting_app: App
) -> None:
    """A kernel that was ended for being idle goes in silence too, and the next answer brings it back."""
    reader = Reader(new_context().new_page(), resting_app)
    begin(reader)
    kernel = reader.kernel_id()

    with reader.page.expect_response(lambda response: "/alive/" in response.url and response.status == 410):
        assert eventually(lambda: reader.app.kernel(kernel) is None)
    expect(reader.lost).to_be_empty()
    reader.tick("cold_sores", "now")
    reader.wait_until(lambda: reader.kernel_id() != kernel)
    reader.wait_for_page()
    assert {**GIVEN, "cold_sores": ["now"]} == reader.answers()
    assert {"vitiligo-growing", "cold-sore-now"} <= set(reader.cards())


@SHARED_TAB
def test_cut_network_is_told_until_it_is_back(reader: Reader) -> None:
    """Without a network the page says so; with it the banner goes by itself and answers work again."""
    begin(reader)
    reader.page.context.set_offline(True)

    expect(reader.lost).to_contain_text(WORDS("page.offline.text"), timeout=12 * SECONDS)
    reader.page.context.set_offline(False)
    expect_whole(reader, GIVEN)


@SHARED_TAB
def test_answer_given_offline_is_not_lost(reader: Reader) -> None:
    """An answer that is ticked without a network is followed once there is one."""
    begin(reader)
    reader.page.context.set_offline(True)
    expect(reader.lost).to_contain_text(WORDS("page.offline.text"), timeout=12 * SECONDS)
    reader.tick("raised_scars", "yes")
    reader.page.context.set_offline(False)
    reader.wait_until(lambda: "earlier-raised-scars" in reader.cards())

    expect_whole(reader, {**GIVEN, "raised_scars": ["yes"]})


@SHARED_TAB
def test_kernel_lost_while_offline_comes_back_by_itself(reader: Reader) -> None:
    """When the kernel went while there was no network, the page comes back by itself, with its answers."""
    begin(reader)
    before = reader.kernel_id()
    reader.page.context.set_offline(True)
    expect(reader.lost).to_contain_text(WORDS("page.offline.text"), timeout=12 * SECONDS)
    kill(reader)
    assert eventually(
        lambda: reader.app.alive(before) == 410
    )  # or the page finds a kernel that is still dying
    reader.page.context.set_offline(False)
    reader.wait_until(lambda: reader.kernel_id() != before)
    reader.wait_for_page()

    expect_whole(reader, GIVEN)


@SHARED_TAB
def test_page_out_of_the_browsers_cache_comes_back(reader: Reader) -> None:
    """A page that a browser took out of its cache, with its kernel freed meanwhile, loads anew by itself."""
    begin(reader)
    before = reader.kernel_id()
    reader.page.evaluate(CACHED, "pagehide")
    assert eventually(lambda: reader.app.alive(before) == 410)
    reader.page.evaluate(CACHED, "pageshow")
    reader.wait_until(lambda: reader.kernel_id() != before)
    reader.wait_for_page()

    expect_whole(reader, GIVEN)


@pytest.mark.parametrize(
    "leave",
    [
        lambda reader: reader.follow("help"),
        lambda reader: reader.page.close(),
        lambda reader: reader.page.reload(wait_until="commit"),
    ],
    ids=["link", "closed tab", "reload"],
)
def test_leaving_a_page_frees_its_kernel(reader: Reader, leave: Callable[[Reader], None]) -> None:
    """A page that is left, closed or loaded anew leaves no kernel behind."""
    reader.open("vitiligo")
    kernel = reader.kernel_id()
    assert 204 == reader.app.alive(kernel)
    leave(reader)

    assert eventually(lambda: reader.app.alive(kernel) == 410)
    assert eventually(lambda: reader.app.kernel(kernel) is None)
