"""How words fill windows, and what the network is shown of one.

Training and reading use the same code, so that the network sees at run time what it saw when it was trained.
"""

from collections.abc import Sequence
from itertools import pairwise

from sayso.model.piece import CLS, SEP, Cut
from sayso.model.shape import quote_states


def cut_windows(
    lengths: Sequence[int], paragraphs: Sequence[int], stops: Sequence[bool], limit: int, first: int | None = None
) -> list[tuple[int, int]]:
    """Return (start, end) word ranges of windows that hold whole paragraphs as far as they fit.

    lengths:    pieces of each word
    paragraphs: paragraph of each word
    stops:      whether a sentence may end after the word
    limit:      pieces a window may hold, with [CLS] and one [SEP] a paragraph
    first:      a smaller limit for the first window, to vary the cuts in training

    A paragraph longer than a window is cut after the last stop in the window's second half, else where it is full.
    """
    windows: list[tuple[int, int]] = []
    total = len(lengths)
    start = 0
    room = first or limit
    while start < total:
        used, at, border, stop = 1, start, start, start
        while at < total:
            new = at > start and paragraphs[at] != paragraphs[at - 1]
            if new:
                border = at
                used += 1
            if used + lengths[at] + 1 > room:
                break
            used += lengths[at]
            at += 1
            if stops[at - 1] and used > room // 2:
                stop = at
        if at < total and at > start:
            fresh = paragraphs[at] != paragraphs[at - 1]
            end = at if fresh else border if border > start else stop if stop > start else at
        else:
            end = max(at, start + 1)
        windows.append((start, end))
        start, room = end, limit
    return windows


def lay_out(
    words: Sequence[str], borders: Sequence[int], cut: Sequence[Cut]
) -> tuple[list[int], list[int], list[int], list[int]]:
    """Return what the network is shown of a window: piece numbers, shapes, quote states, first piece of each word.

    borders: the words that begin a paragraph, but for the first · cut: pieces and shapes of each word
    [CLS] stands at the start, [SEP] between paragraphs and at the end.
    """
    pieces, shapes, quotes, first = [CLS], [0], [0], list[int]()
    for start, end in pairwise((0, *borders, len(words))):
        for (own, looks), state in zip(cut[start:end], quote_states(words[start:end]), strict=True):
            first.append(len(pieces))
            pieces += own
            shapes += looks
            quotes += (state,) * len(own)
        pieces.append(SEP)
        shapes.append(0)
        quotes.append(0)
    return pieces, shapes, quotes, first
