"""What a page sends may be forged: nothing of it is shown or run, and the page stays usable."""

from tests.browser.reader import CONTENT, Reader

EVIL = '<img src=x onerror="window.forged=1"><script>window.forged=1</script>'

# Puts `window.forgery` into every answer that a widget sends, or sends it as the state of the widget. Jupyter's frames
# are offsets and five parts.
FORGE = """
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (message) {
  if (!window.forgery || typeof message === "string") return send.call(this, message);
  const at = [...Array(6)].map((_, n) => Number(new DataView(message).getBigUint64(8 * (n + 1), true)));
  const content = JSON.parse(new TextDecoder().decode(message.slice(at[4], at[5])));
  if (content.data?.method !== "custom") return send.call(this, message);
  if (window.forgesState) content.data = { method: "update", state: window.forgery };
  else Object.assign(content.data.content, window.forgery);
  window.forgeries = (window.forgeries ?? 0) + 1;
  const body = new TextEncoder().encode(JSON.stringify(content));
  const forged = new Uint8Array(at[4] + body.length);
  forged.set(new Uint8Array(message, 0, at[4]));
  forged.set(body, at[4]);
  new DataView(forged.buffer).setBigUint64(48, BigInt(forged.length), true);
  return send.call(this, forged.buffer);
};
"""


ANSWERS = {"value": {"vitiligo": [EVIL], EVIL: ["yes"], "skin_type": EVIL}}
NO_ANSWERS = {"value": EVIL, "asked": EVIL}
NOT_ITS_OWN = {
    "questions": [{"legend": EVIL}],
    "words": {"clear": EVIL},
    "known": {"vitiligo": [EVIL]},
    "html": EVIL,
    "_esm": "window.forged = 1",
    "_css": "* { display: none }",
}


FORGERIES = {
    "answers": (ANSWERS, False),
    "no answers at all": (NO_ANSWERS, False),
    "answers as state": (ANSWERS, True),
    "not the page's to set": (NOT_ITS_OWN, True),
}


def test_forged_message_harms_nothing(reader: Reader) -> None:
    """A forged message runs nothing and shows nothing of itself; what it spoilt is unknown, on the form as in
    the cards, and the next honest answer is followed."""
    reader.page.context.add_init_script(FORGE)
    reader.open("your-skin")
    kernel = reader.kernel_id()
    for name, (forgery, is_state) in FORGERIES.items():
        reader.clear_answers()
        reader.wait_for_page()
        assert ({}, None) == (reader.answers(), reader.remembered()), name
        reader.page.evaluate(
            "([one, is]) => { Object.assign(window, { forgery: one, forgesState: is, forgeries: 0 }); }",
            [forgery, is_state],
        )
        reader.tick("skin_type", "II")
        reader.wait_until(lambda: reader.page.evaluate("() => window.forgeries > 0"))
        reader.page.evaluate("() => { window.forgery = undefined; }")
        reader.answer("vitiligo", "growing")

        assert "vitiligo-growing" == reader.cards()[0], name
        assert ("skin_type" in reader.answers()) == ("skin-type-1-2" in reader.cards()), name
        assert len(CONTENT.questions) == reader.page.locator("fieldset.mw-question").count(), name
        assert "onerror" not in reader.page.content().replace(EVIL, "") + reader.app.log(), name
        assert reader.page.evaluate(
            "() => window.forged === undefined && !document.querySelector('[onerror]')"
        ), name
    assert kernel == reader.kernel_id()
