"""Word lists and tables that ship with sayso: CSV files beside this module, each naming its source in its head.

A file starts with comment lines (``# ...``: what it holds, its source and licence), then a header line, then rows.
Stages get their words here and nowhere else, so that they touch no file themselves.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of ``lexicon/<name>.csv`` as mappings from column to cell, in file order.

    Raises: FileNotFoundError when no such list ships (a fault of ours, never of the user's).
    """
    text = (files(__package__) / f"{name}.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(csv.DictReader(lines))


@cache
def words(name: str) -> frozenset[str]:
    """Return the first column of ``lexicon/<name>.csv``, as it stands."""
    return frozenset(next(iter(row.values())) for row in table(name))
