"""Likeness of short descriptions: how near two phrases are in meaning, as whoever reads passages also describes them.

Beside it stands how much the articles that two phrases come from tell one story.

Compared are short phrases made of marks ("civilians killed"), never sentences: in a probe on pairs of figures the
vectors of sentences told nothing about which of them answer one question, those of short descriptions did.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.link.story import Stories

Describe = Callable[[Sequence[str]], Any]
"""Gives one unit vector a phrase, float32 (phrases, 384), the same for a phrase whatever stands beside it."""

SCALE = 127.0
"""A number of a unit vector is kept as a whole number of this many steps: a quarter of the memory, within 0.01."""


class Likeness:
    """Likeness of phrases, 0..1; each phrase is described once, when it is first asked for.

    describe: None where nobody describes: likeness is then that of the words alone
    stories:  what the articles are about; None where that is not compared
    Memory grows by 384 bytes for each distinct phrase.
    """

    def __init__(self, describe: Describe | None = None, stories: Stories | None = None) -> None:
        self._describe = describe
        self._stories = stories
        self._kept: dict[str, NDArray[np.int8]] = {}

    def of(self, one: str, other: str) -> float:
        """Return how near two phrases are: 1 for the same, 0 where either is empty; the order does not matter."""
        if not one or not other:
            return 0.0
        if one == other:
            return 1.0
        if self._describe is None:
            a, b = set(one.split()), set(other.split())
            return len(a & b) / len(a | b)
        product = int(np.dot(self._vector(one).astype(np.int32), self._vector(other).astype(np.int32)))
        return round(min(1.0, max(0.0, product / SCALE**2)), 4)

    def between(self, one: int, other: int) -> float:
        """Return how much two articles, by their place in the pile, tell one story, 0..1."""
        return self._stories.likeness(one, other) if self._stories else float(one == other)

    def all_between(self, some: Sequence[int], others: Sequence[int], least: float) -> bool:
        """Return whether two groups of articles tell one story by ``least`` on average."""
        return self._stories.all_alike(some, others, least) if self._stories else False

    def _vector(self, phrase: str) -> NDArray[np.int8]:
        """Return the vector of a phrase in whole steps."""
        known = self._kept.get(phrase)
        if known is None:
            assert self._describe is not None
            vector = np.asarray(self._describe([phrase])[0], np.float32)
            known = np.round(vector * SCALE).astype(np.int8)
            self._kept[phrase] = known
        return known
