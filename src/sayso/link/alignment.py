"""Alignment: which words two texts share, as exact stretches of both. Seeds are shared runs of words, then extended."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint64]
Offsets = npt.NDArray[np.int32]

SHINGLE = 4
"""Words in a seed. Shorter ones are shared by chance, longer ones are cut by every edited word."""
GAP = 5
"""Words that may differ between two shared runs of one passage."""
FEWEST = 10
"""Words in the shortest passage that is told at all."""

_WORD = re.compile(r"\w+")
_PRIME = np.uint64(1_000_003)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text that are compared: their numbers, and where they start and end in code points."""

    numbers: Numbers
    starts: Offsets
    ends: Offsets

    def without(self, stretches: Sequence[tuple[int, int]]) -> "Words":
        """Return the words that lie outside ``stretches``."""
        if not stretches or not len(self.numbers):
            return self
        kept = ~within(self, stretches)
        return Words(numbers=self.numbers[kept], starts=self.starts[kept], ends=self.ends[kept])


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """One passage that two texts share: half-open code points in either, and how many words are the same."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int


def cut_words(text: str, skipped: Sequence[tuple[int, int]] = ()) -> Words:
    """Return the words of ``text`` outside the ``skipped`` stretches, compared without case.

    A word's number is the CRC-32 of its UTF-8 bytes, spread over 64 bits: the same on every machine. Two words that
    share one by chance matter little, since runs of words are compared.
    """
    spans = np.array([found.span() for found in _WORD.finditer(text)], dtype=np.int32).reshape(-1, 2)
    folded = [text[start:end].casefold() for start, end in spans.tolist()]
    raw = " ".join(folded).encode("utf-8", "surrogatepass").split(b" ") if folded else []
    numbers = np.fromiter(map(crc32, raw), dtype=np.uint64, count=len(raw)) * _SPREAD
    numbers ^= numbers >> np.uint64(29)
    return Words(numbers=numbers, starts=spans[:, 0], ends=spans[:, 1]).without(skipped)


def within(words: Words, stretches: Sequence[tuple[int, int]]) -> npt.NDArray[np.bool_]:
    """Return for each word whether it touches one of ``stretches``, which may overlap."""
    flags = np.zeros(len(words.numbers) + 1, dtype=np.int32)
    bounds = np.array(stretches, dtype=np.int64).reshape(-1, 2)
    np.add.at(flags, np.searchsorted(words.ends, bounds[:, 0], side="right"), 1)
    np.add.at(flags, np.maximum(np.searchsorted(words.starts, bounds[:, 1]), 0), -1)
    return np.asarray(np.cumsum(flags)[:-1] > 0)


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
    once_a, place_a = _once(a.numbers)
    once_b, place_b = _once(b.numbers)
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


def _once(numbers: Numbers) -> tuple[Numbers, npt.NDArray[np.intp]]:
    """Return the runs of `SHINGLE` words that occur once, and where."""
    runs, places, counts = np.unique(shingle_words(numbers), return_index=True, return_counts=True)
    return runs[counts == 1], places[counts == 1]


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
