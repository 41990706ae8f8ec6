"""Alignment: which words two texts share, as exact stretches of both. Seeds are shared runs of words, then extended."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint64]

SHINGLE = 4
"""Words in a seed. Shorter ones are shared by chance, longer ones are cut by every edited word."""
GAP = 5
"""Words that may differ between two shared runs of one passage."""
FEWEST = 10
"""Words in the shortest passage that is told at all."""

_WORD = re.compile(r"\w+")
_PRIME = np.uint64(1_000_003)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text: their numbers, where they start and end, and the numbers of each run of `SHINGLE` words."""

    numbers: Numbers
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    shingles: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """One passage that two texts share: half-open code points in either, and how many words are the same."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int


@lru_cache(maxsize=1 << 15)
def number_word(word: str) -> int:
    """Return a number for a folded word, the same on every machine: 64 bits of BLAKE2b of its UTF-8 bytes."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def cut_words(text: str, skipped: Sequence[tuple[int, int]] = ()) -> Words:
    """Return the words of ``text`` outside the ``skipped`` stretches, compared without case."""
    numbers: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps = sorted(skipped)
    gap = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        while gap < len(gaps) and gaps[gap][1] <= start:
            gap += 1
        if gap < len(gaps) and gaps[gap][0] < end:
            continue
        numbers.append(number_word(found.group().casefold()))
        starts.append(start)
        ends.append(end)
    array = np.array(numbers, dtype=np.uint64)
    return Words(
        numbers=array,
        starts=np.array(starts, dtype=np.int64),
        ends=np.array(ends, dtype=np.int64),
        shingles=shingle_words(array),
    )


def shingle_words(numbers: Numbers, size: int = SHINGLE) -> Numbers:
    """Return one number for each run of ``size`` words; empty when there are fewer words."""
    count = len(numbers) - size + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    runs = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        runs = runs * _PRIME + numbers[place : place + count]
    return runs


def align_words(a: Words, b: Words) -> tuple[Shared, ...]:
    """Return the passages of at least `FEWEST` words that ``a`` and ``b`` share, in the order of ``a``.

    Runs that both texts have once each are the seeds; those on one diagonal make a run, and runs with at most `GAP`
    words between them in either text make a passage. Near-linear in the words of both.
    """
    once_a, place_a, count_a = np.unique(a.shingles, return_index=True, return_counts=True)
    once_b, place_b, count_b = np.unique(b.shingles, return_index=True, return_counts=True)
    once_a, place_a = once_a[count_a == 1], place_a[count_a == 1]
    once_b, place_b = once_b[count_b == 1], place_b[count_b == 1]
    _, at_a, at_b = np.intersect1d(once_a, once_b, assume_unique=True, return_indices=True)
    seeds = sorted(zip(place_a[at_a].tolist(), place_b[at_b].tolist(), strict=True))
    passages: list[list[int]] = []  # [a first, a last, b first, b last, words]
    for i, j in seeds:
        if not _extend(passages, i, j):
            passages.append([i, i + SHINGLE, j, j + SHINGLE, SHINGLE])
    return tuple(
        Shared(
            a_start=int(a.starts[first]),
            a_end=int(a.ends[last - 1]),
            b_start=int(b.starts[there]),
            b_end=int(b.ends[until - 1]),
            words=words,
        )
        for first, last, there, until, words in passages
        if words >= FEWEST
    )


def _extend(passages: list[list[int]], i: int, j: int) -> bool:
    """Whether the seed at ``i``, ``j`` carries on one of the last passages; that passage then takes it in."""
    for passage in passages[:-4:-1]:
        ahead_a, ahead_b = i - passage[1], j - passage[3]
        if ahead_a <= GAP and -SHINGLE < ahead_b <= GAP and j + SHINGLE > passage[3]:
            fresh = min(SHINGLE, SHINGLE + ahead_a, SHINGLE + ahead_b)
            if fresh <= 0:
                continue
            passage[1], passage[3] = i + SHINGLE, j + SHINGLE
            passage[4] += fresh
            return True
    return False
