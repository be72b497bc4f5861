"""The cells of a page as markup that reads by itself, with a note beside each live part of what brings it to life."""

import ast
import json
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from widgets.core.content import Content
from widgets.live_parts import CHART, KINDS, NOW
from widgets.ui.chart import Chart
from widgets.ui.one_way import OneWay
from widgets.ui.page_region import PageRegion
from widgets.ui.question_form import QuestionForm
from widgets.view.base.markup import Html, tag

NOT_FOR_READERS = "lab"
"""The tag of cells that JupyterLab needs because it shows no page around the notebook."""

OUTPUT = "application/vnd.voila.cell-output+json"
VIEW = "application/vnd.jupyter.widget-view+json"


@dataclass(frozen=True)
class Cells:
    """All cells of a page, and the calls of the parts that follow the reader's answers, in order."""

    markup: str
    calls: list[list[str]] = field(default_factory=list)

    @property
    def is_live(self) -> bool:
        """Whether something on the page follows the answers."""
        return bool(self.calls)


def cells_of(notebook: Any, content: Content) -> Cells:
    """Run a notebook's cells here, and return what they show."""
    namespace: dict[str, Any] = {}
    shown: list[Html] = []
    live: list[list[str]] = []
    for cell in notebook.cells:
        if NOT_FOR_READERS in cell.metadata.get("tags", ()):
            continue
        if cell.cell_type == "markdown":
            body = _area(Html(_markdown(cell.source)), "jp-RenderedMarkdown jp-MarkdownOutput")
        else:
            call, value = _run(cell.source, namespace)
            if isinstance(value, OneWay) and call and call[0] in KINDS:
                live.append(call)
            body = None if value is None else _output(value, call, content)
        step = cell.metadata.get("workbook", {}).get("step")
        shown.append(tag("div", body, class_="page-cell", data_step=step))
    return Cells("\n".join(shown), live)


def _run(source: str, namespace: dict[str, Any]) -> tuple[list[str], Any]:
    """Run one cell; return the call that its last line makes, with its texts, and the value of that line."""
    body = ast.parse(source).body
    last = body[-1] if body else None
    if not isinstance(last, ast.Expr):
        exec(compile(ast.Module(body, []), "<cell>", "exec"), namespace)
        return [], None
    exec(compile(ast.Module(body[:-1], []), "<cell>", "exec"), namespace)
    return _call(last.value), eval(compile(ast.Expression(last.value), "<cell>", "eval"), namespace)


def _call(node: ast.expr) -> list[str]:
    """Return the name of a call and its texts: those of `page.chart("scars")` are chart and scars."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return []
    return [node.func.attr, *(str(one.value) for one in node.args if isinstance(one, ast.Constant))]


def _output(value: Any, call: list[str], content: Content) -> Html:
    if not isinstance(value, OneWay):
        return _area(Html(value.data), "jp-RenderedHTML")
    described = _described(value, call, content)
    still = _still(value, "page-live" if call and call[0] in set(KINDS) - {NOW} else "")
    note = json.dumps({VIEW: described}).replace("<", "\\u003c")
    return _around(still, tag("script", Html(note), type=OUTPUT))


def _described(widget: OneWay, call: list[str], content: Content) -> dict[str, Any]:
    """Say what a widget is to the page's script; `call` is what draws it anew, of one that follows the answers."""
    if isinstance(widget, QuestionForm):
        return {
            "kind": "form",
            "questions": {id: list(one.answers) for id, one in content.questions.items()},
        }
    live = {"call": call} if call and call[0] in KINDS else {}
    if isinstance(widget, Chart):
        if call[:1] != [CHART] or len(call) != 2:
            raise ValueError(f"A chart of the plain files is called by its name alone: {call}")
        return {"kind": "chart", **live}
    if isinstance(widget, PageRegion):
        return {"kind": "region", "label": widget.label, **live}
    raise ValueError(f"The plain files cannot show a {type(widget).__name__}")


def _still(widget: OneWay, live: str) -> Html:
    """Return what stands in the page until its script has come, and where none does: with nothing answered.
    `live` is the class of what follows from answers."""
    if isinstance(widget, QuestionForm):
        return tag("div", Html(widget.html), class_="page-early")
    if isinstance(widget, Chart):
        figure = json.dumps(widget.figure).replace("<", "\\u003c")
        return tag(
            "figure",
            tag("figcaption", Html(widget.title_html), data_trait="title_html"),
            tag("div", Html(widget.html), class_="mw-notes", data_trait="notes_html"),
            tag("script", Html(figure), type="application/json", data_trait="figure")
            if widget.figure
            else None,
            class_=f"mw-chart jp-OutputArea-output {live}",
        )
    assert isinstance(widget, PageRegion)
    return tag(
        "div",
        tag("div", Html(widget.html), class_="mw-region", data_trait="html"),
        class_=f"lm-Widget jp-OutputArea-output {live}",
    )


def _area(body: Html, kind: str) -> Html:
    classes = f"page-plain lm-Widget jp-RenderedHTMLCommon {kind} jp-OutputArea-output"
    return _around(tag("div", body, class_=classes))


def _around(*body: Html) -> Html:
    """Return the boxes that Jupyter puts around an output, which the style sheet goes by."""
    child = tag("div", body, class_="jp-OutputArea-child")
    area = tag("div", child, class_="jp-OutputArea jp-Cell-outputArea")
    return tag("div", area, class_="jp-Cell jp-CodeCell jp-Notebook-cell")


@cache
def _renderer() -> Any:
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    return MarkdownWithMath(renderer=IPythonRenderer(escape=False, exclude_anchor_links=True))


def _markdown(text: str) -> str:
    # Texts link from notebook to notebook.
    return re.sub(r'href="([\w-]+)\.ipynb', r'href="../\1/', _renderer().render(text))
