"""Six steps: where am I, go on, go back, and what stays in reach."""

import pytest
from playwright.sync_api import Route, expect

from tests.again import again
from tests.browser.reader import CONTENT, WORDS, Reader
from tests.browser.regular import SHARED_TAB
from tests.browser.sizes import BOTH_SIZES

NAMES = [section.heading for section in CONTENT.chapters["your-skin"].sections]
STEPS = range(1, len(NAMES) + 1)


def heading(reader: Reader, n: int):
    return reader.page.locator(f"h2#step-{n}")


def shown(reader: Reader) -> list[int]:
    """Return the steps that are in sight."""
    return [n for n in STEPS if heading(reader, n).is_visible()]


@SHARED_TAB
@BOTH_SIZES
def test_one_step_at_a_time(reader: Reader) -> None:
    """Next leads through all steps in order and Back returns; each says which it is, in the list,
    in its heading, in the title of the window, and to those who listen, because it has the focus."""
    reader.open("your-skin")
    bar = reader.page.locator("#bar")

    assert [1] == shown(reader)
    expect(bar.locator(".page-back")).to_be_hidden()
    for n in STEPS[1:]:
        bar.locator(".page-next").click()
        expect(heading(reader, n)).to_be_focused()
        expect(heading(reader, n)).to_be_in_viewport()
        assert [n] == shown(reader)
        assert WORDS("page.steps.count", n=n, of=len(NAMES)) in heading(reader, n).inner_text()
        assert [f"#step-{n}"] == reader.page.locator("[aria-current=step]").evaluate_all(
            "(all) => all.map((one) => one.hash)"
        )
        assert NAMES[n - 1] in reader.page.title()
    expect(bar.locator(".page-next")).to_be_hidden()
    bar.locator(".page-back").click()
    assert [STEPS[-2]] == shown(reader)


@SHARED_TAB
@BOTH_SIZES
def test_a_step_is_met_at_its_beginning(reader: Reader) -> None:
    """Whoever has read to the foot of one step meets the heading of the next one, not its foot."""
    reader.open("your-skin")
    reader.tick("needles", "radiofrequency")
    reader.wait_for_page()
    reader.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    reader.page.locator("#bar .page-next").click()

    expect(heading(reader, 2)).to_be_focused()
    expect(heading(reader, 2)).to_be_in_viewport()


@SHARED_TAB
def test_the_browsers_back_button_leads_to_the_step_before(reader: Reader) -> None:
    """Back and forward turn steps, and a reload stays on the step; the answers are there all along."""
    reader.open("your-skin")
    reader.answer("skin_type", "V")
    reader.go_to_step(3)
    reader.go_to_step(6)
    reader.page.go_back()
    expect(heading(reader, 3)).to_be_focused()
    reader.page.reload(wait_until="commit")
    reader.wait_for_page()

    assert ([3], {"skin_type": ["V"]}) == (shown(reader), reader.answers())


def test_an_address_that_names_no_step_shows_the_first(reader: Reader) -> None:
    """Whatever follows the address, the page shows a step."""
    first, *others = ("#step-0", "#step-7", "#step-2x", "#main", "#<b>")
    url = reader.app.url("your-skin")
    pages: list[
        bytes
    ] = []  # steps need no kernel and nothing of Jupyter's, so one page does for the other addresses

    def answer(route: Route) -> None:
        pages or pages.append(route.fetch().body())
        route.fulfill(body=pages[0], content_type="text/html")

    reader.page.goto(url + first, wait_until="commit")
    reader.wait_for_page()
    found = {first: shown(reader)}
    reader.page.route(url, answer)
    reader.page.route("**/voila/**", lambda route: route.abort())
    for address in others:
        reader.page.goto("about:blank")
        reader.page.goto(url + address, wait_until="commit")
        expect(reader.page.locator("body"), address).to_have_attribute("data-step", "1")
        expect(heading(reader, STEPS[-1])).to_be_attached()
        found[address] = shown(reader)

    assert dict.fromkeys((first, *others), [1]) == found


