"""The best path through a chain of tags."""

from itertools import pairwise, product

import numpy as np
import pytest

from sayso.model.chain import Chain, Floats, read_chains, spans_of
from sayso.model.head import ATTRIBUTION_TAGS


def chain(draw: np.random.Generator, tags: int) -> Chain:
    return draw.normal(size=(tags, tags)).astype(np.float32), draw.normal(size=tags).astype(np.float32)


def weight(path: tuple[int, ...], scores: Floats, own: Chain) -> float:
    steps = sum(own[0][a, b] for a, b in pairwise(path))
    return float(own[1][path[0]] + steps + sum(scores[at, tag] for at, tag in enumerate(path)))


@pytest.mark.parametrize("seed", range(5))
def test_the_best_path_is_the_best_of_all(seed: int) -> None:
    """Every path of small chains is tried; none is better than the one found, whatever rows stand beside it."""
    draw = np.random.default_rng(seed)
    scores = [draw.normal(size=(words, 3)).astype(np.float32) for words in (3, 1, 5)]
    own = chain(draw, 3)
    for (path, _), given in zip(read_chains(scores, [own] * len(scores)), scores, strict=True):
        every = product(range(3), repeat=len(given))
        assert tuple(path) == max(every, key=lambda one: weight(one, given, own))


@pytest.mark.parametrize("seed", range(3))
def test_a_tag_is_as_likely_as_the_paths_through_it(seed: int) -> None:
    """Summed over every path of a small chain."""
    draw = np.random.default_rng(seed)
    given, own = draw.normal(size=(4, 3)).astype(np.float32), chain(draw, 3)
    wanted = np.zeros((4, 3))
    for path in product(range(3), repeat=4):
        for at, tag in enumerate(path):
            wanted[at, tag] += np.exp(weight(path, given, own))
    wanted /= wanted.sum(1, keepdims=True)
    ((_, sure),) = read_chains([given], [own])
    assert np.allclose(sure, wanted, atol=1e-5)


def test_a_row_does_not_depend_on_its_neighbours() -> None:
    """Alone or beside other rows, a row gets the same path and the same likelihoods to the last bit."""
    draw = np.random.default_rng(1)
    scores = [draw.normal(size=(words, 7)).astype(np.float32) * 3 for words in (90, 4, 61, 2, 90, 33)]
    own = chain(draw, 7)
    for given, (path, sure) in zip(scores, read_chains(scores, [own] * len(scores)), strict=True):
        ((alone, likely),) = read_chains([given], [own])
        assert path.tolist() == alone.tolist()
        assert sure.tobytes() == likely.tobytes()


def test_nothing_to_read_gives_nothing() -> None:
    """No rows, no paths."""
    assert read_chains([], []) == []


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        pytest.param("B-cue O", [("cue", 0, 1)], id="one word"),
        pytest.param("B-source I-source B-cue", [("source", 0, 2), ("cue", 2, 3)], id="side by side"),
        pytest.param("B-cue B-cue", [("cue", 0, 1), ("cue", 1, 2)], id="two of a kind"),
        pytest.param("O B-content I-content", [("content", 1, 3)], id="to the end"),
        pytest.param("O O", [], id="nothing"),
        pytest.param("B-cue O I-cue", [("cue", 0, 1)], id="an inside without beginning is none"),
    ],
)
def test_tags_spell_spans(tags: str, expected: list[tuple[str, int, int]]) -> None:
    """A span begins with B and goes on with I."""
    assert spans_of([ATTRIBUTION_TAGS.index(tag) for tag in tags.split()], ATTRIBUTION_TAGS) == expected
