"""Alignment: which words two texts share, as exact stretches of both. Seeds are shared runs of words, then extended."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint64]
Offsets = npt.NDArray[np.int32]
Once = tuple[Numbers, npt.NDArray[np.intp]]

SHINGLE = 4
"""Words in a seed. Shorter ones are shared by chance, longer ones are cut by every edited word."""
GAP = 5
"""Words that may differ between two shared runs of one passage."""
FEWEST = 10
"""Words in the shortest passage that is told at all."""

COMMON = 0x3000
"""Code points below are looked up in a table: all alphabets, no ideographs."""
_NONE = np.empty(0, dtype=np.int32)
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

    A word is a run of letters, digits and underscores. Its number is a polynomial of its folded
    code points in 64 bits, the same on every machine.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint32)
    folded = _folded(codes)
    inside = np.zeros(len(codes) + 2, dtype=np.bool_)
    np.not_equal(folded, 0, out=inside[1:-1])
    starts = np.flatnonzero(inside[1:] & ~inside[:-1])
    if not len(starts):
        return Words(numbers=np.empty(0, dtype=np.uint64), starts=_NONE, ends=_NONE)
    ends = np.flatnonzero(inside[:-1] & ~inside[1:])
    lengths = ends - starts
    letters = np.flatnonzero(inside[1:-1])
    firsts = np.cumsum(lengths) - lengths
    places = np.arange(len(letters)) - np.repeat(firsts, lengths)
    numbers = np.add.reduceat(folded[letters] * _powers(int(lengths.max()))[places], firsts)
    numbers = (numbers ^ (numbers >> np.uint64(31))) * _SPREAD
    numbers ^= numbers >> np.uint64(29)
    return Words(numbers=numbers, starts=starts.astype(np.int32), ends=ends.astype(np.int32)).without(skipped)


def _folded(codes: npt.NDArray[np.uint32]) -> Numbers:
    """Return for each code point that can stand in a word its folded one, 0 for any other."""
    table = _folding()
    folded = table[np.minimum(codes, len(table) - 1)]
    for code in np.unique(codes[codes >= len(table)]).tolist():
        folded[codes == code] = _fold(code)
    return folded


def _fold(code: int) -> int:
    """Return the folded code point, itself where folding makes several of it, 0 where it stands in no word."""
    char = chr(code)
    if not (char.isalnum() or char == "_"):
        return 0
    return ord(char.casefold()) if len(char.casefold()) == 1 else code


@cache
def _folding() -> Numbers:
    """Return the folded code points of the first `COMMON`."""
    return np.array([_fold(code) for code in range(COMMON)], dtype=np.uint64)


def _powers(count: int) -> Numbers:
    """Return at least ``count`` powers of the base of word numbers, in 64 bits."""
    return _table_of_powers(max(5, (count - 1).bit_length()))


@cache
def _table_of_powers(bits: int) -> Numbers:
    """Return two to the ``bits`` of them."""
    return np.cumprod(np.full(1 << bits, _SPREAD, dtype=np.uint64), dtype=np.uint64)


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


def align_words(a: Words, b: Words, once: Once | None = None) -> tuple[Shared, ...]:
    """Return the passages of at least `FEWEST` words that ``a`` and ``b`` share, in the order of ``a``.

    once: what `find_once` gives of ``a``, where it is known

    Runs that both texts have once each are the seeds; those on one diagonal make a run, and runs with at most `GAP`
    words between them in either text make a passage. Near-linear in the words of both.
    """
    once_a, place_a = once or find_once(a)
    once_b, place_b = find_once(b)
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


def find_once(words: Words) -> Once:
    """Return the runs of `SHINGLE` words that occur once, and where."""
    runs, places, counts = np.unique(shingle_words(words.numbers), return_index=True, return_counts=True)
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
