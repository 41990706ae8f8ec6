"""Scores: one figure of quality on one data set, and the counts it is made of."""

import hashlib
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One figure: higher is better, 0 to 100.

    data:      the set, and the part of it
    metric:    what is measured
    value:     the figure, percent
    cases:     how many gold items it rests on
    published: the best published figure of the same kind with its source, or ""
    ours:      False for a peer's figure, which has no floor
    verdicts:  per case, ids, spans and verdicts only, never text: written to build/evals/
    """

    data: str
    metric: str
    value: float
    cases: int
    published: str = ""
    ours: bool = True
    verdicts: tuple[str, ...] = field(default=(), repr=False)

    @property
    def key(self) -> str:
        """The name of its floor."""
        return f"{self.data} | {self.metric}"


@dataclass(slots=True)
class Tally:
    """Counts that make precision, recall and F1."""

    found: int = 0
    gold: int = 0
    right: int = 0

    def add(self, found: Iterable[Hashable], gold: Iterable[Hashable]) -> None:
        """Count two collections of comparable items; equal ones are right."""
        ours, theirs = set(found), set(gold)
        self.found += len(ours)
        self.gold += len(theirs)
        self.right += len(ours & theirs)

    @property
    def precision(self) -> float:
        """Percent of what was found that is right; 0 when nothing was found."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Percent of gold that was found."""
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, percent."""
        total = self.found + self.gold
        return 200 * self.right / total if total else 0.0


def in_sample(key: str, share: float) -> bool:
    """Return whether ``key`` belongs to the fixed sample of ``share`` (0..1): by its hash, the same everywhere."""
    return int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) < share * 0x100000000


def fold_of(key: str, folds: int) -> int:
    """Return which of ``folds`` parts ``key`` belongs to: by its hash, the same everywhere, apart from `in_sample`."""
    return int(hashlib.sha256(f"fold {key}".encode()).hexdigest()[:8], 16) % folds
