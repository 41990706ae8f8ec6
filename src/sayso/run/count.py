"""How many articles there are to come, as far as the names of files tell."""

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.intake.file import MEDIA_TYPES, suffix_of
from sayso.intake.folder import walk
from sayso.intake.url import is_url
from sayso.records import Failure


def count_inputs(paths: Iterable[str]) -> int | None:
    """Return how many articles ``paths`` hold, None when a container, an address or standard input is among them."""
    total = 0
    for file in _files(paths):
        if file is None or suffix_of(file) not in MEDIA_TYPES:
            return None
        total += 1
    return total


def _files(paths: Iterable[str]) -> Iterator[str | None]:
    for named in paths:
        path = Path(named)
        if named == "-" or is_url(named):
            yield None
        elif path.is_dir():
            yield from (entry.path.name for entry in walk(path) if not isinstance(entry, Failure))
        elif path.exists() or not glob.has_magic(named):
            yield path.name
        else:
            yield from _files(sorted(glob.glob(named, recursive=True)))  # noqa: PTH207
