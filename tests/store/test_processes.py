"""Several processes at one SQLite file: what one stores no other loses, whoever looks into the file meanwhile."""

from multiprocessing import get_context
from pathlib import Path

from sayso.store import open_ledger
from tests.store.made import make_reading

ROUNDS = 12
"""Articles that each process stores, one at a time."""


def put(path: Path, key: str) -> None:
    """Store one article in a ledger that is opened and closed for it."""
    with open_ledger(path) as ledger:
        ledger.put([make_reading(key)])


def come_and_go(path: Path, name: str) -> None:
    """Store articles, opening the ledger anew for each: whoever closes last clears the write-ahead log."""
    for number in range(ROUNDS):
        put(path, f"{name}-{number}.txt")


def stay_and_look(path: Path, name: str) -> None:
    """Store articles in one ledger, opening the same file beside it time and again, as the desk does."""
    with open_ledger(path) as held:
        for number in range(ROUNDS):
            with open_ledger(path) as beside:
                assert len(beside) >= number
            held.put([make_reading(f"{name}-{number}.txt")])


def keys(path: Path) -> list[str]:
    """Return the keys of the articles in a ledger that is opened anew; it is sound."""
    with open_ledger(path) as ledger:
        assert list(ledger.verify()) == []
        return [reading.article.key for reading in ledger.readings(())]


def run(*works: tuple[object, Path, str]) -> None:
    """Do each work in a process of its own, all at once."""
    context = get_context("spawn")
    processes = [context.Process(target=work, args=(path, name)) for work, path, name in works]  # type: ignore[arg-type]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
        assert process.exitcode == 0


def test_a_ledger_that_is_opened_twice_keeps_its_place_in_the_log(tmp_path: Path) -> None:
    """Opening the file again takes no lock from the first opening: another process does not clear the log under it."""
    path = tmp_path / "pile.db"
    with open_ledger(path) as held:
        held.put([make_reading("first.txt")])
        with open_ledger(path) as beside:
            assert len(beside) == 1
        run((come_and_go, path, "other"))
        held.put([make_reading("last.txt")])
    assert keys(path) == sorted(["first.txt", "last.txt", *(f"other-{number}.txt" for number in range(ROUNDS))])


def test_two_processes_that_write_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    """One stays and looks into the file again and again, two come and go: every article is there, once."""
    path = tmp_path / "pile.db"
    put(path, "before.txt")
    run((stay_and_look, path, "a"), (come_and_go, path, "b"), (come_and_go, path, "c"))
    assert keys(path) == sorted(["before.txt", *(f"{name}-{number}.txt" for name in "abc" for number in range(ROUNDS))])
