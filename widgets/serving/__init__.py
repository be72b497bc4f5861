"""The launcher around Voila: one server, its settings, the page template and the page's own small scripts.

May import voila, jupyter_server, nbconvert's exporter through voila, tornado, traitlets and the standard
library; of the workbook only `core`, which reads the compiled content.
"""

import sys

from ..quick_start import skip_grammar
from .home import ensure_home

if sys.flags.optimize > 1:
    sys.exit(
        "Jupyter cannot run without the texts in its files: start Python without -OO and PYTHONOPTIMIZE=2."
    )
# Both before Jupyter is imported: it looks for a home at once.
ensure_home()
skip_grammar()
