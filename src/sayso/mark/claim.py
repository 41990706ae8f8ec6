"""Claims: the text cut into who says what, each piece under exactly one chain."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from sayso.identity import mark_id, quote_spans
from sayso.mark.chain import Place, base_chain, chain_of, once, voices_of
from sayso.mark.clause import RELATIVE
from sayso.mark.confidence import claim_confidence
from sayso.mark.cue import nouns, verbs
from sayso.mark.modality import mood_and_polarity
from sayso.mark.parse import Parse
from sayso.records import Article, Attribution, Claim, Span, Voice
from sayso.vocabulary import AttributionType, Stance

Piece = tuple[int, int, int]
"""``(start, end, owner)``: a stretch of text and the index of the innermost attribution over it, -1 for own voice."""
NAMING = frozenset("PROPN PRON DET ADP PUNCT".split())
"""What a content is made of that only names or points."""
SIDING = frozenset({Stance.BELIEVES, Stance.OTHER})
"""Stances that a bare name does not make a statement: "supports *Kolm*", where "blames *Kolm*" is one."""
LONGEST_NAME = 8
"""Words of such a content at most."""
DOING = frozenset({Stance.STATES, Stance.DECLARES, Stance.OTHER})
"""Stances of what is done to a thing rather than said of it: "thanked the crew", "voted for the road"."""
SILENT = re.compile(
    r"(?:to|from|on|for|any|further|repeated|\s)*(?:(?:requests?|calls?|questions?|e-?mails?|messages?) )?(?:for )?"
    r"(?:(?:any|further|immediate|publicly) )*comment(?:ing|s)?(?: (?:on|about) .{0,60}| (?:further|publicly))?",
    re.IGNORECASE,
)
"""What nobody vouches for: "declined *to comment on the report*"."""

UNTOLD = re.compile(
    r"(?:declin|refus)\w+ to (?:say|tell|disclose|reveal|specify|discuss)"
    r"|(?:would|did|could|will|does|do) ?n[o'’]t (?:say|tell|disclose|reveal|specify)",
    re.IGNORECASE,
)
"""Cues of what stays untold, whose content is the question of whoever writes."""


def find_claims(
    article: Article,
    parse: Parse,
    sentences: Sequence[Span],
    attributions: Sequence[Attribution],
    frame: str | None,
    certain: Mapping[Place, float],
) -> tuple[Claim, ...]:
    """Return the claims of an article in text order: all its text but boilerplate, bare cues and white space.

    frame: id of the attribution under which the whole article stands, or None
    certain: how sure the speaker of each attribution is, by its place: 0..1
    """
    by_id = {one.id: one for one in attributions}
    chains = _chains(article, by_id, frame)
    framing = by_id[frame] if frame else None
    saying = [one for one in attributions if not _only_names(parse, one) and not _only_does(parse, one)]
    cues = sorted((span.start, span.end) for one in saying for span in one.cue + one.source)
    cue_starts = [start for start, _ in cues]
    pieces = _pieces(article.text, saying, {one.id: len(chain_of(one.id, by_id)) for one in saying})
    found: list[Claim] = []
    at = 0
    for sentence in sentences:
        while at < len(pieces) and pieces[at][1] <= sentence.start:
            at += 1
        shares: dict[int, list[Span]] = {}
        position, look = sentence.start, at
        while position < sentence.end:
            if look < len(pieces) and pieces[look][0] < sentence.end:
                start, end, owner = pieces[look]
                start, end = max(start, position), min(end, sentence.end)
                _share(article.text, shares, position, start, -1)
                _share(article.text, shares, start, end, owner)
                position = max(position, end)
                look += 1
            else:
                _share(article.text, shares, position, sentence.end, -1)
                position = sentence.end
        alone = len(shares) == 1
        for owner, spans in shares.items():
            near = cues[max(0, bisect_left(cue_starts, sentence.start)) : bisect_left(cue_starts, sentence.end)]
            if owner < 0 and len(spans) > 1:
                spans = [span for span in spans if not _is_cited(article.text, span, near)] or spans
            if not (alone and owner < 0 and not near) and _bare(parse, spans, near, owner < 0):
                continue
            one = saying[owner] if owner >= 0 else None
            chain = chains[one.id if one else None]
            if one is None and _introduces(sentence, framing):
                chain = base_chain(article)
            hops = chain_of(one.id, by_id) if one else ()
            raw = claim_confidence(article.text, parse, spans, hops, certain)
            found.append(_claim(article, parse, tuple(spans), one, chain, raw))
    return tuple(sorted(found, key=lambda claim: (claim.spans[0].start, claim.spans[-1].end)))


def _only_names(parse: Parse, one: Attribution) -> bool:
    """Return whether a content says nothing by itself: "has always supported *Kolm*", "a charge *which* he denied".

    That somebody stands by or against somebody is then the word of whoever tells it.
    """
    inside = [number for span in one.content for number in parse.within(span.start, span.end)]
    return (
        one.type is AttributionType.INDIRECT
        and bool(one.source)
        and 0 < len(inside) <= LONGEST_NAME
        and all(parse.words[number].upos in NAMING for number in inside)
        and (one.stance in SIDING or any(parse.lower[number] in RELATIVE for number in inside))
        and any(parse.words[number].upos == "PROPN" or parse.lower[number] in RELATIVE for number in inside)
    )


def _untold(text: str, one: Attribution) -> bool:
    """Return whether somebody would not say or do what stands in a content: "declined to say *whether it rose*".

    "He refused *to sign*" is as little a word of his: that he did is the word of whoever tells it.
    """
    undone = all(text.startswith("to ", span.start) for span in one.content)
    return one.stance is Stance.OTHER and (undone or any(UNTOLD.search(text, span.start, span.end) for span in one.cue))


def _only_does(parse: Parse, one: Attribution) -> bool:
    """Return whether the cue is no word of saying and the content but a thing: "thanked | the volunteers".

    That it was done is the word of whoever tells it; a second word beside the thing tells something of it.
    """
    inside = [number for span in one.content for number in parse.within(span.start, span.end)]
    cue = [number for span in one.cue for number in parse.within(span.start, span.end)]
    if one.type is not AttributionType.INDIRECT or one.stance not in DOING:
        return False
    if not any(parse.words[number].upos == "VERB" for number in cue):
        return False
    tops = [
        number for number in inside if parse.words[number].head not in inside and parse.words[number].upos != "PUNCT"
    ]
    if len(one.content) > 1 or len(tops) != 1 or parse.words[tops[0]].upos not in ("NOUN", "PROPN"):
        return False
    verbal = any(parse.words[number].upos in ("VERB", "AUX") for number in inside)
    said = any(parse.lower[number] in verbs() or parse.lower[number] in nouns() for number in cue)
    return not (said or verbal) or (one.stance is Stance.OTHER and not (said and verbal))


def _chains(
    article: Article, by_id: Mapping[str, Attribution], frame: str | None
) -> dict[str | None, tuple[Voice, ...]]:
    """Return the whole chain of each attribution by its id, and that of own voice at None."""
    base = base_chain(article)
    framing = chain_of(frame, by_id) if frame else ()
    outer = voices_of(article.text, framing)
    chains: dict[str | None, tuple[Voice, ...]] = {None: once(base + outer)}
    for key in by_id:
        hops = chain_of(key, by_id)
        inner = voices_of(article.text, hops)
        chains[key] = once(base + inner if hops[0] in framing else base + outer + inner)
    return chains


def _introduces(sentence: Span, frame: Attribution | None) -> bool:
    """Return whether ``sentence`` stands before the framed text or holds the cue, and so is the relaying one's own."""
    parts = (frame.cue or frame.source) if frame is not None else ()
    return any(sentence.start < span.end for span in parts)


