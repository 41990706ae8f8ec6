"""Figures: which of them answer the same question. Blocks first, then pairs weighed, the likeliest joined first."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from sayso.link.block import Numbered, block_pairs
from sayso.link.copies import CopyFinding
from sayso.link.entity import EntityFinding
from sayso.link.fact import PLACES, ArticleFact, FigureFact
from sayso.link.likeness import Likeness
from sayso.link.occasion import is_broad, is_of_two_things, is_one_number, may_be_one_thing
from sayso.link.pair import (
    STORY,
    TELLING_VALUE,
    Item,
    chance,
    describe_figure,
    equal_values,
    is_narrow,
    is_part,
    may_meet,
    middle_of,
    scaled,
)
from sayso.link.period import Period, days_apart
from sayso.link.ruled import pairs_among
from sayso.link.spelling import fold_name
from sayso.link.story import spread
from sayso.link.topic import CLOSE, SCALE, comparable, read_topic
from sayso.records import Rulings

SURE = 0.6
"""How likely two figures must be of one question to be joined: set on the incidents that are not kept for measuring."""
BESIDE = 24
"""How many neighbours of its block a figure is compared with."""
WHOLE = 0.3
"""How likely the figures of two groups must be of one question on average for the groups to be joined."""
DATED = 0.5
"""Share of a group's figures that must name a day for it to be of other days: one in ten is misread."""
RARE = 0.05
"""Share of the pile's articles under which a name is telling."""
CAST = 6
"""How many of its rarest names an article is compared by."""
_TWO_PLACES = re.compile(r"\s+(?:in|near|outside)\s+|['’]s\s+")


def gather_items(articles: Sequence[ArticleFact], entities: EntityFinding, copies: CopyFinding) -> list[Item]:
    """Return every figure of the pile that can be compared, in the order of the pile."""
    frequency = Counter(
        linked
        for number, article in enumerate(articles)
        for linked in {entities.linked(number, place) for place in range(len(article.entities))}
    )
    common = max(3.0, RARE * len(articles))
    around = _around(articles, entities)
    broad = {number for number, one in enumerate(entities.entities) if one.type in PLACES and is_broad(one)}
    items: list[Item] = []
    for number, article in enumerate(articles):
        figures = [figure for figure in article.figures if comparable(figure)]
        claims = article.claims if figures else ()
        cast = _cast(number, article, entities, frequency, common) if figures else frozenset()
        for figure in figures:
            claim = claims[figure.claim]
            about = [entities.linked(number, place) for place in claim.about]
            places = frozenset(_places(entities, number, figure.places))
            spots = (*figure.near, *(() if figure.places else article.focus))
            near = tuple(dict.fromkeys(_places(entities, number, spots)))[:4]
            wide = frozenset(wide for place in places for wide in around.get(place, ())) - places
            items.append(
                Item(
                    article=number,
                    number=len(items),
                    figure=figure,
                    claim=claim,
                    topic=read_topic(figure),
                    told=describe_figure(figure),
                    places=places,
                    around=wide,
                    near=near,
                    broad=frozenset(broad & {*places, *wide, *near}),
                    names=frozenset(
                        name
                        for name in about
                        if entities.entities[name].type not in PLACES and frequency[name] <= common
                    ),
                    cast=cast,
                    published=article.period,
                    stretch=stretch_at(copies, article.id, figure.start),
                )
            )
    return items


def _around(articles: Sequence[ArticleFact], entities: EntityFinding) -> dict[int, set[int]]:
    """Return the places that the pile puts each place in, and those that it puts these in."""
    direct: dict[int, set[int]] = {}
    for number, article in enumerate(articles):
        for one, other in article.inside:
            pair = list(_places(entities, number, (one, other)))
            if len(pair) == 2 and pair[0] != pair[1]:
                direct.setdefault(pair[0], set()).add(pair[1])
    for one, found in _by_name(entities):
        direct.setdefault(one, set()).update(found)
    # Two places that are each put in the other are beside one another: a list, or a slip.
    clear = {one: {wide for wide in found if one not in direct.get(wide, ())} for one, found in direct.items()}
    return {
        one: found.union(*(clear.get(wide, set()) for wide in sorted(found))) - {one} for one, found in clear.items()
    }


