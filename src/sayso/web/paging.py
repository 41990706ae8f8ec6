"""A long list in parts: which part is shown, and of how many."""

from dataclasses import dataclass

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
    last = max(1, -(-total // size))
    return Paging(number=min(max(ask.number("part"), 1), last), last=last, total=total, size=size)
