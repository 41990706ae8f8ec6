"""Figures: which of them answer the same question. Blocks first, then evidence for and against, surest pairs first."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.link.block import Numbered, block_pairs
from sayso.link.copies import CopyFinding
from sayso.link.entity import EntityFinding
from sayso.link.fact import PLACES, ArticleFact, ClaimFact, FigureFact
from sayso.link.period import Period, days_apart, meet
from sayso.link.topic import CLOSE, SCALE, Topic, comparable, read_topic, same_topic

SURE = 3.5
"""Evidence two figures need to answer one question, in the points that `weigh` gives."""
TELLING_VALUE = 13
"""From here on two equal numbers are rarely equal by chance (12 is a dozen)."""
RARE = 0.05
"""Share of the pile's articles under which a name is telling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One figure of the pile with what it is compared by; places and names are linked entities."""

    article: int
    number: int
    figure: FigureFact
    claim: ClaimFact
    topic: Topic
    places: frozenset[int]
    near: tuple[int, ...]
    names: frozenset[int]
    published: Period | None
    stretch: int | None


def gather_items(articles: Sequence[ArticleFact], entities: EntityFinding, copies: CopyFinding) -> list[Item]:
    """Return every figure of the pile that can be compared, in the order of the pile."""
    frequency = Counter(
        linked
        for number, article in enumerate(articles)
        for linked in {entities.linked(number, place) for place in range(len(article.entities))}
    )
    common = max(3.0, RARE * len(articles))
    items: list[Item] = []
    for number, article in enumerate(articles):
        figures = [figure for figure in article.figures if comparable(figure)]
        claims = article.claims if figures else ()
        for figure in figures:
            claim = claims[figure.claim]
            about = [entities.linked(number, place) for place in claim.about]
            near = (*figure.near, *(() if figure.places else article.focus))
            items.append(
                Item(
                    article=number,
                    number=len(items),
                    figure=figure,
                    claim=claim,
                    topic=read_topic(figure),
                    places=frozenset(_places(entities, number, figure.places)),
                    near=tuple(dict.fromkeys(_places(entities, number, near)))[:4],
                    names=frozenset(
                        name
                        for name in about
                        if entities.entities[name].type not in PLACES and frequency[name] <= common
                    ),
                    published=article.period,
                    stretch=stretch_at(copies, article.id, figure.start),
                )
            )
    return items


def _places(entities: EntityFinding, article: int, spots: Sequence[int]) -> Iterator[int]:
    """Yield the linked entities among an article's that the pile takes for places."""
    for spot in spots:
        linked = entities.linked(article, spot)
        if entities.entities[linked].type in PLACES:
            yield linked


def stretch_at(copies: CopyFinding, article: str, place: int) -> int | None:
    """Return the number of the shared passage that ``place`` of an article lies in."""
    for start, end, group in copies.stretches.get(article, ()):
        if start <= place < end:
            return group
    return None


def group_figures(items: Sequence[Item]) -> list[list[Item]]:
    """Return the items that answer one question each, in the order of the pile; most groups are of one."""
    scored = []
    for a, b in block_pairs(_blocks(items)):
        points = weigh(items[a], items[b])
        if points >= SURE:
            scored.append((-points, a, b))
    groups = Numbered(len(items))
    members = {item.number: [item.number] for item in items}
    for _, a, b in sorted(scored):
        one, other = groups.find(a), groups.find(b)
        if one != other and _may_join(items, members[one], members[other]):
            joined = sorted(members.pop(one) + members.pop(other))
            members[groups.join(one, other)] = joined
    return [[items[number] for number in group] for group in sorted(members.values())]


