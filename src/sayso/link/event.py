"""Events across articles: mentions of one happening, by its doing, place, time, participants and story."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from sayso.identity import hash_array
from sayso.lexicon import table
from sayso.link.block import WIDTH as NARROWER
from sayso.link.block import Numbered
from sayso.link.entity import EntityFinding
from sayso.link.fact import ArticleFact, EventFact
from sayso.link.neighbour import Neighbours
from sayso.link.period import Period, days_apart, meet
from sayso.link.ruled import pairs_among
from sayso.link.story import Stories
from sayso.link.topic import PLAIN, stem
from sayso.records import EventPair, LinkedEvent, Mention, Rulings
from sayso.vocabulary import EventType, Modality

NONE: frozenset[str] = frozenset()
NARROW = 7
"""Days a period may be long for a shared time to say that two mentions tell of one event."""
NEAR = 60
"""Days between the publication of two articles up to which a mention without a date may be of the same event."""
LEAD = 1500
"""Code points of an article that say what it is about."""
WORD = re.compile(r"[^\W\d_]{3,}")
WIDTH = 24
"""Mentions of one word that one is compared with."""
TOLD = frozenset({Modality.ASSERTED, Modality.POSSIBLE})
"""How mentions of what has happened are put; plans, demands and questions are joined among themselves."""
ALIKE = 0.08
"""From this likeness on two articles tell one story: set on topics of ECB+ that are not measured."""
AKIN = 0.35
"""From this likeness on another word of the same type will do, beside a shared participant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventItem:
    """One mention of an event, with its time, its place and its participants as linked entities or folded words."""

    article: int
    event: EventFact
    root: str
    period: Period | None
    place: str | None
    agent: str | None
    patient: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFinding:
    """The linked events, and which one each mention (by its id) belongs to."""

    events: tuple[LinkedEvent, ...]
    of: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGroups:
    """The mentions of a pile by what is one event: each group with the time that all of it allows, and why it is one.

    members: in the order of the pile, as are the groups
    """

    articles: Sequence[ArticleFact]
    members: Sequence[Sequence[EventItem]]
    periods: Sequence[Period | None]
    reasons: Sequence[tuple[EventPair, ...]]

    def finding(self, placed: Set[str] = frozenset()) -> EventFinding:
        """Return the events that several mentions share, that have a date or that are ``placed``: ids of mentions."""
        events, of = [], {}
        for members, period, reasons in zip(self.members, self.periods, self.reasons, strict=True):
            alone = len(members) == 1 and members[0].event.id not in placed
            if alone and (period is None or members[0].event.type == EventType.OTHER):
                continue
            record = _record(members, period, self.articles, reasons)
            events.append(record)
            of.update({item.event.id: record.id for item in members})
        return EventFinding(events=tuple(events), of=of)


def gather_events(articles: Sequence[ArticleFact], entities: EntityFinding) -> list[EventItem]:
    """Return every event of the pile, in its order."""

    def key(number: int, one: tuple[str, int | None] | None) -> str | None:
        if one is None or not one[0]:
            return None
        linked = entities.at(number, one[1])
        return f"entity {linked}" if linked is not None else f"words {stem(one[0].split()[-1])}"

    items: list[EventItem] = []
    for number, article in enumerate(articles):
        periods = {date.key: date.period for date in article.dates if not date.yearly}
        items.extend(
            EventItem(
                article=number,
                event=event,
                root=root(event.text),
                period=periods.get(event.date or b""),
                place=key(number, event.place),
                agent=key(number, event.agent),
                patient=key(number, event.patient),
            )
            for event in article.events
        )
    return items


@lru_cache(maxsize=1 << 14)
def root(text: str) -> str:
    """Return the stem of the doing a trigger's first word names: "struck", "strike" and "attacked" are one."""
    word = text.casefold().split()[0] if text.strip() else ""
    plain = stem(irregular().get(word, word))
    if plain.endswith("i") and word.endswith("ied"):  # "occupied" is of "occupy"
        plain = f"{plain[:-1]}y"
    return _doings().get(plain, plain)


@cache
def irregular() -> dict[str, str]:
    """Return the dictionary form of words for doings by their irregular forms."""
    return {form: row["word"].split()[0] for row in table("event_words") for form in row["forms"].split()}


@cache
def _doings() -> dict[str, str]:
    return {
        stem(word): stem(row["doing"]) for row in table("link_doings") for word in (row["doing"], *row["words"].split())
    }