def _by_name(entities: EntityFinding) -> Iterator[tuple[int, set[int]]]:
    """Yield the places whose names hold two: "the harbour in Marrow", "Marrow's harbour"; with the places so named."""
    named: dict[str, set[int]] = {}
    several: list[tuple[int, list[str]]] = []
    for number, entity in enumerate(entities.entities):
        if entity.type not in PLACES:
            continue
        parts: list[str] = []
        for variant in (entity.name, *entity.variants):
            named.setdefault(fold_name(variant), set()).add(number)
            parts += [fold_name(part) for part in _TWO_PLACES.split(variant)] if _TWO_PLACES.search(variant) else []
        if parts:
            several.append((number, parts))
    for number, parts in several:
        found = {other for part in parts for other in named.get(part, ())} - {number}
        if found:
            yield number, found


def _cast(
    number: int, article: ArticleFact, entities: EntityFinding, frequency: Counter[int], common: float
) -> frozenset[int]:
    """Return the rarest linked entities of an article that another article names as well."""
    linked = {entities.linked(number, place) for place in range(len(article.entities))}
    shared = [one for one in linked if 2 <= frequency[one] <= common]
    return frozenset(sorted(shared, key=lambda one: (frequency[one], one))[:CAST])


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


def group_figures(
    items: Sequence[Item], likeness: Likeness, sure: float = SURE, rulings: Rulings | None = None
) -> list[list[Item]]:
    """Return the items that answer one question each, in the order of the pile; most groups are of one.

    rulings: which figures reviewers said answer one question, and which do not
    """
    rulings = rulings or Rulings()
    ids = [item.figure.id for item in items] if rulings.same or rulings.different else []
    scored = []
    for a, b in candidates(items, likeness):
        found = chance(items[a], items[b], likeness)
        if found < sure:
            continue
        if may_be_one_thing(items[a], items[b]):
            scored.append((not is_one_number(items[a].figure, items[b].figure), -found, a, b))
    groups = Numbered(len(items), pairs_among(ids, rulings.different))
    clusters = {item.number: Cluster.of(item) for item in items}
    for a, b in pairs_among(ids, rulings.same):
        one, other = groups.find(a), groups.find(b)
        if one != other and groups.may_join(one, other):
            joined = clusters.pop(one).joined(clusters.pop(other))
            clusters[groups.join(one, other)] = joined
    refused: dict[tuple[int, int], tuple[int, int]] = {}
    for _, _, a, b in sorted(scored):
        one, other = groups.find(a), groups.find(b)
        if one == other or not groups.may_join(one, other):
            continue
        # Two groups that have not grown since they were refused are refused again: families of copies ask thousands
        # of times.
        sizes = len(clusters[one].members), len(clusters[other].members)
        if refused.get((one, other)) == sizes:
            continue
        if not _are_one(items, clusters[one], clusters[other], likeness):
            refused[one, other] = sizes
            continue
        joined = clusters.pop(one).joined(clusters.pop(other))
        clusters[groups.join(one, other)] = joined
    grouped = sorted(sorted(cluster.members) for cluster in clusters.values())
    return [[items[number] for number in group] for group in grouped]


def _are_one(items: Sequence[Item], one: "Cluster", other: "Cluster", likeness: Likeness) -> bool:
    """Whether nothing speaks against two groups being one, and they hold together as a whole."""
    if not one.fits(other) and not one.fits(other, _told_as_one(items, one, other, likeness)):
        return False
    return not _are_told_apart(items, one, other) and _hold(items, one, other, likeness)


def _are_told_apart(items: Sequence[Item], one: "Cluster", other: "Cluster") -> bool:
    """Whether an article gives a number of each that cannot be of one thing: nine in one town, 22 in another.

    So nine and 22 of other articles, which name no town, do not become one question either. What differs by the voice
    that gives it, by a later count or by being a part of more is no such pair (`is_of_two_things`).
    """
    if one.articles.isdisjoint(other.articles):
        return False
    small, large = sorted((one, other), key=lambda cluster: len(cluster.members))
    there: dict[int, list[Item]] = {}
    for number in small.members:
        if items[number].article in large.articles:
            there.setdefault(items[number].article, []).append(items[number])
    apart: set[int] = set()
    together: set[int] = set()
    for number in large.members:
        item = items[number]
        for mate in there.get(item.article, ()):
            (apart if is_of_two_things(mate, item) else together).add(item.article)
    return len(apart - together) > len(together)


