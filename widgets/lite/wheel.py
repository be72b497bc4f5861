"""Wheels, as Python's installers read them: made of a few files, cut to fewer, and asked what they need."""

import base64
import hashlib
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from io import BytesIO

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

STAMP = (2026, 1, 1, 0, 0, 0)
"""When all files of a wheel were made, as far as it says: the same input gives the same bytes."""


@dataclass(frozen=True)
class Wheel:
    """One wheel: the name of its file, and what is in it."""

    file_name: str
    body: bytes

    @property
    def name(self) -> NormalizedName:
        """The name of the package, spelled in the one way in which names are compared."""
        return canonicalize_name(self.file_name.split("-")[0])

    @property
    def version(self) -> str:
        """The version of the package."""
        return self.file_name.split("-")[1]

    def files(self) -> dict[str, bytes]:
        """Return the wheel's files by their paths."""
        with zipfile.ZipFile(BytesIO(self.body)) as archive:
            return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}

    def imports(self) -> list[str]:
        """Return what can be imported once this is installed."""
        code = (path for path in self.files() if path.endswith(".py") and ".data/" not in path)
        return sorted({path.split("/")[0].removesuffix(".py") for path in code})

    def requires(self) -> list[Requirement]:
        """Return what it says that it needs, whatever the machine."""
        metadata = next(body for path, body in self.files().items() if path.endswith(".dist-info/METADATA"))
        return [Requirement(line) for line in message_from_bytes(metadata).get_all("Requires-Dist") or ()]


def wheel(name: str, version: str, files: Mapping[str, bytes]) -> Wheel:
    """Return a wheel of these files, for any machine; without one, only its name and version can be seen."""
    about = f"{name}-{version}.dist-info"
    tag = "Wheel-Version: 1.0\nGenerator: widgets.lite\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    described = {
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{about}/WHEEL": tag.encode(),
    }
    return _packed(f"{name}-{version}-py3-none-any.whl", {**files, **described}, f"{about}/RECORD")


def cut(whole: Wheel, is_kept: Callable[[str], bool]) -> Wheel:
    """Return the same wheel with those of its files alone that are to be kept, and what describes it."""
    files = whole.files()
    record = next(path for path in files if path.endswith(".dist-info/RECORD"))
    about = record.removesuffix("RECORD")
    kept = {
        path: body
        for path, body in files.items()
        if path != record and (path.startswith(about) or is_kept(path))
    }
    return _packed(whole.file_name, kept, record)


def _packed(file_name: str, files: Mapping[str, bytes], record: str) -> Wheel:
    packed = BytesIO()
    lines = [f"{path},sha256={_digest(body)},{len(body)}" for path, body in files.items()]
    listed = "\n".join([*lines, f"{record},,", ""]).encode()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, body in {**files, record: listed}.items():
            archive.writestr(zipfile.ZipInfo(path, STAMP), body, zipfile.ZIP_DEFLATED, 9)
    return Wheel(file_name, packed.getvalue())


def _digest(body: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(body).digest()).rstrip(b"=").decode()
