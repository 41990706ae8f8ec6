"""Attributions: who said, wrote or thought what, put together from quotations, cues and sources."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.identity import mark_id, quote_spans
from sayso.mark.confidence import confidence
from sayso.mark.draft import Draft, Range
from sayso.mark.parse import Parse
from sayso.mark.quotation import Quotation, find_quotations, is_clause
from sayso.mark.reported import find_reports
from sayso.mark.sentence import stretches
from sayso.mark.speaker import FIRST, Cast
from sayso.mark.stance import negate
from sayso.mark.unspoken import Turn, fill_silence
from sayso.mark.utterance import Utterance, find_utterances, inner_utterances
from sayso.protocols import Signals
from sayso.records import Article, Attribution, Entity, Name, Span
from sayso.vocabulary import AttributionType

UNREAD = Signals()


def find_attributions(
    article: Article,
    sentences: Sequence[Span],
    names: Sequence[Name],
    entities: Sequence[Entity],
    signals: Signals = UNREAD,
) -> tuple[Attribution, ...]:
    """Return the attributions of an article in text order, each with its speaker and the one it is reported within."""
    return _nested(article, [one for _, one in found_by_rule(article, sentences, names, entities, signals)])


def found_by_rule(
    article: Article,
    sentences: Sequence[Span],
    names: Sequence[Name],
    entities: Sequence[Entity],
    signals: Signals = UNREAD,
) -> list[tuple[str, Attribution]]:
    """Return the name of the rule that found each attribution, and the attribution, without id and nesting."""
    text = article.text
    paragraphs = [Span(start=start, end=end) for start, end in stretches(article)]
    quotations = find_quotations(text, paragraphs)
    clauses = frozenset(at for at, quotation in enumerate(quotations) if is_clause(text, quotation))
    utterances = find_utterances(text, sentences, paragraphs, quotations)
    turns = [Turn(utterance=u, drafts=find_reports(u, clauses)) for u in utterances]
    fill_silence(article, turns, quotations, clauses)
    turns += _inside(text, sentences, quotations, turns)
    cast = Cast(article, names, entities, Parse(text, signals), signals)
    found: list[tuple[str, Attribution]] = []
    for turn in sorted(turns, key=lambda turn: turn.utterance.start):
        for draft in turn.drafts:
            one = _settled(turn.utterance, draft, quotations, clauses, cast)
            if one is not None:
                found.append((draft.rule, one))
    return found


def _inside(text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], turns: Sequence[Turn]) -> list[Turn]:
    """Return what is reported inside quotations: "“The governor says it will rain,” Orr said"."""
    found: list[Turn] = []
    used = sorted({quote for turn in turns for draft in turn.drafts for quote in draft.quotes})
    at = 0
    for quote in used:
        for span in quotations[quote].spans:
            while at < len(sentences) and sentences[at].end <= span.start:
                at += 1
            last = at
            while last < len(sentences) and sentences[last].start < span.end:
                last += 1
            for u in inner_utterances(text, sentences[at:last], span, -1):
                drafts = [draft for draft in find_reports(u, ()) if not _own(u, draft)]
                if drafts:
                    found.append(Turn(utterance=u, drafts=drafts))
    return found


def _own(u: Utterance, draft: Draft) -> bool:
    """Return whether the one quoted speaks of himself: "I think" inside a quotation is the same voice."""
    part = draft.referent or draft.source
    return part is None or u.lower[part[0]].split("'")[0] in FIRST or u.lower[part[0]] == "you"


def _settled(
    u: Utterance, draft: Draft, quotations: Sequence[Quotation], clauses: frozenset[int], cast: Cast
) -> Attribution | None:
    """Return a draft as an attribution with code points, type and speaker, not yet nested."""
    content = _content(u, draft, quotations)
    if not content:
        return None
    source = _spans(u, draft.source)
    referent = _spans(u, draft.referent)
    at = source[0].start if source else u.start
    if draft.rule.startswith("unspoken"):
        speaker = cast.last
    else:
        speaker = cast.identify(source[0] if source else None, referent[0] if referent else None, at)
        if u.depth == 0:
            cast.remember(speaker, at)
    return Attribution(
        id="",
        type=_type(content, draft, quotations, clauses),
        stance=negate(draft.stance) if draft.negated else draft.stance,
        content=content,
        cue=_spans(u, draft.cue),
        source=source,
        speaker=speaker,
        within=None,
        confidence=confidence(draft.rule),
    )


def _spans(u: Utterance, part: Range | None) -> tuple[Span, ...]:
    return (Span(start=u.starts[part[0]], end=u.ends[part[1] - 1]),) if part and part[1] > part[0] else ()


def _content(u: Utterance, draft: Draft, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Return the content as code points; a quotation that runs through several paragraphs brings them all."""
    spans: list[Span] = []
    for first, last in sorted(draft.content):
        if last <= first:
            continue
        if last - first == 1 and first in u.quotes:
            spans.extend(quotations[u.quotes[first]].spans)
            continue
        spans.append(Span(start=u.starts[first], end=u.ends[last - 1]))
        if last - 1 in u.quotes:
            spans.extend(span for span in quotations[u.quotes[last - 1]].spans if span.start > u.end)
    spans.extend(draft.beyond)
    return tuple(sorted(spans, key=lambda span: span.start))


def _type(
    content: Sequence[Span],
    draft: Draft,
    quotations: Sequence[Quotation],
    clauses: frozenset[int],
) -> AttributionType:
    """Return whether the content stands wholly in quotation marks, partly, or not at all."""
    if not draft.quotes:
        return AttributionType.INDIRECT
    quoted = {(span.start, span.end) for quote in draft.quotes for span in quotations[quote].spans}
    whole = all((span.start, span.end) in quoted for span in content)
    if whole and any(quote in clauses for quote in draft.quotes):
        return AttributionType.DIRECT
    return AttributionType.MIXED


def _nested(article: Article, found: list[Attribution]) -> tuple[Attribution, ...]:
    """Give ids, and say which attribution each is reported within: the smallest whose content holds all of it."""
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