def _hold(items: Sequence[Item], one: "Cluster", other: "Cluster", likeness: Likeness) -> bool:
    """Whether two groups hold together as a whole, so that no chain of doubtful pairs makes one question of two.

    At most `sayso.link.story.LOOKED_AT` of each are compared, spread evenly over it in the order of the pile.
    """
    if len(one.members) == len(other.members) == 1:
        return True
    pairs = [(items[a], items[b]) for a in one.spread() for b in other.spread()]
    return sum(chance(a, b, likeness) for a, b in pairs) >= WHOLE * len(pairs)


def _is_left_over(a: Item, b: Item, one: "Cluster", other: "Cluster") -> bool:
    """Whether one of the two stands alone and is a part of the other by the words of their article."""
    return min(len(one.members), len(other.members)) == 1 and is_part(a, b)


def _told_as_one(items: Sequence[Item], one: "Cluster", other: "Cluster", likeness: Likeness) -> bool:
    """Whether the articles of two groups tell one story, those in both with one number that may be of one thing."""
    some, others = ([items[number].article for number in group.spread()] for group in (one, other))
    if not likeness.all_between(some, others, STORY):
        return False
    small, large = sorted((one.members, other.members), key=len)
    there: dict[int, list[Item]] = {}
    for number in small:
        there.setdefault(items[number].article, []).append(items[number])
    pairs = [(item, items[number]) for number in large for item in there.get(items[number].article, ())]
    return all(equal_values(a.figure, b.figure) and may_meet(a, b, likeness) for a, b in pairs)


def candidates(items: Sequence[Item], likeness: Likeness) -> Iterator[tuple[int, int]]:
    """Yield the pairs of items, by number, that share a block or stand in two of the likest articles: all compared."""
    yield from block_pairs(chain(_blocks(items), _told_beside(items, likeness)), BESIDE)


