"""Dependency trees from scores of arcs."""

from itertools import product

import numpy as np
import pytest

from sayso.model.tree import cycle_of, heads_of, is_tree


@pytest.mark.parametrize("seed", range(12))
def test_the_tree_is_the_best_of_all_trees(seed: int) -> None:
    """Every tree over four words is tried; where the best heads make a tree, or one root stands out, it is found."""
    draw = np.random.default_rng(seed)
    scores = draw.normal(size=(4, 4)).astype(np.float32)
    np.fill_diagonal(scores, -np.inf)
    root = draw.normal(size=4).astype(np.float32)
    root[seed % 4] += 10

    def weight(heads: tuple[int, ...]) -> float:
        return float(sum(root[at] if head < 0 else scores[at, head] for at, head in enumerate(heads)))

    trees = [
        heads
        for heads in product(range(-1, 4), repeat=4)
        if heads.count(-1) == 1 and all(at != head for at, head in enumerate(heads)) and is_tree(list(heads), 0, 4)
    ]
    assert weight(tuple(heads_of(scores, root, [(0, 4)]))) == pytest.approx(weight(max(trees, key=weight)), abs=1e-5)


def test_sentences_do_not_lean_on_each_other() -> None:
    """A head lies in the same sentence, and each sentence has one root."""
    arcs = np.zeros((5, 5), np.float32)
    arcs[:, 4] = 9
    heads = heads_of(arcs, np.zeros(5, np.float32), [(0, 2), (2, 5)])
    assert heads[:2].count(-1) == 1
    assert heads[2:].count(-1) == 1
    assert all(head < 2 for head in heads[:2])
    assert all(head < 0 or head >= 2 for head in heads[2:])


@pytest.mark.parametrize(
    ("heads", "cycle"),
    [pytest.param([-1, 0, 1], [], id="a chain"), pytest.param([-1, 2, 1], [1, 2], id="two words in a ring")],
)
def test_a_cycle_is_seen(heads: list[int], cycle: list[int]) -> None:
    """Words that lead back to themselves are found."""
    assert sorted(cycle_of(heads)) == cycle
    assert is_tree(heads, 0, 3) is not bool(cycle)
