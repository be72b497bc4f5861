"""What a redraw leaves alone: laws of morph, in a page without a kernel."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from widgets.page_script import page_script

# Not every browser can move a node without taking it out, so no law may rest on that.
SETTING = "delete Element.prototype.moveBefore;\n"
MORPH = page_script("page/morph.js") + "\nglobalThis.morph = morph;"


@pytest.fixture(name="blank", scope="module")
def _blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_context().new_page()
    page.add_script_tag(type="module", content=SETTING + MORPH)
    page.wait_for_function("() => globalThis.morph")
    yield page
    page.context.close()


@pytest.fixture(name="page")
def _page(blank: Page) -> Page:
    """Return the page with an empty region."""
    blank.evaluate(
        "() => { document.body.innerHTML = '<div id=region></div>'; globalThis.region = document.body.firstChild; }"
    )
    return blank


def show(page: Page, html: str) -> None:
    page.evaluate("html => morph(region, html)", html)


def mark(page: Page, **selectors: str) -> None:
    """Give a name to the nodes of now, to recognise them later."""
    page.evaluate(
        "names => { for (const [name, way] of Object.entries(names)) globalThis[name] = region.querySelector(way); }",
        selectors,
    )


def is_at(page: Page, name: str, selector: str) -> bool:
    return page.evaluate("([name, way]) => globalThis[name] === region.querySelector(way)", [name, selector])


def html(page: Page) -> str:
    return page.evaluate("() => region.innerHTML")


def watch(page: Page, node: str) -> None:
    """Keep what changes in a node from now on."""
    page.evaluate(
        f"""() => {{
          globalThis.records = [];
          globalThis.watcher = new MutationObserver((all) => records.push(...all));
          watcher.observe({node}, {{ childList: true, subtree: true, attributes: true, characterData: true }});
        }}"""
    )


def changes(page: Page) -> list[str]:
    return page.evaluate(
        """() => {
          records.push(...watcher.takeRecords());
          watcher.disconnect();
          return records.map((one) => one.type);
        }"""
    )


CARD = '<article data-key="a"><details><summary>A</summary><p>one</p></details></article>'
OTHER = '<article data-key="b"><details><summary>B</summary><p>two</p></details></article>'


def test_shows_the_new_markup(page: Page) -> None:
    """Texts, attributes, added and removed nodes: afterwards the region shows what it was given."""
    for wanted in (
        '<p class="x">one</p>',
        '<p title="t">two</p><ul><li>three</li></ul>',
        "text alone",
        "<ul><li>3</li><li>4</li></ul><p>tail <b>bold</b></p>",
        "",
    ):
        show(page, wanted)

        assert wanted == html(page)


def test_scripts_are_dropped(page: Page) -> None:
    """A script in the markup neither runs nor stays."""
    show(page, "<p>one</p><script>globalThis.ran = true</script>")

    assert ("<p>one</p>", None) == (html(page), page.evaluate("() => globalThis.ran ?? null"))


def test_an_open_card_whose_body_changes_stays_open(page: Page) -> None:
    """What the reader opened or closed is kept, whatever the new markup says, while its text changes."""
    show(page, CARD + OTHER.replace("<details>", "<details open>"))
    page.evaluate(
        """() => {
          region.querySelector("[data-key=a] details").open = true;
          region.querySelector("[data-key=b] details").open = false;
        }"""
    )
    show(
        page,
        CARD.replace("one", "changed")
        + OTHER.replace("<details>", "<details open>").replace("two", "changed"),
    )

    assert ["a"] == page.evaluate(
        "() => [...region.querySelectorAll('details[open]')].map((one) => one.parentNode.dataset.key)"
    )
    assert 2 == html(page).count("changed")


def test_open_counts_for_a_new_element(page: Page) -> None:
    """A details that was not there before is open when its markup says so."""
    show(page, CARD)
    show(page, CARD + OTHER.replace("<details>", "<details open>"))

    assert ["B"] == page.evaluate(
        "() => [...region.querySelectorAll('details[open] summary')].map((one) => one.textContent)"
    )


def test_focus_stays(page: Page) -> None:
    """The focused element keeps focus when its text, its neighbours and its place change."""
    show(page, CARD + OTHER)
    page.evaluate("() => region.querySelector('[data-key=b] summary').focus()")
    show(page, f"<section><h2>new</h2>{OTHER.replace('two', '2')}</section>{CARD}")

    assert "B" == page.evaluate("() => document.activeElement.textContent")


def test_a_keyed_element_moves_to_another_parent_whole(page: Page) -> None:
    """A card may move to another group; it is the same node, with its open state and its listeners."""
    show(page, f'<section id="s">{CARD}</section><section id="t">{OTHER}</section>')
    mark(page, card="[data-key=a]", summary="[data-key=a] summary")
    page.evaluate(
        """() => {
          card.firstChild.open = true;
          globalThis.heard = 0;
          summary.addEventListener("x", () => { heard += 1; });
        }"""
    )
    show(page, f'<section id="t">{OTHER}{CARD.replace("one", "1")}</section>')

    assert is_at(page, "card", "#t [data-key=a]") and is_at(page, "summary", "#t [data-key=a] summary")
    assert [True, 1] == page.evaluate(
        "() => { summary.dispatchEvent(new Event('x')); return [card.firstChild.open, heard]; }"
    )


def test_a_new_order_keeps_the_nodes(page: Page) -> None:
    """Keyed elements that change places are moved and not rebuilt."""
    keys = ["a", "b", "c", "d", "e"]
    show(page, "".join(f'<article data-key="{key}">{key}</article>' for key in keys))
    mark(page, **{f"node_{key}": f"[data-key={key}]" for key in keys})
    show(page, "".join(f'<article data-key="{key}">{key}</article>' for key in ("e", "b", "f", "a", "d")))

    assert "ebfad" == page.evaluate("() => region.textContent")
    assert all(is_at(page, f"node_{key}", f"[data-key={key}]") for key in "abde")


def test_equal_markup_changes_nothing(page: Page) -> None:
    """The same markup again touches no node at all, and no attribute of one."""
    wanted = f'<h2 class="x">Cards</h2>{CARD}<p title="t">between <b>bold</b></p>{OTHER}'
    show(page, wanted)
    watch(page, "region")
    show(page, wanted)

    assert [] == changes(page)


def test_only_what_differs_is_touched(page: Page) -> None:
    """When one card changes, the other's nodes see no change."""
    show(page, CARD + OTHER)
    watch(page, "region.lastChild")
    show(page, CARD.replace("one", "1") + OTHER)

    assert [] == changes(page)
    assert "1" == page.evaluate("() => region.querySelector('[data-key=a] p').textContent")


