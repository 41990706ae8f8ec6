"""Neighbours: which mentions of events are worth comparing, told of all at once by columns rather than pair by pair.

Most pairs that share a word are plainly of two happenings; what is left is weighed one by one (`sayso.link.event`).
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from sayso.link.block import Numbered
from sayso.link.fact import EventFact
from sayso.link.period import Period

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Block = Sequence[int]

AT_ONCE = 1 << 16
"""Places of blocks looked at in one go."""


IN_TURN = 1 << 11
"""Pairs after which it is asked again which are one by now."""


class Mention(Protocol):
    """One mention of an event; see `sayso.link.event.EventItem`."""

    @property
    def article(self) -> int:
        """Place of the article in the pile."""

    @property
    def event(self) -> EventFact:
        """What the article says of it."""

    @property
    def root(self) -> str:
        """What its trigger comes to."""

    @property
    def period(self) -> Period | None:
        """When, None when the article does not say."""

    @property
    def place(self) -> str | None:
        """Where, as `sayso.link.entity` names it, or None."""

    @property
    def agent(self) -> str | None:
        """Who did it, likewise."""

    @property
    def patient(self) -> str | None:
        """To whom, likewise."""


class Neighbours:
    """The pairs of mentions that stand near each other in blocks, with what they say in columns."""

    def __init__(self, items: Sequence[Mention], blocks: Sequence[tuple[Sequence[Block], int]]) -> None:
        """Take the mentions and the blocks they stand in, each lot with how far apart two of a block are compared."""
        self._blocks = blocks
        self._article = np.array([item.article for item in items], dtype=np.int64)
        self._root = _numbered([item.root for item in items])
        self._type = _numbered([item.event.type for item in items])
        keys = [[getattr(item, name) or None for item in items] for name in ("place", "agent", "patient")]
        self._said = [_numbered(column) for column in keys]
        self._named = [
            _numbered([key if key is not None and key.startswith("entity ") else None for key in column])
            for column in keys
        ]
        periods = [item.period for item in items]
        days = {day: rank for rank, day in enumerate(sorted({day for one in periods if one for day in _days(one)}))}
        self._first = np.array([days[_days(one)[0]] if one else -1 for one in periods], dtype=np.int64)
        self._last = np.array([days[_days(one)[1]] if one else -1 for one in periods], dtype=np.int64)

    def articles(self) -> Numbers:
        """Return the pairs of articles, (n, 2), ascending, in which two mentions of a block stand near each other."""
        found = np.empty(0, dtype=np.int64)
        fresh: list[Numbers] = []
        for a, b, _ in self._near():
            one, other = self._article[a], self._article[b]
            codes = np.minimum(one, other) << 32 | np.maximum(one, other)
            fresh.append(_distinct([codes[one != other]]))
            # Only when there are as many new ones: the whole is then sorted a few times, not with every block.
            if sum(map(len, fresh)) >= len(found):
                found, fresh = _distinct([found, *fresh]), []
        found = _distinct([found, *fresh])
        return np.stack([found >> 32, found & 0xFFFFFFFF], axis=1)

    def pairs(
        self,
        groups: Numbered,
        story: Sequence[int],
        several: Sequence[bool],
        narrow: Sequence[bool],
        akin: Callable[[Numbers, Numbers], Flags],
    ) -> Iterator[tuple[int, int]]:
        """Yield the pairs that may be of one event, the lower number first, in the order of the blocks; some twice.

        Two of one doing share so much as their articles leave open (nothing in one story, two things otherwise); two of
        one type share an agent or a patient, and their articles are akin.

        groups:  what is one by now, as the pairs are taken: two of one group are no pair
        story:   which story each article tells
        several: whether the article of each mention tells of several such doings
        narrow:  whether the period of each mention is so short that sharing it says something
        akin:    says of pairs of articles whether they are akin
        """
        stories = np.array(story, dtype=np.int64)
        many, short = np.array(several, dtype=np.bool_), np.array(narrow, dtype=np.bool_)
        for a, b, order in self._near():
            low, high = np.minimum(a, b), np.maximum(a, b)
            worth = ~self._apart(low, high)
            shared = self._shared(low, high, short)
            plain = ~(many[low] | many[high])
            one_story = stories[self._article[low]] == stories[self._article[high]]
            same = self._root[low] == self._root[high]
            worth &= np.where(same, shared >= np.where(one_story, np.where(plain, 0, 1), 2), self._one_cast(low, high))
            left = np.flatnonzero(worth)
            left = left[np.argsort(order[left], kind="stable")]
            low, high = low[left], high[left]
            other = np.flatnonzero(self._root[low] != self._root[high])
            kept = np.ones(len(low), dtype=np.bool_)
            if len(other):
                kept[other] = akin(self._article[low[other]], self._article[high[other]])
            yield from _of_two(groups, low[kept], high[kept])

    def _near(self) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
        """Yield pairs of mentions that stand near each other in a block, and where each pair stands in the order."""
        for blocks, width in self._blocks:
            some: list[Block] = []
            size = 0
            for block in blocks:
                if len(block) > 1:
                    some.append(block)
                    size += len(block)
                if size >= AT_ONCE:
                    yield _windows(some, width)
                    some, size = [], 0
            if some:
                yield _windows(some, width)

    def _apart(self, a: Numbers, b: Numbers) -> Flags:
        """Return which pairs name different things or days."""
        apart = (self._first[a] >= 0) & (self._first[b] >= 0) & ~self._meet(a, b)
        for column in self._named:
            apart |= (column[a] >= 0) & (column[b] >= 0) & (column[a] != column[b])
        return np.asarray(apart)

    def _meet(self, a: Numbers, b: Numbers) -> Flags:
        return np.asarray((self._first[a] <= self._last[b]) & (self._first[b] <= self._last[a]))

    def _shared(self, a: Numbers, b: Numbers, narrow: Flags) -> Numbers:
        """Return how many of place, days, agent and patient two mentions share."""
        days = (self._first[a] >= 0) & (self._first[b] >= 0) & narrow[a] & narrow[b] & self._meet(a, b)
        shared = days.astype(np.int64)
        for column in self._said:
            shared += (column[a] >= 0) & (column[a] == column[b])
        return shared

    def _one_cast(self, a: Numbers, b: Numbers) -> Flags:
        """Return which pairs are of one type and name one agent or one patient."""
        _, agent, patient = self._said
        shared = (agent[a] >= 0) & (agent[a] == agent[b]) | (patient[a] >= 0) & (patient[a] == patient[b])
        return np.asarray(shared & (self._type[a] == self._type[b]))


def _of_two(groups: Numbered, ones: Numbers, others: Numbers) -> Iterator[tuple[int, int]]:
    """Yield the pairs that are not in one group when their turn comes, or shortly before."""
    for first in range(0, len(ones), IN_TURN):
        one, other = ones[first : first + IN_TURN], others[first : first + IN_TURN]
        apart = groups.heads(one) != groups.heads(other)
        yield from zip(one[apart].tolist(), other[apart].tolist(), strict=True)


def _windows(blocks: Sequence[Block], width: int) -> tuple[Numbers, Numbers, Numbers]:
    """Return the pairs of each block that lie within ``width`` places, and where each stands in their order."""
    row = np.concatenate([np.asarray(block, dtype=np.int64) for block in blocks])
    owner = np.repeat(np.arange(len(blocks)), [len(block) for block in blocks])
    ones, others, order = [], [], []
    for step in range(1, width + 1):
        first = np.flatnonzero(owner[step:] == owner[:-step])
        ones.append(row[first])
        others.append(row[first + step])
        order.append(first * (width + 1) + step)
    return np.concatenate(ones), np.concatenate(others), np.concatenate(order)


def _distinct(parts: Sequence[Numbers]) -> Numbers:
    """Return the numbers of all parts, ascending, each once."""
    found = np.concatenate(parts)
    found.sort()
    return found[np.append(True, found[1:] != found[:-1])] if len(found) else found


def _numbered(column: Sequence[Hashable]) -> Numbers:
    """Return a number for each distinct value, -1 for None."""
    numbers: dict[Hashable, int] = {None: -1}
    return np.array([numbers.setdefault(value, len(numbers)) for value in column], dtype=np.int64)


def _days(period: Period) -> tuple[str, str]:
    return period.first[:10], period.last[:10]
