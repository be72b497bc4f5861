"""The project's content, compiled afresh in memory from content/ and never from a file that may be stale."""

from tests.content.source import compile_content
from widgets.core.loading import build

RAW = compile_content()
CONTENT = build(RAW)