def test_what_stays_is_not_moved_when_others_go(page: Page) -> None:
    """Where nodes only go, nothing else is taken out or put in: the reader's place holds."""
    show(page, f"<p>before</p>{CARD}<p>between</p>{OTHER}")
    watch(page, "region")
    show(page, OTHER)

    assert ["childList"] * 3 == changes(page)
    assert OTHER == html(page)


def test_an_unchanged_card_keeps_what_a_script_did(page: Page) -> None:
    """What a script changed on a card, such as opening it in full, stays while the card's own markup is the same."""
    show(page, CARD + OTHER)
    page.evaluate("() => region.firstChild.classList.add('mw-whole')")
    show(page, CARD + OTHER.replace("two", "2"))

    assert "mw-whole" == page.evaluate("() => region.firstChild.className")


def test_what_a_script_turned_comes_back_to_the_new_markup(page: Page) -> None:
    """A card that is new in its markup shows that markup, also where a script had changed it in between."""
    show(page, CARD)
    page.evaluate("() => region.querySelector('article').classList.add('mw-whole')")
    show(page, CARD.replace("one", "1"))

    assert "" == page.evaluate("() => region.querySelector('article').className")


def test_a_key_that_occurs_twice_is_no_key_across_parents(page: Page) -> None:
    """Two elements of one key are each found under their own parent only."""
    twice = '<section id="s"><p data-key="x">1</p></section><section id="t"><p data-key="x">2</p></section>'
    show(page, twice)
    mark(page, one="#s p", two="#t p")
    show(page, twice.replace(">1<", ">one<").replace(">2<", ">two<"))

    assert is_at(page, "one", "#s p") and is_at(page, "two", "#t p")
    assert "onetwo" == page.evaluate("() => region.textContent")


