"""A visit speaks to the workbook's own server only, and what was answered is in no address and no log."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.browser.app import App
from tests.browser.reader import CONTENT, Reader
from tests.browser.watch import Watch

# Answers whose ids are no plain words: should one of them be in a log or an address, it came from the answer.
TELLING = {
    "skin_type": "VI",
    "vitiligo": "not_growing",
    "vitiligo_family": "yes",
    "dark_marks": "yes",
    "raised_scars": "yes",
    "cold_sores": "past",
    "who": "salon",
    "on_skin": "own_blood",
}
NAMES = sorted(
    name for question in CONTENT.questions.values() for name in (question.id, *question.named) if "_" in name
)


def visit(reader: Reader) -> None:
    """Take the whole way: welcome, answers, charts, a chapter, help; and open everything."""
    reader.open("welcome")
    reader.open_everything()
    reader.follow("your-skin")
    for question, option in TELLING.items():
        reader.answer(question, option)
    reader.see_charts()
    expect(reader.page.locator(".modebar-btn, a[href*=plotly]")).to_have_count(0)  # no upload button
    reader.open_everything()
    reader.follow("vitiligo")
    reader.see_charts()
    reader.open_everything()
    reader.follow("help")
    expect(reader.page.get_by_role("heading", level=1)).to_be_visible()


def test_a_visit_stays_with_the_workbook(new_context: Callable[..., BrowserContext], app: App) -> None:
    """In a whole visit no other host is asked for anything, no rule of the page's policy is broken, the
    browser complains about nothing, and no answer is in an address or in the server's log."""
    context, watch = new_context(), Watch()
    watch.follow(context)
    reader = Reader(context.new_page(), app)
    visit(reader)

    assert {app.host} == watch.hosts()
    assert any(url.startswith("ws:") for url in watch.urls) and any("plotly" in url for url in watch.urls)
    assert [] == watch.complaints
    assert [] == [
        url
        for url, policy in watch.policies.items()
        if url.startswith("http") and "default-src 'self'" not in (policy or "")
    ]
    assert [] == [name for name in NAMES for url in watch.urls if name in url]
    assert [] == [line for line in app.log().splitlines() if any(name in line for name in NAMES)]
