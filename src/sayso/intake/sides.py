"""`sides.csv`: who is on which side, as people put it; sayso never guesses it."""

import csv
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.errors import BadSides
from sayso.intake.source import as_text
from sayso.records import SideEntry

NAME = "sides.csv"
COLUMNS = ("entity", "side")


def find_sides(paths: Iterable[str | Path]) -> Path | None:
    """Return the ``sides.csv`` of the first folder among ``paths`` (or beside the first file) that has one."""
    for path in map(Path, paths):
        folder = path if path.is_dir() else path.parent
        if (folder / NAME).is_file() and str(path) != "-":
            return folder / NAME
    return None


def load_sides(path: str | Path) -> tuple[SideEntry, ...]:
    """Return who is on which side, in the order of the file. Columns: ``entity, side``; any number of sides.

    Raises: BadSides with the number of the row (the header not counted), when the columns are others, a cell is empty
    or somebody stands on two sides.
    """
    uri = as_text(Path(path))
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as stream:
            entries = tuple(_entries(uri, csv.reader(stream)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise BadSides(uri, None, f"cannot be read ({why})") from error
    sides: dict[str, str] = {}
    for number, entry in enumerate(entries, 1):
        if sides.setdefault(entry.entity.casefold(), entry.side) != entry.side:
            raise BadSides(uri, number, f"{entry.entity!r} stands on another side already")
    return entries


def _entries(uri: str, rows: Iterator[list[str]]) -> Iterator[SideEntry]:
    """Yield one entry a row."""
    header = [name.strip().lower() for name in next(rows, [])]
    if sorted(header) != sorted(COLUMNS):
        raise BadSides(uri, None, f"the columns are {', '.join(COLUMNS)}")
    for number, cells in enumerate((cells for cells in rows if any(cells)), 1):
        row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        if len(cells) != len(header) or not row["entity"] or not row["side"]:
            raise BadSides(uri, number, "write an entity and its side")
        yield SideEntry(entity=row["entity"], side=row["side"])
