"""Whole readings: the same bytes whatever was read before, beside or elsewhere."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from sayso.model.encoder import shared_encoder
from sayso.run import open_ledger
from tests.run.coverage import write_pile

READ = """
import sys
from pathlib import Path
from tests.model.test_reading import readings
if __name__ == "__main__":
    sys.stdout.buffer.write(readings(Path(sys.argv[1]), Path(sys.argv[2]), None))
"""


def readings(folder: Path, ledger: Path, workers: int | None, *, backwards: bool = False) -> bytes:
    """Read a folder's text files, and return every reading in the order of their keys."""
    files = sorted(folder.glob("*.txt"), reverse=backwards)
    with open_ledger(ledger) as kept:
        kept.add(*files, workers=workers)
        found = sorted(kept.readings(), key=lambda reading: reading.article.key)
    return b"\n".join(msgspec.json.encode(reading) for reading in found)


@pytest.mark.slow
def test_a_reading_is_the_same_bytes_however_it_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fresh or remembered, in order or backwards, here, in one process, in two, or in a program of its own."""
    monkeypatch.setattr("sayso.run.pile.SHARD_ARTICLES", 3)
    folder = write_pile(tmp_path / "a", 8)
    shared_encoder().forget()
    found = {
        "fresh": readings(folder, tmp_path / "1.db", None),
        "remembered": readings(folder, tmp_path / "2.db", None),
        "one process": readings(folder, tmp_path / "3.db", 1),
        "two processes, backwards": readings(folder, tmp_path / "4.db", 2, backwards=True),
    }
    shared_encoder().forget()
    found["backwards"] = readings(folder, tmp_path / "5.db", None, backwards=True)
    program = tmp_path / "read.py"
    program.write_text(READ, encoding="utf-8")
    command = [sys.executable, str(program), str(folder), str(tmp_path / "6.db")]
    root = Path(__file__).parents[2]
    places = [str(root), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places)}
    done = subprocess.run(command, check=True, capture_output=True, cwd=root, env=environment)
    found["a program of its own"] = done.stdout
    assert found["fresh"]
    assert {name for name, body in found.items() if body != found["fresh"]} == set()
