"""Two databases, one ledger: a year of news in SQLite and in PostgreSQL, compared by their canonical export.

The articles are read by a run with two processes into a file that lies in ``build/`` and is used again. Its readings
are put into a new ledger of each kind, a hundred a transaction; then both are exported canonically, the digests
compared, and both verified.
"""

import gzip
import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.growth import COLUMNS
from sayso.records import Reading
from sayso.store import open_ledger
from sayso.store.ledger import Ledger
from tests.store.server import server

FILE = Path("build") / "bench-2018.db"
AT_ONCE = 100


def run(data: Path) -> None:
    """Print what both exports are. Raises: FileNotFoundError when volume/allsides is not in ``data``."""
    running = server()
    if isinstance(running, str):
        print(f"SKIPPED databases: {running}")
        return
    if not FILE.exists():
        make(data / "volume" / "allsides" / "2018.jsonl.gz")
    with (
        tempfile.TemporaryDirectory() as folder,
        open_ledger(FILE, create=False) as made,
        open_ledger(Path(folder) / "ours.db") as ours,
        open_ledger(running.new()) as theirs,
    ):
        for some in batches(made.readings()):
            ours.put(some)
            theirs.put(some)
        print(f"databases: {len(ours):,} articles of 2018")
        digests = [digest(ledger) for ledger in (ours, theirs)]
        for name, one, ledger in zip(("SQLite", "PostgreSQL"), digests, (ours, theirs), strict=True):
            print(f"{name:12} {one[0]:>9,} lines  sha256 {one[1][:16]}…  {len(list(ledger.verify()))} problems")
        print("equal" if digests[0] == digests[1] else "DIFFERENT")


def make(file: Path) -> None:
    """Read the articles of a file into the SQLite ledger. Raises: FileNotFoundError without it."""
    if not file.exists():
        raise FileNotFoundError(2, "no such file", str(file))
    FILE.parent.mkdir(exist_ok=True)
    part = FILE.with_suffix(".part.jsonl")
    with gzip.open(file, "rb") as lines:
        part.write_bytes(lines.read())
    columns = [flag for name, column in COLUMNS.items() for flag in ("--column", f"{name}={column}")]
    command = [sys.executable, "-m", "sayso", "run", str(part), "--ledger", str(FILE), "--workers", "2", *columns]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    part.unlink()


def batches(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    """Yield readings a hundred at a time."""
    some: list[Reading] = []
    for reading in readings:
        some.append(reading)
        if len(some) == AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def digest(ledger: Ledger) -> tuple[int, str]:
    """Return how many lines the canonical export has, and the SHA-256 of them all."""
    sum_, number = hashlib.sha256(), 0
    for line in ledger.export_canonical():
        sum_.update(line)
        number += 1
    return number, sum_.hexdigest()
