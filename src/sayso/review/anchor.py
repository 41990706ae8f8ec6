"""Anchors: finding what was judged again in another reading, by exact text with its context and by nothing else.

The selector is W3C's TextQuoteSelector (Web Annotation Data Model, 4.2.4): the exact text, and what stands before and
after it. Where the text with its context stands no longer, or stands more than once, or is not marked any more, the
judgement is an orphan: it is never moved to what merely looks alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.records import Reading, Span
from sayso.review.judgement import EDITABLE, Place, Quote

CONTEXT = 32
"""Code points kept on either side of a quotation: enough to tell most repetitions apart, too few to keep a text by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """Why something that was judged is not there any more, as a sentence without full stop."""

    why: str


def quote(text: str, start: int, end: int) -> Quote:
    """Return the selector of ``text[start:end]``."""
    return Quote(exact=text[start:end], prefix=text[max(0, start - CONTEXT) : start], suffix=text[end : end + CONTEXT])


def spans_of(mark: Any) -> tuple[Span, ...]:
    """Return the stretches that the id of a mark rests on, in the order of its id."""
    if hasattr(mark, "content"):
        return (*mark.content, *mark.cue, *mark.source)
    if hasattr(mark, "spans"):
        return tuple(mark.spans)
    return (Span(start=mark.start, end=mark.end),)


def place_of(reading: Reading, kind: str = "", mark: str = "") -> Place | None:
    """Return the place of a mark of ``reading``, or of the article without a mark; None when no such mark is there."""
    article = reading.article
    if not mark:
        return Place(kind="", article=article.id, key=article.key, mark="", quotes=())
    found = next((one for one in getattr(reading.marks, kind) if one.id == mark), None) if kind in EDITABLE else None
    if found is None:
        return None
    quotes = tuple(quote(article.text, span.start, span.end) for span in spans_of(found))
    return Place(kind=kind, article=article.id, key=article.key, mark=mark, quotes=quotes)


def occurrences(text: str, wanted: Quote) -> list[int]:
    """Return where the quotation stands in ``text`` with its context, as starts of the exact part."""
    needle = wanted.prefix + wanted.exact + wanted.suffix
    found, at = [], text.find(needle)
    while at >= 0:
        found.append(at + len(wanted.prefix))
        at = text.find(needle, at + 1)
    return found


class Anchorage:
    """Where the marks of one reading stand, so that places of earlier readings can be found in it."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._marks: dict[tuple[str, str], tuple[Span, ...]] = {}
        self._there: dict[tuple[str, tuple[Span, ...]], str] = {}
        for kind in EDITABLE:
            for mark in getattr(reading.marks, kind):
                spans = spans_of(mark)
                self._marks[kind, mark.id] = spans
                self._there.setdefault((kind, spans), mark.id)

    def find(self, place: Place) -> str | Lost:
        """Return the id of the mark that stands at ``place`` now, ``""`` for an article; or why there is none."""
        if not place.kind:
            return ""
        if not place.quotes:
            return Lost(why="it was stored without the text it is about")
        known = self._marks.get((place.kind, place.mark))
        if known is not None and self._stands(place.quotes, known):
            return place.mark
        spans = []
        for wanted in place.quotes:
            found = occurrences(self._text, wanted)
            if not found:
                return Lost(why="its text does not stand there any more with the words around it")
            if len(found) > 1:
                return Lost(why="its text now stands more than once with the same words around it")
            spans.append(Span(start=found[0], end=found[0] + len(wanted.exact)))
        mark = self._there.get((place.kind, tuple(spans)))
        return mark if mark is not None else Lost(why="its text stands there, and is not marked so any more")

    def _stands(self, quotes: Sequence[Quote], spans: Sequence[Span]) -> bool:
        """Whether each of ``spans`` quotes what its selector has, with the same context."""
        return len(quotes) == len(spans) and all(
            span.start >= len(wanted.prefix)
            and self._text.startswith(wanted.prefix + wanted.exact + wanted.suffix, span.start - len(wanted.prefix))
            for wanted, span in zip(quotes, spans, strict=True)
        )


Anchorages = Mapping[str, Anchorage]
"""The reading that holds of each article that has been judged, by the article's key."""


def find_place(place: Place, held: Anchorages) -> str | Lost:
    """Return the id of the mark at ``place`` in the reading that holds, ``""`` for an article, or why it is lost."""
    there = held.get(place.key)
    return there.find(place) if there is not None else Lost(why="its article is not in the ledger any more")
