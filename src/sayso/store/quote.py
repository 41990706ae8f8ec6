"""Whether what a reading shows is what its text has: the check that is made on write and again by `verify`."""

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from sayso.records import Article, Marks, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Misquote:
    """A span that does not quote its text: what it shows, and what stands there."""

    mark: str
    shown: str
    stored: str


def misquotes(reading: Reading) -> Iterator[Misquote]:
    """Yield every span of ``reading`` that lies outside its text, and every quoted text that does not stand there.

    Any record with ``start``, ``end`` and ``text`` quotes its text; one without ``text`` (a voice, a speaker, a span)
    only has to lie inside it, since the name it carries may be fuller than the words at its mention.
    """
    text = reading.article.text
    yield from _check(text, reading.article, reading.article.id)
    for name in Marks.__dataclass_fields__:
        found = getattr(reading.marks, name)
        if isinstance(found, tuple):
            for mark in found:
                yield from _check(text, mark, f"{name} {getattr(mark, 'id', '')}")


@cache
def _inside(record: type) -> tuple[tuple[str, ...], bool, bool]:
    """Return the fields of a record type that hold records, whether it is a span, and whether it quotes."""
    hints = get_type_hints(record)
    deep = tuple(name for name, hint in hints.items() if _holds_records(hint))
    return deep, {"start", "end"} <= hints.keys(), "text" in hints and record is not Article


def _holds_records(hint: Any) -> bool:
    return is_dataclass(hint) or any(_holds_records(arm) for arm in get_args(hint))


def _check(text: str, record: Any, mark: str) -> Iterator[Misquote]:
    kind: type = type(record)
    deep, spanned, quoting = _inside(kind)
    if spanned:
        start, end = record.start, record.end
        if (start is None) != (end is None):
            yield Misquote(mark=mark, shown=f"[{start}, {end})", stored="")
        elif start is not None:
            if not 0 <= start <= end <= len(text):
                yield Misquote(mark=mark, shown=f"[{start}, {end})", stored=f"{len(text)} characters")
            elif quoting and text[start:end] != record.text:
                yield Misquote(mark=mark, shown=record.text, stored=text[start:end])
    for name in deep:
        value = getattr(record, name)
        for one in value if isinstance(value, tuple) else () if value is None else (value,):
            yield from _check(text, one, mark)
