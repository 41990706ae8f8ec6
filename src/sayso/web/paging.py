"""A long list in parts: which part is shown, and of how many."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sayso.web.page import Ask, Filter

SIZE = 50
"""Rows of one part."""

PART = Filter(name="part", about="Which part of the list, counted from 1.", kind="integer", default="1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """One part of a list of ``total`` rows; ``number`` is its own, ``last`` that of the last, both counted from 1."""

    number: int
    last: int
    total: int
    size: int

    @property
    def first(self) -> int:
        """The number of the first row shown, counted from 1; 0 for an empty list."""
        return min((self.number - 1) * self.size + 1, self.total)

    @property
    def end(self) -> int:
        """The number of the last row shown."""
        return min(self.number * self.size, self.total)

    @property
    def rows(self) -> slice:
        """The rows shown, as a slice of the whole list."""
        return slice((self.number - 1) * self.size, self.number * self.size)


def part_of(ask: Ask, total: int, size: int = SIZE) -> Paging:
    """Return which part of ``total`` rows is asked for; the last one for a number beyond it."""
    size = ask.size or size
    last = max(1, -(-total // size))
    return Paging(number=min(max(ask.number("part"), 1), last), last=last, total=total, size=size)


AT_ONCE = 500
"""Lines of a list that are made at a time when all of it is wanted."""


def whole(make: Callable[[Ask], Any], ask: Ask) -> Iterator[Any]:
    """Yield the records of a page for all lines of its list, `AT_ONCE` at a time; one record where it is no list."""
    given = {name: values for name, values in ask.given.items() if name != PART.name}
    record = make(replace(ask, given=given, size=AT_ONCE))
    if not hasattr(record, "paging"):
        yield make(ask)
        return
    yield record
    for number in range(2, record.paging.last + 1):
        yield make(replace(ask, given=given | {PART.name: (str(number),)}, size=AT_ONCE))
