"""The best path through a linear chain of tags, and how likely each tag is, for many rows at once.

Rows of different length are laid out so that they end together, with a word before the first that can only be outside;
rows may follow different chains. Each row's sums and maxima are its own, so that its answer does not depend on the rows
beside it.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Chain = tuple[Floats, Floats]  # moves (tags, tags) from → to, and begin (tags,) at the first word

NEVER = np.float32(-1e4)
SCALE_EVERY = 16  # steps after which sums are scaled, long before float64 runs out


def read_chains(scores: Sequence[Floats], chains: Sequence[Chain]) -> list[tuple[list[int], Floats]]:
    """Return for each row its best path, and how likely each tag is at each word over all paths (words, tags).

    scores: (words, tags) of each row, at least one word; tag 0 is the one outside every span
    chains: the chain that each row follows
    """
    if not scores:
        return []
    words = max(len(one) for one in scores)
    tags = max(one.shape[1] for one in scores)
    given = np.full((len(scores), words + 1, tags), NEVER, np.float32)
    moves = np.full((len(scores), tags, tags), NEVER, np.float32)
    for row, (one, (move, begin)) in enumerate(zip(scores, chains, strict=True)):
        own, first = one.shape[1], words + 1 - len(one)
        given[row, :first, 0] = 0
        given[row, first:, :own] = one
        given[row, first, :own] += begin - move[0]
        moves[row, :own, :own] = move
    paths = best_paths(given, moves)
    sure = likelihoods(given, moves)
    return [
        (paths[row, words + 1 - len(one) :].tolist(), sure[row, words + 1 - len(one) :, : one.shape[1]])
        for row, one in enumerate(scores)
    ]


def best_paths(given: Floats, moves: Floats) -> Integers:
    """Return the best tags (rows, words).

    Source: Viterbi 1967
    """
    rows, words, tags = given.shape
    back = np.zeros((words, rows, tags), np.int64)
    best = given[:, 0]
    turned = np.ascontiguousarray(moves.transpose(0, 2, 1))
    for at in range(1, words):
        paths = best[:, None, :] + turned
        back[at] = paths.argmax(2)
        best = paths.max(2) + given[:, at]
    every = np.arange(rows)
    found = np.empty((rows, words), np.int64)
    found[:, -1] = tag = best.argmax(1)
    for at in range(words - 1, 0, -1):
        found[:, at - 1] = tag = back[at, every, tag]
    return found


def likelihoods(given: Floats, moves: Floats) -> Floats:
    """Return how likely each tag is at each word over all paths (rows, words, tags).

    Source: forward and backward sums, Baum 1972; both run in one loop, the second over the words in reverse
    """
    rows, words, _ = given.shape
    weights = np.exp((given - given.max(-1, keepdims=True)).astype(np.float64))
    steps = np.exp(moves.astype(np.float64))
    both = np.concatenate([weights, weights[:, ::-1]])
    turned = np.concatenate([steps, steps.transpose(0, 2, 1)])
    sums = np.empty_like(both)
    state = sums[:, 0] = both[:, 0]
    for at in range(1, words):
        state = np.matmul(state[:, None, :], turned)[:, 0] * both[:, at]
        if at % SCALE_EVERY == 0:
            state = state / state.sum(-1, keepdims=True)
        sums[:, at] = state
    found = sums[:rows] * sums[rows:, ::-1] / np.maximum(weights, 1e-300)
    return np.asarray(found / np.maximum(found.sum(-1, keepdims=True), 1e-300), np.float32)


def spans_of(path: list[int], tags: tuple[str, ...]) -> list[tuple[str, int, int]]:
    """Return (kind, start, end) of the spans that a path of begin and inside tags spells."""
    spans: list[tuple[str, int, int]] = []
    start, kind = -1, ""
    for at, number in enumerate([*path, 0]):
        tag = tags[number]
        if kind and (tag[0] != "I" or at == len(path)):
            spans.append((kind, start, at))
            kind = ""
        if tag[0] == "B":
            start, kind = at, tag[2:]
    return spans
