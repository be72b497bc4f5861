"""A home folder for accounts that have none, as in many containers: Jupyter does not start without one."""

import os
from pathlib import Path

# What container engines give to such an account. Nothing is written to it.
ROOT = "/"


def ensure_home() -> None:
    """Name a home folder to this process and its kernels, if the account has none."""
    try:
        Path.home()
    except RuntimeError:
        os.environ["HOME"] = ROOT
