"""Likeness of phrases: by vectors where somebody describes, by words where nobody does."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from sayso.link.likeness import Likeness


def describe(phrases: Sequence[str]) -> NDArray[np.float32]:
    """Vectors of two numbers by the first letter."""
    directions = {"a": (1.0, 0.0), "b": (0.6, 0.8), "c": (-1.0, 0.0)}
    return np.array([directions[phrase[0]] for phrase in phrases], np.float32)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("a x", "b y", 0.6, id="the cosine"),
        pytest.param("a", "c", 0.0, id="never below 0"),
        pytest.param("a", "a", 1.0, id="the same"),
        pytest.param("a", "", 0.0, id="nothing said"),
    ],
)
def test_likeness_is_the_cosine_within_a_hundredth(one: str, other: str, expected: float) -> None:
    """Vectors are kept as whole numbers; the order of the two does not matter."""
    likeness = Likeness(describe)
    assert likeness.of(one, other) == pytest.approx(expected, abs=0.01)
    assert likeness.of(one, other) == likeness.of(other, one)


def test_each_phrase_is_described_once() -> None:
    """Work grows with the distinct phrases, not with the pairs."""
    asked: list[str] = []

    def count(phrases: Sequence[str]) -> NDArray[np.float32]:
        asked.extend(phrases)
        return describe(phrases)

    likeness = Likeness(count)
    for other in ("b1", "b2", "c1", "b1"):
        likeness.of("a1", other)
    assert asked == ["a1", "b1", "b2", "c1"]


def test_without_anybody_who_describes_words_are_compared() -> None:
    """Half of the words in common are a third of all of them."""
    assert Likeness().of("houses lost", "houses burnt") == pytest.approx(1 / 3)
