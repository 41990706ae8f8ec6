"""Side-cars: a `sayso.csv` beside the files says what they do not say themselves."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sayso.errors import BadSideCar
from sayso.intake.source import as_failure, as_text
from sayso.records import Failure, Given
from sayso.vocabulary import How

NAME = "sayso.csv"
FIELDS = ("title", "publisher", "agency", "author", "published", "modified", "language", "url")
"""Columns of a side-car beside ``path``, which is relative to its folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideCar:
    """One side-car as read: what it says by file name, and what is wrong with it."""

    rows: dict[str, tuple[Given, ...]] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()


@dataclass(slots=True)
class SideCars:
    """All side-cars met so far; each is read once, when the first file of its folder is opened."""

    read: dict[Path, SideCar] = field(default_factory=dict)

    def said_of(self, path: Path) -> tuple[tuple[Given, ...], tuple[Failure, ...]]:
        """Return what the side-car beside ``path`` says of it, and, the first time, what is wrong with the side-car."""
        folder = path.parent
        first = folder not in self.read
        if first:
            self.read[folder] = _read(folder / NAME)
        sidecar = self.read[folder]
        return sidecar.rows.get(path.name, ()), sidecar.failures if first else ()


def _read(path: Path) -> SideCar:
    """Read one side-car; a missing one says nothing."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return parse_sidecar(as_text(path), stream, lambda name: (path.parent / name).exists())
    except FileNotFoundError:
        return SideCar()
    except OSError as error:
        return SideCar(failures=(_failure(as_text(path), f"cannot be read ({error.strerror})"),))


def parse_sidecar(uri: str, lines: Iterable[str], exists: Callable[[str], bool]) -> SideCar:
    """Return what the rows of a side-car say, and which of them say nothing that can be used.

    exists: whether there is a file of some name beside it
    """
    try:
        return _parse(uri, csv.DictReader(lines, restkey="", restval=""), exists)
    except (UnicodeDecodeError, csv.Error) as error:
        return SideCar(failures=(_failure(uri, f"cannot be read ({error}); save it as UTF-8"),))


def _parse(uri: str, reader: "csv.DictReader[str]", exists: Callable[[str], bool]) -> SideCar:
    names = [name.strip().lower() for name in reader.fieldnames or ()]
    reader.fieldnames = names
    if "path" not in names:
        return SideCar(failures=(_failure(uri, f"has no column 'path'; it needs path and any of {', '.join(FIELDS)}"),))
    failures = [
        _failure(uri, f"column {name!r} is not known; the columns are path, {', '.join(FIELDS)}")
        for name in names
        if name not in {"path", *FIELDS}
    ]
    rows: dict[str, tuple[Given, ...]] = {}
    for number, row in enumerate(reader, 1):
        name = (row["path"] or "").strip().removeprefix("./")
        if not name or name in rows:
            why = f"{name!r} stands there twice; the first counts" if name else "the path is empty"
            failures.append(_failure(uri, f"row {number}: {why}"))
            continue
        if "/" in name:
            failures.append(_failure(uri, f"row {number}: {name!r} lies in another folder; put a {NAME} there"))
        elif not exists(name):
            failures.append(_failure(uri, f"row {number}: there is no file {name!r} beside it"))
        rows[name] = tuple(
            Given(field=field, value=value, how=How.SIDE_CAR)
            for field in FIELDS
            if (value := (row.get(field) or "").strip())
        )
    return SideCar(rows=rows, failures=tuple(failures))


def _failure(uri: str, why: str) -> Failure:
    """Return what is wrong with a side-car."""
    return as_failure(uri, BadSideCar(uri, why))
