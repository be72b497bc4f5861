"""The options side by side, in a real page: they follow the answers, and a phone needs no side scroll."""

import pytest
from playwright.sync_api import Locator, expect

from tests.again import again, chosen
from tests.browser.reader import CONTENT, WORDS, Reader, unfold
from tests.browser.regular import SHARED_TAB
from tests.browser.sizes import BOTH_SIZES, DESK, PHONE

HIGHEST = 3500  # pixels at 390 wide, with the head and the foot of the page
COLUMNS = """() => [...document.querySelectorAll(".mw-concern[open] .mw-compared tbody tr:nth-child(1) td[data-head]")]
  .map((cell) => Math.round(cell.getBoundingClientRect().left))"""


def concern(reader: Reader, id: str) -> Locator:
    return reader.page.locator(f"#concern-{id}")


@SHARED_TAB
@BOTH_SIZES
def test_a_named_concern_comes_first_and_open(reader: Reader) -> None:
    """A tick brings its concern to the front, open; focus stays on the tick,
    and the status line says what came."""
    reader.open("your-choices")
    expect(concern(reader, "lines")).not_to_have_attribute("open", "")
    reader.answer("purpose", "lines")

    assert "concern-lines" == reader.page.locator(".mw-concern").first.get_attribute("id")
    expect(concern(reader, "lines").locator("table")).to_be_visible()
    expect(reader.option("purpose", "lines")).to_be_focused()
    expect(reader.status).to_have_text(
        WORDS("compare.status.first", concerns=CONTENT.concerns["lines"].title)
    )


@SHARED_TAB
@pytest.mark.parametrize(("size", "columns"), [(PHONE, 1), (DESK, 4)], ids=["390", "1280"])
def test_four_columns_on_a_desk_and_one_on_a_phone(reader: Reader, columns: int) -> None:
    """On a desk the options stand beside each other; on a phone below each other, each under its name."""
    reader.open("your-choices")
    reader.answer("purpose", "scars")

    assert columns == len(set(reader.page.evaluate(COLUMNS)))
    expect(
        concern(reader, "scars").get_by_role("rowheader", name=WORDS("compare.rows.harms"))
    ).to_be_visible()


@SHARED_TAB
def test_what_the_reader_opened_stays_open(reader: Reader) -> None:
    """Another tick closes neither an open concern nor the counts in it."""
    reader.open("your-choices")
    reader.answer("purpose", "scars")
    row = concern(reader, "scars").locator("[data-key=row-scars-harms]")
    row.locator("> summary").click()
    counts = row.locator("details.mw-more").first
    counts.locator("> summary").click()
    reader.page.locator("[data-key=other-concerns] > summary").click()
    concern(reader, "eczema").locator("> summary").click()
    reader.answer("purpose", "lines")

    expect(counts.locator("figure").first).to_be_visible()
    expect(concern(reader, "eczema").locator("table")).to_be_visible()


@SHARED_TAB
@BOTH_SIZES
@pytest.mark.parametrize("name", ["your-choices", again("your-skin")])
def test_a_row_opens_to_all_that_we_found(reader: Reader, name: str) -> None:
    """Below the short table, each row opens by key to its four options in full."""
    reader.open(name)
    reader.answer("purpose", "scars")
    row = concern(reader, "scars").locator("[data-key=row-scars-later]")
    unfold(row)
    row.locator("> summary").press("Enter")

    expect(row.get_by_role("heading", name=WORDS("compare.options.nothing"))).to_be_visible()
    expect(row).to_contain_text(CONTENT.concerns["scars"].options["nothing"].rows["later"][0].text)


@pytest.mark.parametrize("size", [PHONE], ids=["390"])
@pytest.mark.parametrize("id", chosen(CONTENT.concerns, "scars"))
def test_a_comparison_is_not_high_on_a_phone(reader: Reader, id: str) -> None:
    """What step 4 shows at first sight takes four screens of a phone, not ten."""
    reader.open("your-skin")
    reader.answer("purpose", id.replace("-", "_"))
    reader.page.evaluate("location.hash = '#step-4'")
    expect(concern(reader, id).locator("table")).to_be_visible()

    assert reader.page.evaluate("document.documentElement.scrollHeight") < HIGHEST