def _pieces(text: str, attributions: Sequence[Attribution], depth: Mapping[str, int]) -> list[Piece]:
    """Return the contents as stretches that do not overlap, each with its innermost attribution.

    What somebody declines to say is nobody's but the one's who reports it.
    """
    spans = sorted(
        (
            (span.start, span.end, at)
            for at, one in enumerate(attributions)
            for span in one.content
            if not SILENT.fullmatch(text, span.start, span.end) and not _untold(text, one)
        ),
        key=lambda span: (span[0], -span[1], depth[attributions[span[2]].id]),
    )
    found: list[Piece] = []
    stack: list[tuple[int, int]] = []  # (end, owner), outermost first
    position = 0

    def reach(limit: int) -> None:
        nonlocal position
        while stack and position < limit:
            end, owner = stack[-1]
            stop = min(end, limit)
            if stop > position:
                found.append((position, stop, owner))
                position = stop
            if end <= limit:
                stack.pop()
            else:
                break
        position = max(position, limit)

    for start, end, owner in spans:
        reach(start)
        while stack and stack[-1][0] <= start:
            stack.pop()
        if stack and end > stack[-1][0]:
            # Two contents that cross: the later one ends with the earlier, so that no text stands under both.
            end = stack[-1][0]
        if end > start:
            stack.append((end, owner))
    while stack:
        # Contents that end together are left together: the inner one alone has text of its own up to there.
        reach(stack[-1][0])
        while stack and stack[-1][0] <= position:
            stack.pop()
    return found


