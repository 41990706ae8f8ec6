"""Blocks: which things are compared at all, and which ones end up together. Near-linear in how many there are."""

from array import array
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

Key = TypeVar("Key", bound=Hashable)

WIDTH = 12
"""How many neighbours an item of a crowded block is compared with: keeps the work linear (sorted neighbourhood,
Hernández & Stolfo 1995)."""


class Groups(Generic[Key]):
    """Union-find over any keys; the smallest key by order of first mention stands for its group."""

    def __init__(self) -> None:
        self._parent: dict[Key, Key] = {}
        self._order: dict[Key, int] = {}

    def find(self, key: Key) -> Key:
        """Return the key that stands for the group of ``key``; an unknown key becomes a group of its own."""
        if key not in self._parent:
            self._parent[key] = key
            self._order[key] = len(self._order)
            return key
        root = key
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[key] != root:
            self._parent[key], key = root, self._parent[key]
        return root

    def join(self, one: Key, other: Key) -> Key:
        """Make one group of the two and return the key that stands for it."""
        a, b = self.find(one), self.find(other)
        if self._order[b] < self._order[a]:
            a, b = b, a
        self._parent[b] = a
        return a

    def together(self, one: Key, other: Key) -> bool:
        """Whether the two are in one group."""
        return self.find(one) == self.find(other)

    def groups(self) -> list[list[Key]]:
        """Return all groups, keys and groups in order of first mention."""
        found: dict[Key, list[Key]] = {}
        for key in self._parent:
            found.setdefault(self.find(key), []).append(key)
        return sorted(found.values(), key=lambda group: self._order[group[0]])


class Numbered:
    """Union-find over the numbers from 0; the smallest number stands for its group. Some never come together."""

    def __init__(self, size: int, apart: Iterable[tuple[int, int]] = ()) -> None:
        self._parent = array("I", range(size))
        self._apart: dict[int, set[int]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def find(self, number: int) -> int:
        """Return the number that stands for the group of ``number``."""
        parent = self._parent
        root = number
        while parent[root] != root:
            root = parent[root]
        while parent[number] != root:
            parent[number], number = root, parent[number]
        return root

    def heads(self, numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the numbers that stand for the groups of many, as of now."""
        parent = np.frombuffer(self._parent, dtype=f"u{self._parent.itemsize}")
        roots = parent[numbers]
        while (parent[roots] != roots).any():
            roots = parent[roots]
        return roots.astype(np.int64)

    def may_join(self, one: int, other: int) -> bool:
        """Return whether no two members of the groups of the two are to stay apart."""
        first, second = self.find(one), self.find(other)
        return all(self.find(number) != second for number in self._apart.get(first, ()))

    def join(self, one: int, other: int) -> int:
        """Make one group of the two and return the number that stands for it; ask `may_join` before."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first
        if second in self._apart and first != second:
            self._apart.setdefault(first, set()).update(self._apart.pop(second))
        return first

    def groups(self) -> list[list[int]]:
        """Return all groups, numbers and groups in order."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            found.setdefault(self.find(number), []).append(number)
        return list(found.values())


def block_pairs(blocks: Iterable[Sequence[int]], width: int = WIDTH) -> Iterator[tuple[int, int]]:
    """Yield each pair ``(a, b)``, a < b, that shares a block and lies within ``width`` places of each other there.

    blocks: each a sequence of item numbers in the order in which neighbours are likely to belong together
    """
    seen: set[int] = set()  # of both numbers in one: half of what pairs take
    for block in blocks:
        for place, one in enumerate(block):
            for other in block[place + 1 : place + 1 + width]:
                low, high = (one, other) if one < other else (other, one)
                pair = low << 32 | high
                if low != high and pair not in seen:
                    seen.add(pair)
                    yield low, high
