"""The plain files as a reader meets them: with and without scripts, on a web space that knows nothing of us."""

import shutil
import socket
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.again import again
from tests.browser.axe import violations
from tests.browser.sizes import DESK, PHONE
from tests.browser.watch import Watch
from tests.content.compiled import CONTENT
from tests.site.built import BELOW, DRAW_ALL, OPENED, SCENARIOS, build, drawn, readers_of_scenarios, web_space

COPIES = """async () => (await Promise.all((await caches.keys()).map(async (name) =>
  (await (await caches.open(name)).keys()).length))).reduce((sum, one) => sum + one, 0)"""
FIRST_CARD = "#main .mw-cards .mw-card h3"
STATUS = "#status"
NOT_YET = "body[data-waiting]"
NOT_YET_TEXT = CONTENT.words("cards.nothing_answered")
SLOW = 120_000  # milliseconds for Python's first answer on a busy machine


@pytest.fixture(name="space", scope="module")
def _space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str], Path]]:
    """Return the address of the files below a web space, what has been asked of it, and where they are."""
    root = tmp_path_factory.mktemp("space")
    files = build(root / BELOW)
    with web_space(root) as (address, asked):
        yield address + BELOW, asked, files


@pytest.fixture(name="at")
def _at(space: tuple[str, list[str], Path]) -> str:
    return space[0]


@pytest.fixture(name="visit")
def _visit(new_context: Callable[..., BrowserContext], at: str) -> Callable[..., Page]:
    """Return what opens a page of the files for somebody new."""

    def visit(name: str, **options: Any) -> Page:
        page = new_context(**options).new_page()
        page.goto(f"{at}{name}")
        return page

    return visit


def pick(page: Page, question: str, option: str) -> None:
    """Pick an option where it stands, as a finger would."""
    page.locator(f"#main [data-asks={question}] input[value={option}]").locator(
        "xpath=ancestor::label"
    ).click()


def wait_for_cards(page: Page) -> None:
    """Wait until the first answer has brought up cards of the reader's own."""
    expect(page.locator(STATUS)).to_contain_text("New:", timeout=SLOW)


@pytest.mark.parametrize("size", [DESK], ids=["desk"])
def test_the_browser_draws_the_same_cards_for_every_reader(visit: Callable[..., Page]) -> None:
    """For every scenario that a clinician wrote, Python in the browser draws to the letter what it draws here."""
    readers = readers_of_scenarios()
    found = visit("your-skin/").evaluate(DRAW_ALL, [OPENED, readers])
    wanted = drawn("site", [[OPENED, reader] for reader in readers])

    assert len(SCENARIOS) > 100
    assert [] == [
        path.stem for path, one, other in zip(SCENARIOS, found, wanted, strict=True) if one != other
    ]
    assert sha256(b"").hexdigest() not in found


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_an_answer_brings_up_cards(visit: Callable[..., Page]) -> None:
    """The first answer is kept, the page says that it takes a moment, and the cards follow; so does the next one."""
    page = visit("your-skin/")
    pick(page, "skin_type", "V")
    expect(page.locator(STATUS)).to_contain_text(CONTENT.words("site.waiting")[:20])
    wait_for_cards(page)
    expect(page.locator(NOT_YET)).to_have_count(0)
    expect(page.locator("#main [data-asks=skin_type] input[value=V]")).to_be_checked()

    page.goto(page.url.partition("#")[0] + "#step-2")
    expect(page.locator(FIRST_CARD).first).to_have_text(CONTENT.cards["skin-type-4-6"].title)


@pytest.mark.parametrize("is_lost", [False, True], ids=["late", "lost"])
def test_no_card_passes_for_the_readers_own_until_python_has_answered(
    new_context: Callable[..., BrowserContext], at: str, is_lost: bool
) -> None:
    """While Python is late, and where it fails, the page shows in sight how things stand, and no cards for everyone:
    whoever has answered would take them for theirs. The same holds on the next page."""
    context = new_context(service_workers="block")
    held: list[Route] = []
    context.route("**/python.zip", lambda route: route.abort() if is_lost else held.append(route))
    page = context.new_page()
    page.goto(f"{at}your-skin/")
    pick(page, "skin_type", "V")
    if is_lost:
        expect(page.locator("#start")).to_contain_text(CONTENT.words("site.failed.text"), timeout=SLOW)
        pick(page, "skin_type", "IV")
        page.wait_for_timeout(4_000)  # after three seconds the form sends again what has no reply
        expect(page.locator("body")).to_have_attribute("data-waiting", "failed")
    else:
        expect(page.locator(".mw-now-strip")).to_have_text(CONTENT.words("site.waiting"))
    for address in ("#step-2", "skin-colour-changes/"):
        page.goto(f"{at}your-skin/{address}" if address[0] == "#" else f"{at}{address}")
        if is_lost and address[0] != "#":
            expect(page.locator("#start")).to_contain_text(CONTENT.words("site.failed.text"), timeout=SLOW)
        expect(page.locator("body[data-waiting]")).to_be_attached(timeout=SLOW)
        expect(page.locator(FIRST_CARD).locator("visible=true")).to_have_count(0)
        expect(page.get_by_text(NOT_YET_TEXT).locator("visible=true")).to_have_count(0)


