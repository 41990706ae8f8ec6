"""The best path through a linear chain of tags, and how likely each tag is, for many rows at once.

Rows are laid side by side, the longest first, and each step is taken for those that reach so far. No row is padded, and
no sum runs over two rows, so that a row's answer does not depend on the rows beside it.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Integers = NDArray[np.int64]
Chain = tuple[Floats, Floats]  # moves (tags, tags) from → to, and begin (tags,) at the first word

SCALE_EVERY = 16  # steps after which sums are scaled, long before float64 runs out
NEVER = np.float32(-1e6)  # score of a tag that a chain lacks: no path takes it, and its likelihood is 0 exactly


def read_chains(scores: Sequence[Floats], chains: Sequence[Chain]) -> list[tuple[Integers, Floats]]:
    """Return for each row its best path (words,), and how likely each tag is at each word over all paths (words, tags).

    scores: (words, tags) of each row, at least one word; tag 0 is the one outside every span
    chains: the chain of each row; rows of chains with fewer tags are read beside those with more
    """
    if not scores:
        return []
    order = sorted(range(len(scores)), key=lambda row: -len(scores[row]))
    lengths = np.array([len(scores[row]) for row in order])
    most = max(one.shape[1] for one in scores)
    moves = moves_of([chains[row] for row in order], most)
    row = np.repeat(np.arange(len(order)), lengths)
    step = np.arange(len(row)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    reach = (lengths[None] > np.arange(lengths[0])[:, None]).sum(1).tolist()
    given = np.full((len(reach), len(order), most), NEVER, np.float32)
    for number, own in enumerate(order):
        size, tags = scores[own].shape
        given[:size, number, :tags] = scores[own]
        given[0, number, :tags] += chains[own][1] - chains[own][0][0]  # as if a word outside stood before the first
    paths = best_paths(given, moves, lengths, reach)
    flat = given[step, row]
    weights = np.exp((flat - flat.max(1, keepdims=True)).astype(np.float64))
    back = lengths[row] - 1 - step
    both = np.empty((len(reach), 2, len(order), most))
    both[step, 0, row] = weights
    both[back, 1, row] = weights
    sums = sums_both_ways(both, moves, reach)
    found = sums[step, 0, row] * sums[back, 1, row] / np.maximum(weights, 1e-300)
    sure = np.asarray(found / np.maximum(found.sum(-1, keepdims=True), 1e-300), np.float32)
    read: list[tuple[Integers, Floats]] = [(paths[:0, 0], sure[:0])] * len(order)
    end = 0
    for number, (own, length) in enumerate(zip(order, lengths.tolist(), strict=True)):
        end += length
        read[own] = paths[:length, number], sure[end - length : end, : scores[own].shape[1]]
    return read


def moves_of(chains: Sequence[Chain], tags: int) -> Floats:
    """Return the moves of each row (rows, tags, tags); a row never moves to or from a tag that its chain lacks."""
    found = np.full((len(chains), tags, tags), NEVER, np.float32)
    for own, (moves, _) in zip(found, chains, strict=True):
        own[: len(moves), : len(moves)] = moves
    return found


def best_paths(given: Floats, moves: Floats, lengths: Integers, reach: Sequence[int]) -> Integers:
    """Return the best tags (steps, rows).

    given: (steps, rows, tags) · moves: (rows, tags, tags) · lengths: words of each row, the longest first
    reach: rows that each step has

    Source: Viterbi 1967
    """
    best = np.empty_like(given)
    np.add(given[0], moves[:, 0], out=best[0])
    before = best[0]
    first = np.ascontiguousarray(moves.swapaxes(0, 1))
    room = np.empty(first.shape, np.float32)
    for at, rows in enumerate(reach[1:], 1):
        paths = np.add(before[:rows].T[:, :, None], first[:, :rows], out=room[:, :rows])
        before = best[at, :rows]
        np.maximum.reduce(paths, axis=0, out=before)
        before += given[at, :rows]
    found = np.zeros(given.shape[:2], np.int64)
    number = np.arange(len(lengths))
    ends = lengths - 1
    found[ends, number] = best[ends, number].argmax(1)
    turned = np.ascontiguousarray(moves.swapaxes(1, 2))
    for at in range(len(reach) - 1, 0, -1):
        rows = reach[at]
        found[at - 1, :rows] = (best[at - 1, :rows] + turned[number[:rows], found[at, :rows]]).argmax(1)
    return found


def sums_both_ways(weights: Doubles, moves: Floats, reach: Sequence[int]) -> Doubles:
    """Return the sums over all paths up to each word, and, over the words in reverse, from it on.

    weights: (steps, 2, rows, tags), the second half of each step from the rows' ends backwards
    moves:   (rows, tags, tags)

    Source: forward and backward sums, Baum 1972
    """
    onward = np.exp(moves.astype(np.float64))
    steps = np.stack([onward, np.ascontiguousarray(onward.swapaxes(1, 2))])
    sums = np.empty_like(weights)
    sums[0] = weights[0]
    sums[0, 0] *= onward[:, 0]
    state = sums[0]
    for at, rows in enumerate(reach[1:], 1):
        moved = np.matmul(state[:, :rows, None], steps[:, :rows])[:, :, 0]
        state = sums[at, :, :rows]
        np.multiply(moved, weights[at, :, :rows], out=state)
        if at % SCALE_EVERY == 0:
            state /= state.sum(-1, keepdims=True)
    return sums


def spans_of(path: Sequence[int], tags: tuple[str, ...]) -> list[tuple[str, int, int]]:
    """Return (kind, start, end) of the spans that a path of begin and inside tags spells."""
    spans: list[tuple[str, int, int]] = []
    start, kind, last = -1, "", -1
    for at, number in enumerate(path):
        if number:
            tag = tags[number]
            if tag[0] == "B":
                if kind:
                    spans.append((kind, start, last))
                start, kind, last = at, tag[2:], at + 1
            elif kind and at == last:
                last = at + 1
            elif kind:
                spans.append((kind, start, last))
                kind = ""
    if kind:
        spans.append((kind, start, last))
    return spans