def test_former_markup_comes_back(page: Page) -> None:
    """An answer that is taken back shows the card as it was before."""
    for wanted in (CARD, CARD.replace("one", "1"), CARD):
        show(page, wanted)

        assert wanted == html(page)


def test_the_mark_of_kept_keys_stays(page: Page) -> None:
    """What keeps JupyterLab from taking the keys stays on the focused element; other attributes are the markup's."""
    show(page, CARD)
    page.evaluate(
        """() => {
          const summary = region.querySelector("summary");
          summary.setAttribute("data-lm-suppress-shortcuts", "true");
          summary.setAttribute("data-other", "true");
        }"""
    )
    show(page, CARD.replace("one", "1"))

    assert ["data-lm-suppress-shortcuts"] == page.evaluate(
        "() => region.querySelector('summary').getAttributeNames()"
    )


def test_focus_comes_back_without_scrolling(page: Page) -> None:
    """A card that takes focus with it to another place does not take the page along."""
    far = '<p style="height: 3000px"></p>'
    show(page, far + CARD + OTHER)
    page.evaluate("() => region.querySelector('[data-key=b] summary').focus({ preventScroll: true })")
    show(page, f"{far}{CARD}<section>{OTHER}</section>")

    assert ["B", 0] == page.evaluate("() => [document.activeElement.textContent, scrollY]")


def test_the_same_text_is_the_same_node(page: Page) -> None:
    """Without a key an element is known by its text, so what is added before it does not close it."""
    folds = [f"<details><summary>{name}</summary><p>text</p></details>" for name in "ab"]
    show(page, "".join(folds))
    page.evaluate("() => { region.lastChild.open = true; }")
    show(page, "<details><summary>new</summary><p>text</p></details>" + "".join(folds))

    assert ["b"] == page.evaluate(
        "() => [...region.querySelectorAll('details[open] summary')].map((one) => one.textContent)"
    )


def test_the_inner_may_become_the_outer(page: Page) -> None:
    """Two keyed elements can change places, one inside the other."""
    nested = '<div data-key="{}"><div data-key="{}">x</div></div>'
    show(page, nested.format("a", "b"))
    show(page, nested.format("b", "a"))

    assert nested.format("b", "a") == html(page)


@pytest.mark.parametrize("inside", ["{}", "<section>{}</section>"], ids=["in place", "moved"])
def test_another_kind_of_element_is_another_node(page: Page, inside: str) -> None:
    """A key does not turn an article into a paragraph."""
    show(page, '<article data-key="a">one</article><section></section>')
    wanted = inside.format('<p data-key="a">one</p>')
    show(page, wanted)

    assert wanted == html(page)


def test_a_newcomer_takes_no_card(page: Page) -> None:
    """An element without a key does not take the node of a card that moves."""
    show(page, CARD)
    mark(page, card="[data-key=a]")
    show(page, f"<article>new</article><section>{CARD}</section>")

    assert is_at(page, "card", "section [data-key=a]")


@pytest.mark.parametrize(
    "before", ["", '<section id="s"><p data-key="x">1</p></section>'], ids=["once", "twice"]
)
def test_a_key_that_occurs_twice_moves_nowhere(page: Page, before: str) -> None:
    """Where a key does not say which element is meant, a new element leaves the others in their places."""
    old = '<section id="t"><p data-key="x">2</p></section>'
    show(page, before + old)
    mark(page, two="#t p")
    show(page, f'<section id="u"><p data-key="x">3</p></section>{old}')

    assert is_at(page, "two", "#t p")
    assert "32" == page.evaluate("() => region.textContent")
