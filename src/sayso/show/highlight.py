"""One row in its sentence: the mark an id leads to, the sentence around it, and the mark told apart inside."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import sentencex

from sayso.records import Article, Reading, Span

REACH = 400
"""Code points shown on either side of a mark where no sentence ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkAt:
    """A mark found by its id: what kind it is, where it stands, and the claim or attribution that vouches for it."""

    kind: str
    id: str
    spans: tuple[Span, ...]
    claim: str | None = None
    attribution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A run of text, inside the mark or around it."""

    text: str
    marked: bool


def marks_of(reading: Reading) -> Iterator[MarkAt]:
    """Yield every mark of an article that has an id, each kind in text order."""
    marks = reading.marks
    held = {mark: c.id for c in marks.claims for mark in (*c.figures, *c.dates, *c.names, *c.events)}
    for claim in marks.claims:
        yield MarkAt(kind="claim", id=claim.id, spans=claim.spans, claim=claim.id, attribution=claim.attribution)
    for said in marks.attributions:
        yield MarkAt(kind="attribution", id=said.id, spans=said.content, attribution=said.id)
    for kind, found in (("figure", marks.figures), ("date", marks.dates), ("event", marks.events)):
        for mark in found:
            yield MarkAt(kind=kind, id=mark.id, spans=_one(mark.start, mark.end), claim=held.get(mark.id))
    for name in marks.names:
        yield MarkAt(kind="name", id=name.id, spans=_one(name.start, name.end), claim=held.get(name.id))
    for word in marks.wording:
        yield MarkAt(kind="wording", id=word.id, spans=_one(word.start, word.end))


def _one(start: int, end: int) -> tuple[Span, ...]:
    return (Span(start=start, end=end),)


def sentence_around(article: Article, spans: Iterable[Span]) -> Span | None:
    """Return the sentence or sentences that ``spans`` stand in, without white space around them; None without spans.

    No sentence crosses the border of a block; where none ends, `REACH` code points are shown on either side.
    """
    there = list(spans)
    if not there:
        return None
    first, last = min(span.start for span in there), max(span.end for span in there)
    start, end = _block_around(article, first, last)
    for left, right in _sentences(article.text[start:end], start):
        if left <= first < right:
            start = left
        if left < last <= right:
            end = right
    start, end = max(start, first - REACH), min(end, last + REACH)
    shown = article.text[start:end]
    return Span(start=start + len(shown) - len(shown.lstrip()), end=end - (len(shown) - len(shown.rstrip())))


def highlight(article: Article, spans: Iterable[Span]) -> tuple[Stretch, ...]:
    """Return the sentence around ``spans`` cut into stretches; joined they are the text as it is stored."""
    there = sorted(spans, key=lambda span: (span.start, span.end))
    whole = sentence_around(article, there)
    if whole is None:
        return ()
    stretches, at = [], whole.start
    for span in there:
        stretches.append(Stretch(text=article.text[at : span.start], marked=False))
        stretches.append(Stretch(text=article.text[max(at, span.start) : span.end], marked=True))
        at = max(at, span.end)
    stretches.append(Stretch(text=article.text[at : whole.end], marked=False))
    return tuple(stretch for stretch in stretches if stretch.text)


def _block_around(article: Article, first: int, last: int) -> tuple[int, int]:
    """Return the stretch of the blocks that hold ``first`` to ``last``; the whole text where no block does."""
    left = [block.start for block in article.blocks if block.start <= first < block.end]
    right = [block.end for block in article.blocks if block.start < last <= block.end]
    return (max(left, default=0), min(right, default=len(article.text)))


def _sentences(text: str, offset: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one block as spans of the whole text. Source of the rules: sentencex."""
    for found in sentencex.get_sentence_boundaries("en", text):
        yield offset + found["start_index"], offset + found["end_index"]