@SHARED_TAB
def test_the_way_to_the_main_part_stays_on_the_step(reader: Reader) -> None:
    """ "Skip to the main part" leads to what is shown, and the address stays that of the step."""
    reader.open("your-skin")
    reader.go_to_step(3)
    reader.page.locator("a.page-skip").press("Enter")

    expect(reader.page.locator("main")).to_be_focused()
    expect(reader.page).to_have_url(reader.app.url("your-skin") + "#step-3")
    assert [3] == shown(reader)


@SHARED_TAB
def test_everything_follows_an_answer_that_is_changed(reader: Reader) -> None:
    """Someone who goes back and changes an answer finds it changed on the cards,
    the charts and the pages to take."""
    reader.open("your-skin")
    reader.answer("skin_type", "V")
    reader.go_to_step(6)
    paper = reader.page.locator("[data-key=for-you-paper]")
    expect(paper).to_contain_text(CONTENT.cards["skin-type-4-6"].title)
    reader.answer("skin_type", "II")

    assert "skin-type-1-2" == reader.cards()[0]
    assert "II" in reader.page.locator(".mw-chart h3").nth(1).text_content()
    assert CONTENT.cards["skin-type-4-6"].title not in paper.text_content()
    assert CONTENT.cards["skin-type-1-2"].title in paper.text_content()


@SHARED_TAB
def test_news_of_an_answer_leads_to_the_cards(reader: Reader) -> None:
    """After an answer the strip and the status line say what changed, with a way to the whole card on the page;
    and neither says anything of answers that the tab brought back."""
    reader.open("vitiligo")
    card = CONTENT.cards["vitiligo-growing"]
    reader.answer("vitiligo", "growing")
    expect(reader.status).to_contain_text(card.title)
    strip = reader.page.locator(".mw-now-strip")
    expect(strip).to_contain_text(card.title)
    strip.click()
    line = reader.page.locator(f'[data-key="now-card-{card.id}"]')
    if line.get_attribute("open") is None:
        line.locator("summary").click()
    line.locator(f'a[data-card="{card.id}"]').click()

    expect(reader.card(card.id).locator(".mw-body").first).to_be_visible()
    expect(reader.card(card.id)).to_be_in_viewport()
    assert reader.page.evaluate("() => document.activeElement.closest('.mw-cards') !== null")
    reader.page.reload(wait_until="commit")
    reader.wait_for_page()
    expect(reader.status).to_have_text(WORDS("page.status.ready"))


@SHARED_TAB
@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}], ids=["1280"])
@pytest.mark.parametrize("name", ["vitiligo", again("your-skin")])
def test_the_bar_covers_no_corner_of_the_text(reader: Reader, name: str) -> None:
    """On a laptop the bar is a strip from edge to edge below the text, and the last line of the page ends above it."""
    reader.open(name)
    if name == "your-skin":
        reader.go_to_step(2)
    bar = reader.page.locator("#bar").bounding_box()
    assert bar and (0, 1280, 800) == (bar["x"], bar["width"], bar["y"] + bar["height"])
    reader.page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    last = reader.page.locator(".page-footer > p").last.bounding_box()

    assert last and last["y"] + last["height"] <= bar["y"]


@SHARED_TAB
@pytest.mark.parametrize("name", [again("welcome"), "your-skin"])
@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}], ids=["1280"])
def test_beside_the_cards_the_bar_is_below_them(reader: Reader, name: str) -> None:
    """Where the cards are beside the questions, the bar is as wide as their column, and covers no question and no
    text after them wherever the page is scrolled."""
    reader.open(name)
    reader.answer("vitiligo", "growing")
    bar, end = reader.page.locator("#bar").bounding_box(), 0.0
    for one in (".mw-form", ".page-main .mw-text", ".page-footer p"):
        boxes = [node.bounding_box() for node in reader.page.locator(one).all() if node.is_visible()]
        end = max([end, *(box["x"] + box["width"] for box in boxes if box and box["x"] < 640)])
    cards = reader.page.locator(".mw-now-list").bounding_box()

    assert bar and cards and end <= bar["x"] <= cards["x"]
    assert 1280 == bar["x"] + bar["width"]


