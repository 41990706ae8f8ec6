"""Attributions: who said, wrote or thought what.

The encoder's reading is the base. Quotation marks are harder evidence than any reading and set the borders; rules add
what the encoder's training texts do not teach: reports inside reports, quoted paragraphs without a cue, headlines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.lexicon import words
from sayso.mark.citation import read_citations
from sayso.mark.companion import read_companions
from sayso.mark.confidence import confidence
from sayso.mark.deed import is_deed, is_nobodys
from sayso.mark.draft import Draft, Held, shared
from sayso.mark.edge import Edges
from sayso.mark.heading import read_headings
from sayso.mark.inner import read_inside, read_unseen
from sayso.mark.parse import Parse
from sayso.mark.quotation import find_quotations, is_clause, is_quoted
from sayso.mark.relay import read_relays
from sayso.mark.remark import remarks
from sayso.mark.reported import read_reports
from sayso.mark.resolution import Resolution
from sayso.mark.sentence import paragraphs_of
from sayso.mark.source import broader_nouns
from sayso.mark.speaker import Cast
from sayso.mark.stance import stance_of
from sayso.mark.turn import read_turns
from sayso.mark.unspoken import fill_silence
from sayso.protocols import Signals
from sayso.records import Article, Attribution, Entity, Name, Span
from sayso.vocabulary import AttributionType

GUESSED = frozenset(("bare role", "encoder"))
"""Reasons for which a description is led to a person whose role nobody tells: enough where he has the floor alone."""
BESIDE = 60
"""Code points before and after a name among which its bearer's office stands."""
HEARERS = frozenset("him her".split())
RELATIVE = re.compile(r",?\s+who$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An attribution without id and nesting, and how it was found: see `Draft.rule` and `Draft.likelihood`.

    certainty: how much of the evidence speaks for its speaker, 0..1; see `Resolution.confidence`
    """

    rule: str
    likelihood: float | None
    certainty: float
    attribution: Attribution


def found_by_rule(
    article: Article,
    names: Sequence[Name],
    entities: Sequence[Entity],
    parse: Parse,
    signals: Signals,
) -> list[Found]:
    """Return the attributions with the name of the rule that found each, without id and nesting."""
    text = article.text
    paragraphs = paragraphs_of(article)
    quotations = find_quotations(text, paragraphs)
    speech = frozenset(at for at, quotation in enumerate(quotations) if is_clause(text, quotation))
    edges = Edges(parse, paragraphs, quotations, speech)
    drafts = [one for one in read_reports(parse, signals.attributions) if not is_deed(parse, one)]
    drafts += read_unseen(parse, paragraphs, drafts)
    drafts = read_companions(parse, drafts)
    drafts = edges.settle(drafts)
    drafts = read_headings(article, parse, paragraphs, drafts)
    drafts = fill_silence(parse, edges, drafts)
    drafts = read_turns(article, parse, paragraphs, drafts)
    drafts += read_citations(parse, edges, drafts)
    drafts += read_inside(parse, drafts)
    drafts = read_relays(parse, signals.sentences, drafts)
    drafts = [one for one in drafts if one.source is not None or one.cue is None or not remarks(parse, one.cue)]
    drafts = [one for one in drafts if not is_nobodys(parse, one)]
    cast = Cast(article, names, entities, parse, signals, quotations)
    held = Held(drafts)
    found = []
    for draft in sorted(drafts, key=lambda draft: (draft.start, -draft.end)):
        one, certainty = _settled(parse, draft, edges, cast, inside=_stands_inside(draft, held))
        found.append(Found(rule=draft.rule, likelihood=draft.likelihood, certainty=certainty, attribution=one))
    return found


def _stands_inside(draft: Draft, held: Held) -> bool:
    """Return whether a report stands in the content of another, so that who speaks in it has not the floor."""
    if not draft.rule.startswith("inner") or draft.cue is None:
        return False
    return any(one is not draft and shared(draft.cue, one.content) for one in held.over(draft.cue))


def _settled(parse: Parse, draft: Draft, edges: Edges, cast: Cast, *, inside: bool) -> tuple[Attribution, float]:
    """Return a draft as an attribution with type, stance and speaker, not yet nested, and how sure the speaker is.

    inside: whether it stands in the content of another
    """
    draft = _with_whole_name(draft, cast)
    at = draft.source.start if draft.source else draft.start
    if draft.rule.startswith("unspoken"):
        speaker, certainty = cast.last, 0.0
    else:
        resolved = cast.resolve(draft.source, draft.referent, at, draft.content, draft.cue)
        if draft.source is not None and resolved is not None and resolved.reason in GUESSED:
            if (
                inside
                or _speaks_to_last(parse, draft, resolved, cast)
                or _is_told_of(parse, draft, resolved)
                or _holds_other_office(parse, draft.source, resolved, cast)
            ):
                resolved = cast.described.of(draft.source)[0]
        speaker, certainty = (resolved.speaker, resolved.confidence) if resolved else (None, 0.0)
        passing = draft.referent is not None and speaker is not None and speaker.entity is None
        quoted = draft.cue is not None and cast.scene.quote_at(draft.cue.start) is not None
        if not inside and not passing and not quoted:  # "others who have called for it" have not the floor
            cast.remember(speaker, at)
        if not inside and draft.cue is not None:
            cast.wrote(parse, draft.cue, speaker)
    cue = (draft.cue,) if draft.cue else ()
    source = (draft.source,) if draft.source else ()
    made = Attribution(
        id="",
        type=type_of(draft.content, edges),
        stance=stance_of(parse, cue, source, draft.content),
        content=draft.content,
        cue=cue,
        source=source,
        speaker=speaker,
        within=None,
        confidence=confidence(draft.rule, draft.likelihood),
    )
    return made, certainty


def _speaks_to_last(parse: Parse, draft: Draft, resolved: Resolution, cast: Cast) -> bool:
    """Return whether the last speaker, to whom a source was led, is told: "the envoy assured *her*"."""
    inside = parse.within(draft.cue.start, draft.cue.end) if draft.cue is not None else range(0)
    heard = any(parse.lower[n] in HEARERS for verb in inside for n in parse.every(verb, "obj", "iobj"))
    return heard and cast.last is not None and cast.last.name == resolved.speaker.name


def _is_told_of(parse: Parse, draft: Draft, resolved: Resolution) -> bool:
    """Return whether whom a description was led to is named in what is said: "the boy said that *Orr* hit him"."""
    surname = (resolved.speaker.name or "").split()[-1:]
    retold = [span for span in draft.content if not is_quoted(parse.text, span)]
    return any(parse.forms[n] in surname for span in retold for n in parse.within(span.start, span.end))


def _holds_other_office(parse: Parse, source: Span, resolved: Resolution, cast: Cast) -> bool:
    """Return whether a source is an office that stands nowhere near the name it was led to."""
    noun = next((n for n in reversed(parse.within(source.start, source.end)) if parse.words[n].upos == "NOUN"), None)
    if noun is None or parse.lower[noun] not in words("public_roles"):
        return False
    told = {parse.lower[noun]} | broader_nouns().get(parse.lower[noun], frozenset())
    for name in cast.names:
        if name.entity is None or name.entity != resolved.speaker.entity or name.start > source.start:
            continue
        near = parse.text[max(0, name.start - BESIDE) : min(name.end + BESIDE, source.start)].casefold().split()
        if any(word.strip(",.;:()“”") in told for word in near):
            return False
    return True


def _with_whole_name(draft: Draft, cast: Cast) -> Draft:
    """Return a draft whose source holds the whole of a person's name that it was cut through."""
    if draft.source is None:
        return draft
    others = draft.content + ((draft.cue,) if draft.cue else ())
    source = cast.whole(_without_relative(cast.text, draft.source))
    return draft if any(shared(source, (part,)) for part in others) else replace(draft, source=source)


def _without_relative(text: str, source: Span) -> Span:
    """Return a source without the "who" of the clause behind it: "*a clerk* who"."""
    cut = RELATIVE.search(text, source.start, source.end)
    return Span(start=source.start, end=cut.start()) if cut else source


def type_of(content: Sequence[Span], edges: Edges) -> AttributionType:
    """Return whether the content stands wholly in quotation marks, partly, or not at all."""
    quoted = {at for span in content for at in edges.inside(span)}
    if not quoted:
        return AttributionType.INDIRECT
    spans = {(span.start, span.end) for at in quoted for span in edges.quotations[at].spans}
    if all((span.start, span.end) in spans for span in content) and quoted & set(edges.speech):
        return AttributionType.DIRECT
    return AttributionType.MIXED
