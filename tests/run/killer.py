"""A run that is killed again and again, as a program: ``python -m tests.run.killer FOLDER LEDGERS KILLS SEED``.

Each run is a process of its own, forked from this one so that it starts at once, and ended with SIGKILL at a random
moment. Prints one JSON object: how many runs were killed, at how many different articles, and what was found wrong.
"""

import hashlib
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import sayso.pipeline  # noqa: F401 - loaded once, before the first fork
from sayso.run import open_ledger, pile

pile.SHARD_ARTICLES = 2


def run(folder: str, ledger: Path) -> int:
    """Start a run in a process of its own and return its id."""
    child = os.fork()
    if child:
        return child
    with open_ledger(ledger) as opened:
        opened.add(folder)
    os._exit(0)


def ended(child: int, patience: float) -> bool:
    """Kill ``child`` after ``patience`` seconds; return whether it had ended by itself before."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if os.waitpid(child, os.WNOHANG)[0]:
            return True
        time.sleep(0.0005)
    os.kill(child, signal.SIGKILL)
    return os.WIFEXITED(os.waitpid(child, 0)[1])


def export(ledger: Path) -> str:
    """Return the hash of the canonical export, or the first lie that `verify` finds."""
    with open_ledger(ledger) as opened:
        for problem in opened.verify():
            return problem.message
        return hashlib.sha256(b"".join(opened.export_canonical())).hexdigest()


def main(folder: str, ledgers: str, kills: int, seed: int) -> None:
    """Kill ``kills`` runs, resuming each ledger until its run comes through, and compare with a run left in peace."""
    chance = random.Random(seed)
    calm = Path(ledgers) / "calm.db"
    # What loads once is loaded before the first fork, so that kills hit the work and not the start.
    with open_ledger(Path(ledgers) / "warm.db") as warm:
        warm.add(folder)
    begun = time.monotonic()
    os.waitpid(run(folder, calm), 0)
    whole = time.monotonic() - begun
    wanted, wrong, killed, number = export(calm), [], 0, 0
    stopped_at: set[int] = set()
    while killed < kills:
        ledger = Path(ledgers) / f"{number}.db"
        if ended(run(folder, ledger), chance.random() * whole):
            found = export(ledger)
            if found != wanted:
                wrong.append(found)
            number += 1
            continue
        killed += 1
        with open_ledger(ledger) as opened:
            stopped_at.add(len(opened))
    os.waitpid(run(folder, Path(ledgers) / f"{number}.db"), 0)
    last = export(Path(ledgers) / f"{number}.db")
    wrong += [last] if last != wanted else []
    print(json.dumps({"killed": killed, "moments": len(stopped_at), "ledgers": number + 1, "wrong": wrong}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
