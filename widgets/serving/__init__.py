"""The launcher around Voila: one server, its settings, the page template and the page's own small scripts.

May import voila, jupyter_server, nbconvert's exporter through voila, tornado,
traitlets and the standard library. Imports no other layer of the workbook: the words on screen come from the
compiled content, read as plain JSON.
"""
