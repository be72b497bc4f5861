"""`python -m widgets.lite FOLDER` writes the notebooks with JupyterLite."""

import argparse
import sys
from pathlib import Path

from .build import NotBuilt, build


def main(arguments: list[str]) -> int:
    """Write the files, and say what came of it; 1 where something is missing."""
    parser = argparse.ArgumentParser(prog="make notebooks-site", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("build/notebooks"))
    folder = parser.parse_args(arguments).folder
    try:
        files = build(folder)
    except NotBuilt as error:
        print(error, file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in files) / 1e6
    print(
        f"{len(files)} files, {size:.1f} MB, in {folder}. Try it: python3 -m http.server -d {folder} -b 127.0.0.1"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
