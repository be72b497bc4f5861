"""Markup cannot be broken by what is put into it."""

from widgets.view.base.markup import Html, html, tag


def test_text_is_escaped_and_markup_is_not() -> None:
    """
    Plain text cannot become an element or an attribute; what is markup already stays as it is.
    """
    assert '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt; &amp; <i>x</i></p>' == tag(
        "p", "<b> & ", tag("i", "x"), title='"><script>'
    )


def test_attributes_follow_html() -> None:
    """
    Underscores become hyphens, a closing one is dropped, True is bare, and None and False are left out.
    """
    assert '<details class="a" data-key="b" open></details>' == tag(
        "details", class_="a", data_key="b", open=True, hidden=False, id=None
    )


def test_nothing_is_nothing() -> None:
    """
    None and empty lists add nothing, and elements without content are not closed.
    """
    assert "<br>" == html(None, [], (), tag("br"))
    assert isinstance(html("a"), Html)
