"""The twin in Gradio."""

import gradio

from tests.benchmark.peers.same_work import PORT, QUESTIONS, TITLE, assessed, cards, figure, options
from widgets.core.shapes import Question


def control(question: Question) -> gradio.components.Component:
    """Return one question."""
    offered = [(text, id) for id, text in options(question)]
    make = gradio.CheckboxGroup if question.kind.several else gradio.Radio
    return make(offered, label=question.legend, info=question.why, elem_id=question.id)


def follow(*values: str | list[str] | None) -> tuple[str, object]:
    """Return what follows from the answers."""
    assessment = assessed(dict(zip((question.id for question in QUESTIONS), values, strict=True)))
    return cards(assessment), figure(assessment)


def app() -> gradio.Blocks:
    """Return the application. Many visitors may be answered at once, as in the other twins."""
    nothing = assessed({})
    with gradio.Blocks(title=TITLE, analytics_enabled=False) as blocks:
        gradio.Markdown(f"# {TITLE}")
        controls = [control(question) for question in QUESTIONS]
        region = gradio.HTML(cards(nothing))
        plot = gradio.Plot(figure(nothing))
        gradio.on(
            [one.change for one in controls],
            follow,
            controls,
            [region, plot],
            show_progress="hidden",
            trigger_mode="multiple",
            concurrency_limit=8,
        )
    return blocks


if __name__ == "__main__":
    # Its usual fonts come from another host.
    theme = gradio.themes.Base(font=["sans-serif"], font_mono=["monospace"])
    app().launch(server_name="127.0.0.1", server_port=PORT, theme=theme, ssr_mode=False, quiet=True)
