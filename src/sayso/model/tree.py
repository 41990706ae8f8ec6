"""Dependency trees from scores of arcs: one tree with one root for each sentence."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

TRIED_ROOTS = 3  # of a sentence whose best heads are no tree, by how much they gain as roots
SLACK = 0.01  # how far sums of float32 may be off, generously


def heads_of(arcs: Floats, root: Floats, sentences: Sequence[tuple[int, int]]) -> list[int]:
    """Return the head of each word, -1 for roots.

    arcs: (words, words) score of dependent (row) under head (column) · root: (words,) score of being the root
    sentences: (start, end) in words, covering all words in order
    """
    sizes = [end - start for start, end in sentences]
    number = np.repeat(np.arange(len(sizes)), sizes)
    scores = np.where(number[:, None] == number, arcs, np.float32(-np.inf))
    np.fill_diagonal(scores, -np.inf)
    best = scores.argmax(1)
    heads: list[int] = best.tolist()
    gain = root - scores[np.arange(len(best)), best]
    for start, end in sentences:
        if end - start == 1:
            heads[start] = -1
            continue
        chosen = start + int(gain[start:end].argmax())
        heads[chosen] = -1
        if not is_tree(heads, start, end):
            own = best_tree(scores[start:end, start:end], root[start:end])
            heads[start:end] = [-1 if head < 0 else start + head for head in own]
    return heads


def best_tree(scores: Floats, root: Floats) -> list[int]:
    """Return the best tree of one sentence among those under the likeliest roots; scores (words, words)."""
    base = scores.max(1)
    gain = root - base
    highest = float(base.sum(dtype=np.float64))
    found: tuple[float, list[int]] | None = None
    for top in np.argsort(-gain, kind="stable")[:TRIED_ROOTS].tolist():
        # No tree under this root weighs more than the best heads of all other words.
        if found is not None and highest + float(gain[top]) + SLACK < found[0]:
            continue
        heads = spanning_tree(scores, top)
        total = weight(heads, scores) + float(root[top])
        if found is None or total > found[0]:
            found = total, heads
    assert found is not None
    return found[1]


def weight(heads: list[int], scores: Floats) -> float:
    """Return the summed score of the arcs of a tree."""
    return float(sum(scores[word, head] for word, head in enumerate(heads) if head >= 0))


def is_tree(heads: list[int], start: int, end: int) -> bool:
    """Whether every word from ``start`` up to ``end`` leads up to the root."""
    safe = [False] * (end - start)
    for word in range(start, end):
        path = []
        while word >= 0 and not safe[word - start]:
            if word in path:
                return False
            path.append(word)
            word = heads[word]
        for passed in path:
            safe[passed - start] = True
    return True


def spanning_tree(scores: Floats, top: int) -> list[int]:
    """Return the heads of the best tree under the given root (-1 for the root itself).

    Source: Chu and Liu 1965, Edmonds 1967
    """
    own: NDArray[np.float64] = scores.astype(np.float64)
    own[top] = -np.inf
    np.fill_diagonal(own, -np.inf)
    heads: list[int] = _contracted(own, top).tolist()
    return heads


def _contracted(scores: NDArray[np.float64], top: int) -> NDArray[np.int64]:
    """Return the heads of the best tree; a cycle of best heads is made one node, and opened again."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[top] = -1
    cycle = cycle_of(heads.tolist())
    if not cycle:
        return heads
    members = np.array(cycle)
    inside = np.zeros(len(heads), bool)
    inside[members] = True
    rest = np.flatnonzero(~inside)
    node = len(rest)
    entering = scores[members] - scores[members, heads[members]][:, None]
    entering = entering[:, rest]
    leaving = scores[rest][:, members]
    small = np.full((node + 1, node + 1), -np.inf)
    small[:node, :node] = scores[rest][:, rest]
    small[node, :node] = entering.max(0)
    small[:node, node] = leaving.max(1)
    inner = _contracted(small, int(np.searchsorted(rest, top)))
    found: NDArray[np.int64] = heads.copy()
    own = inner[:node]
    into = np.append(rest, -1)[np.where(own == node, 0, own)]
    found[rest] = np.where(own == node, members[leaving.argmax(1)], into)
    broken = int(entering[:, inner[node]].argmax())
    found[members[broken]] = rest[inner[node]]
    return found


def cycle_of(heads: list[int]) -> list[int]:
    """Return the words of one cycle, or nothing."""
    state = [0] * len(heads)
    for word in range(len(heads)):
        path = []
        while word >= 0 and state[word] == 0:
            state[word] = 1
            path.append(word)
            word = heads[word]
        if word >= 0 and state[word] == 1:
            return path[path.index(word) :]
        for passed in path:
            state[passed] = 2
    return []
