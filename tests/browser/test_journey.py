"""The journey: answer, see the cards and charts that follow, and open what they rest on."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.browser.reader import CONTENT, WORDS, Reader
from tests.browser.regular import SHARED_TAB
from tests.browser.sizes import BOTH_SIZES

OUTCOMES = [card.id for card in CONTENT.cards.values() if card.is_outcome]


def label(level: str) -> str:
    return CONTENT.urgency[level]["label"]


@SHARED_TAB
def test_growing_vitiligo_comes_first(reader: Reader) -> None:
    """A reader with growing vitiligo sees its cards first, each with its urgency in words and its reason."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    assert "vitiligo-growing" == reader.cards()[0]
    reader.answer("who", "home")

    assert ["vitiligo-growing", "treated-at-home"] == reader.cards()[:2]
    assert not {"vitiligo", "infection"} & {*reader.cards()}
    urgency = label("usually_not_done")[1:]  # on a card it goes on from "For people like you:"
    for card in ("vitiligo-growing", "treated-at-home"):
        expect(reader.card(card).locator(".mw-urgency").first).to_contain_text(urgency)
        expect(reader.card(card).locator(".mw-why li").first).to_contain_text("You told us")
    expect(reader.status).to_contain_text(CONTENT.cards["treated-at-home"].title)


@SHARED_TAB
@BOTH_SIZES
def test_charts_are_drawn_and_follow(reader: Reader) -> None:
    """Each of the four charts is drawn when it comes into view; title and text follow the skin type."""
    reader.open("your-skin")
    pictures = reader.page.locator(".mw-chart .mw-picture")

    assert 4 == reader.see_charts()
    before = pictures.nth(1).text_content()
    assert 3 == pictures.count()  # no answer, no map
    reader.answer("skin_type", "II")
    assert 4 == pictures.count()
    assert before != pictures.nth(1).text_content()
    expect(reader.page.locator(".mw-chart h3").nth(1)).to_contain_text("II")


@SHARED_TAB
def test_skin_type_two_gets_other_cards(reader: Reader) -> None:
    """A reader with skin type II gets the card of that type and none about growing vitiligo."""
    reader.open("your-skin")
    reader.answer("skin_type", "II")

    assert "skin-type-1-2" == reader.cards()[0]
    assert "vitiligo-growing" not in reader.cards()
    expect(reader.card("vitiligo").locator(".mw-urgency")).to_contain_text(label("can_happen_to_anyone"))


@SHARED_TAB
def test_no_answer_means_cards_for_everyone(reader: Reader) -> None:
    """Before any answer there is one group of cards, for everyone, without a reason or an urgency."""
    reader.open("your-skin")

    assert [WORDS("cards.for_everyone")] == reader.page.locator(".mw-cards > h2").all_inner_texts()
    assert OUTCOMES == reader.cards()
    assert 0 == reader.page.locator(".mw-why").count()
    assert {f"○ {label('can_happen_to_anyone')}"} == {
        text.strip() for text in reader.page.locator(".mw-urgency").all_inner_texts()
    }


@SHARED_TAB
def test_an_answer_leaves_open_cards_and_focus_alone(reader: Reader) -> None:
    """An answer closes no open card, also one on another step and one whose text it changes,
    and focus stays on the option that was clicked."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    body = reader.open_card("vitiligo-growing")
    before = body.text_content()
    reader.answer("skin_type", "VI")

    expect(reader.option("skin_type", "VI")).to_be_focused()
    reader.go_to_step(2)
    assert before != body.text_content()
    expect(body).to_be_visible()
    assert ["vitiligo-growing", "skin-type-4-6"] == reader.cards()[:2]


@SHARED_TAB
def test_every_sentence_opens_its_source(reader: Reader) -> None:
    """Under a sentence of a card, one click opens its sources: who, when, and how we know them. So it is with the
    fact on the closed card, with what nobody knows on the short one, and with what the whole one adds."""
    reader.open("your-skin")
    card = CONTENT.cards["kp-irritation"]
    body = reader.open_card(card.id)
    on_closed = reader.card(card.id).locator("header")
    for place, said in ((on_closed, card.fact), (body, card.unknown), (body, card.known[0])):
        if said is card.known[0]:
            body.locator(".mw-depth").click()
        around = place if place is on_closed else body.locator("section").filter(has_text=said.text)
        expect(around.get_by_text(said.text)).to_be_visible()
        line = around.locator(".mw-source").first
        source = CONTENT.sources[said.sources[0]]
        line.locator("summary").click()
        expect(line).to_contain_text(f"{source.who} ({source.year})")
        expect(line).to_contain_text(WORDS(f"cards.how_known.{source.how_known}"))
        expect(line.get_by_text(source.title)).to_be_visible()


@SHARED_TAB
def test_change_your_answer_leads_to_the_question(reader: Reader) -> None:
    """The link in a reason leads to its question, on the step where it is asked,
    and "back" to the cards again."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    reader.go_to_step(2)
    reader.card("vitiligo-growing").locator("a.mw-change").first.click()

    expect(reader.question("vitiligo")).to_be_focused()
    expect(reader.question("vitiligo").locator("legend")).to_be_in_viewport()
    assert [reader.app.url("your-skin"), "#step-1"] == reader.page.evaluate(
        "() => [location.href.replace(location.hash, ''), location.hash]"
    )
    reader.page.go_back()
    expect(reader.card("vitiligo-growing")).to_be_visible()


def test_change_your_answer_on_a_chapter_stays_on_the_page(reader: Reader) -> None:
    """Where question and card stand on one page, the address and the history stay as they were."""
    reader.open("vitiligo")
    reader.answer("vitiligo", "growing")
    before = reader.page.evaluate("() => [location.href, history.length]")
    reader.card("vitiligo-growing").locator("a.mw-change").first.click()

    expect(reader.question("vitiligo")).to_be_focused()
    assert before == reader.page.evaluate("() => [location.href, history.length]")


@SHARED_TAB
def test_clear_my_answers_empties_all(reader: Reader) -> None:
    """After "Clear my answers" nothing is ticked, remembered or personal, and the page says so."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    reader.answer("on_skin", "serum")
    reader.clear_answers()
    reader.wait_for_page()

    expect(reader.status).to_have_text(WORDS("page.bar.cleared"))
    assert ({}, None, OUTCOMES) == (reader.answers(), reader.remembered(), reader.cards())
    assert 0 == reader.page.locator(".mw-picks :checked, .mw-now-card").count()


@SHARED_TAB
def test_clear_one_answer_leaves_the_others(reader: Reader) -> None:
    """The button in a question clears that answer alone, and focus stays in the question."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    reader.answer("skin_type", "II")
    reader.question("vitiligo").locator(".mw-clear-one").click()
    reader.wait_for_page()

    assert {"skin_type": ["II"]} == reader.answers()
    assert reader.page.evaluate("() => document.activeElement.closest('#q-vitiligo') !== null")


@SHARED_TAB
def test_two_visitors_do_not_meet(reader: Reader, new_context: Callable[..., BrowserContext]) -> None:
    """A new visitor finds no answers of another, and what each answers changes nothing for the other."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    other = Reader(new_context().new_page(), reader.app)
    other.open("your-skin")

    assert ({}, None, OUTCOMES) == (other.answers(), other.remembered(), other.cards())
    other.answer("skin_type", "II")
    assert ({"vitiligo": ["growing"]}, {"skin_type": ["II"]}) == (reader.answers(), other.answers())
    assert ("vitiligo-growing", "skin-type-1-2") == (reader.cards()[0], other.cards()[0])
    assert reader.kernel_id() != other.kernel_id()