@cache
def _undone() -> dict[str, frozenset[str]]:
    """Return the doings that undo each other, as stems: for each the others, either way round."""
    found: dict[str, set[str]] = {}
    for row in table("link_opposites"):
        for word in row["undoes"].split():
            found.setdefault(root(row["doing"]), set()).add(root(word))
            found.setdefault(root(word), set()).add(root(row["doing"]))
    return {one: frozenset(others) for one, others in found.items()}


def link_events(
    articles: Sequence[ArticleFact],
    items: Sequence[EventItem],
    stories: Stories,
    rulings: Rulings | None = None,
) -> EventGroups:
    """Return which mentions are of one event.

    Two mentions are one event when their doing is the same, nothing they say contradicts, and the articles tell one
    story or two of place, time and participants are shared. Where an article tells of several such doings one of these
    is needed besides; another doing of the same type needs one story and a shared participant. Planned and denied ones
    are joined among themselves alone. Each joined pair says why. What ``rulings`` call one or different is so.
    """
    rulings = rulings or Rulings()
    ids = [item.event.id for item in items] if rulings.same or rulings.different else []
    groups = Numbered(len(items), pairs_among(ids, rulings.different))
    spans = {number: item.period for number, item in enumerate(items)}
    done = {number: frozenset((item.root,)) for number, item in enumerate(items) if item.root in _undone()}
    several = _several(items)
    neighbours = Neighbours(items, _blocks(items))
    story = stories.told_together(neighbours.articles(), ALIKE)
    near = neighbours.pairs(
        groups,
        story,
        [(item.article, item.root) in several for item in items],
        [item.period is not None and _length(item.period) <= NARROW for item in items],
        lambda ones, others: stories.likenesses(ones, others) >= AKIN,
    )
    reasons: dict[int, list[EventPair]] = {}
    told = [(a, b, "a reviewer says that they are one") for a, b in pairs_among(ids, rulings.same)]
    for a, b, said in chain(told, ((a, b, "") for a, b in near)):
        one, other = groups.find(a), groups.find(b)
        if one == other or not groups.may_join(one, other):
            continue
        doings, others = done.get(one, NONE), done.get(other, NONE)
        undone = any(not others.isdisjoint(_undone()[doing]) for doing in doings)
        if not said and (undone or not _fits(spans[one], spans[other])):
            continue
        plain = not any((item.article, item.root) in several for item in (items[a], items[b]))
        why = said or _why(items[a], items[b], articles, stories, story, plain)
        if why is None:
            continue
        joined = groups.join(one, other)
        spans[joined] = _overlap(spans[one], spans[other]) if _fits(spans[one], spans[other]) else spans[joined]
        if doings or others:
            done[joined] = doings | others
        pairs = reasons.pop(one, [])
        pairs += reasons.pop(other, ())
        pairs.append(EventPair(a=items[a].event.id, b=items[b].event.id, why=why))
        reasons[joined] = pairs
    found = groups.groups()
    tops = [groups.find(group[0]) for group in found]
    return EventGroups(
        articles=articles,
        members=[[items[number] for number in group] for group in found],
        periods=[spans[top] for top in tops],
        reasons=[tuple(reasons.get(top, ())) for top in tops],
    )


def tell_stories(articles: Sequence[ArticleFact], items: Sequence[EventItem], entities: EntityFinding) -> Stories:
    """Return what each article is about: the entities it names, the words it opens with and those of what happens."""

    def features() -> Iterator[set[Hashable]]:
        events = iter(items)
        item = next(events, None)
        for number, article in enumerate(articles):
            found: set[Hashable] = {entities.linked(number, entity) for entity in range(len(article.entities))}
            found |= opening(article)
            while item is not None and item.article == number:
                found.update((item.root, *(one for one in (item.agent, item.patient, item.place) if one)))
                item = next(events, None)
            yield found

    return Stories(features())


def opening(article: ArticleFact) -> set[str]:
    """Return the stems of the words that an article opens with, small words left out."""
    words = WORD.findall(f"{article.title} {article.text[:LEAD]}".casefold())
    return {stem(word) for word in words if word not in PLAIN}


