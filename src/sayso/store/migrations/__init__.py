"""Numbered steps from one schema of the ledger to the next: ``<number>_<name>.<dialect>.sql``, forward only.

A step is never edited once it is released. Statements end with a semicolon at the end of a line; lines that start with
``--`` say why. `tests/store/test_migration.py` holds that all steps together give the tables of `sayso.store.schema`.
"""

import re
from collections.abc import Iterator
from importlib.resources import files

# Not inside the body of a function, which stands between two $$.
_END = re.compile(r";(?:\n|\Z)(?=(?:[^$]*\$\$[^$]*\$\$)*[^$]*\Z)")


def steps(dialect: str, *, after: int = 0) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the statements of every step later than ``after``, in order."""
    suffix = f".{dialect}.sql"
    for file in sorted(files(__package__).iterdir(), key=lambda one: one.name):
        number = file.name.split("_", 1)[0]
        if file.name.endswith(suffix) and int(number) > after:
            yield int(number), statements(file.read_text(encoding="utf-8"))


def statements(script: str) -> list[str]:
    """Return the statements of an SQL script, one by one, without its comment lines."""
    lines = [line for line in script.splitlines() if not line.lstrip().startswith("--")]
    return [one.strip() for one in _END.split("\n".join(lines)) if one.strip()]
