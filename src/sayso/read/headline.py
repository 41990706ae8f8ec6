"""Titles, subheadings and captions among the blocks of a text without markup."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from sayso.records import Block, Title
from sayso.vocabulary import BlockKind

LONGEST_TITLE, LONGEST_HEADING = 200, 100
"""Characters; the longest headlines of the saved pages this was tried on have about 180."""

_CLOSED = re.compile(r"[.;:,…][\"”’')\]]*$")
_FULL_STOP_INSIDE = re.compile(r"[a-z]\.\s[A-Z]")


def find_title(text: str, blocks: Sequence[Block], skipped: Collection[int]) -> Title | None:
    """Return the first block as the title when it looks like a headline.

    skipped: starts of blocks that are boilerplate or captions
    """
    rest = [block for block in blocks if block.start not in skipped]
    if len(rest) < 2:
        return None
    first, follower = rest[0], rest[1]
    line = text[first.start : first.end]
    if len(line) > LONGEST_TITLE or not _headlike(line) or len(line.split()) < 2:
        return None
    longest = max(block.end - block.start for block in rest[1:5])
    if longest <= len(line) and not _CLOSED.search(text[follower.start : follower.end]):
        return None
    return Title(text=line, start=first.start, end=first.end)


def name_blocks(
    text: str, blocks: Sequence[Block], title: Title | None, captions: Collection[int], skipped: Collection[int]
) -> tuple[Block, ...]:
    """Return ``blocks`` with the kind of each that is still a mere paragraph.

    captions: starts of the blocks that end in a photo credit; skipped: starts of those that are boilerplate
    """
    named = []
    for number, block in enumerate(blocks):
        kind = block.kind
        if kind is BlockKind.PARAGRAPH:
            if title is not None and block.start == title.start:
                kind = BlockKind.TITLE
            elif block.start in captions:
                kind = BlockKind.CAPTION
            elif block.start not in skipped and _is_heading(text, blocks, number):
                kind = BlockKind.HEADING
        named.append(replace(block, kind=kind) if kind is not block.kind else block)
    return tuple(named)


def _is_heading(text: str, blocks: Sequence[Block], number: int) -> bool:
    """Whether a short line without a full stop stands before a paragraph that has one."""
    block = blocks[number]
    if number + 1 >= len(blocks) or number == 0 or block.end - block.start > LONGEST_HEADING:
        return False
    after = blocks[number + 1]
    line = text[block.start : block.end]
    return (
        _headlike(line)
        and after.end - after.start > len(line)
        and bool(_CLOSED.search(text[after.start : after.end]) or text[after.end - 1] in '!?”"')
        and line[:1] not in "-•*–—\"“‘'"
        and 1 < len(line.split()) <= 16
    )


def _headlike(line: str) -> bool:
    """Whether a line reads like a headline: it starts high and no sentence ends in it."""
    start = line.lstrip("\"“‘'«(")[:1]
    return (
        bool(start)
        and (start.isupper() or start.isdigit() or not start.islower())
        and not (_CLOSED.search(line) or _FULL_STOP_INSIDE.search(line))
    )
