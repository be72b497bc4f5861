"""Templates are compiled for the first page, and not again for each."""

import pytest
from jinja2 import DictLoader, Environment

from widgets.serving.notebook_rendering import TemplateCache


def environment(cache: TemplateCache, text: str) -> Environment:
    """A page's own environment, of a template with this text."""
    return Environment(loader=DictLoader({"page": text}), bytecode_cache=cache)


def test_a_template_is_compiled_once_for_all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second page with the same template compiles nothing, and says the same."""
    cache = TemplateCache()
    first = environment(cache, "{{ word }}!").get_template("page").render(word="ready")
    monkeypatch.delattr(Environment, "_compile")

    assert ("ready!", "ready!") == (
        first,
        environment(cache, "{{ word }}!").get_template("page").render(word="ready"),
    )


def test_a_changed_template_is_compiled_again() -> None:
    """What was kept of an older text is not used for a newer one."""
    cache = TemplateCache()
    texts = [environment(cache, text).get_template("page").render() for text in ("old", "new", "old")]

    assert ["old", "new", "old"] == texts
