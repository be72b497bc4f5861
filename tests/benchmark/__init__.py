"""The workbook beside peers that do the same work, measured in a real browser: `make bench`.

The workbook and four twins of it (Dash, Panel, Streamlit, Gradio: see `peers/`) ask the same questions, show the same
cards, drawn by the same functions, and the same chart of studies. They take turns, and each turn begins with another.
Whatever is measured is checked as well: an answer counts once the page holds, to the letter, the cards that Python
expects for it, and one that never does is counted as missed.

    make bench                                       five turns each, an hour and a half; writes build/benchmark
    make bench ARGS='--quick --only workbook,dash'   a first look, in some minutes
    make bench ARGS='--against 0504ce12'             an earlier commit of the workbook takes turns, too
    make bench ARGS='--publish'                      writes docs/benchmark.md as well
    make bench ARGS='--help'                         everything that can be set

Times on one machine say little about another: read the ratios, which are taken within one turn. The machine should have
nothing else to do. No figure is asserted in any test.
"""
