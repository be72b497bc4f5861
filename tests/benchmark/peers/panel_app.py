"""The twin in Panel, on its own server. Each visitor has widgets of their own, made when they come."""

import panel

from tests.benchmark.peers.same_work import PORT, QUESTIONS, TITLE, assessed, cards, figure, options
from widgets.core.shapes import Question


def control(question: Question) -> panel.widgets.Widget:
    """Return one question, without an answer."""
    offered = {text: id for id, text in options(question)}
    looks = {"name": question.legend, "options": offered, "css_classes": [f"q-{question.id}"]}
    if question.kind.several:
        return panel.widgets.CheckBoxGroup(value=[], **looks)
    one = panel.widgets.RadioBoxGroup(**looks)
    one.value = None  # said when it is made, it would count as the first option
    return one


def page() -> panel.Column:
    """Return the page of one visitor."""
    controls = {question.id: control(question) for question in QUESTIONS}
    nothing = assessed({})
    region = panel.pane.HTML(cards(nothing), sizing_mode="stretch_width")
    plot = panel.pane.Plotly(figure(nothing), sizing_mode="stretch_width")

    def follow(_event: object) -> None:
        assessment = assessed({id: one.value for id, one in controls.items()})
        region.object, plot.object = cards(assessment), figure(assessment)

    for one in controls.values():
        one.param.watch(follow, "value")
    asked = [
        item
        for question in QUESTIONS
        for item in (
            panel.pane.HTML(f"<h3>{question.legend}</h3><p>{question.why}</p>"),
            controls[question.id],
        )
    ]
    return panel.Column(f"# {TITLE}", *asked, region, plot)


if __name__ == "__main__":
    panel.extension("plotly")
    panel.serve(
        {"/": page}, address="127.0.0.1", port=PORT, show=False, title=TITLE, allow_websocket_origin=["*"]
    )
