"""Nesting: which attribution each attribution is reported inside."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.identity import mark_id, quote_spans
from sayso.records import Article, Attribution, Span
from sayso.vocabulary import AttributionType, Stance

OTHERS = frozenset("he she".split())
"""Pronouns for somebody else than who speaks."""
BRINGING = frozenset(("a", "an", "one"))
"""Words that bring somebody in."""
CITING = frozenset(("citing", "quoting", "from", "as saying", "with reference to", "referring to"))
"""Cues that name a further source for all that the sentence says; "from" and
"as saying" are cues of their own after "learned" and "quoted" alone.
"""


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
    stack: list[tuple[int, int, int]] = []
    next_content = 0
    for at, (start, end) in enumerate(map(_hull, named)):  # as sorted above
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
    _cite(article.text, named, parents)
    return tuple(
        _within(article.text, one, named[parents[at]]) if at in parents else one for at, one in enumerate(named)
    )


def _within(text: str, child: Attribution, parent: Attribution) -> Attribution:
    """Return ``child`` inside ``parent``; nobody says "he" of himself in a quotation.

    Nor does he mean somebody there whom only the writer brought in, as "a guard" who may well be himself.
    """
    if _is_own_thought(text, child, parent):
        return replace(child, speaker=parent.speaker, within=parent.id)
    he = len(child.source) == 1 and text[child.source[0].start : child.source[0].end].casefold() in OTHERS
    voices = (child.speaker, parent.speaker)
    named = [voice.name for voice in voices if voice is not None and voice.name is not None]
    fresh = len(named) > 1 and named[0].casefold().split()[0] in BRINGING
    if he and parent.type is AttributionType.DIRECT and len(named) > 1 and (fresh or named[0] == named[1]):
        child = replace(child, speaker=None)
    return replace(child, within=parent.id)


def _is_own_thought(text: str, child: Attribution, parent: Attribution) -> bool:
    """Return whether somebody tells in a retold clause what he thinks himself: "one of them said *she felt* that"."""
    if len(child.source) != 1 or child.stance is not Stance.BELIEVES or parent.type is AttributionType.DIRECT:
        return False
    word = text[child.source[0].start : child.source[0].end].casefold()
    if parent.speaker is None or parent.speaker.name is None or parent.speaker.entity is not None:
        return False  # whoever has a name is led to by his pronoun
    opens = any(child.source[0].start == span.start for span in parent.content)
    fresh = parent.speaker.name.casefold().split()[0] in BRINGING
    return opens and (word == "they" or (word in OTHERS and fresh))


def _cite(text: str, named: Sequence[Attribution], parents: dict[int, int]) -> None:
    """Nest who is cited for all of a content in who says it: "the Herald, *citing two officials*, reported …"."""
    by_content: dict[tuple[Span, ...], list[int]] = {}
    for at, one in enumerate(named):
        by_content.setdefault(one.content, []).append(at)
    for alike in by_content.values():
        cited = [at for at in alike if _is_citing(text, named[at])]
        saying = [at for at in alike if at not in cited]
        if cited and saying:
            for at in cited:
                parents.pop(at, None)
                if not _loops(parents, saying[-1], at):
                    parents[at] = saying[-1]


def _is_citing(text: str, one: Attribution) -> bool:
    return len(one.cue) == 1 and text[one.cue[0].start : one.cue[0].end].casefold() in CITING


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
