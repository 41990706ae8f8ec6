"""Nesting: which attribution each attribution is reported inside."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from sayso.identity import mark_id, quote_spans
from sayso.records import Article, Attribution


def nest(article: Article, found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Return ``found`` in text order with ids and ``within``: the one whose content holds all of it most closely.

    The same attribution found twice stands once.
    """
    found = sorted(found, key=lambda one: (_hull(one)[0], -_hull(one)[1]))
    named: list[Attribution] = []
    seen: set[str] = set()
    for one in found:
        spans = one.content + one.cue + one.source
        key = mark_id("attribution", article.id, spans, quote_spans(article.text, spans))
        if key not in seen:
            seen.add(key)
            named.append(replace(one, id=key))
    contents = sorted(
        ((span.start, span.end, at) for at, one in enumerate(named) for span in one.content),
        key=lambda span: (span[0], -span[1]),
    )
    parents: dict[int, int] = {}
    order = sorted(range(len(named)), key=lambda at: (_hull(named[at])[0], -_hull(named[at])[1]))
    stack: list[tuple[int, int, int]] = []
    next_content = 0
    for at in order:
        start, end = _hull(named[at])
        while next_content < len(contents) and contents[next_content][0] <= start:
            stack.append(contents[next_content])
            next_content += 1
        stack = [span for span in stack if span[1] > start]
        for span in sorted(stack, key=lambda span: span[1] - span[0]):
            if (
                span[2] != at
                and (span[1] >= end or _holds(named[span[2]], named[at]))
                and (span[1] - span[0] >= end - start or span[1] < end)
                and not _loops(parents, span[2], at)
            ):
                parents[at] = span[2]
                break
    return tuple(replace(one, within=named[parents[at]].id) if at in parents else one for at, one in enumerate(named))


def _holds(parent: Attribution, child: Attribution) -> bool:
    """Return whether every stretch of ``child`` lies in some stretch of the content of ``parent``."""
    starts = [span.start for span in parent.content]
    for span in child.content + child.cue:
        at = bisect_right(starts, span.start) - 1
        if at < 0 or parent.content[at].end < span.end:
            return False
    return True


def _loops(parents: dict[int, int], start: int, child: int) -> bool:
    at: int | None = start
    while at is not None:
        if at == child:
            return True
        at = parents.get(at)
    return False


def _hull(one: Attribution) -> tuple[int, int]:
    """Return from where to where cue and content reach; a source may stand apart, shared with another cue."""
    spans = one.content + one.cue
    return min(span.start for span in spans), max(span.end for span in spans)
