"""The files below a folder, in a stable order, without what `.saysoignore` leaves out."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

from sayso.errors import BadIgnoreFile, NotReadable
from sayso.intake.asset import is_asset_folder
from sayso.intake.source import as_failure, as_text
from sayso.records import Failure

IGNORE = ".saysoignore"
"""Name of the file of patterns, written as git's ignore files are; each holds for its folder and those below."""

SERVICE_FILES = frozenset({"sayso.csv", "publishers.csv"})
"""Files that describe the coverage and are no part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file found below a folder: its path as met, and its names from the root down."""

    path: Path
    parts: tuple[str, ...]


Rules = tuple[tuple[int, GitIgnoreSpec], ...]
"""Ignore files in force, the outermost first, each with how many folders below the root it lies."""


def walk(root: Path) -> Iterator[Entry | Failure]:
    """Yield every file below ``root``, sorted by name folder by folder; links are followed, no folder is entered twice.

    Hidden files, ``README`` files, service files and the folders of saved pages' pictures are no coverage and pass
    unmentioned; a folder that cannot be entered or an ignore file that cannot be understood is a `Failure`.
    """
    entered: set[Path] = set()
    # A stack of iterators rather than recursion: folders may be nested deeper than Python's call stack.
    stack: list[Iterator[Entry | Failure | _Folder]] = [iter([_Folder(path=root, parts=(), rules=())])]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif isinstance(item, _Folder):
            real = item.path.resolve()
            if real not in entered:
                entered.add(real)
                stack.append(_list(item))
        else:
            yield item


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folder:
    """A folder still to be entered, with the rules of those above it."""

    path: Path
    parts: tuple[str, ...]
    rules: Rules


def _list(folder: _Folder) -> Iterator[Entry | Failure | _Folder]:
    """Yield what lies right in ``folder``."""
    try:
        names = sorted(os.listdir(folder.path))  # noqa: PTH208 - names alone are wanted
    except OSError as error:
        uri = as_text(folder.path)
        yield as_failure(uri, NotReadable(uri, f"the folder cannot be entered ({error.strerror})"))
        return
    rules = folder.rules
    if IGNORE in names:
        read = _read_rules(folder.path / IGNORE)
        if isinstance(read, Failure):
            yield read
        else:
            rules = (*rules, (len(folder.parts), read))
    beside = frozenset(names)
    for name in names:
        if name.startswith(".") or name in SERVICE_FILES or name.upper().startswith("README"):
            continue
        path, parts = folder.path / name, (*folder.parts, name)
        is_folder = path.is_dir()
        if is_folder and is_asset_folder(name, beside):
            continue
        if _ignored(parts, rules, is_folder=is_folder):
            continue
        yield _Folder(path=path, parts=parts, rules=rules) if is_folder else Entry(path=path, parts=parts)


def _read_rules(path: Path) -> GitIgnoreSpec | Failure:
    """Return the patterns of one ignore file, or why they cannot be used."""
    try:
        return GitIgnoreSpec.from_lines(path.read_text(encoding="utf-8-sig").splitlines())
    except (OSError, ValueError) as error:
        uri = as_text(path)
        return as_failure(uri, BadIgnoreFile(uri, str(error)))


def _ignored(parts: tuple[str, ...], rules: Rules, *, is_folder: bool) -> bool:
    """Whether the innermost ignore file that has a word on this name leaves it out."""
    for depth, spec in reversed(rules):
        verdict = spec.check_file("/".join(parts[depth:]) + ("/" if is_folder else "")).include
        if verdict is not None:
            return verdict
    return False