def test_answers_go_along_and_come_back(visit: Callable[..., Page]) -> None:
    """What was ticked before Python was there is on the next page, too, and after the page is loaded again; cleared,
    it is gone."""
    page = visit("your-skin/")
    pick(page, "skin_type", "V")
    page.goto(page.url.replace("your-skin", "skin-colour-changes"))
    card = page.locator(FIRST_CARD, has_text=CONTENT.cards["skin-type-4-6"].title).first
    expect(card).to_be_attached(timeout=SLOW)
    page.reload()
    expect(card).to_be_attached(timeout=SLOW)

    page.locator(".page-answers summary").click()
    page.locator("#clear-answers").click()
    expect(card).not_to_be_attached()
    assert "" == page.evaluate("() => globalThis.workbookTab.read()")


def test_it_can_be_read_without_scripts(visit: Callable[..., Page]) -> None:
    """Every step follows the other, help and the page of all cards are one link away, and nothing waits for a click
    that nobody hears."""
    page = visit("your-skin/", java_script_enabled=False)
    line = page.locator("noscript p.page-notice")
    expect(line).to_contain_text(CONTENT.words("site.noscript"))
    expect(page.locator("#main .page-cell[data-step='6'] h2").first).to_be_visible()
    expect(page.locator("#main button:visible, #main input:visible")).to_have_count(0)
    line.locator("a").click()
    card = page.locator("#card-vitiligo-growing")
    card.locator("> details > summary").click()
    expect(card.get_by_text(CONTENT.cards["vitiligo-growing"].first.as_action.what)).to_be_visible()
    page.locator("#bar").get_by_role("link", name=CONTENT.words("page.nav.help")).click()
    expect(page.locator("h1")).to_have_text(CONTENT.help.title)


def test_nothing_is_asked_of_anybody(
    new_context: Callable[..., BrowserContext], space: tuple[str, list[str], Path]
) -> None:
    """A whole visit asks for files of the workbook only, none of its addresses holds an answer, nothing is kept but the
    tab's own state and the copy of the files, and no rule of the policy is broken."""
    at, asked, _ = space
    context, watch = new_context(), Watch()
    watch.follow(context)
    page = context.new_page()
    page.goto(f"{at}your-skin/")
    pick(page, "skin_type", "VI")
    wait_for_cards(page)
    already = len(asked)
    pick(page, "skin_type", "V")
    expect(page.locator("#main [data-asks=skin_type] input[value=V]")).to_be_checked()
    for step in range(2, 7):
        page.goto(f"{at}your-skin/#step-{step}")
    page.wait_for_timeout(1_000)
    later = [path for path in asked[already:] if "skin_type" in path or "?" in path.replace("?v=", "")]

    assert [] == later
    assert {at.split("/")[2]} == watch.hosts()
    assert [] == watch.complaints
    assert [] == context.cookies()
    kept = page.evaluate("() => [Object.keys(localStorage), Object.keys(sessionStorage)]")
    assert [[], ["answers"]] == kept
    copies = page.evaluate("""async () => (await Promise.all((await caches.keys()).map(async (name) =>
      (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat()""")
    assert [] == [url for url in copies if not url.startswith(at)]


def test_it_works_without_a_connection(
    visit: Callable[..., Page], space: tuple[str, list[str], Path]
) -> None:
    """Once somebody has answered, all pages can be read and answered with the line cut, and say so."""
    at, _, files = space
    beside = 5  # what no page asks for, and the drawing of charts: it is large, and a table stands in for it
    whole = sum(path.is_file() for path in files.rglob("*")) - beside
    page = visit("your-skin/")
    pick(page, "skin_type", "V")
    wait_for_cards(page)
    for _ in range(120):
        if page.evaluate(COPIES) >= whole:
            break
        page.wait_for_timeout(500)
    page.context.set_offline(True)
    page.goto(f"{at}vitiligo/")
    expect(page.locator("#start")).to_contain_text(CONTENT.words("site.offline"))
    pick(page, "vitiligo", "growing")
    expect(page.locator(FIRST_CARD, has_text=CONTENT.cards["vitiligo-growing"].title).first).to_be_attached(
        timeout=SLOW
    )


