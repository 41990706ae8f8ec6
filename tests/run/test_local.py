"""Processes that read: results in order, and one bad article costs no other."""

import multiprocessing
import time
from collections.abc import Iterator, Sequence

import pytest

from sayso.errors import WorkersCannotStart
from sayso.records import Failure, Raw
from sayso.run.local import AHEAD, Pool
from sayso.run.shard import Result, Shard
from sayso.settings import Settings
from sayso.store import Planned
from tests.run import faulty


def shard(*bodies: str) -> Shard:
    """Return a shard of articles that are called after their bodies."""
    raws = [
        Raw(uri=body, key=body, location=None, media_type="text/plain", body=body.encode(), given=(), carried={})
        for body in bodies
    ]
    return Shard(items=tuple(Planned(raw=raw, state="new", stamp=raw.uri, set_by_people=()) for raw in raws))


def read(shards: Sequence[Shard], *, size: int = 2, limit: float = 60.0) -> list[list[tuple[str, str]]]:
    """Return, shard by shard, what each article came to: its name and the code."""
    pool = Pool(size, Settings(), limit, faulty.read)
    return [[told(result) for result in results] for _, results in pool.read(iter(shards))]


def told(result: Result) -> tuple[str, str]:
    """Return the name of an article and what became of it."""
    assert isinstance(result, Failure)
    return (result.uri, result.code)


def test_results_come_in_order_whoever_is_first() -> None:
    """Many shards over two processes come back in the order they were handed in, empty ones too."""
    names = [f"{number}" for number in range(40)]
    shards = [shard(*names[at : at + 3]) for at in range(0, 40, 3)]
    shards.insert(2, shard())
    found = read(shards)
    assert [len(results) for results in found] == [len(one.items) for one in shards]
    assert [name for results in found for name, _ in results] == names


def test_an_article_that_kills_its_process_fails_alone() -> None:
    """The ones before and after it in its shard are read, by another process."""
    found = read([shard("a", "DIE", "b", "c"), shard("d"), shard("DIE 2", "e")])
    assert found == [
        [("a", "read"), ("DIE", "worker-died"), ("b", "read"), ("c", "read")],
        [("d", "read")],
        [("DIE 2", "worker-died"), ("e", "read")],
    ]


def test_an_article_that_hangs_fails_alone() -> None:
    """After the limit its process is ended and the rest goes on."""
    begun = time.monotonic()
    found = read([shard("a", "HANG", "b"), shard("c")], limit=1.0)
    assert found == [[("a", "read"), ("HANG", "too-slow"), ("b", "read")], [("c", "read")]]
    assert time.monotonic() - begun < 60


def test_shards_are_taken_no_faster_than_they_are_done() -> None:
    """A bounded number is in hand, so that memory does not grow with the pile."""
    taken = 0

    def shards() -> Iterator[Shard]:
        nonlocal taken
        for number in range(60):
            taken += 1
            yield shard(f"{number}")

    for done, _ in enumerate(Pool(2, Settings(), 60.0, faulty.read).read(shards())):
        assert taken - done <= AHEAD * 2 + 1


def test_no_process_outlives_its_pool() -> None:
    """Giving up in the middle ends all of them."""
    pool = Pool(2, Settings(), 60.0, faulty.read).read(iter([shard("a"), shard("b"), shard("HANG")]))
    next(pool)
    pool.close()
    assert multiprocessing.active_children() == []


def test_processes_that_cannot_start_end_the_run_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that ends before it is ready is told apart from a bad article."""
    monkeypatch.setattr("sayso.run.local.serve", exit)
    with pytest.raises(WorkersCannotStart):
        read([shard("a")])
