"""A slow link: the text first, then the page, and no advice that is silently out of date."""

from playwright.sync_api import expect

from tests.browser.link import slow_link
from tests.browser.reader import CONTENT, WORDS, Reader
from tests.browser.regular import SHARED_TAB

# About what a phone gets on a bus: half a second to and fro, 100 kilobytes a second.
SLOW = {"rate": 100_000, "latency": 0.25}
A_LONG_WAIT = 60_000  # milliseconds


def test_a_slow_link_brings_the_text_first(reader: Reader) -> None:
    """On a slow link the decision, the notice, the steps and the way to help can be read and used long before the
    widgets are there, and the status line calls the page ready only once they are, with their cards."""
    page = reader.page
    with slow_link(reader.app.host, **SLOW) as near:
        page.goto(reader.app.url("your-skin").replace(reader.app.host, near), wait_until="commit")

        expect(page.locator("[data-role=decision]")).to_be_visible()
        expect(page.locator("details.page-notice summary")).to_contain_text(WORDS("page.unchecked"))
        expect(page.locator("#bar .page-bar-help")).to_be_visible()
        expect(reader.status).to_have_text(WORDS("page.status.getting_ready"))
        assert 0 == page.locator(".mw-region").count()
        reader.go_to_step(2)
        expect(page.locator(".page-steps [aria-current=step]")).to_contain_text(
            CONTENT.chapters["your-skin"].sections[1].heading
        )
        expect(reader.status).to_have_text(WORDS("page.status.ready"), timeout=A_LONG_WAIT)
        standing = page.locator("fieldset.mw-question").count(), page.locator("article.mw-card").count() > 0
        assert (len(CONTENT.questions), True) == standing
        page.goto("about:blank")


@SHARED_TAB
def test_an_answer_that_waits_is_not_taken_for_done(reader: Reader) -> None:
    """While a reply is long in coming, the page says that what it shows may be out of date; when it comes, the page
    follows and the warning goes."""
    reader.open("your-skin")
    kernel = reader.app.kernel(reader.kernel_id())
    kernel.suspend()
    try:
        reader.tick("vitiligo", "growing")
        expect(reader.lost).to_contain_text(WORDS("page.lost.text"))
        assert "vitiligo-growing" not in reader.cards()
    finally:
        kernel.resume()
    expect(reader.lost).to_be_empty()
    reader.wait_for_page()

    assert "vitiligo-growing" == reader.cards()[0]
