"""Reads a whole content folder: every file by kind, checked against its schema, all complaints at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from ..schema.kinds import KINDS, NOT_CONTENT, PARTS, Kind
from .complaint import Complaint, in_words, nearest, one_of
from .document import Document, Where
from .parts import Part, parts_of
from .validation_messages import explain
from .yaml_file import read

ROOT = PurePosixPath()
Model = TypeVar("Model", bound=BaseModel)


@dataclass
class Item:
    """One file of content: the document as read, and its model, or None when it does not fit its schema."""

    kind: Kind
    stem: str
    document: Document
    model: BaseModel | None = None

    @property
    def name(self) -> str:
        """How a complaint refers to it."""
        return f'{self.kind.name} "{self.stem}"' if self.kind.folder else self.kind.name

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every part of the file as read, with the mark of its field."""
        return tuple(parts_of(self.document.value, self.kind.model))

    @cached_property
    def _mappings(self) -> dict[Where, Part]:
        return {part.where: part for part in self.parts if part.schema}

    def mapping_at(self, where: Where) -> Part | None:
        """Return the mapping at one place of the file, if there is one and it has a schema."""
        return self._mappings.get(where)

    def mappings(self, *schemas: type[BaseModel]) -> Iterator[tuple[Where, dict]]:
        """Yield every mapping of the file as read that has one of some schemas, the outer before the inner."""
        for where, part in self._mappings.items():
            if part.schema and issubclass(part.schema, schemas):
                yield where, part.value

    def complaint(
        self, where: Where, wrong: str, allowed: str = "", remedy: str = "", about: str = "references"
    ) -> Complaint:
        """Return a complaint about a part of this file."""
        way = in_words(where)
        item = f"{self.name}, {way}" if way else self.name
        return Complaint(self.document.file, self.document.line(where), item, wrong, allowed, remedy, about)


@dataclass
class ContentFolder:
    """Everything in a content folder, and the complaints of reading and of the schemas."""

    name: str = "content"
    items: list[Item] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)

    def of(self, *kinds: str) -> list[Item]:
        """Return the items of some kinds, the broken ones too."""
        return [item for item in self.items if item.kind.name in kinds]

    def models(self, schema: type[Model]) -> Iterator[tuple[Item, Model]]:
        """Yield the items that fit a schema, each with its model: `Card` gives outcomes and situations."""
        return ((item, item.model) for item in self.items if isinstance(item.model, schema))

    def ids(self, *kinds: str) -> set[str]:
        """Return the ids of some kinds of files or of their parts.

        Broken ones count too, so that they cause no second complaint.
        """
        files = {item.stem for item in self.of(*kinds)}
        parts = {
            node["id"]
            for kind in kinds
            if kind in PARTS
            for item in self.items
            for _, node in item.mappings(PARTS[kind].schema)
            if isinstance(node.get("id"), str)
        }
        return files | parts

    def one(self, schema: type[Model]) -> Model | None:
        """Return the model of a kind that has a single file, or None while it is missing or broken."""
        return next((model for _, model in self.models(schema)), None)


def read_content(folder: Path) -> ContentFolder:
    """Read and check every file of a content folder."""
    content = ContentFolder(folder.name)
    if not folder.is_dir():
        content.complaints.append(
            Complaint(
                str(folder),
                1,
                "the folder",
                "there is no such folder",
                "",
                "Give the folder that holds the content: --content DIR",
                "reading",
            )
        )
        return content
    _complain_about_unread_files(folder, content)
    for kind in KINDS:
        for path in _paths(folder, kind, content):
            content.items.append(_item(path, f"{folder.name}/{path.relative_to(folder).as_posix()}", kind))
    for item in content.items:
        content.complaints += item.document.complaints
        _fit(item, content)
    return content


