"""What Jupyter need not load to start: a grammar of web addresses, which took four fifths of the server's start."""

import sys

GRAMMAR = "rfc3987_syntax"


def skip_grammar() -> None:
    """Let jsonschema do without the grammar by which it checks addresses in letters of any language.

    Call it before Jupyter is imported. jsonschema takes the grammar for not installed, as it may be, and leaves out
    the two checks that need it, which no schema of Jupyter asks for. The grammar is compiled on import, whether or not
    anything is ever checked.
    """
    sys.modules.setdefault(GRAMMAR, None)  # pyright: ignore[reportArgumentType]
