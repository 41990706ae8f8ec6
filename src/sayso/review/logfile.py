"""A log as a file: JSON lines in the order of the fold, and a last one with the head of each chain.

The last line makes a file that was cut off show: a chain alone does not know where it ended.
"""

from collections.abc import Iterable, Iterator

import msgspec

from sayso.errors import BrokenLog, NotReadable
from sayso.review.line import Line, decode_line, encode_line, order

_HEADS = b'{"heads":'


class Head(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """The last line of one chain: note it elsewhere to be sure that nothing is ever cut off."""

    reviewer: str
    desk: str
    number: int
    seal: str


class _Heads(msgspec.Struct):
    heads: list[Head]


def heads_of(lines: Iterable[Line]) -> list[Head]:
    """Return the head of each chain, in order."""
    last: dict[tuple[str, str], Line] = {}
    for line in sorted(lines, key=lambda one: one.number):
        last[line.reviewer, line.desk] = line
    return sorted(Head(reviewer=one.reviewer, desk=one.desk, number=one.number, seal=one.seal) for one in last.values())


def encode_log(lines: Iterable[Line]) -> Iterator[bytes]:
    """Yield a log as the lines of a file, each with its line end."""
    ordered = sorted(lines, key=order)
    for line in ordered:
        yield encode_line(line) + b"\n"
    yield msgspec.json.encode(_Heads(heads_of(ordered))) + b"\n"


def decode_log(text: Iterable[bytes], where: str) -> list[Line]:
    """Return the lines of a log that `encode_log` wrote.

    where: what the file is called in messages
    Raises: NotReadable for what is no log; BrokenLog for lines out of order, or where its end is missing
    """
    lines: list[Line] = []
    heads: list[Head] | None = None
    for raw in text:
        if not raw.strip():
            continue
        if heads is not None:
            raise NotReadable(where, "something stands after the end of the log")
        if raw.lstrip().startswith(_HEADS):
            try:
                heads = msgspec.json.decode(raw, type=_Heads).heads
            except msgspec.MsgspecError as error:
                raise NotReadable(where, f"not of sayso's review log: {error}") from error
            continue
        line = decode_line(raw)
        if lines and order(line) < order(lines[-1]):
            raise BrokenLog(where, line.reviewer, line.number, "it stands before lines that were written earlier")
        lines.append(line)
    if heads is None:
        raise NotReadable(where, "its last line is missing: the file was cut off, or is no review log")
    if heads != heads_of(lines):
        lost = next(iter([head for head in heads if head not in heads_of(lines)] or heads_of(lines)))
        raise BrokenLog(where, lost.reviewer, lost.number, "it is not where the log ended when it was written")
    return lines
