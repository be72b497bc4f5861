"""The twin in Dash, served by waitress, with compressed replies."""

from dash import Dash, Input, Output, dcc, html
from waitress import serve

from tests.benchmark.peers.same_work import PORT, QUESTIONS, TITLE, assessed, cards, figure, options
from widgets.core.shapes import Question

SET_MARKUP = """(markup) => {
    document.getElementById("cards").innerHTML = markup ?? "";
    return window.dash_clientside.no_update;
}"""


def control(question: Question) -> html.Div:
    """Return one question."""
    make = dcc.Checklist if question.kind.several else dcc.RadioItems
    offered = [{"label": text, "value": id} for id, text in options(question)]
    return html.Div([html.H3(question.legend), html.P(question.why), make(offered, id=question.id)])


def app() -> Dash:
    """Return the application."""
    dash = Dash(__name__, title=TITLE, compress=True, serve_locally=True)
    dash.layout = html.Div(
        [
            html.H1(TITLE),
            html.Div([control(question) for question in QUESTIONS]),
            html.Div(id="cards"),
            dcc.Store(id="markup"),
            dcc.Graph(id="studies"),
        ]
    )
    dash.callback(
        Output("markup", "data"),
        Output("studies", "figure"),
        *[Input(question.id, "value") for question in QUESTIONS],
    )(follow)
    # Dash shows no markup that comes from Python, but for what a script of the page sets.
    dash.clientside_callback(
        SET_MARKUP,
        Output("cards", "title"),
        Input("markup", "data"),
    )
    return dash


def follow(*values: str | list[str] | None) -> tuple[str, object]:
    """Return what follows from the answers."""
    assessment = assessed(dict(zip((question.id for question in QUESTIONS), values, strict=True)))
    return cards(assessment), figure(assessment)


if __name__ == "__main__":
    serve(app().server, host="127.0.0.1", port=PORT, threads=8, _quiet=True)
