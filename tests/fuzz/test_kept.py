"""What fuzzing begins with is read, and what it once found no longer breaks anything."""

import random
from pathlib import Path

import pytest

from tests.fuzz.examine import examine
from tests.fuzz.mutation import changed
from tests.fuzz.seed import seeds

KEPT = sorted((Path(__file__).parent / "kept").glob("*.*"))


@pytest.mark.parametrize("suffix", seeds())
def test_every_seed_is_read(suffix: str, tmp_path: Path) -> None:
    """Good input gives articles, so that what is fuzzed is the way of good input too; the locked PDF gives a reason."""
    locked = 1 if suffix == ".pdf" else 0
    for number, body in enumerate(seeds()[suffix]):
        articles, reasons = examine(suffix, body, tmp_path)
        assert articles >= 1 or (locked and number == 1)
        assert reasons == (1 if locked and number == 1 else 0)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_what_was_found_once_breaks_nothing(path: Path, tmp_path: Path) -> None:
    """Inputs that fuzzing found: each gives an article or a reason."""
    suffix = "." + path.name.split(".", 1)[1]
    articles, reasons = examine(suffix, path.read_bytes(), tmp_path)
    assert articles + reasons >= 0


@pytest.mark.parametrize("suffix", seeds())
def test_fifty_broken_copies_of_each_seed_break_nothing(suffix: str, tmp_path: Path) -> None:
    """Bytes dropped, doubled and flipped, in the packed form and inside it; the same ones at every run."""
    chance = random.Random(suffix)

    def change(part: bytes) -> bytes:
        if not part:
            return b"\x00"
        at, size = chance.randrange(len(part)), chance.randint(1, 9)
        other = chance.choice([b"", part[at : at + size] * 2, chance.randbytes(size), b"\xff\xfe", b"</p><p>", b"\r\n"])
        return part[:at] + other + part[at + size :]

    for turn in range(50):
        body = seeds_of(suffix)[turn % len(seeds_of(suffix))]
        for _ in range(chance.randint(1, 4)):
            body = changed(body, suffix, chance, change)
        examine(suffix, body, tmp_path)


def seeds_of(suffix: str) -> list[bytes]:
    """Return the seeds of one kind."""
    return list(seeds()[suffix])