@SHARED_TAB
@pytest.mark.parametrize(
    ("name", "leads_to"),
    [("welcome", ".page-to-cards"), again("vitiligo", ".page-to-cards"), ("your-skin", "#step-next")],
)
def test_the_bar_leads_to_the_cards_once_there_is_one(reader: Reader, name: str, leads_to: str) -> None:
    """As soon as an answer has brought up a card, the bar has one way to all of them, in the same words everywhere;
    on step 1 the way to the next step is that way, and it says so."""
    reader.open(name)
    way = reader.page.locator("#bar a").filter(has_text=WORDS("page.bar.cards"), visible=True)
    named = [link for link in way.all() if WORDS("page.bar.cards") in link.inner_text()]
    assert [] == named
    reader.answer("vitiligo", "growing")
    expect(reader.page.locator(leads_to)).to_contain_text(WORDS("page.bar.cards"), use_inner_text=True)
    assert 1 == sum(WORDS("page.bar.cards") in one for one in reader.page.locator("a").all_inner_texts())
    reader.page.locator(leads_to).click()
    expect(reader.page).to_have_url(reader.app.url("your-skin") + "#step-2")
    reader.wait_for_page()
    expect(reader.card("vitiligo-growing")).to_be_visible()
    if name == "your-skin":
        expect(reader.page.locator("#step-next")).to_contain_text(
            WORDS("page.steps.next"), use_inner_text=True
        )


@SHARED_TAB
@pytest.mark.parametrize("size", [{"width": 1280, "height": 720}], ids=["1280"])
def test_the_main_points_lead_to_their_cards(reader: Reader) -> None:
    """On a laptop the main points stay in sight beside the cards, and each leads to its own, opened."""
    reader.open("your-skin")
    reader.choose({"vitiligo": ["growing"], "skin_type": ["VI"], "eczema": ["active_there"]})
    reader.go_to_step(2)
    points = reader.page.locator(".mw-main-points a")
    names = [card.title for id in reader.cards()[:4] if (card := CONTENT.cards[id])]
    assert [*points.all_inner_texts()] == names[: points.count()] and 3 == points.count()
    for at in (2, 0, 1):
        points.nth(at).click()
        card = reader.card(reader.cards()[at])
        expect(card).to_be_in_viewport()
        expect(card.locator(".mw-body").first).to_be_visible()
        expect(points.nth(at)).to_be_in_viewport(ratio=1)
        first, beside = card.bounding_box(), points.nth(at).bounding_box()
        assert first and beside and beside["x"] + beside["width"] < first["x"]


@SHARED_TAB
@pytest.mark.parametrize(
    "size", [{"width": 1280, "height": 720}, again({"width": 1920, "height": 1080})], ids=["1280", "1920"]
)
def test_wishes_and_pages_to_take_along_are_two_in_a_row(reader: Reader) -> None:
    """In a wide window two wishes are beside each other, and so are the two pages to take along."""
    reader.open("your-skin")
    reader.answer("skin_type", "V")
    for n, which in ((5, ".mw-values fieldset"), (6, ".mw-paper")):
        reader.go_to_step(n)
        left, right = (reader.page.locator(which).nth(at).bounding_box() for at in (0, 1))
        assert left and right and left["y"] == right["y"] and left["x"] + left["width"] < right["x"]


