"""How often articles meet, and what is left of it when the meetings come in parts."""

from collections import Counter

import numpy as np

from sayso.link.bucket import HITS, Homes, Meetings, find_distinct, find_habits, meet


def pack(one: int, other: int) -> int:
    """Two places in the pile in one number."""
    return one << 32 | other


def test_only_who_met_often_is_a_pair() -> None:
    """Meetings count as often as they come, in one part or in several; the pairs come out ascending, each once."""
    made = np.random.default_rng(5)
    met, count = Meetings(), Counter[int]()
    for size in (0, 40, 1, 300, 0, 90):
        part = [pack(*sorted(pair)) for pair in made.integers(0, 30, (size, 2)).tolist()]
        met.add(np.array(part, dtype=np.int64))
        count.update(part)
    wanted = sorted(pair for pair, times in count.items() if times >= HITS)
    assert met.often().tolist() == wanted
    assert 0 < len(wanted) < len(count)


def test_many_meetings_of_one_pair_stay_one_pair() -> None:
    """However often two articles meet, more often than a byte can count."""
    met = Meetings()
    for _ in range(300):
        met.add(np.full(300, pack(2, 7), dtype=np.int64))
    assert met.often().tolist() == [pack(2, 7)]


def test_who_met_once_is_no_pair() -> None:
    """One key is a stock phrase more often than not."""
    met = Meetings()
    keys, owners = np.array([4, 4, 9, 9, 9], dtype=np.uint64), np.array([0, 1, 0, 1, 2], dtype=np.int32)
    meet(keys, owners, np.zeros(5, dtype=np.bool_), met)
    assert met.often().tolist() == [pack(0, 1)]


def test_furniture_makes_nobody_meet() -> None:
    """Flagged entries are left out."""
    met = Meetings()
    keys, owners = np.array([4, 4, 9, 9], dtype=np.uint64), np.array([0, 1, 0, 1], dtype=np.int32)
    meet(keys, owners, np.array([False, False, False, True]), met)
    assert met.often().tolist() == []


def test_flagged_entries_come_once_and_ascending() -> None:
    """Whatever part they fall into."""
    column = np.array([9, 3, 9, 7, 3, 8], dtype=np.uint64)
    flags = np.array([True, True, True, False, False, True])
    assert find_distinct(column, flags).tolist() == [3, 8, 9]


def test_no_entries_are_no_habit() -> None:
    """An empty pile."""
    empty = np.empty(0, dtype=np.uint32)
    assert find_habits(empty, np.empty(0, dtype=np.int32), Homes([])).tolist() == []
