"""The twin in Streamlit: the script runs again for each answer, as it is meant to."""

import streamlit

from tests.benchmark.peers.same_work import QUESTIONS, TITLE, assessed, cards, figure, options

streamlit.set_page_config(page_title=TITLE, layout="wide")
streamlit.title(TITLE)
given: dict[str, str | list[str] | None] = {}
for question in QUESTIONS:
    offered = dict(options(question))
    streamlit.html(f"<h3>{question.legend}</h3><p>{question.why}</p>")
    if question.kind.several:
        given[question.id] = [
            id for id, text in offered.items() if streamlit.checkbox(text, key=f"{question.id}-{id}")
        ]
    else:
        given[question.id] = streamlit.radio(
            question.legend,
            list(offered),
            index=None,
            format_func=offered.__getitem__,
            key=question.id,
            label_visibility="collapsed",
        )
assessment = assessed(given)
streamlit.html(cards(assessment))
streamlit.plotly_chart(figure(assessment), key="studies")
