"""The list by which Pyodide finds its packages: npm's own names wheels that its package lacks, so this is another."""

import hashlib
from collections.abc import Iterable, Mapping, Set
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

from .packages import BROWSER
from .wheel import Wheel


def lock_of(wheels: Iterable[Wheel], original: dict[str, Any]) -> dict[str, Any]:
    """Return the list with these wheels in place of the packages of the original one."""
    wheels = list(wheels)
    there = {one.name for one in wheels}
    return original | {"packages": {one.name: _entry(one, there) for one in wheels}}


def unmet(wheels: Iterable[Wheel]) -> list[str]:
    """Return what a wheel needs in the browser and no other one gives, in a version that it accepts."""
    wheels = list(wheels)
    versions = {one.name: one.version for one in wheels}
    return [
        f"{one.name} needs {need}" for one in wheels for need in _needs(one) if not _is_met(need, versions)
    ]


def _is_met(need: Requirement, versions: Mapping[NormalizedName, str]) -> bool:
    version = versions.get(canonicalize_name(need.name))
    return version is not None and need.specifier.contains(version, prereleases=True)


def _needs(one: Wheel) -> list[Requirement]:
    return [need for need in one.requires() if need.marker is None or need.marker.evaluate(BROWSER)]


def _entry(one: Wheel, there: Set[str]) -> dict[str, Any]:
    return {
        "name": one.name,
        "version": one.version,
        "file_name": one.file_name,
        "install_dir": "site",
        "sha256": hashlib.sha256(one.body).hexdigest(),
        "package_type": "package",
        "imports": one.imports(),
        "depends": [name for need in _needs(one) if (name := canonicalize_name(need.name)) in there],
        "unvendored_tests": False,
        "shared_library": False,
    }
