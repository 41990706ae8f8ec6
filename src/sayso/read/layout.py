"""The text of a web page: its blocks, parted by blank lines, and where each came to stand."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sayso.read.caption import Caption
from sayso.records import Block
from sayso.vocabulary import BlockKind

# White space that HTML folds; a no-break space is a character of the text.
_SPACE = re.compile("[ \t\n\r\f]+")
_PARTS = frozenset({"p", "head", "item", "row", "quote", "list", "table", "code", "fw", "ab"})
_GAP = "\n\n"


def lay_out(title: str | None, body: Any, captions: Sequence[Caption] = ()) -> tuple[str, tuple[Block, ...]]:
    """Return the stored text of a page and its blocks: the title first, then the body's blocks and captions in order.

    body:     the element that trafilatura returns, or None when it found no main text
    captions: those of the page; one whose neighbours are not in the body belongs to another story and is left out
    """
    pieces: list[tuple[str, BlockKind]] = []
    if title:
        pieces.append((title, BlockKind.TITLE))
    for number, (piece, kind) in enumerate(_pieces(body) if body is not None else ()):
        if title and number < 3 and _same(piece, title):
            continue
        pieces.append((piece, kind))
    for caption in captions:
        _insert(pieces, caption)
    blocks, at = [], 0
    for piece, kind in pieces:
        blocks.append(Block(start=at, end=at + len(piece), kind=kind))
        at += len(piece) + len(_GAP)
    return _GAP.join(piece for piece, _ in pieces), tuple(blocks)


def _insert(pieces: list[tuple[str, BlockKind]], caption: Caption) -> None:
    """Put ``caption`` among ``pieces`` where it stood: by the nearest text before it, else by that behind it."""
    places = {piece: at for at, (piece, _) in reversed(list(enumerate(pieces)))}
    if caption.text in places or (len(pieces) < 2 and not caption.before):
        return
    behind = next((places[text] for text in caption.behind if text in places), None)
    before = next((places[text] for text in caption.before if text in places), None)
    if behind is not None and (before is None or before < behind):
        pieces.insert(behind, (caption.text, BlockKind.CAPTION))
    elif before is not None and pieces[before][1] is not BlockKind.TITLE:
        pieces.insert(before + 1, (caption.text, BlockKind.CAPTION))


def _pieces(body: Any) -> Iterator[tuple[str, BlockKind]]:
    """Yield the text and kind of each block below ``body``, depth first."""
    run: list[str] = []
    kind = BlockKind.PARAGRAPH
    for event, element in _walk(body):
        block = element.tag in _PARTS
        if block:
            piece = _fold(run)
            if piece:
                yield piece, kind
            run = []
            inside = event == "start"
            kind = BlockKind.HEADING if element.tag == "head" and inside else BlockKind.PARAGRAPH
        if event == "start":
            run.append("\n" if element.tag == "lb" else element.text or "")
            if element.tag == "lb" and element.text:
                run.append(element.text)
        else:
            run.append(" | " if element.tag == "cell" and element.getnext() is not None else "")
            run.append(element.tail or "" if element is not body else "")
    piece = _fold(run)
    if piece:
        yield piece, kind


def _walk(body: Any) -> Iterator[tuple[str, Any]]:
    """Yield the start and end of every element, without recursion and without comments."""
    from lxml.etree import iterwalk

    for event, element in iterwalk(body, events=("start", "end")):
        if isinstance(element.tag, str):
            yield event, element


def _fold(run: list[str]) -> str:
    """Return a run of text with its white space folded; line breaks (pieces that are one) stay."""
    lines: list[list[str]] = [[]]
    for piece in run:
        if piece == "\n":
            lines.append([])
        else:
            lines[-1].append(piece)
    folded = (_SPACE.sub(" ", "".join(line)).strip(" ") for line in lines)
    return "\n".join(line for line in folded if line).strip()


def _same(piece: str, title: str) -> bool:
    """Whether a block repeats the title."""
    return piece.casefold().split() == title.casefold().split()
