"""What pip does when it makes a wheel: compile the content, and put it and the notebooks into the package.

pyproject.toml names this class. The tool that builds runs this file by itself, without the package around it, so it
imports nothing of ours, and has another Python compile.
"""

import subprocess
import sys
from pathlib import Path

from setuptools.command.build_py import build_py

CONTENT = "widgets/content.json"
NOTEBOOKS = ("notebooks/*.ipynb", "notebooks/examples/*.ipynb")
# Besides Python's own files, an archive of the source has what a wheel can be made from.
SOURCES = ("content/**/*.*", *NOTEBOOKS)


class BuildWorkbook(build_py):
    """Adds to the package what it does not have in a checkout."""

    def run(self) -> None:
        """Build; an editable copy keeps its notebooks where they are and gets its content compiled there."""
        super().run()
        root = Path.cwd()
        target = root if self.editable_mode else Path(self.build_lib)
        words = ["-m", "widgets.authoring", "compile", "--out", str(target.resolve() / CONTENT)]
        subprocess.run([sys.executable, *words], cwd=root, check=True)
        if not self.editable_mode:
            for notebook in (path for pattern in NOTEBOOKS for path in sorted(root.glob(pattern))):
                place = target / "widgets" / notebook.relative_to(root)
                self.mkpath(str(place.parent))
                self.copy_file(str(notebook), str(place))

    def get_source_files(self) -> list[str]:
        """Return what belongs in an archive of the source."""
        return [
            *super().get_source_files(),
            *(path.as_posix() for pattern in SOURCES for path in sorted(Path().glob(pattern))),
        ]