def _blocks(items: Sequence[Item]) -> Iterator[list[int]]:
    """Yield the blocks: figures of one dimension and harm that share a place, a rare name, a passage or a value."""
    blocks: dict[tuple[object, ...], list[int]] = {}
    for item in items:
        topic = item.topic
        kinds = [*(sorted(topic.harms) or [topic.head]), *_sizes(item.figure)]
        anchors: list[tuple[str, object]] = [("place", place) for place in sorted(item.places)]
        anchors += [("place", place) for place in item.near]
        anchors += [("name", name) for name in sorted(item.names)]
        if item.stretch is not None:
            anchors.append(("stretch", item.stretch))
        for kind in kinds:
            for anchor in anchors:
                blocks.setdefault((topic.dimension, kind, *anchor), []).append(item.number)
    for block in blocks.values():
        yield sorted(block, key=lambda number: (_when(items[number]), number))


def _sizes(figure: FigureFact) -> list[tuple[str, int]]:
    """Return the orders of size a telling number falls in, so that two close ones share one whatever their words."""
    middle = _middle(figure)
    share = SCALE.get(figure.unit, ("", 1.0))[0] == "share"
    if middle is None or middle <= 0 or (middle < TELLING_VALUE and not share):
        return []
    step = math.log(middle) / math.log(1 / CLOSE)
    return [("size", math.floor(step)), ("size", math.floor(step + 0.5) + 1_000_000)]


def _when(item: Item) -> str:
    """Return the day by which neighbours in a crowded block are found."""
    period = item.figure.period or item.published
    return period.first[:10] if period else "~"


def weigh(a: Item, b: Item) -> float:
    """Return the evidence that two figures answer one question; -inf when they cannot.

    The order of the two does not matter, nor who is named in them.
    """
    never = float("-inf")
    equal = equal_values(a.figure, b.figure)
    whole = a.figure.part_of is None and b.figure.part_of is None
    if not same_topic(a.topic, b.topic, closeness(a.figure, b.figure, equal) if whole else 0.0):
        return never
    if a.figure.part_of == b.figure.key or b.figure.part_of == a.figure.key:
        return never
    if a.article == b.article and a.figure.claim == b.figure.claim and not equal:
        return never
    if equal and a.stretch is not None and a.stretch == b.stretch and a.article != b.article:
        return 10.0
    place, moment = _place_points(a, b), _time_points(a, b)
    if never in {place, moment}:
        return never
    names = min(2.0, 1.0 * len(a.names & b.names))
    if place <= 0 and names <= 0:
        return never
    points = place + moment + names + _value_points(a.figure, b.figure, equal) + _topic_points(a.topic, b.topic)
    if _blame_differs(a, b) and not (place >= 2 and moment >= 1):
        return never
    return points - (1.0 if a.article == b.article else 0.0)


def equal_values(a: FigureFact, b: FigureFact) -> bool:
    """Whether two figures say the same number or the same bounds."""
    return scaled(a) == scaled(b)


def scaled(figure: FigureFact) -> tuple[float | None, float | None, float | None]:
    """Return value, low and high in the unit of the figure's dimension."""
    factor = SCALE.get(figure.unit, ("", 1.0))[1]
    return tuple(None if part is None else round(part * factor, 9) for part in (figure.value, figure.low, figure.high))  # type: ignore[return-value]


def _place_points(a: Item, b: Item) -> float:
    """Return how far the places speak for one question."""
    if a.places and b.places:
        return 3.0 if a.places & b.places else float("-inf")
    if a.places or b.places:
        own, near = (a.places, b.near) if a.places else (b.places, a.near)
        if own & set(near[:1]):
            return 2.0
        if own & set(near):
            return 1.5
        return -2.0 if near else 0.0
    if a.near[:1] and a.near[:1] == b.near[:1]:
        return 1.5
    if set(a.near[:2]) & set(b.near[:2]):
        return 1.0
    return -2.0 if a.near and b.near else 0.0


