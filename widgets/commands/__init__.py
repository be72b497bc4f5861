"""The commands for everyone: the same on each system, with and without make, in a checkout and in an installed copy.

Nothing here runs while a page is open, so it may import any layer; what is heavy is imported when its command runs.
"""

from ..quick_start import skip_grammar

skip_grammar()