def _share(text: str, shares: dict[int, list[Span]], start: int, end: int, owner: int) -> None:
    """Add ``[start, end)`` to what ``owner`` says in the sentence, without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return
    if not any(character.isalnum() for character in text[start:end]):
        return
    spans = shares.setdefault(owner, [])
    if spans and not text[spans[-1].end : start].strip():
        spans[-1] = Span(start=spans[-1].start, end=end)
    else:
        spans.append(Span(start=start, end=end))


def _is_cited(text: str, span: Span, cues: Sequence[tuple[int, int]]) -> bool:
    """Return whether nothing but sources and cues stands in ``span``: "…, which *critics say* …"."""
    inside = [(start, end) for start, end in cues if start < span.end and end > span.start]
    letters = (at for at in range(span.start, span.end) if text[at].isalnum())
    return bool(inside) and all(any(start <= at < end for start, end in inside) for at in letters)


def _bare(parse: Parse, spans: Sequence[Span], cues: Sequence[tuple[int, int]], own: bool) -> bool:
    """Return whether nothing is claimed beyond source and cue: no verb is left once they are taken out.

    cues: those in the same sentence, and sources; without any, what is left over is a claim
    """
    touched = False
    for span in spans:
        inside = [cue for cue in cues if cue[0] < span.end and cue[1] > span.start]
        touched = touched or bool(inside)
        for number in parse.within(span.start, span.end):
            place = parse.starts[number]
            cited = next((cue for cue in inside if cue[0] <= place < cue[1]), None)
            if place >= span.start and _claims(parse, number, cited):
                return False
    return touched or (own and bool(cues))


def _claims(parse: Parse, number: int, cited: tuple[int, int] | None) -> bool:
    """Return whether a word says something of its own: a verb, within source or cue that of a relative clause alone.

    cited: the source or cue that holds the word
    """
    word = parse.words[number]
    if word.upos not in ("VERB", "AUX"):
        return False
    if cited is None or word.relation == "acl:relcl":
        return True
    before = parse.within(cited[0], parse.starts[number])
    return any(parse.lower[n] in RELATIVE and parse.words[n].upos == "PRON" and n < number for n in before)


def _claim(
    article: Article,
    parse: Parse,
    spans: tuple[Span, ...],
    one: Attribution | None,
    voice: tuple[Voice, ...],
    confidence: float,
) -> Claim:
    quoted = quote_spans(article.text, spans)
    stance: Stance | None = one.stance if one else None
    modality, negated = mood_and_polarity(parse, spans, stance)
    return Claim(
        id=mark_id("claim", article.id, spans, quoted),
        spans=spans,
        voice=voice,
        attribution=one.id if one else None,
        modality=modality,
        negated=negated,
        figures=(),
        dates=(),
        names=(),
        events=(),
        confidence=confidence,
    )
