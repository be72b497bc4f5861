"""The launcher around Voila: one server, its settings, the page template and the page's own small scripts.

May import voila, jupyter_server, nbconvert's exporter through voila, tornado, traitlets and the standard
library; of the workbook only `core`, which reads the compiled content.
"""

from .home import ensure_home

ensure_home()  # before Jupyter is imported, which looks for it at once
