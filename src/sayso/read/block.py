"""Blocks of a plain text: its paragraphs, however the lines are broken."""

import re
from collections.abc import Iterator, Sequence

from sayso.records import Block
from sayso.vocabulary import BlockKind

WRAP_MIN, WRAP_MAX = 45, 100
"""Lines of hard-wrapped text are this long (e-mail and type-writer conventions of 60 to 80 columns, with room)."""

# One line and the line end after it. Vertical tab, form feed and the like are no line ends here, as in HTML.
_LINE = re.compile("[^\r\n\u2028\u2029]+")
_ENDS = frozenset(".!?:;\"”’'»)…")

Line = tuple[int, int]
"""Start and end of one line without the white space around it."""


def split_blocks(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of ``text``, in order, without the white space around them.

    A line is a paragraph, unless lines stand together that look hard-wrapped; then a blank line ends the paragraph.
    A headline right above a hard-wrapped text is a block of its own, as in text that was pasted.
    """
    blocks: list[Block] = []
    for number, group in enumerate(_groups(text)):
        if number == 0 and _headed(text, group):
            blocks.append(Block(start=group[0][0], end=group[0][1], kind=BlockKind.PARAGRAPH))
            group = group[1:]
        spans = [(group[0][0], group[-1][1])] if _wrapped(text, group) else group
        blocks += [Block(start=start, end=end, kind=BlockKind.PARAGRAPH) for start, end in spans]
    return tuple(blocks)


def _groups(text: str) -> Iterator[list[Line]]:
    """Yield runs of lines that no blank line parts."""
    group: list[Line] = []
    previous = 0
    for match in _LINE.finditer(text):
        line = trim(text, match.start(), match.end())
        if line is None:
            continue
        if group and _blank_between(text, previous, line[0]):
            yield group
            group = []
        group.append(line)
        previous = line[1]
    if group:
        yield group


def _blank_between(text: str, start: int, end: int) -> bool:
    """Whether more than one line end stands in a stretch of white space."""
    gap = text[start:end]
    return gap.count("\n") > 1 or gap.replace("\r\n", "\n").count("\r") > 1 or "\u2029" in gap


def _wrapped(text: str, group: Sequence[Line]) -> bool:
    """Whether the lines of a run belong to one hard-wrapped paragraph."""
    if len(group) < 2:
        return False
    inner = group[:-1]
    if any(not WRAP_MIN <= end - start <= WRAP_MAX for start, end in inner):
        return False
    # A list of headlines has a capital on every line; in wrapped prose most lines go on in the middle of a sentence.
    if all(not text[start].islower() for start, _ in group[1:]):
        return False
    return sum(text[end - 1] in _ENDS for _, end in inner) <= len(inner) // 2


def _headed(text: str, group: Sequence[Line]) -> bool:
    """Whether the first line of a text ends before it had to, and the next begins high: a headline above a story."""
    if len(group) < 3 or not _wrapped(text, group[1:]):
        return False
    (start, end), (below, _) = group[:2]
    word = len(text[below : group[1][1]].split(maxsplit=1)[0])
    longest = max(last - first for first, last in group[1:])
    return text[end - 1] not in ".:;,…" and not text[below].islower() and end - start + 1 + word <= longest


def trim(text: str, start: int, end: int) -> Line | None:
    """Return the stretch without white space at its ends, or None when nothing else is there."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    stripped = piece.strip()
    return (start + left, start + left + len(stripped)) if stripped else None
