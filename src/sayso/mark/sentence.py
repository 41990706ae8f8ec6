"""Sentences: the stretches of an article that claims are cut from.

The splitting itself is sentencex (rules and abbreviation lists of the Wikimedia language team). It keeps a quotation
whole however many sentences it holds, and a claim is one sentence, so it is shown the text with quotation marks
blanked out; the marks are handed back to the sentence they touch.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

import sentencex

from sayso.lexicon import words
from sayso.mark.cue import quoting_forms
from sayso.records import Article, Span

LONGEST = 4000
"""Code points after which a sentence without an end is cut at white space, so that a text without stops stays cheap."""

QUOTES = '"“”„‟«»‹›″〝〞「」『』＂'
SINGLE_QUOTE = re.compile(r"['‘’‚‛](?:(?<!\w.)|(?<=['’])(?!\w))")
"""A single mark that no letter stands before, or a closing one that none stands behind."""
CLOSERS = QUOTES.replace("“", "").replace("„", "").replace("«", "") + "'’)]"
BREAK = re.compile(r"\n[ \t\r]*\n")
SPOKEN_END = re.compile(r"[?!…][" + re.escape(CLOSERS) + r"]*[\"”»’'][" + re.escape(CLOSERS) + r"]*\s*$")
ABBREVIATION = re.compile(r"(?<![\w.])([^\W\d_]{2,6})\.\s*$")
CLOCK = re.compile(r"\d\s?[AaPp]\.\s?[Mm]\.$")
BESIDE_CLOCK = re.compile(
    r"(?:GMT|UTC|(?:CE|EE|[BIM])ST|[ECMP][SD]?T|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d)\b"
)
"""What goes on with a time of day after its last stop: a zone, a weekday, a day of a month."""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def find_sentences(article: Article) -> tuple[Span, ...]:
    """Return the sentences outside boilerplate, in text order, without white space around them.

    None crosses the border of a block; titles, subheadings and captions are text too. Text that no block covers is
    split as if each paragraph of it were a block.
    """
    found: list[Span] = []
    for start, end in stretches(article):
        found.extend(_split(article.text, start, end))
    return tuple(found)


def stretches(article: Article) -> Iterator[tuple[int, int]]:
    """Yield the parts of blocks, and of the text between them, that lie outside boilerplate, in text order."""
    holes = sorted((hole.start, hole.end) for hole in article.boilerplate if hole.end > hole.start)
    at_hole = 0
    for start, end in _blocks(article):
        while at_hole < len(holes) and holes[at_hole][1] <= start:
            at_hole += 1
        position, index = start, at_hole
        while index < len(holes) and holes[index][0] < end:
            if holes[index][0] > position:
                yield position, holes[index][0]
            position = max(position, holes[index][1])
            index += 1
        if position < end:
            yield position, end


def paragraphs_of(article: Article) -> list[Span]:
    """Return what `stretches` yields, without what is white space alone."""
    spans = (Span(start=start, end=end) for start, end in stretches(article))
    return [span for span in spans if not article.text[span.start : span.end].isspace()]


def sentence_at(starts: list[int], position: int) -> int:
    """Return the index of the sentence that ``position`` stands in or after; -1 before the first.

    starts: where each sentence starts, ascending
    """
    return bisect_right(starts, position) - 1


def _blocks(article: Article) -> Iterator[tuple[int, int]]:
    """Yield blocks, and what lies between them paragraph by paragraph."""
    position = 0
    for block in article.blocks:
        yield from _paragraphs(article.text, position, block.start)
        yield max(block.start, position), block.end
        position = max(position, block.end)
    yield from _paragraphs(article.text, position, len(article.text))


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for gap in BREAK.finditer(text, start, end):
        yield position, gap.start()
        position = gap.end()
    if position < end:
        yield position, end


def _split(text: str, start: int, end: int) -> list[Span]:
    """Return the sentences of one stretch."""
    part = text[start:end]
    if not part.strip():
        return []
    masked = part
    for mark in QUOTES:
        if mark in masked:
            masked = masked.replace(mark, " ")
    masked = SINGLE_QUOTE.sub(" ", masked).replace("\r", " ")
    bounds = [0]
    for sentence in sentencex.get_sentence_boundaries("en", masked):
        cut = _settle(part, sentence["end_index"])
        if bounds[-1] < cut < len(part) and not _goes_on(part, bounds[-1], cut):
            bounds.append(cut)
    bounds.append(len(part))
    spans: list[Span] = []
    for first, last in pairwise(bounds):
        spans.extend(_trim(text, start + first, start + last))
    return spans


def _settle(part: str, cut: int) -> int:
    """Move a cut so that closing marks go with the sentence before it and opening ones with the sentence after it."""
    while cut > 0 and (part[cut - 1].isspace() or part[cut - 1] in QUOTES or part[cut - 1] in "'‘’‚‛"):
        cut -= 1
    while cut < len(part) and part[cut] in CLOSERS:
        cut += 1
    return cut


def _goes_on(part: str, start: int, cut: int) -> bool:
    """Return whether what follows ``cut`` is the rest of the same sentence: "“Go!” said Ann", "“Why?” he asked"."""
    rest = part[cut : cut + 80].lstrip()
    if not rest:
        return True
    if not any(character.isalnum() for character in part[start:cut]):
        return True
    if rest[0].islower() and "\n" not in part[cut : cut + 3]:
        return True
    if CLOCK.search(part, max(start, cut - 12), cut) and BESIDE_CLOCK.match(rest):
        return True
    last = ABBREVIATION.search(part[max(start, cut - 12) : cut])
    if last and last.group(1).lower() in words("abbreviations"):
        return True
    if not SPOKEN_END.search(part[max(start, cut - 12) : cut]):
        return False
    return any(word.group().lower() in quoting_forms() for word in list(WORD.finditer(rest))[:4])


def _trim(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield ``[start, end)`` without white space at its ends, cut where it is longer than `LONGEST`."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield Span(start=start, end=cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield Span(start=start, end=end)
