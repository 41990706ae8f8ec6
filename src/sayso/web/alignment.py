"""Articles side by side: which block stands beside which, so that what they share comes level and nothing is lost."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest


def align(lengths: Sequence[int], pairs: Sequence[Iterable[tuple[int, int]]]) -> list[tuple[int | None, ...]]:
    """Return rows of block numbers, one cell a column, None where a column has nothing beside the others.

    lengths: how many blocks each column has; the first column leads
    pairs:   for each further column, blocks of the first that share something with blocks of it, in any order
    Every block of every column stands in exactly one row, and in each column they stand in order.
    """
    anchors = [dict(_rising(some)) for some in pairs]
    at = [0] * len(lengths)
    rows: list[tuple[int | None, ...]] = []
    for lead in range(lengths[0]):
        beside = [column.get(lead) for column in anchors]
        gaps = [range(at[k + 1], other) if other is not None else range(0) for k, other in enumerate(beside)]
        rows += [(None, *row) for row in zip_longest(*gaps)] if gaps else []
        rows.append((lead, *beside))
        for k, other in enumerate(beside):
            if other is not None:
                at[k + 1] = other + 1
    rest = [range(at[k + 1], length) for k, length in enumerate(lengths[1:])]
    rows += [(None, *row) for row in zip_longest(*rest)] if rest else []
    return rows


def _rising(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs that rises in both numbers: no two lines between the columns cross."""
    # Of pairs with the same first number at most one can be in a rising run when they come falling in the second.
    ordered = sorted(set(pairs), key=lambda pair: (pair[0], -pair[1]))
    ends: list[int] = []  # for each length, the least second number that a run of it ends with
    tops: list[int] = []  # which pair that is
    before: list[int] = []
    for number, (_, second) in enumerate(ordered):
        length = bisect_left(ends, second)
        before.append(tops[length - 1] if length else -1)
        ends[length : length + 1] = [second]
        tops[length : length + 1] = [number]
    run = []
    at = tops[-1] if tops else -1
    while at >= 0:
        run.append(ordered[at])
        at = before[at]
    return run[::-1]


def holding(starts: Sequence[int], start: int, end: int) -> Iterator[int]:
    """Yield the numbers of the blocks that ``start`` to ``end`` stands in; ``starts``: where each block begins."""
    for number, begins in enumerate(starts):
        ends = starts[number + 1] if number + 1 < len(starts) else max(end, begins) + 1
        if start < ends and end > begins:
            yield number
