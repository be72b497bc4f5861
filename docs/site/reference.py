"""The API reference: what the docstrings of the package say, read from the files without importing them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs/reference"
BLOCK = re.compile(r"```\{api\}\n(.*?)```", re.DOTALL)
REST = "*"
"""On one page, in place of a name: all parts of the package that no page names."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Entry:
    """A function or a class: its signature as code, and what its docstring says."""

    name: str
    signature: str
    says: str
    members: tuple["Entry", ...] = ()


@dataclass(frozen=True)
class Module:
    """A module with a docstring, and its public functions and classes in their order."""

    name: str
    says: str
    entries: tuple[Entry, ...]


def parts() -> list[str]:
    """Return the parts of the package: its folders and the modules beside them."""
    return sorted(
        f"widgets.{path.stem}"
        for path in (ROOT / "widgets").iterdir()
        if (path / "__init__.py").exists() or (path.suffix == ".py" and path.stem != "__init__")
    )


def named() -> list[str]:
    """Return the parts that the pages of the reference name, one for each time."""
    texts = (path.read_text("utf-8") for path in sorted(PAGES.glob("*.md")))
    return [name for text in texts for block in BLOCK.findall(text) for name in block.split()]


def modules(package: str) -> Iterator[Module]:
    """Yield each module of a package or the one module of that name, by name; those with an underscore are left out."""
    place = ROOT / package.replace(".", "/")
    paths = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    for path in paths:
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if not parts[-1].strip("_").startswith("_"):
            yield module(name, path.read_text("utf-8"))


def module(name: str, text: str) -> Module:
    """Return what one file says."""
    tree = ast.parse(text)
    entries = (_entry(node) for node in tree.body if _is_public(node))
    return Module(name, ast.get_docstring(tree) or "", tuple(entries))


def _is_public(node: ast.AST) -> bool:
    return isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")


def _entry(node: ast.AST) -> Entry:
    assert isinstance(node, Function | ast.ClassDef)
    says = ast.get_docstring(node) or ""
    if isinstance(node, Function):
        return Entry(node.name, _signature(node), says)
    members = (_entry(one) for one in node.body if _is_public(one) and isinstance(one, Function))
    return Entry(node.name, _class_signature(node), says, tuple(members))


def _signature(node: Function) -> str:
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    start = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
    marks = [
        f"@{ast.unparse(one)}\n"
        for one in node.decorator_list
        if ast.unparse(one) in ("property", "classmethod")
    ]
    return f"{''.join(marks)}{start} {node.name}({ast.unparse(node.args)}){returns}"


def _class_signature(node: ast.ClassDef) -> str:
    """Return the class line and, below it, the fields of a dataclass or the values of an enum."""
    bases = ", ".join(ast.unparse(base) for base in node.bases)
    fields = [ast.unparse(one) for one in node.body if isinstance(one, ast.AnnAssign | ast.Assign)]
    shown = [field for field in fields if not field.startswith("_")]
    lines = [
        f"class {node.name}({bases}):" if bases else f"class {node.name}:",
        *(f"    {one}" for one in shown),
    ]
    return "\n".join(lines) if shown else lines[0].rstrip(":")


def markdown(package: str) -> str:
    """Return the reference of a part, or of all that no page names, with its modules as second headings."""
    if package == REST:
        return "\n\n".join(markdown(part) for part in parts() if part not in named())
    return "\n\n".join(line for one in modules(package) for line in _of_module(one))


def _of_module(one: Module) -> Iterator[str]:
    yield f"## `{one.name}`"
    yield one.says or "(empty)"
    for entry in one.entries:
        yield f"### `{entry.name}`"
        yield from _of_entry(entry)
        for member in entry.members:
            yield from _of_entry(member)


def _of_entry(entry: Entry) -> Iterator[str]:
    yield f"```python\n{entry.signature}\n```"
    if entry.says:
        yield entry.says
