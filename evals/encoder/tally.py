"""Counts of one measure by document, and the interval of a score over documents drawn again."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

Counts = tuple[float, float, float]  # right, found, wanted


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts of one measure, one entry a document; ``data`` names the set and its part."""

    data: str = ""
    counts: dict[str, Counts] = field(default_factory=dict)

    def add(self, document: str, right: float, found: float, wanted: float) -> None:
        """Count one document."""
        before = self.counts.get(document, (0.0, 0.0, 0.0))
        self.counts[document] = (before[0] + right, before[1] + found, before[2] + wanted)

    def score(self) -> tuple[float, float, float]:
        """Return F1 in percent and the bounds of its 95% interval over documents drawn again."""
        table = np.array(list(self.counts.values()))

        def value(sums: Any) -> Any:
            return 200 * sums[..., 0] / np.maximum(sums[..., 1] + sums[..., 2], 1e-9)

        drawn = np.random.default_rng(0).integers(0, len(table), (1000, len(table)))
        low, high = np.percentile(value(table[drawn].sum(1)), [2.5, 97.5])
        return float(value(table.sum(0))), float(low), float(high)


class Measures(dict[str, Tally]):
    """Tallies by name, made when first counted; ``data`` names the set that is being counted."""

    data = ""

    def add(self, name: str, document: str, right: float, found: float, wanted: float) -> None:
        """Count one document for one measure."""
        self.setdefault(name, Tally(data=self.data)).add(document, right, found, wanted)
