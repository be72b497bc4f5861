"""JupyterLab's scripts as one file, which a page asks for once and keeps, where Voila's page asks for some eighty.

Webpack's chunks only append themselves to a list, so they can be joined as they are: Voila's script, the last of the
file, finds what it needs already there, and would ask for a chunk that is not. `front_end_files.txt` names the chunks
that our pages use. A new Voila has others: until `make front-end` lists them anew, pages ask for those one by one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from typing import Any

from tornado.web import HTTPError

from .assets import HERE, Asset, script_asset
from .handlers import AssetHandler
from .log_rules import log

LIST = Path(__file__).with_name("front_end_files.txt")
STATIC, EXTENSIONS = "voila/static/", "voila/labextensions/"
MAIN = f"{STATIC}voila.js"
UNUSED_MODULES = HERE / "front_end.js"


@dataclass(frozen=True)
class FrontEnd:
    """The scripts of a page."""

    joined: Asset | None = None
    """All of them in one file; None when it could not be made."""
    entries: tuple[str, ...] = ()
    """The addresses of the extensions' own first files, which Voila's script asks for by their names."""

    @property
    def main(self) -> str:
        """The address of the script that a page begins with, below the base of all addresses."""
        return f"{STATIC}front-end.{self.joined.version}.js" if self.joined else MAIN

    @property
    def addresses(self) -> tuple[str, ...]:
        """What a page may fetch before it is run, the script that it begins with first."""
        return (self.main, *self.entries)


def listed() -> list[str]:
    """Return the addresses of the files that pages use."""
    return LIST.read_text(encoding="utf-8").split()


def entries(page_config: Mapping[str, Any]) -> tuple[str, ...]:
    """Return where the extensions of a page begin."""
    return tuple(
        normpath(f"{EXTENSIONS}{one['name']}/{one['load']}") for one in page_config["federated_extensions"]
    )


def make_front_end(
    static: Sequence[str], extensions: Sequence[str], first_files: tuple[str, ...] = ()
) -> FrontEnd:
    """Join what is listed, from the folders that Voila serves it from."""
    folders = {STATIC: static, EXTENSIONS: extensions}
    try:
        names = listed()
        found = {name: path for name in names if (path := _find(name, folders))}
        body = join(found.values(), _find(MAIN, folders) or Path(MAIN))
    except (OSError, UnicodeDecodeError) as error:
        log.warning("Pages ask for each script of JupyterLab by itself: %s", error)
        return FrontEnd(entries=first_files)
    if len(found) < len(names):
        absent = ", ".join(name for name in names if name not in found)
        log.warning(
            "Pages open more slowly until `make front-end` has listed JupyterLab's files anew: no %s", absent
        )
    return FrontEnd(script_asset(body), first_files)


def _find(name: str, folders: Mapping[str, Sequence[str]]) -> Path | None:
    tried = (
        Path(folder) / name.removeprefix(start)
        for start, paths in folders.items()
        if name.startswith(start)
        for folder in paths
    )
    return next((path for path in tried if path.is_file()), None)


def join(chunks: Iterable[Path], main: Path) -> bytes:
    """Return one script: each chunk in a function of its own, for it may be strict, and then Voila's, which is not."""
    parts = [UNUSED_MODULES.read_text("utf-8")]
    parts += [f"(() => {{{path.read_text('utf-8')}\n}})();" for path in chunks]
    return "\n".join([*parts, main.read_text("utf-8")]).encode()


class FrontEndHandler(AssetHandler):
    """The joined file, under an address that changes with it."""

    async def get(self, name: str) -> None:
        """Send it by its version; a page of another version of the server gets what is here, and does not keep it."""
        joined = self.settings["front_end"].joined
        if joined is None:
            raise HTTPError(404)
        if name == joined.version:
            await self.send(joined)
        else:
            self.redirect(f"{self.settings['base_url']}{self.settings['front_end'].main}")

    head = get


def front_end_address(base: str) -> tuple[Any, ...]:
    """Return the address of the joined file with its handler."""
    return (rf"{base}{STATIC}front-end\.([0-9a-f]+)\.js", FrontEndHandler)
