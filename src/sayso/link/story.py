"""Stories: how much two articles are about the same things, by the names and doings they share."""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence


class Stories:
    """What each article is about, weighed by how few articles of the pile are about it."""

    def __init__(self, features: Sequence[Iterable[Hashable]]) -> None:
        """Take the features of each article: linked entities, stems of what happens.

        A feature weighs the logarithm of (1 + articles / articles that have it), the inverse document frequency of
        Spärck Jones (1972).
        """
        self._sets = [frozenset(one) for one in features]
        seen: Counter[Hashable] = Counter(feature for one in self._sets for feature in one)
        self._weight: Mapping[Hashable, float] = {
            feature: math.log(1 + len(self._sets) / count) for feature, count in seen.items()
        }
        self._norms = [math.sqrt(math.fsum(sorted(self._weight[f] ** 2 for f in one))) for one in self._sets]
        self._known: dict[tuple[int, int], float] = {}

    def likeness(self, one: int, other: int) -> float:
        """Return the cosine of two articles, 0..1; an article is wholly like itself."""
        if one == other:
            return 1.0
        key = (min(one, other), max(one, other))
        found = self._known.get(key)
        if found is None:
            shared = math.fsum(sorted(self._weight[f] ** 2 for f in self._sets[one] & self._sets[other]))
            norm = self._norms[one] * self._norms[other]
            found = self._known[key] = shared / norm if norm else 0.0
        return found