@SHARED_TAB
@pytest.mark.parametrize("name", ["your-skin", again("vitiligo")])
def test_start_over_forgets_all(reader: Reader, name: str) -> None:
    """ "Start over" leads to the first step with nothing answered, opened or ticked, from every page."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    reader.go_to_step(5)
    reader.page.locator(".mw-values input").first.check()
    if name != "your-skin":
        reader.follow(name)
    reader.page.locator(".page-answers > summary").click()
    reader.page.locator("#start-over").click()
    reader.wait_until(lambda: reader.page.url == reader.app.url("your-skin") and shown(reader) == [1])
    reader.wait_for_page()

    assert ({}, None) == (reader.answers(), reader.remembered())
    assert 0 == reader.page.locator(".mw-values :checked").count()


@SHARED_TAB
def test_answers_can_be_cleared_where_nothing_is_asked(reader: Reader) -> None:
    """Also on a page without questions the tab forgets, and says so."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    reader.follow("welcome")
    reader.clear_answers()

    expect(reader.status).to_have_text(WORDS("page.bar.cleared"))
    assert reader.remembered() is None


def test_what_matters_stays_on_the_page(reader: Reader) -> None:
    """Picks and notes of the last steps outlive an answer,
    and never travel to the kernel or into the tab's memory."""
    sent = []
    reader.page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(data)))
    reader.open("your-skin")
    reader.go_to_step(5)
    reader.page.locator(".mw-values input[value=second]").first.check()
    reader.go_to_step(6)
    reader.page.locator(".mw-note textarea").fill("Marker of mine")
    reader.page.locator(".mw-ask input").first.check()
    before = len(sent)
    reader.answer("skin_type", "V")

    assert before < len(sent)
    assert [] == [
        frame for frame in sent if "Marker" in (frame if isinstance(frame, str) else frame.decode("latin-1"))
    ]
    assert "Marker" not in (reader.remembered() or "")
    reader.go_to_step(6)
    assert "Marker of mine" == reader.page.locator(".mw-note textarea").input_value()
    assert 1 == reader.page.locator(".mw-ask :checked").count()
    assert 1 == reader.page.locator(".mw-values :checked").count()


@SHARED_TAB
def test_a_wish_goes_along_on_paper(reader: Reader) -> None:
    """A wish that was picked stands on the page to take along, also after an answer; "not sure" leaves it out again."""
    wish = WORDS.under("journey.values.pairs")[0]["second"]
    reader.open("your-skin")
    wishes = reader.page.locator(".mw-wishes")
    expect(wishes).to_be_hidden()
    reader.go_to_step(5)
    reader.page.locator(".mw-values input[value=second]").first.check()
    reader.answer("skin_type", "V")
    reader.go_to_step(6)
    expect(wishes.get_by_role("listitem")).to_have_text([wish])
    reader.go_to_step(5)
    reader.page.locator(".mw-values input[value=not_sure]").first.check()
    reader.go_to_step(6)
    expect(wishes).to_be_hidden()


@SHARED_TAB
def test_a_card_has_two_depths(reader: Reader) -> None:
    """An open card shows its short text; its button shows all of it and less again;
    the switch does so for all cards; and neither is undone by an answer."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    body = reader.open_card("vitiligo-growing")
    deep = body.locator(".mw-deep").first
    button = body.locator(".mw-depth")

    expect(deep).to_be_hidden()
    assert "false" == button.get_attribute("aria-expanded")
    button.click()
    expect(deep).to_be_visible()
    assert "true" == button.get_attribute("aria-expanded")
    reader.answer("skin_type", "IV")
    reader.go_to_step(2)
    expect(deep).to_be_visible()
    button.click()
    expect(deep).to_be_hidden()
    reader.read_in_full()
    expect(deep).to_be_visible()


@SHARED_TAB
@BOTH_SIZES
def test_the_counts_of_a_card_need_no_sideways_scroll(reader: Reader, size: dict[str, int]) -> None:
    """The table of counts in a card, opened, is no wider than the card."""
    reader.open("vitiligo")
    reader.open_everything()
    wide = reader.page.locator(".mw-card .mw-scroll").evaluate_all(
        "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.scrollWidth - one.clientWidth)"
    )

    assert {0} == {*wide}
