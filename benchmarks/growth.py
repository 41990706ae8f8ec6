"""Time and memory of a run over 1k, 4k and 12k news articles, and what `verify` finds in the last ledger.

Each size is run in a process of its own with two processes that read, on the same rows in the same order. Memory is
the peak of the process that writes and of the larger of its workers; the exponent is the slope of log time on log
articles (1.0 is linear).
"""

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np

SIZES = (1_000, 4_000, 12_757)
WORKERS = 2
COLUMNS = {"published": "date", "publisher": "source", "id": "ID"}


def run(data: Path, sizes: tuple[int, ...] = SIZES) -> None:
    """Print the table. Raises: FileNotFoundError when volume/allsides is not in ``data``."""
    print(f"growth: a run with {WORKERS} workers over volume/allsides")
    print(
        f"{'articles':>9} {'seconds':>8} {'per s':>6} "
        f"{'writer MiB':>11} {'worker MiB':>11} {'at a quarter':>13} {'lies':>5}"
    )
    points = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            pile = Path(folder) / f"{size}.jsonl"
            pile.write_bytes(b"".join(islice(_rows(data / "volume" / "allsides"), size)))
            command = [sys.executable, "-m", "benchmarks.growth", "--one", str(pile)]
            told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
            pile.unlink()
            points.append((told["read"], told["seconds"]))
            print(
                f"{told['read']:9,} {told['seconds']:8.1f} {told['read'] / told['seconds']:6.1f} "
                f"{told['writer']:11.0f} {told['worker']:11.0f} {told['quarter']:13.0f} {told['lies']:5}"
            )
    if len(points) > 1:
        articles, seconds = np.log(np.array(points, dtype=float)).T
        print(f"time grows as articles to the power {np.polyfit(articles, seconds, 1)[0]:.2f}")


def _rows(folder: Path) -> Iterator[bytes]:
    files = sorted(folder.glob("*.jsonl.gz"))
    if not files:
        raise FileNotFoundError(folder)
    for file in files:
        with gzip.open(file, "rb") as lines:
            yield from lines


def run_one(pile: Path) -> dict[str, float]:
    """Run one pile into a fresh ledger and return what it took; memory in MiB."""
    from sayso.run import open_ledger

    size = sum(1 for _ in pile.open("rb"))
    peaks: list[tuple[int, float]] = []
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "x.db") as ledger:
        begun = time.perf_counter()
        summary = ledger.add(
            pile, columns=COLUMNS, workers=WORKERS, progress=lambda done, _: peaks.append((done, _peak()))
        )
        seconds = time.perf_counter() - begun
        writer = _peak()
        lies = sum(1 for _ in ledger.verify())
    return {
        "read": summary.read,
        "seconds": seconds,
        "writer": writer,
        "worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "quarter": next((peak for done, peak in peaks if done >= size / 4), writer),
        "lies": lies,
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--one", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(run_one(asked.one)))
    else:
        run(asked.data, tuple(asked.sizes))
