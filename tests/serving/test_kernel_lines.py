"""What kernels write by themselves is in the log without what it quotes."""

import pytest

from widgets.serving.kernel_lines import what_may_be_said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[workbook] ERROR | update failed: KeyError in cards (form.py:3)", None),
        ("[IPKernelApp] ERROR | Invalid message", None),
        ("[IPKernelApp] WARNING | No such comm: PRIVATE", "[IPKernelApp] WARNING | No such comm"),
        ("[IPKernelApp] ERROR | Exception in 'PRIVATE'", "[IPKernelApp] ERROR | Exception in"),
        ("ValueError: Duplicate Signature: b'PRIVATE'", "ValueError"),
        ("traitlets.traitlets.TraitError: PRIVATE is not a tuple", "traitlets.traitlets.TraitError"),
        ("KeyboardInterrupt", None),
        ("Traceback (most recent call last):", ""),
        ("    msg = PRIVATE", ""),
        ("PRIVATE", ""),
        ("", ""),
    ],
)
def test_a_line_quotes_nobody(line: str, said: str | None) -> None:
    """Our own lines are whole; of others there is the complaint or the kind of the error, and no more."""
    assert (line if said is None else said) == what_may_be_said(line)