def _several(items: Sequence[EventItem]) -> set[tuple[int, str]]:
    """Return the articles, with the doing, that tell of more than one such doing: in two places, at two times.

    Or to more than two: who was done to may be told in several words.
    """
    places: dict[tuple[int, str], set[str]] = {}
    times: dict[tuple[int, str], set[Period]] = {}
    patients: dict[tuple[int, str], set[str]] = {}
    for item in items:
        if item.place:
            places.setdefault((item.article, item.root), set()).add(item.place)
        if item.patient:
            patients.setdefault((item.article, item.root), set()).add(item.patient)
        if item.period:
            times.setdefault((item.article, item.root), set()).add(item.period)
    many = {key for key, told in patients.items() if len(told) > 2}
    return many | {key for found in (places, times) for key, told in found.items() if len(told) > 1}


def _named(key: str | None) -> frozenset[str]:
    return frozenset({key}) if key is not None and key.startswith("entity ") else frozenset()


def _blocks(items: Sequence[EventItem]) -> list[tuple[list[list[int]], int]]:
    """Return who is compared with whom, and how far apart: of one word, or of one type and place or patient."""
    words: dict[tuple[str, ...], list[int]] = {}
    kinds: dict[tuple[str, ...], list[int]] = {}
    for number, item in enumerate(items):
        state = f"{item.event.negated} {item.event.modality in TOLD}"
        words.setdefault((state, item.root), []).append(number)
        if item.event.type != EventType.OTHER:
            for key in (item.place, item.patient):
                if key:
                    kinds.setdefault((state, item.event.type, key), []).append(number)

    def early(number: int) -> tuple[str, int]:
        period = items[number].period
        return (period.first if period else "~", number)

    by_time = [sorted(block, key=early) for block in words.values()]
    return [([*words.values(), *by_time], WIDTH), ([sorted(block, key=early) for block in kinds.values()], NARROWER)]


def _why(
    a: EventItem,
    b: EventItem,
    articles: Sequence[ArticleFact],
    stories: Stories,
    story: Sequence[int],
    plain: bool,
) -> str | None:
    """Return in words why two mentions are of one event, None where they are not shown to be.

    story: which story each article tells
    plain: whether neither article tells of several such doings, so that the story alone can tell which is meant
    """
    if _apart(a, b, articles):
        return None
    shared = list(_shared(a, b))
    one_story = story[a.article] == story[b.article]
    if a.root == b.root:
        if len(shared) < (2 if not one_story else 0 if plain else 1):
            return None
        told = f"both “{a.event.text}”" if a.event.text == b.event.text else f"“{a.event.text}”, “{b.event.text}”"
    else:
        if a.event.type != b.event.type or stories.likeness(a.article, b.article) < AKIN or not _one_cast(a, b):
            return None
        told = f"“{a.event.text}” and “{b.event.text}” are both {a.event.type}"
    if a.article == b.article:
        return "; ".join([told, *shared, "in one article"])
    return "; ".join([told, *shared, *(["the articles share names and doings"] if one_story else [])])


def _shared(a: EventItem, b: EventItem) -> Iterator[str]:
    """Yield what two mentions both say, in words."""
    if a.place and a.place == b.place:
        yield f"in {a.event.place_text}"
    if a.period and b.period and meet(a.period, b.period) and max(_length(a.period), _length(b.period)) <= NARROW:
        yield f"on {max(a.period.first, b.period.first)[:10]}"
    if a.agent and a.agent == b.agent:
        yield "by the same"
    if a.patient and a.patient == b.patient:
        yield f"of {a.event.patient_text}"


def _one_cast(a: EventItem, b: EventItem) -> bool:
    """Whether two mentions name the same agent or the same patient."""
    return bool((a.agent and a.agent == b.agent) or (a.patient and a.patient == b.patient))


def _apart(a: EventItem, b: EventItem, articles: Sequence[ArticleFact]) -> bool:
    """Whether two mentions contradict, or were published too far apart with nothing said of when it happened."""
    if a.period and b.period and not meet(a.period, b.period):
        return True
    for one, other in ((a.place, b.place), (a.patient, b.patient), (a.agent, b.agent)):
        if _named(one) and _named(other) and one != other:
            return True
    if a.period and b.period:
        return False
    first, last = articles[a.article].period, articles[b.article].period
    return first is not None and last is not None and days_apart(first, last) > NEAR


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


def _record(
    members: Sequence[EventItem], period: Period | None, articles: Sequence[ArticleFact], pairs: tuple[EventPair, ...]
) -> LinkedEvent:
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
        pairs=pairs,
    )
