"""Writing articles with 300 marks each into PostgreSQL: the ledger against bare COPY of the same rows, in one run.

The bare side copies the very cells the ledger stores into tables without index, key, check, search or version, one COPY
a table and transaction: the floor under anything that gets into PostgreSQL. Both go to the server of the tests.
"""

import time
from pathlib import Path
from typing import Any

from benchmarks.ledger import ARTICLES, batches, make_reading
from sayso.settings import Settings
from sayso.store import Entry, encode_reading, open_ledger
from sayso.store.schema import marks as mark_tables
from tests.store.server import server

TURNS = 9


def run(_: Path) -> None:
    """Print articles per second and the share of the bare rate that the ledger reaches."""
    running = server()
    if isinstance(running, str):
        print(f"SKIPPED postgres: {running}")
        return
    readings = [make_reading(number) for number in range(ARTICLES)]
    n_marks = sum(len(getattr(readings[0].marks, kind)) for kind in mark_tables)
    entries = [encode_reading(reading, Settings()) for reading in readings]
    taken = [(time_bare(entries, running.new()), time_store(entries, running.new())) for _ in range(TURNS)]
    # The best of a few turns: what else the machine does only ever adds.
    bare, stored = map(min, zip(*taken, strict=True))
    print(
        f"postgres: {ARTICLES} articles with {n_marks} marks each, PostgreSQL {running.do('SHOW server_version')[0][0]}"
    )
    print(f"{'':44} {'articles/s':>10} {'of bare':>12}")
    for name, seconds in (("COPY, same cells", bare), ("ledger, rows ready (the writing process)", stored)):
        print(f"{name:44} {ARTICLES / seconds:10.0f} {bare / seconds:12.2f}")


def time_bare(entries: list[Entry], url: str) -> float:
    """Return the seconds that bare COPY takes for the same cells."""
    import psycopg

    widths = {name: len(rows[0]) + 1 for name, rows in entries[0].marks.items() if rows}
    widths |= {"reading": len(entries[0].row) + 1, "text": 2}
    with psycopg.connect(url, autocommit=True) as connection:
        for name, width in widths.items():
            connection.execute(f"CREATE TABLE {name} ({', '.join(f'c{at} TEXT' for at in range(width))})".encode())
        begun = time.perf_counter()
        for at, some in batches(entries):
            rows: dict[str, list[tuple[Any, ...]]] = {
                "text": [(at + n, one.text) for n, one in enumerate(some)],
                "reading": [(at + n, *one.row) for n, one in enumerate(some)],
            }
            for name in widths.keys() & mark_tables.keys():
                rows[name] = [(at + n, *row) for n, one in enumerate(some) for row in one.marks[name]]
            with connection.transaction(), connection.cursor() as cursor:
                for name, lines in rows.items():
                    with cursor.copy(f"COPY {name} FROM STDIN".encode()) as into:
                        for line in lines:
                            into.write_row(line)
        return time.perf_counter() - begun


def time_store(entries: list[Entry], url: str) -> float:
    """Return the seconds that the ledger takes for rows that workers have made."""
    with open_ledger(url) as ledger:
        begun = time.perf_counter()
        for _, some in batches(entries):
            ledger.store(some)
        return time.perf_counter() - begun


if __name__ == "__main__":
    run(Path())
