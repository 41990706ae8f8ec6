"""Events: words that say something happened, with who did it to whom, where and when, as the sentence names them."""

from bisect import bisect_left
from collections.abc import Callable, Sequence, Set

from sayso.identity import mark_id
from sayso.mark.modality import mood_of
from sayso.mark.occasion import Occasions
from sayso.mark.parse import Parse
from sayso.mark.participant import Cast
from sayso.mark.trigger import Trigger, find_triggers
from sayso.records import Article, Date, Event, Figure, Name, Participant, Span
from sayso.vocabulary import EventType


def find_events(
    article: Article,
    sentences: tuple[Span, ...],
    names: tuple[Name, ...],
    dates: tuple[Date, ...],
    figures: tuple[Figure, ...],
    parse: Parse,
    claim_at: Callable[[int], str | None],
) -> tuple[Event, ...]:
    """Return the events in ``sentences``, in text order.

    Every happening that a verb or a noun names is one; whom and what it involves is filled only from its own sentence.
    A word of a date names none: "3 March". A cue that stands in no claim ("accused", "condemned") is a happening only
    where its own word says which.

    claim_at: gives the id of the claim that stands at a code point
    """
    cast = Cast(parse, names)
    occasions = Occasions(parse, cast, dates)
    named = frozenset(cast.name_at)
    starts = [figure.start for figure in figures]
    dated = {word for date in dates for word in parse.within(date.start, date.end)}
    found = []
    for span in sentences:
        near = figures[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        for trigger in find_triggers(parse, parse.within(span.start, span.end), named):
            claim = claim_at(parse.starts[trigger.word])
            if trigger.word not in dated and (claim is not None or trigger.entry.type is not EventType.OTHER):
                found.append(_event(article, parse, cast, occasions, trigger, near, dated, claim))
    return tuple(found)


def _event(
    article: Article,
    parse: Parse,
    cast: Cast,
    occasions: Occasions,
    trigger: Trigger,
    figures: Sequence[Figure],
    dated: Set[int],
    claim: str | None,
) -> Event:
    """Return the event a trigger names; ``dated``: the words of dates, which take part in nothing."""
    span = parse.span(trigger.word, trigger.after)
    doer, sufferer = (None if word in dated else word for word in cast.of(trigger))
    taken = frozenset(word for word in (doer, sufferer) if word is not None)
    place, date = occasions.of(trigger, taken)
    agent, patient = cast.participant(doer), cast.participant(sufferer)
    modality, negated = mood_of(parse, trigger.light if trigger.light is not None else trigger.word)
    text = article.text[span.start : span.end]
    counted = tuple(figure.id for figure in figures if _belongs(figure, span, patient))
    return Event(
        id=mark_id("event", article.id, (span,), text),
        start=span.start,
        end=span.end,
        text=text,
        type=trigger.entry.type,
        agent=agent,
        patient=patient,
        place=place,
        date=date.id if date else None,
        negated=negated,
        modality=modality,
        claim=claim,
        figures=counted,
        confidence=_confidence(trigger, agent, patient, place, date),
    )


def _belongs(figure: Figure, span: Span, patient: Participant | None) -> bool:
    """Return whether a figure counts what happened: its evidence quotes the trigger, or it stands in the patient."""
    evidence = (*figure.evidence.harm, *figure.evidence.counted)
    if any(one.start <= span.start < one.end for one in evidence):
        return True
    return patient is not None and figure.start < patient.end and patient.start < figure.end


def _confidence(
    trigger: Trigger,
    agent: Participant | None,
    patient: Participant | None,
    place: Participant | None,
    date: Date | None,
) -> float:
    """Return how sure an event is, from how much of it the sentence names: a coarse scale, not a measured one."""
    if trigger.entry.type is EventType.OTHER:
        return 0.5 if agent or patient else 0.4
    if agent and patient:
        return 0.8
    return 0.7 if agent or patient else (0.55 if place or date else 0.5)
