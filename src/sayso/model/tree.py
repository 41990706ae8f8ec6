"""Dependency trees from scores of arcs: one tree with one root for each sentence."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def heads_of(arcs: Floats, root: Floats, sentences: list[tuple[int, int]]) -> list[int]:
    """Return the head of each word, -1 for roots.

    arcs: (words, words) score of dependent (row) under head (column) · root: (words,) score of being the root
    sentences: (start, end) in words, covering all words in order
    """
    heads: list[int] = []
    for start, end in sentences:
        scores = arcs[start:end, start:end].copy()
        np.fill_diagonal(scores, -np.inf)
        local = sentence_heads(scores, root[start:end])
        heads.extend(-1 if head < 0 else start + head for head in local)
    return heads


def sentence_heads(scores: Floats, root: Floats) -> list[int]:
    """Return the heads of one sentence: the best head of each word where that is a tree, else the best tree."""
    size = len(root)
    if size == 1:
        return [-1]
    best = scores.argmax(1)
    gain = root - scores.max(1)
    chosen = int(gain.argmax())
    heads: list[int] = best.tolist()
    heads[chosen] = -1
    if is_tree(heads):
        return heads
    trees = [(spanning_tree(scores, int(top)), int(top)) for top in np.argsort(-gain, kind="stable")[:3]]
    return max(trees, key=lambda tree: weight(tree[0], scores) + float(root[tree[1]]))[0]


def weight(heads: list[int], scores: Floats) -> float:
    """Return the summed score of the arcs of a tree."""
    return float(sum(scores[word, head] for word, head in enumerate(heads) if head >= 0))


def is_tree(heads: list[int]) -> bool:
    """Whether every word leads up to the root."""
    safe = [head < 0 for head in heads]
    for word in range(len(heads)):
        path = []
        while not safe[word]:
            if word in path:
                return False
            path.append(word)
            word = heads[word]
        for passed in path:
            safe[passed] = True
    return True


def spanning_tree(scores: Floats, top: int) -> list[int]:
    """Return the heads of the best tree under the given root (-1 for the root itself).

    Source: Chu and Liu 1965, Edmonds 1967
    """
    scores = scores.astype(np.float64)
    scores[top] = -np.inf
    np.fill_diagonal(scores, -np.inf)
    heads = scores.argmax(1)
    heads[top] = -1
    cycle = cycle_of(heads.tolist())
    if not cycle:
        return [int(head) for head in heads]
    inside = np.zeros(len(heads), bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    node = len(rest)
    small = np.full((node + 1, node + 1), -np.inf)
    small[:node, :node] = scores[np.ix_(rest, rest)]
    members = np.array(cycle)
    kept = scores[members, heads[members]]
    entering = scores[np.ix_(members, rest)] - kept[:, None]
    leaving = scores[np.ix_(rest, members)]
    small[node, :node] = entering.max(0)
    small[:node, node] = leaving.max(1)
    inner = spanning_tree(small, int(np.flatnonzero(rest == top)[0]))
    found = heads.copy()
    for at, word in enumerate(rest):
        head = inner[at]
        found[word] = -1 if head < 0 else members[leaving[at].argmax()] if head == node else rest[head]
    broken = int(entering[:, inner[node]].argmax())
    found[members[broken]] = rest[inner[node]]
    return [int(head) for head in found]


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
