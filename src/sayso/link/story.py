"""Stories: how much two articles are about the same things, by the names and doings they share."""

import math
from array import array
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from sayso.link.block import Numbered

REMEMBERED = 1 << 18
"""Pairs of articles whose likeness is remembered."""

LOOKED_AT = 6
"""How many articles of each of two groups are compared."""

NEIGHBOURS = 4
"""How many of the articles likest to one are looked for."""

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
        self._sets = [array("I", {numbers.setdefault(one, len(numbers)) for one in found}) for found in features]
        seen = Counter(number for one in self._sets for number in one)
        self._weight = array("d", (math.log(1 + len(self._sets) / seen[number]) ** 2 for number in range(len(numbers))))
        self._norms = [math.sqrt(self._sum(one)) for one in self._sets]
        self._known: dict[tuple[int, int], float] = {}

    def likeness(self, one: int, other: int) -> float:
        """Return the cosine of two articles, 0..1; an article is wholly like itself."""
        if one == other:
            return 1.0
        key = (min(one, other), max(one, other))
        found = self._known.get(key)
        if found is None:
            shared = self._sum(set(self._sets[one]).intersection(self._sets[other]))
            norm = self._norms[one] * self._norms[other]
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[key] = shared / norm if norm else 0.0
        return found

    def all_alike(self, some: Sequence[int], others: Sequence[int], least: float) -> bool:
        """Return whether two groups of articles are alike by ``least`` on average; one in both is like itself."""
        return sum(self.likeness(one, other) for one in some for other in others) >= least * len(some) * len(others)

    def neighbours(self, least: float) -> list[list[int]]:
        """Return for each article the up to `NEIGHBOURS` others that are likest to it, by ``least`` at least.

        Looked for among those it shares `LEAST` features with that at most `FEW` articles have: near-linear in the
        articles.
        """
        holders: dict[int, list[int]] = {}
        for number, features in enumerate(self._sets):
            for one in features:
                holders.setdefault(one, []).append(number)
        found = []
        for number, features in enumerate(self._sets):
            shared: dict[int, list[float]] = {}
            for one in features:
                if len(holders[one]) <= FEW:
                    for other in holders[one]:
                        shared.setdefault(other, []).append(self._weight[one])
            alike = {other: math.fsum(told) for other, told in shared.items() if len(told) >= LEAST and other != number}
            likely = sorted(alike, key=lambda other: (-alike[other], other))[: 2 * NEIGHBOURS]
            found.append([other for other in likely if self.likeness(number, other) >= least][:NEIGHBOURS])
        return found

    def told_together(self, pairs: Iterable[tuple[int, int]], least: float) -> list[int]:
        """Return the story of each article, named by its first: those of ``pairs`` that are alike, the likest first.

        Two groups become one where their articles are alike by ``least`` on average (average linkage, Sokal & Michener
        1958); of large groups at most `LOOKED_AT` articles each are compared, spread evenly.
        """
        groups = Numbered(len(self._sets))
        members = {number: [number] for number in range(len(self._sets))}
        alike = {pair: value for pair in pairs if (value := self.likeness(*pair)) >= least}
        for one, other in sorted(alike, key=lambda pair: (-alike[pair], pair)):
            first, second = groups.find(one), groups.find(other)
            if first != second and self.all_alike(spread(members[first]), spread(members[second]), least):
                joined = sorted(members.pop(first) + members.pop(second))
                members[groups.join(first, second)] = joined
        return [groups.find(number) for number in range(len(self._sets))]

    def _sum(self, features: Iterable[int]) -> float:
        """Return the squares of the weights of ``features``, summed up, the same in any order."""
        return math.fsum(self._weight[number] for number in features)
