"""Stories: how much two articles are about the same things, by the names and doings they share."""

import math
from array import array
from collections.abc import Hashable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from sayso.link.block import Numbered

REMEMBERED = 1 << 18
"""Pairs of articles whose likeness is remembered."""

LOOKED_AT = 6
"""How many articles of each of two groups are compared."""

NEIGHBOURS = 4
"""How many of the articles likest to one are looked for."""
STEPS = 1 << 20
"""Weights are kept as whole numbers of so many steps to one: sums of them are exact, in whatever order."""

AT_ONCE = 1 << 12
"""Pairs compared in one go: their features fit in the cache."""


FEW = 24
"""In more articles than that a feature leads to no neighbour."""

LEAST = 6
"""Features that an article and its neighbour share at least: two short texts about nothing named are no story."""


def spread(ordered: Sequence[int], many: int = LOOKED_AT) -> Sequence[int]:
    """Return at most ``many`` of them, evenly from first to last."""
    most = len(ordered) - 1
    if most < many:
        return ordered
    return [ordered[place * most // (many - 1)] for place in range(many)]


class Stories:
    """What each article is about, weighed by how few articles of the pile are about it. 4 bytes a feature are kept."""

    def __init__(self, features: Iterable[Iterable[Hashable]]) -> None:
        """Take the features of each article: linked entities, stems of what happens.

        A feature weighs the logarithm of (1 + articles / articles that have it), the inverse document frequency of
        Spärck Jones (1972). In a small pile all looks common, so that articles seem less alike there.
        """
        numbers: dict[Hashable, int] = {}
        held, ends = array("I"), array("q", [0])
        for found in features:
            held.extend(sorted({numbers.setdefault(one, len(numbers)) for one in found}))
            ends.append(len(held))
        self._held = np.frombuffer(held, dtype=np.uint32) if held else np.empty(0, dtype=np.uint32)
        self._ends = np.array(ends, dtype=np.int64)
        size = len(ends) - 1
        seen = np.bincount(self._held, minlength=len(numbers)).tolist()
        weights = [round(math.log(1 + size / count) ** 2 * STEPS) for count in seen]
        self._weight = np.array(weights, dtype=np.int64)
        self._norms = [math.sqrt(int(self._weight[self._of(number)].sum())) for number in range(size)]
        self._known: dict[tuple[int, int], float] = {}

    def likeness(self, one: int, other: int) -> float:
        """Return the cosine of two articles, 0..1; an article is wholly like itself."""
        if one == other:
            return 1.0
        key = (min(one, other), max(one, other))
        found = self._known.get(key)
        if found is None:
            both = np.intersect1d(self._of(one), self._of(other), assume_unique=True)
            norm = self._norms[one] * self._norms[other]
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[key] = int(self._weight[both].sum()) / norm if norm else 0.0
        return found

    def likenesses(self, ones: npt.NDArray[np.int64], others: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Return `likeness` of many pairs at once: of each of ``ones`` with the one of ``others`` in its place."""
        found = np.zeros(len(ones), dtype=np.float64)
        norms = np.array(self._norms, dtype=np.float64)
        weight = np.zeros(len(self._weight), dtype=np.int64)  # those of one article, 0 for what it is not about
        order = np.argsort(ones, kind="stable")
        begins = np.flatnonzero(np.diff(ones[order], prepend=-1)).tolist()
        for begin, end in zip(begins, [*begins[1:], len(ones)], strict=False):
            one = int(ones[order[begin]])
            own = self._of(one)
            weight[own] = self._weight[own]
            for first in range(begin, end, AT_ONCE):
                places = order[first : min(end, first + AT_ONCE)]
                norm = norms[one] * norms[others[places]]
                shared = self._summed(weight, others[places])
                found[places] = np.divide(shared, norm, out=np.zeros(len(places)), where=norm > 0)
            weight[own] = 0
        found[ones == others] = 1.0
        return found

    def all_alike(self, some: Sequence[int], others: Sequence[int], least: float) -> bool:
        """Return whether two groups of articles are alike by ``least`` on average; one in both is like itself."""
        return sum(self.likeness(one, other) for one in some for other in others) >= least * len(some) * len(others)

    def neighbours(self, least: float) -> list[list[int]]:
        """Return for each article the up to `NEIGHBOURS` others that are likest to it, by ``least`` at least.

        Looked for among those it shares `LEAST` features with that at most `FEW` articles have: near-linear in the
        articles.
        """
        size, weight = len(self._norms), self._weight.tolist()
        holders: dict[int, list[int]] = {}
        for number in range(size):
            for one in self._of(number).tolist():
                holders.setdefault(one, []).append(number)
        few = {one: found for one, found in holders.items() if 1 < len(found) <= FEW}
        neighbours = []
        for number in range(size):
            told: dict[int, list[int]] = {}
            for one in self._of(number).tolist():
                for other in few.get(one, ()):
                    told.setdefault(other, []).append(weight[one])
            alike = {other: sum(found) for other, found in told.items() if len(found) >= LEAST and other != number}
            likely = sorted(alike, key=lambda other: (-alike[other], other))[: 2 * NEIGHBOURS]
            neighbours.append([other for other in likely if self.likeness(number, other) >= least][:NEIGHBOURS])
        return neighbours

    def told_together(self, pairs: npt.NDArray[np.int64] | Iterable[tuple[int, int]], least: float) -> list[int]:
        """Return the story of each article, named by its first: those of ``pairs`` that are alike, the likest first.

        Two groups become one where their articles are alike by ``least`` on average (average linkage, Sokal & Michener
        1958); of large groups at most `LOOKED_AT` articles each are compared, spread evenly.
        """
        size = len(self._norms)
        asked = np.array(pairs if isinstance(pairs, np.ndarray) else list(pairs), dtype=np.int64).reshape(-1, 2)
        codes = np.sort(asked.min(axis=1) << 32 | asked.max(axis=1)) if len(asked) else asked[:, 0]
        ones, others = codes >> 32, codes & 0xFFFFFFFF
        alike = self.likenesses(ones, others)
        near = np.flatnonzero(alike >= least)
        groups = Numbered(size)
        members = {number: [number] for number in range(size)}
        near = near[np.argsort(-alike[near], kind="stable")]
        refused: dict[tuple[int, int], int] = {}
        for one, other in zip(ones[near].tolist(), others[near].tolist(), strict=True):
            first, second = sorted((groups.find(one), groups.find(other)))
            # Two groups that have not grown since they were refused are refused again: most are asked several times.
            joint = len(members[first]) + len(members[second])
            if first == second or refused.get((first, second)) == joint:
                continue
            if joint == 2 or self._all_known(spread(members[first]), spread(members[second]), least, codes, alike):
                joined = sorted(members.pop(first) + members.pop(second))
                members[groups.join(first, second)] = joined
            else:
                refused[first, second] = joint
        return [groups.find(number) for number in range(size)]

    def _all_known(
        self,
        some: Sequence[int],
        others: Sequence[int],
        least: float,
        codes: npt.NDArray[np.int64],
        alike: npt.NDArray[np.float64],
    ) -> bool:
        """Return `all_alike`, looking up the pairs among ``codes``, ascending, whose likeness ``alike`` gives."""
        ones, theirs = np.repeat(some, len(others)), np.tile(others, len(some))
        wanted = np.minimum(ones, theirs) << 32 | np.maximum(ones, theirs)
        places = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
        found = alike[places]
        for place in np.flatnonzero(codes[places] != wanted).tolist():
            found[place] = self.likeness(int(ones[place]), int(theirs[place]))
        return bool(sum(found.tolist()) >= least * len(found))

    def _of(self, article: int) -> npt.NDArray[np.uint32]:
        """Return the features of an article, ascending."""
        return self._held[self._ends[article] : self._ends[article + 1]]

    def _summed(self, weight: npt.NDArray[np.int64], articles: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return for each of ``articles`` the sum of ``weight`` over its features."""
        lengths = self._ends[articles + 1] - self._ends[articles]
        firsts = np.cumsum(lengths) - lengths
        places = np.arange(int(lengths.sum())) + np.repeat(self._ends[articles] - firsts, lengths)
        running = np.append(0, np.cumsum(weight[self._held[places]]))
        return np.asarray(running[firsts + lengths] - running[firsts])
