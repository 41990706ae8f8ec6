"""Merging: which entities of articles are taken for one, and why."""

from collections.abc import Iterable, Sequence

from sayso.link.block import Numbered
from sayso.link.fact import PLACES, EntityFact
from sayso.vocabulary import NameType

MOST_REASONS = 20
"""Reasons kept of one entity: a name with more spellings than that is explained by the first."""


def class_of(kind: NameType) -> str:
    """Return the kind of thing a name names, coarsely: places are told apart from one another only by context."""
    return "PLACE" if kind in PLACES else str(kind)


class Merging:
    """The entities of all articles, numbered through, being joined: every join of two spellings has its reason."""

    def __init__(self, facts: Sequence[EntityFact], apart: Iterable[tuple[int, int]] = ()) -> None:
        self.facts = facts
        self.groups = Numbered(len(facts), apart)
        self._reasons: dict[tuple[str, str, str], int] = {}

    def join(self, one: int, other: int, why: str = "") -> bool:
        """Take two entities for one, unless a person said they are not; return whether they are one now.

        why: said of the two names where they are written differently
        """
        if self.groups.find(one) == self.groups.find(other):
            return True
        if not self.groups.may_join(one, other):
            return False
        self.groups.join(one, other)
        names = sorted((self.facts[one].name, self.facts[other].name))
        if why and names[0] != names[1]:
            self._reasons.setdefault((names[0], names[1], why), one)
        return True

    def reasons(self) -> dict[int, tuple[str, ...]]:
        """Return the reasons of each group by the number that stands for it, as sentences, in the order of joining."""
        found: dict[int, list[str]] = {}
        for (one, other, why), spot in self._reasons.items():
            found.setdefault(self.groups.find(spot), []).append(f"“{one}” and “{other}”: {why}")
        return {root: tuple(lines[:MOST_REASONS]) for root, lines in found.items()}
