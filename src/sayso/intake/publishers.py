"""`publishers.csv`: the outlets as people describe them, since counts of publishers hang on it."""

import csv
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.errors import BadPublishers
from sayso.intake.source import as_text
from sayso.records import PublisherEntry

NAME = "publishers.csv"
COLUMNS = ("domain", "name", "aliases", "owner", "agency", "party")
YES, NO = frozenset({"yes", "true", "1", "y"}), frozenset({"no", "false", "0", "n", ""})


def find_publishers(paths: Iterable[str | Path]) -> Path | None:
    """Return the ``publishers.csv`` of the first folder among ``paths`` (or beside the first file) that has one."""
    for path in map(Path, paths):
        folder = path if path.is_dir() else path.parent
        if (folder / NAME).is_file() and str(path) != "-":
            return folder / NAME
    return None


def load_publishers(path: str | Path) -> tuple[PublisherEntry, ...]:
    """Return the outlets that a ``publishers.csv`` describes, in its order.

    Columns: ``domain, name, aliases, owner, agency, party``; all but ``name`` may be empty or missing. Aliases are
    parted by ``;``. ``agency`` is yes or no.

    Raises: BadPublishers with the number of the row (the header not counted), when a column is unknown, a name is
    missing, a domain or spelling belongs to two outlets, or ``agency`` is neither yes nor no.
    """
    uri = as_text(Path(path))
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as stream:
            entries = tuple(_entries(uri, csv.reader(stream)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise BadPublishers(uri, None, f"cannot be read ({why})") from error
    _check_apart(uri, entries)
    return entries


def _entries(uri: str, rows: Iterator[list[str]]) -> Iterator[PublisherEntry]:
    """Yield one entry a row."""
    header = [name.strip().lower() for name in next(rows, [])]
    unknown = [name for name in header if name not in COLUMNS]
    if "name" not in header or unknown:
        wrong = f"column {unknown[0]!r} is not known" if unknown else "there is no column 'name'"
        raise BadPublishers(uri, None, f"{wrong}; the columns are {', '.join(COLUMNS)}")
    for number, cells in enumerate((cells for cells in rows if any(cells)), 1):
        if len(cells) > len(header):
            raise BadPublishers(uri, number, f"{len(cells)} cells where the header has {len(header)}")
        yield _entry(uri, number, dict(zip(header, (cell.strip() for cell in cells), strict=False)))


def _entry(uri: str, number: int, row: dict[str, str]) -> PublisherEntry:
    """Return the entry of one row."""
    if not row.get("name"):
        raise BadPublishers(uri, number, "the name is empty")
    agency = row.get("agency", "").lower()
    if agency not in YES | NO:
        raise BadPublishers(uri, number, f"agency is {agency!r}; write yes or no")
    return PublisherEntry(
        domain=row.get("domain", "").lower().removeprefix("https://").removeprefix("www.").rstrip("/"),
        name=row["name"],
        aliases=tuple(alias.strip() for alias in row.get("aliases", "").split(";") if alias.strip()),
        owner=row.get("owner") or None,
        agency=agency in YES,
        party=row.get("party") or None,
    )


def _check_apart(uri: str, entries: tuple[PublisherEntry, ...]) -> None:
    """Raise BadPublishers when one domain or spelling stands for two outlets."""
    owner: dict[tuple[str, str], int] = {}
    for number, entry in enumerate(entries, 1):
        spellings = {("the name", name.casefold()) for name in (entry.name, *entry.aliases)}
        if entry.domain:
            spellings.add(("the domain", entry.domain))
        for what, value in sorted(spellings):
            first = owner.setdefault((what, value), number)
            if first != number:
                raise BadPublishers(uri, number, f"{what} {value!r} stands in row {first} already")