def _time_points(a: Item, b: Item) -> float:
    """Return how far the dates speak for one question."""
    one, other = a.figure.period, b.figure.period
    if one and other:
        if meet(one, other):
            return 2.0 if _days(one) <= 7 and _days(other) <= 7 else 1.0
        gap = days_apart(one, other)
        return 0.5 if gap <= 1 else float("-inf")
    if one or other:
        known, published = (one, b.published) if one else (other, a.published)
        if known and published:
            gap = days_apart(known, published)
            return 0.5 if gap <= 10 else (-1.5 if gap > 40 and _days(known) <= 31 else 0.0)
        return 0.0
    if a.published and b.published:
        gap = days_apart(a.published, b.published)
        return 1.0 if gap <= 2 else 0.5 if gap <= 10 else (-2.0 if gap > 40 else 0.0)
    return 0.0


def _days(period: Period) -> int:
    """Return how many days a period may be long."""
    return days_apart(Period(first=period.first, last=period.first), Period(first=period.last, last=period.last))


def closeness(a: FigureFact, b: FigureFact, equal: bool) -> float:
    """Return how near two numbers are: 1 for the same, less the more they differ; 0 when either is open or small.

    A small number is one below `TELLING_VALUE` that is no share: being near it says nothing unless it is the same.
    """
    if equal:
        return 1.0
    one, other = _middle(a), _middle(b)
    if not one or not other or one * other < 0:
        return 0.0
    small = SCALE.get(a.unit, ("", 1.0))[0] != "share" and min(abs(one), abs(other)) < TELLING_VALUE
    return 0.0 if small else min(one / other, other / one) * 0.99


def _value_points(a: FigureFact, b: FigureFact, equal: bool) -> float:
    """Return how far the numbers speak for one question; being far apart speaks against none."""
    one = _middle(a)
    share = SCALE.get(a.unit, ("", 1.0))[0] == "share"
    if equal:
        return 2.0 if one is not None and (share or one >= TELLING_VALUE) else 1.0
    return 1.0 if closeness(a, b, equal) >= CLOSE else 0.0


def _middle(figure: FigureFact) -> float | None:
    """Return one number that stands for the figure."""
    value, low, high = scaled(figure)
    if value is not None:
        return value
    bounds = [bound for bound in (low, high) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else None


def _topic_points(a: Topic, b: Topic) -> float:
    """Return how far the words for what is counted speak for one question."""
    if a.harms and bool(a.named) != bool(b.named):
        return -0.5
    if a.harms:
        return 1.0 if a.group == b.group and a.group != "people" else 0.5 if a.group == b.group else 0.0
    return 1.0


def _blame_differs(a: Item, b: Item) -> bool:
    """Whether both say who did it and name different ones."""
    one, other = a.figure.blamed, b.figure.blamed
    return bool(one and other and one.casefold() != other.casefold())


def _narrow(items: Sequence[Item], group: Sequence[int]) -> list[Period]:
    """Return the periods of at most a week that a group names, each once."""
    found = (items[number].figure.period for number in group)
    return list(dict.fromkeys(period for period in found if period and _days(period) <= 7))


def _may_join(items: Sequence[Item], one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether nothing in two groups speaks against their being one: places, days, parts, one sentence."""
    places_a = [items[number].places for number in one if items[number].places]
    places_b = [items[number].places for number in other if items[number].places]
    if places_a and places_b and not (frozenset().union(*places_a) & frozenset().union(*places_b)):
        return False
    narrow_a, narrow_b = _narrow(items, one), _narrow(items, other)
    if narrow_a and narrow_b and min(days_apart(x, y) for x in narrow_a for y in narrow_b) > 1:
        return False
    parts = {items[number].figure.part_of for number in (*one, *other)}
    if parts & {items[number].figure.key for number in (*one, *other)}:
        return False
    claims: dict[tuple[int, int], tuple[float | None, float | None, float | None]] = {}
    for number in (*one, *other):
        item = items[number]
        if claims.setdefault((item.article, item.figure.claim), scaled(item.figure)) != scaled(item.figure):
            return False
    return True
