"""Attributions: who said, wrote or thought what, put together from quotations, cues and sources."""

from collections.abc import Sequence

from sayso.mark.confidence import confidence
from sayso.mark.draft import Draft, Range
from sayso.mark.nesting import nest
from sayso.mark.quotation import Quotation, find_quotations, is_clause
from sayso.mark.reported import find_reports
from sayso.mark.sentence import stretches
from sayso.mark.speaker import FIRST, Cast
from sayso.mark.stance import negate
from sayso.mark.unspoken import Turn, fill_silence
from sayso.mark.utterance import Utterance, find_utterances, inner_utterances
from sayso.records import Article, Attribution, Entity, Name, Span
from sayso.vocabulary import AttributionType


def find_attributions(
    article: Article, sentences: Sequence[Span], names: Sequence[Name], entities: Sequence[Entity]
) -> tuple[Attribution, ...]:
    """Return the attributions of an article in text order, each with its speaker and the one it is reported within."""
    return nest(article, [one for _, one in found_by_rule(article, sentences, names, entities)])


def found_by_rule(
    article: Article, sentences: Sequence[Span], names: Sequence[Name], entities: Sequence[Entity]
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
    cast = Cast(article, names, entities)
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