def _told_beside(items: Sequence[Item], likeness: Likeness) -> Iterator[list[int]]:
    """Yield the figures of one kind in each article and one of those that tell its story most, at most `BESIDE`."""
    told: dict[int, dict[tuple[object, ...], list[int]]] = {}
    neighbours = likeness.neighbours(STORY)
    for item in items if neighbours else ():
        for kind in _kinds(item):
            told.setdefault(item.article, {}).setdefault((item.topic.dimension, kind), []).append(item.number)
    for one, others in enumerate(neighbours):
        for other in others:
            mine, theirs = told.get(one, {}), told.get(other, {})
            for kind in mine:
                if kind in theirs:
                    yield [*spread(mine[kind], BESIDE // 2), *spread(theirs[kind], BESIDE // 2)]


def _blocks(items: Sequence[Item]) -> Iterator[list[int]]:
    """Yield the blocks: figures of one dimension and harm that share a place, a rare name, a passage or a value."""
    blocks: dict[tuple[object, ...], list[int]] = {}
    for item in items:
        topic = item.topic
        anchors: list[tuple[str, object]] = [("place", place) for place in sorted(item.places)]
        anchors += [("place", place) for place in (*sorted(item.around), *item.near)]
        anchors += [("name", name) for name in sorted(item.names | item.cast)]
        if item.stretch is not None:
            anchors.append(("stretch", item.stretch))
        for kind in _kinds(item):
            for anchor in anchors:
                blocks.setdefault((topic.dimension, kind, *anchor), []).append(item.number)
    for block in blocks.values():
        yield sorted(block, key=lambda number: (_when(items[number]), number))


def _kinds(item: Item) -> list[object]:
    """Return what two items must have in common to be compared at all: a harm, the head of what is counted, a size."""
    return [*(sorted(item.topic.harms) or [item.topic.head]), *_sizes(item.figure)]


def _sizes(figure: FigureFact) -> list[tuple[str, int]]:
    """Return the orders of size a telling number falls in, so that two close ones share one whatever their words."""
    middle = middle_of(figure)
    share = SCALE.get(figure.unit, ("", 1.0))[0] == "share"
    if middle is None or middle <= 0 or (middle < TELLING_VALUE and not share):
        return []
    step = math.log(middle) / math.log(1 / CLOSE)
    return [("size", math.floor(step)), ("size", math.floor(step + 0.5) + 1_000_000)]


def _when(item: Item) -> str:
    """Return the day by which neighbours in a crowded block are found."""
    period = item.figure.period or item.published
    return period.first[:10] if period else "~"


@dataclass(slots=True, kw_only=True)
class Cluster:
    """Items taken for answers to one question, with what must not be contradicted by those that join them.

    harms:  the harm that all of them count; two without one in common never meet by way of a third
    around: the places that theirs are in
    narrow: the periods of at most a week that they name; dated: how many name one
    parts:  what they are parts of; keys: their ids
    claims: what each claim, by article and number, gives; articles: those of them
    looked_at: how many members there were when those that are compared were chosen, and these
    """

    members: list[int]
    harms: frozenset[str]
    places: set[int] = field(default_factory=set)
    around: set[int] = field(default_factory=set)
    narrow: set[Period] = field(default_factory=set)
    dated: int = 0
    parts: set[bytes] = field(default_factory=set)
    keys: set[bytes] = field(default_factory=set)
    claims: dict[tuple[int, int], tuple[float | None, float | None, float | None]] = field(default_factory=dict)
    articles: set[int] = field(default_factory=set)
    looked_at: tuple[int, Sequence[int]] = (0, ())

    @classmethod
    def of(cls, item: Item) -> "Cluster":
        """Return the cluster of one item."""
        figure = item.figure
        return cls(
            members=[item.number],
            harms=item.topic.harms,
            places=set(item.places),
            around=set(item.around),
            narrow={figure.period} if figure.period and is_narrow(figure.period) else set(),
            dated=int(bool(figure.period and is_narrow(figure.period))),
            parts={figure.part_of} if figure.part_of is not None else set(),
            keys={figure.key},
            claims={(item.article, figure.claim): scaled(figure)},
            articles={item.article},
        )

    def fits(self, other: "Cluster", one_story: bool = False) -> bool:
        """Whether nothing speaks against the two being one: places, days, parts, one sentence.

        one_story: their articles tell one story: a street beside its town, or a day misread, is then no contradiction
        """
        if self.harms and other.harms and not self.harms & other.harms:
            return False
        if not (self.parts.isdisjoint(other.keys) and other.parts.isdisjoint(self.keys)):
            return False
        if not one_story and self._elsewhere(other):
            return False
        small, large = sorted((self.claims, other.claims), key=len)
        return all(large.get(claim, given) == given for claim, given in small.items())

    def _elsewhere(self, other: "Cluster") -> bool:
        """Whether the two name other places or other days."""
        near = self.places | self.around
        if self.places and other.places and near.isdisjoint(other.places) and other.around.isdisjoint(self.places):
            return True
        dated = all(one.dated >= DATED * len(one.members) for one in (self, other))
        days = [days_apart(x, y) for x in self.narrow for y in other.narrow] if dated else []
        return bool(days) and min(days) > 1

    def spread(self) -> Sequence[int]:
        """Return at most `LOOKED_AT` members, evenly from first to last."""
        if self.looked_at[0] != len(self.members):
            self.looked_at = len(self.members), spread(sorted(self.members))
        return self.looked_at[1]

    def joined(self, other: "Cluster") -> "Cluster":
        """Return the larger of the two with the smaller one in it."""
        small, large = sorted((self, other), key=lambda one: len(one.members))
        large.members += small.members
        large.harms = large.harms & small.harms if large.harms and small.harms else large.harms | small.harms
        large.places |= small.places
        large.around |= small.around
        large.narrow |= small.narrow
        large.dated += small.dated
        large.parts |= small.parts
        large.keys |= small.keys
        large.claims.update(small.claims)
        large.articles |= small.articles
        return large