def _complain_about_unread_files(folder: Path, content: ContentFolder, inside: PurePosixPath = ROOT) -> None:
    """Complain about files in the content folder, or in a folder that only groups others,
    that nothing reads."""
    places = [PurePosixPath(kind.folder or kind.file) for kind in KINDS]
    names = {place.relative_to(inside).parts[0] for place in places if place.is_relative_to(inside)}
    place_name = (folder.name / inside).as_posix()
    for path in sorted((folder / inside).iterdir()):
        own = inside / path.name
        if path.is_dir() and any(own in place.parents for place in places):
            _complain_about_unread_files(folder, content, own)
        elif path.name not in names and path.name not in NOT_CONTENT and not path.name.startswith("."):
            content.complaints.append(
                Complaint(
                    f"{place_name}/{path.name}",
                    1,
                    "the folder" if path.is_dir() else "the file",
                    f"nothing reads {path.name}",
                    one_of(sorted(names)),
                    f"{nearest(path.name, names)}Rename it, or move it out of {place_name}/.",
                    "reading",
                )
            )


def _paths(folder: Path, kind: Kind, content: ContentFolder) -> list[Path]:
    """Return the files of a kind, and complain when there are none or when one has another ending."""
    place = folder / (kind.folder or kind.file)
    place_name = f"{folder.name}/{kind.folder or kind.file}"
    if kind.file:
        paths = [place] if place.is_file() else []
    else:
        entries = sorted(path for path in place.glob("*") if not path.name.startswith("."))
        paths = [path for path in entries if path.suffix == ".yaml" and path.is_file()]
        content.complaints += [
            Complaint(
                f"{place_name}/{path.name}",
                1,
                "the file",
                "it is not read",
                "a name that ends with .yaml",
                f"Rename it to {path.stem}.yaml, or move it out of {place_name}/.",
                "reading",
            )
            for path in entries
            if path not in paths
        ]
    if not paths:
        content.complaints.append(
            Complaint(
                place_name,
                1,
                "the folder" if kind.folder else "the file",
                "it is missing or empty",
                "",
                f"Add {'a file to it' if kind.folder else 'it'}; a template is in {folder.name}/templates.",
                "reading",
            )
        )
    return paths


def _item(path: Path, name: str, kind: Kind) -> Item:
    return Item(kind, path.stem, read(path, name))


def _read_differently(item: Item, named: set[str]) -> Iterator[Complaint]:
    """Yield a complaint for each bare value that YAML reads differently from a person, unless another is about it."""
    document = item.document
    for where in sorted(document.read_differently, key=document.line):
        written = document.bare[where]
        wrong = f"{written} is not read as it is written: YAML makes {_read_as(document.at(where))} of it"
        complaint = item.complaint(
            where,
            wrong if written else "nothing is written here",
            'a plain number such as 12, or true, false or null; for a text, quotes: "12:30"',
            "Write it in one of these ways."
            if written
            else "Write the value; where there is none, write null.",
            "reading",
        )
        if complaint.item not in named:
            yield complaint


def _read_as(value: object) -> str:
    words = {None: "nothing", True: "true", False: "false"}
    return words[value] if value is None or isinstance(value, bool) else str(value)


def _fit(item: Item, content: ContentFolder) -> None:
    """Check one document against its schema; keep the model or the complaints."""
    document = item.document
    if document.value is None:
        return
    if not isinstance(document.value, dict):
        content.complaints.append(
            item.complaint(
                (),
                "the file is not a mapping",
                "keys with a value each",
                "Compare it with the template in content/templates.",
                "schema",
            )
        )
        return
    complaints: list[Complaint] = []
    try:
        item.model = item.kind.model.model_validate(document.value)
    except ValidationError as error:
        complaints = explain(error, document, item.kind.model, item.name)
    content.complaints += complaints
    content.complaints += _read_differently(item, {complaint.item for complaint in complaints})
    own = document.value.get("id")
    if item.kind.folder and item.kind.named_by_id and isinstance(own, str) and own != item.stem:
        content.complaints.append(
            item.complaint(
                ("id",),
                f'the id is "{own}" and the file is {item.stem}.yaml',
                "the same word for both",
                f"Rename the file to {own}.yaml, or write id: {item.stem}",
                "schema",
            )
        )
