"""An answer brings to the page only what it changed, and nothing that got lost on the way stays unnoticed."""

from tests.browser.reader import Reader

# Keeps the size of each frame that comes from the kernel. With `window.lose` set, the next redraw of cards is lost.
FRAMES = """
window.frames_in = [];
const add = WebSocket.prototype.addEventListener;
const proto = Object.getOwnPropertyDescriptor(WebSocket.prototype, "onmessage");
const heard = (hear) => function (event) {
  const text = typeof event.data === "string" ? event.data : new TextDecoder().decode(event.data);
  window.frames_in.push(text.length);
  if (window.lose && text.includes('"order"') && text.includes("mw-card")) {
    window.lose = false;
    return undefined;
  }
  return hear.call(this, event);
};
Object.defineProperty(WebSocket.prototype, "onmessage", {
  ...proto, set(hear) { proto.set.call(this, hear && heard(hear)); },
});
"""
LOST = "() => { window.lose = true; }"


def bytes_for(reader: Reader, question: str, option: str) -> int:
    """Return how much the kernel sent for an answer, before it was packed."""
    reader.page.evaluate("() => { window.frames_in.length = 0; }")
    reader.answer(question, option)
    return reader.page.evaluate("() => window.frames_in.reduce((sum, one) => sum + one, 0)")


def test_only_what_an_answer_changed_travels(reader: Reader) -> None:
    """With answers given, one more that changes two cards brings a small part of the page, and one that changes
    no card far less still."""
    reader.page.add_init_script(FRAMES)
    reader.open("your-skin")
    whole = reader.page.evaluate("() => window.frames_in.reduce((sum, one) => sum + one, 0)")
    for question, option in (("skin_type", "IV"), ("vitiligo", "growing"), ("who", "home")):
        reader.answer(question, option)
    two_cards, none = bytes_for(reader, "raised_scars", "yes"), bytes_for(reader, "age", "none")

    assert 0 < two_cards < whole / 8
    assert 0 < none < whole / 80


def test_a_lost_message_leaves_no_old_card(reader: Reader) -> None:
    """When a redraw is lost on the way, the next one is noticed to lack parts, and all of them are fetched:
    cards that should be new, and cards that should have changed back."""
    reader.page.add_init_script(FRAMES)
    reader.open("your-skin")
    reader.answer("skin_type", "IV")
    as_it_was = reader.card("numbing-cream-harm").inner_html()
    reader.answer("keratosis_pilaris", "yes")
    raised = reader.card("numbing-cream-harm").inner_html()
    reader.page.evaluate(LOST)
    reader.question("keratosis_pilaris").locator(".mw-clear-one").click()
    reader.wait_for_page()
    assert as_it_was != raised == reader.card("numbing-cream-harm").inner_html()

    reader.answer("cold_sores", "now")
    reader.wait_until(lambda: "cold-sore-now" in reader.cards())
    assert as_it_was == reader.card("numbing-cream-harm").inner_html()