def test_where_python_cannot_start_the_page_says_so(
    visit: Callable[..., Page], new_context: Callable[..., BrowserContext], at: str
) -> None:
    """A lost file of Python's costs the cards alone: the answer is kept, and all cards are one link away."""
    context = new_context(service_workers="block")
    context.route("**/python.zip", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{at}your-skin/")
    pick(page, "skin_type", "V")
    start = page.locator("#start")
    expect(start).to_contain_text(CONTENT.words("site.failed.text"), timeout=SLOW)
    expect(page.locator("#main [data-asks=skin_type] input[value=V]")).to_be_checked()
    start.get_by_role("link", name=CONTENT.words("site.failed.cards")).click()
    expect(page.locator("h1")).to_have_text(CONTENT.words("site.cards.title"))


@pytest.mark.parametrize("name", ["your-skin/", "all-cards/", "vitiligo/"])
def test_pages_are_accessible(visit: Callable[..., Page], name: str) -> None:
    """Axe has no complaint, with an answer given where there is something to answer."""
    page = visit(name)
    if name == "your-skin/":
        pick(page, "skin_type", "V")
        wait_for_cards(page)
    expect(page.locator(STATUS)).not_to_have_text(CONTENT.words("page.status.getting_ready"))
    assert [] == violations(page)


@pytest.mark.parametrize("name", ["welcome", "your-skin", "vitiligo"])
def test_a_page_from_a_file_says_so_and_can_be_read(
    new_context: Callable[..., BrowserContext], space: tuple[str, list[str], Path], name: str
) -> None:
    """From a file a browser runs no module: the page shows what it has, says why no cards come, and leads on."""
    page = new_context().new_page()
    page.goto((space[2] / name / "index.html").as_uri())
    expect(page.locator("#start")).to_contain_text(CONTENT.words("site.failed.file"))
    expect(page.locator("#main :is(h2, h3, p):visible").first).to_be_visible()
    expect(page.locator(".page-footer")).to_be_visible()
    page.locator("#start a").click()
    expect(page.locator("h1")).to_have_text(CONTENT.words("site.cards.title"))


def test_what_is_out_of_date_says_so_by_the_readers_clock(visit: Callable[..., Page], at: str) -> None:
    """Years after the files were made, the foot of each page and each card say that a check is overdue."""
    page = visit("all-cards/")
    expect(page.locator(".mw-overdue:visible")).to_have_count(0)
    page.clock.set_fixed_time("2031-01-01")
    for name in ("help", "vitiligo", "all-cards"):
        page.goto(f"{at}{name}/")
        if name != "all-cards":
            expect(page.locator(".page-footer [data-due]")).to_be_visible()
            expect(page.locator(".page-footer [data-until]")).to_be_hidden()
    page.locator("#card-vitiligo-growing > details > summary").click()
    expect(page.locator("#card-vitiligo-growing .mw-overdue")).to_be_visible()


def test_python_is_bound_by_the_policy_of_the_page(
    new_context: Callable[..., BrowserContext], space: tuple[str, list[str], Path]
) -> None:
    """Even a changed worker can ask no other place for anything."""
    at, _, files = space
    (script,) = files.glob("python-*/worker.js")
    context = new_context(service_workers="block")
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        url = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/?skin_type=V"
        body = (
            f"fetch({url!r}, {{ mode: 'no-cors' }}).catch(() => {{}});\n{script.read_text(encoding='utf-8')}"
        )
        context.route("**/worker.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))
        page = context.new_page()
        page.goto(f"{at}your-skin/")
        pick(page, "skin_type", "V")
        wait_for_cards(page)
        elsewhere.setblocking(False)
        with pytest.raises(BlockingIOError):
            elsewhere.accept()


def test_a_link_to_a_card_opens_it(visit: Callable[..., Page]) -> None:
    """A card that an answer has not brought up is on the page of all cards, and opens there."""
    page = visit("all-cards/#card-vitiligo-growing")
    expect(page.locator("#card-vitiligo-growing > details")).to_have_attribute("open", "")


KEPT = "() => navigator.serviceWorker.ready.then(() => Boolean(navigator.serviceWorker.controller))"


def is_kept(page: Page) -> None:
    """Wait until the service worker answers for the files of a page."""
    for _ in range(100):
        if page.evaluate(KEPT):
            return
        page.wait_for_timeout(100)
    raise TimeoutError("the service worker is not in charge")


def shared_workers(page: Page) -> list[str]:
    """Return the workers that the pages of a visitor share."""
    session = page.context.new_cdp_session(page)
    targets = session.send("Target.getTargets", {"filter": [{}]})["targetInfos"]
    own = session.send("Target.getTargetInfo")["targetInfo"]["browserContextId"]
    session.detach()
    return [
        one["targetId"]
        for one in targets
        if one["type"] == "shared_worker" and one["browserContextId"] == own
    ]


def test_the_next_page_has_the_same_python(visit: Callable[..., Page], at: str) -> None:
    """Python starts once for a visit, and two pages that use it at once each get the cards of their own answers."""
    page = visit("your-skin/")
    is_kept(page)
    pick(page, "skin_type", "V")
    wait_for_cards(page)
    (python,) = shared_workers(page)
    page.goto(f"{at}skin-colour-changes/")
    own = page.locator(FIRST_CARD, has_text=CONTENT.cards["skin-type-4-6"].title).first
    expect(own).to_be_attached(timeout=SLOW)
    other = page.context.new_page()
    other.goto(f"{at}vitiligo/")
    pick(other, "vitiligo", "growing")
    wait_for_cards(other)
    pick(page, "skin_type", "II")
    expect(own).not_to_be_attached()

    assert [python] == shared_workers(page)
    expect(other.locator(FIRST_CARD, has_text=CONTENT.cards["vitiligo-growing"].title).first).to_be_attached()
    expect(page.locator(FIRST_CARD, has_text=CONTENT.cards["vitiligo-growing"].title)).to_have_count(0)


@pytest.mark.parametrize(
    "fault", [pytest.param("postMessage({ failed: 'Error' })", id="fails"), again("close()", id="is-silent")]
)
def test_without_the_shared_python_a_page_starts_its_own(
    visit: Callable[..., Page], at: str, fault: str
) -> None:
    """If what pages share fails or is never heard of again, the answer is worked out all the same."""
    page = visit("welcome/")
    is_kept(page)
    page.add_init_script(
        f"""globalThis.SharedWorker = class extends EventTarget {{
          constructor(address, {{ extendedLifetime }}) {{
            super();
            const {{ port1, port2 }} = new MessageChannel();
            this.port = port1;
            port2.onmessage = () => port2.{fault};
          }}
        }};"""
    )
    page.goto(f"{at}your-skin/")
    pick(page, "skin_type", "V")
    wait_for_cards(page)
    expect(page.locator("#start")).to_be_empty()


def test_the_shared_python_is_bound_by_a_policy(
    new_context: Callable[..., BrowserContext], tmp_path: Path, space: tuple[str, list[str], Path]
) -> None:
    """It can ask no other place for anything; where no policy binds it, it works out nothing, and the page starts its
    own, which the page's policy binds."""
    files = shutil.copytree(space[2], tmp_path / "files")
    (script,) = files.glob("python-*/worker.js")
    keeper = files / "sw.js"
    with socket.create_server(("127.0.0.1", 0)) as elsewhere, web_space(tmp_path) as (address, _):
        url = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/?skin_type=V"
        ask = f"if ('SharedWorkerGlobalScope' in globalThis) fetch({url!r}, {{ mode: 'no-cors' }}).catch(() => {{}});"
        script.write_text(f"{ask}\n{script.read_text('utf-8')}", encoding="utf-8")
        page = new_context().new_page()
        page.goto(f"{address}files/your-skin/")
        is_kept(page)
        pick(page, "skin_type", "V")
        wait_for_cards(page)
        elsewhere.setblocking(False)
        assert shared_workers(page)
        with pytest.raises(BlockingIOError):
            elsewhere.accept()

        script.write_text(script.read_text("utf-8").removeprefix(ask), encoding="utf-8")
        keeper.write_text(
            keeper.read_text("utf-8").replace("Content-Security-Policy", "X-No-Policy"), encoding="utf-8"
        )
        page = new_context().new_page()
        page.goto(f"{address}files/your-skin/")
        is_kept(page)
        pick(page, "skin_type", "V")
        wait_for_cards(page)
        assert [] == shared_workers(page)
