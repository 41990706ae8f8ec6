"""Tables: the one form in which `show` prints, exports write and other programs get what a ledger holds.

A table is a description (`Table`: name, columns, how to get rows); rows are plain tuples made one article at a time, so
that a ledger of any size streams through. Every row of a mark carries where it stands and who vouches for it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sayso.records import Reading, Span

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = tuple[Cell, ...]
Kind: TypeAlias = Literal["text", "integer", "number", "boolean"]

UNREVIEWED = "unreviewed"
"""Status of a row that no person has judged."""

GAP = " … "
"""Stands between the quoted stretches of a mark that has several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: ``about`` says in words what stands in it, with its unit."""

    name: str
    about: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of what articles hold: ``rows`` gives the rows of one marked article, in text order."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: Callable[[Reading], Iterator[Row]]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def text(name: str, about: str) -> Column:
    """Return a column of text."""
    return Column(name=name, about=about)


def integer(name: str, about: str) -> Column:
    """Return a column of whole numbers."""
    return Column(name=name, about=about, kind="integer")


def number(name: str, about: str) -> Column:
    """Return a column of numbers."""
    return Column(name=name, about=about, kind="number")


def boolean(name: str, about: str) -> Column:
    """Return a column of true and false."""
    return Column(name=name, about=about, kind="boolean")


WHERE = (
    text("article", "id of the article"),
    text("uri", "the input as it was named"),
    integer("start", "first code point in the article's text, counted from 0"),
    integer("end", "code point after the last"),
    text("text", "what stands there, word for word; several stretches are joined by an ellipsis"),
)
"""The columns that point to the words."""

VOUCHED = (
    text("chain", "who vouches for it, from the publisher inwards"),
    text("status", "what a person has judged of it"),
)
"""The columns that say on whose word, and whether somebody looked at it."""


def quote(whole: str, spans: Iterable[Span]) -> str:
    """Return what stands at ``spans`` of ``whole``, the stretches joined by `GAP`."""
    return GAP.join(whole[span.start : span.end] for span in spans)


def list_words(words: Iterable[str | None]) -> str | None:
    """Return several values as one cell, joined by ``"; "``; None when there is none."""
    return "; ".join(word for word in words if word) or None


def list_spans(spans: Iterable[Span]) -> str | None:
    """Return spans as one cell: ``"12-40 52-60"``; None when there is none."""
    return " ".join(f"{span.start}-{span.end}" for span in spans) or None
