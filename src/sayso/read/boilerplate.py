"""Boilerplate and blocks put in order: no two pieces overlap, no block starts with what is no story."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.read.date import find_dates
from sayso.records import Block, Boilerplate

LONGEST_LINE = 160
"""Characters of a line that may hold several things: the outlet, the date, the author."""

LEAD_MARKS = " \t|·•,:*_–—-"
"""Marks that part what stands before a story from the story."""

_PARTING = re.compile(r"\s+[·•|]\s+")


def split_line(text: str, block: Block) -> Sequence[Block]:
    """Return the parts of a short line that dots or bars part ("Outlet · 12 March 2031 · by X"), else the line."""
    if block.end - block.start > LONGEST_LINE:
        return (block,)
    line = text[block.start : block.end]
    if not _PARTING.search(line):
        return (block,)
    parts, at = [], 0
    for mark in [*_PARTING.finditer(line), None]:
        end = mark.start() if mark else len(line)
        piece = line[at:end].strip(LEAD_MARKS)
        if piece:
            start = block.start + line.index(piece, at)
            parts.append(replace(block, start=start, end=start + len(piece)))
        at = mark.end() if mark else end
    known = len(parts) > 1 and any(next(find_dates(text, part.start, part.end), None) for part in parts)
    return parts if known else (block,)


def keep_apart(groups: Iterable[Sequence[Boilerplate]]) -> tuple[Boilerplate, ...]:
    """Return all pieces in order of place, without overlaps: of two that overlap, the earlier group's stays whole."""
    kept: list[Boilerplate] = []
    for group in groups:
        kept = sorted([*kept, *_beside(sorted(group, key=_start), kept)], key=_start)
    return tuple(kept)


def _start(piece: Boilerplate) -> int:
    """Return where a piece starts."""
    return piece.start


def _beside(pieces: Iterable[Boilerplate], kept: Sequence[Boilerplate]) -> Iterator[Boilerplate]:
    """Yield what of ``pieces`` lies outside ``kept``, both in order of place; one walk along both."""
    at, reached = 0, 0
    for piece in pieces:
        start = max(piece.start, reached)
        while at < len(kept) and kept[at].end <= start:
            at += 1
        here = at
        while here < len(kept) and kept[here].start < piece.end:
            if start < kept[here].start:
                yield replace(piece, start=start, end=kept[here].start)
            start = max(start, kept[here].end)
            here += 1
        if start < piece.end:
            yield replace(piece, start=start)
        reached = max(reached, piece.end)


def without_lead(
    text: str, blocks: Sequence[Block], boilerplate: tuple[Boilerplate, ...]
) -> tuple[tuple[Block, ...], tuple[Boilerplate, ...]]:
    """Return the blocks without the stamps and furniture at their start, and the boilerplate with its gaps filled.

    Filled are the marks between pieces that make up a whole block together.
    """
    starting = {piece.start: piece for piece in boilerplate}
    kept: list[Block] = []
    filled = list(boilerplate)
    for block in blocks:
        start = block.start
        while (piece := starting.get(start)) and piece.end <= block.end:
            rest = text[piece.end : block.end]
            start = piece.end + len(rest) - len(rest.lstrip(LEAD_MARKS))
            if piece.end in starting:
                start = piece.end
            elif start > piece.end and (start >= block.end or start in starting):
                filled.append(Boilerplate(start=piece.end, end=start, kind=piece.kind))
        # A line end may follow the marks where the lines of a block are broken.
        start += len(text[start : block.end]) - len(text[start : block.end].lstrip())
        kept.append(replace(block, start=start) if block.start < start < block.end else block)
    return tuple(kept), tuple(sorted(filled, key=lambda piece: piece.start))


def covered(blocks: Sequence[Block], boilerplate: Sequence[Boilerplate]) -> set[int]:
    """Return the starts of the blocks that are boilerplate from end to end."""
    reach: dict[int, int] = {}
    for piece in reversed(boilerplate):
        reach[piece.start] = reach.get(piece.end, piece.end)
    return {block.start for block in blocks if reach.get(block.start, -1) >= block.end}
