"""The source tree as the rules of the house see it: each module with its dotted name and its syntax tree."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "sayso"


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One Python file: ``name`` is dotted and starts with ``sayso``."""

    name: str
    path: Path
    tree: ast.Module
    is_package: bool

    @property
    def part(self) -> str:
        """The folder or file right under ``sayso`` that it belongs to; "" for ``sayso/__init__.py`` itself."""
        return self.name.split(".")[1] if "." in self.name else ""

    def at(self, node: ast.AST) -> str:
        """Return ``name:line`` of ``node``, for messages."""
        return f"{self.name}:{getattr(node, 'lineno', 1)}"


@cache
def modules(package: Path) -> tuple[Module, ...]:
    """Return every module under ``package`` (a folder called ``sayso``), in order of name."""
    found = []
    for path in sorted(package.rglob("*.py")):
        parts = [package.name, *path.relative_to(package).with_suffix("").parts]
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
        found.append(Module(name=name, path=path, tree=tree, is_package=is_package))
    return tuple(sorted(found, key=lambda module: module.name))


def plant(folder: Path, files: dict[str, str]) -> Path:
    """Write a small package ``sayso`` with these ``files`` (path to source) and return its folder."""
    package = folder / "sayso"
    for name, source in files.items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return package
