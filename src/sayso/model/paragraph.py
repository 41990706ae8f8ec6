"""Where paragraphs begin in plain text: at a line break, unless the line was only broken to fit a page's width.

Text wrapped by hand or by mail betrays itself: every line is as full as the next word allows, and many lines begin in
the middle of a sentence. Headlines, lists and verse fill no line; a paragraph a line is longer than any page is wide.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.model.shape import CLOSING, SINGLE, STOPS, STRAIGHT

WIDTHS = range(40, 101)  # letters; what hard-wrapped text is wrapped at, from a narrow column to a wide screen
BULLETS = frozenset("-*•·–—>#|")
AFTER_STOP = CLOSING | STRAIGHT | SINGLE | frozenset(")]")

Span = tuple[int, int]


def paragraphs_of(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield (start, end) of the paragraphs of a stretch of ``text`` in order; empty lines lie between them."""
    if text.find("\n", start, end) < 0:
        yield start, end
        return
    run: list[Span] = []
    for line in _lines(text, start, end):
        if text[slice(*line)].isspace() or line[0] == line[1]:
            yield from _joined(text, run)
            run = []
        else:
            run.append(line)
    yield from _joined(text, run)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _joined(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Yield the paragraphs of lines that no empty line parts."""
    if not lines:
        return
    joins = joins_of([text[start:end].rstrip() for start, end in lines])
    first = 0
    for at, join in enumerate(joins, 1):
        if not join:
            yield lines[first][0], lines[at - 1][1]
            first = at
    yield lines[first][0], lines[-1][1]


def joins_of(lines: Sequence[str]) -> list[bool]:
    """Return for each line but the last whether the next goes on with the same paragraph.

    lines: without line breaks and trailing space, none of them empty

    They do where the next word had no room in a line of this width, if at least half of those lines that do not end a
    sentence are followed by a small letter, and not more lines break off short in the middle of a sentence.
    """
    none = [False] * (len(lines) - 1)
    width = max(map(len, lines))
    if not none or width not in WIDTHS:
        return none
    full = [len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairwise(lines)]
    ended = [ends_sentence(line) for line in lines[:-1]]
    small = [after.lstrip()[0].islower() for after in lines[1:]]
    middle = sum(f and s and not e for f, s, e in zip(full, small, ended, strict=True))
    unsure = sum(f and not e for f, e in zip(full, ended, strict=True))
    short = sum(not f and not e for f, e in zip(full, ended, strict=True))
    if not middle or 2 * middle < unsure or short > middle:
        return none
    return [one and not _sets_apart(*pair) for one, pair in zip(full, pairwise(lines), strict=True)]


def ends_sentence(line: str) -> bool:
    """Whether a line ends with a stop, closing marks after it left aside."""
    at = len(line)
    while at and line[at - 1] in AFTER_STOP:
        at -= 1
    return at > 0 and line[at - 1] in STOPS


def _sets_apart(line: str, after: str) -> bool:
    """Whether the line after begins something new: an item of a list, or a first line set in."""
    indents = [len(one) - len(one.lstrip()) for one in (line, after)]
    return indents[1] > indents[0] or (after.lstrip()[0] in BULLETS and after.lstrip()[1:2].isspace())
