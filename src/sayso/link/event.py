"""Events across articles: mentions of one type, in one place, at one time, told alike."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.identity import hash_array
from sayso.link.block import Numbered, block_pairs
from sayso.link.entity import EntityFinding
from sayso.link.fact import ArticleFact, EventFact
from sayso.link.period import Period, meet
from sayso.link.topic import stem
from sayso.records import LinkedEvent, Mention
from sayso.vocabulary import EventType, Modality

NARROW = 7
"""Days a period may be long for a shared type and place to make one event of two mentions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventItem:
    """One mention of an event, with its time, its place and its participants as linked entities or folded words."""

    article: int
    event: EventFact
    period: Period | None
    place: str | None
    agent: str | None
    patient: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFinding:
    """The linked events, and which one each mention (by its id) belongs to."""

    events: tuple[LinkedEvent, ...]
    of: dict[str, str]


def gather_events(articles: Sequence[ArticleFact], entities: EntityFinding) -> list[EventItem]:
    """Return every event of the pile, in its order."""

    def key(number: int, one: tuple[str, int | None] | None) -> str | None:
        if one is None or not one[0]:
            return None
        linked = entities.at(number, one[1])
        return f"entity {linked}" if linked is not None else f"words {one[0]}"

    items: list[EventItem] = []
    for number, article in enumerate(articles):
        periods = {date.key: date.period for date in article.dates if not date.yearly}
        items.extend(
            EventItem(
                article=number,
                event=event,
                period=periods.get(event.date or b""),
                place=key(number, event.place),
                agent=key(number, event.agent),
                patient=key(number, event.patient),
            )
            for event in article.events
        )
    return items


def link_events(articles: Sequence[ArticleFact], items: Sequence[EventItem]) -> EventFinding:
    """Return the events that several mentions share or that have a date.

    Mentions are joined when type and time fit and they share the place and a participant, or the place and the
    trigger word, or both participants. Planned and denied ones are joined among themselves alone.
    """
    groups = Numbered(len(items))
    spans = {number: item.period for number, item in enumerate(items)}
    for a, b in block_pairs(_blocks(items)):
        one, other = groups.find(a), groups.find(b)
        if one != other and _same(items[a], items[b]) and _fits(spans[one], spans[other]):
            kept = _overlap(spans[one], spans[other])
            spans[groups.join(one, other)] = kept
    events, of = [], {}
    for group in groups.groups():
        members = [items[number] for number in sorted(group)]
        period = spans[groups.find(group[0])]
        if len(members) == 1 and period is None:
            continue
        record = _record(members, period, articles)
        events.append(record)
        of.update({item.event.id: record.id for item in members})
    return EventFinding(events=tuple(events), of=of)


def _blocks(items: Sequence[EventItem]) -> list[list[int]]:
    """Return the blocks: mentions of one type that share a place, or both participants."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for number, item in enumerate(items):
        if item.event.type == EventType.OTHER:
            continue
        state = f"{item.event.negated} {item.event.modality == Modality.ASSERTED}"
        if item.place:
            blocks.setdefault((state, item.event.type, "place", item.place), []).append(number)
        if item.agent and item.patient:
            blocks.setdefault((state, item.event.type, item.agent, item.patient), []).append(number)
    return [
        sorted(block, key=lambda number: ((items[number].period or _NEVER).first, number)) for block in blocks.values()
    ]


_NEVER = Period(first="~", last="~")


def _same(a: EventItem, b: EventItem) -> bool:
    """Whether two mentions of one block tell of one event."""
    if a.period is None or b.period is None or not meet(a.period, b.period):
        return False
    if max(_length(a.period), _length(b.period)) > NARROW:
        return False
    if a.place and b.place and a.place != b.place:
        return False
    trigger = stem(a.event.text.casefold()) == stem(b.event.text.casefold())
    shared = (a.agent is not None and a.agent == b.agent) + (a.patient is not None and a.patient == b.patient)
    return shared == 2 or (a.place is not None and a.place == b.place and (trigger or shared > 0))


def _length(period: Period) -> int:
    """Return how many days a period is long, roughly: by its ISO dates."""
    years = int(period.last[:4]) - int(period.first[:4])
    months = years * 12 + int(period.last[5:7]) - int(period.first[5:7])
    return months * 30 + int(period.last[8:10]) - int(period.first[8:10])


def _fits(one: Period | None, other: Period | None) -> bool:
    """Whether two groups can have been at one time."""
    return one is None or other is None or meet(one, other)


def _overlap(one: Period | None, other: Period | None) -> Period | None:
    """Return the time that both allow."""
    if one is None or other is None:
        return one or other
    return Period(first=max(one.first, other.first), last=min(one.last, other.last))


def _record(members: Sequence[EventItem], period: Period | None, articles: Sequence[ArticleFact]) -> LinkedEvent:
    """Return the linked event of ``members``; its id is that of its first mention."""
    first = members[0].event
    places = Counter(item.event.place_text for item in members if item.event.place_text)
    words = [first.text, *([first.patient_text] if first.patient_text else []), *([max(places)] if places else [])]
    return LinkedEvent(
        id=hash_array("linked event", articles[members[0].article].id, first.id),
        label=" · ".join(" ".join(word.split()) for word in words if word),
        type=first.type,
        earliest=period.first if period else None,
        latest=period.last if period else None,
        place=places.most_common(1)[0][0] if places else None,
        mentions=tuple(
            Mention(article=articles[item.article].id, mark=item.event.id, start=item.event.start, end=item.event.end)
            for item in members
        ),
    )
