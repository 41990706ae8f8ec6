"""Accounts: how two versions of one answer stand to each other, with a sentence saying why."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from sayso.link.pair import Item, scaled
from sayso.link.period import Period
from sayso.link.topic import PARTS
from sayso.vocabulary import Modifier, Relation, Trend

SEVERITY = (
    Relation.SINGLE,
    Relation.AGREE,
    Relation.COMPATIBLE,
    Relation.UPDATE,
    Relation.SCOPE,
    Relation.DIFFER,
)
"""From harmless to worst: a question with several accounts has the relation of its worst pair."""

NEARLY = 0.9
"""Below this share of the number, "nearly" no longer fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The items that give one version of a figure, in the order of the pile.

    sides: keys of the named voices behind it; a count that grows is updated by the side that gave it
    """

    items: tuple[Item, ...]
    sides: frozenset[str]

    @property
    def text(self) -> str:
        """The number as its first item words it."""
        return " ".join(self.items[0].figure.text.split())

    @property
    def is_part(self) -> bool:
        """Whether all its items say that they count some of more."""
        return all(item.figure.scope.part for item in self.items)

    @property
    def is_others(self) -> bool:
        """Whether all its items say that they count people beside others."""
        return all(item.figure.scope.others for item in self.items)

    @property
    def is_wide(self) -> bool:
        """Whether all its items say that they count more than one occasion."""
        return all(item.figure.scope.wide for item in self.items)

    @property
    def is_early(self) -> bool:
        """Whether one of its items is said to be an earlier count."""
        return any(item.figure.scope.early for item in self.items)


def account_key(item: Item) -> tuple[object, ...]:
    """Return what two items must share to be one account: bounds, in one unit, rounded alike."""
    return (*scaled(item.figure), item.figure.modifier == Modifier.APPROX)


def worst(relations: Sequence[Relation]) -> Relation:
    """Return the relation of the worst pair."""
    return max(relations, key=SEVERITY.index)


def bounds(item: Item) -> tuple[float, float]:
    """Return the numbers the words allow: open ends are infinite, rounded numbers as wide as their last digit.

    "about 50" allows 45 to 55, "nearly 500" 450 to 500; a number that the words leave open altogether allows any.
    """
    value, low, high = scaled(item.figure)
    least, most = (-inf if low is None else low), (inf if high is None else high)
    if item.figure.modifier == Modifier.APPROX and value is not None:
        return value - _grain(value) / 2, value + _grain(value) / 2
    if item.figure.modifier == Modifier.NEARLY and high is not None:
        return high * NEARLY, high
    return least, most


def _grain(value: float) -> float:
    """Return the size of the last digit that is not 0: 10 for 50, 100 for 8,400; a tenth for a share of one."""
    if value == 0:
        return 0.0
    if value != int(value):
        return 0.1 if abs(value) < 1 else 1.0
    grain, rest = 1, abs(int(value))
    while rest % 10 == 0:
        grain, rest = grain * 10, rest // 10
    return float(max(grain, 2))


def relate(one: Version, other: Version, growing: frozenset[int] = frozenset()) -> tuple[Relation, str]:
    """Return how two versions of one answer stand to each other, and why. Who is named in them plays no part.

    growing: articles that say of one of the question's figures that it has risen: of two counts that such an article
             gives, the larger is the later one
    """
    a, b = one.items[0], other.items[0]
    if a.topic.harms and b.topic.harms and a.topic.harms != b.topic.harms:
        harms = [" or ".join(sorted(topic.harms)) for topic in (a.topic, b.topic)]
        return Relation.SCOPE, f"“{one.text}” counts {harms[0]}, “{other.text}” counts {harms[1]}."
    if scaled(a.figure) == scaled(b.figure):
        return Relation.AGREE, f"“{one.text}” and “{other.text}” give the same number."
    part = _part(one, other)
    if part:
        return Relation.SCOPE, part
    least_a, most_a = bounds(a)
    least_b, most_b = bounds(b)
    if least_a <= most_b and least_b <= most_a:
        return Relation.COMPATIBLE, f"“{one.text}” and “{other.text}” can both be true."
    beside = _occasions(one, other) or _beside(one, other)
    if beside:
        return Relation.SCOPE, beside
    later = _update(one, other, growing)
    if later:
        return Relation.UPDATE, later
    return Relation.DIFFER, f"“{one.text}” and “{other.text}” cannot both be true of the same thing."


def _part(one: Version, other: Version) -> str | None:
    """Return why one version counts a part of what the other does, None when nothing in the words says so.

    Two counts of one part, children both, are compared as wholes are.
    """
    told = [version.items[0].topic.group for version in (one, other)]
    if told[0] != told[1] and PARTS & set(told):
        return f"“{one.text}” and “{other.text}” count different people ({told[0]}, {told[1]})."
    for small, large in ((one, other), (other, one)):
        if small.is_part and not PARTS & set(told):
            return f"“{small.text}” counts some of those that “{large.text}” may count, by its own words."
    return None


def _occasions(one: Version, other: Version) -> str | None:
    """Return why one version counts more occasions than the other, None when nothing in the words says so."""
    for wide, narrow in ((one, other), (other, one)):
        if wide.is_wide and not narrow.is_wide:
            return f"“{wide.text}” counts more than one occasion, by the words around it, “{narrow.text}” does not."
    return None


def _beside(one: Version, other: Version) -> str | None:
    """Return why two numbers that cannot both be true of one thing are of two, None when nothing says so."""
    for beside, whole in ((one, other), (other, one)):
        if beside.is_others and not whole.is_others:
            return f"“{beside.text}” counts people beside others, “{whole.text}” does not say so."
    for single, several in ((one, other), (other, one)):
        if single.items[0].topic.harms and bounds(single.items[0]) == (1, 1) and bounds(several.items[0])[0] > 1:
            return f"“{single.text}” may be one of “{several.text}”: the words do not say that nobody else was."
    return None


def _update(one: Version, other: Version, growing: frozenset[int]) -> str | None:
    """Return why the larger of two counts is a later count, or None when nothing says so."""
    a, b = one.items[0], other.items[0]
    if not a.topic.harms or a.topic.group != b.topic.group:
        return None
    if one.is_early != other.is_early:
        first_word, last_word = (one, other) if one.is_early else (other, one)
        return f"“{first_word.text}” is told as an earlier count than “{last_word.text}”."
    small, large = (one, other) if bounds(a)[0] < bounds(b)[0] else (other, one)
    first, later = _first_day(small), _first_day(large)
    if first is None or later is None or not first < later:
        return None
    grew = any(item.figure.trend == Trend.UP for item in large.items)
    if grew:
        return f"“{large.text}” was published on {later}, after “{small.text}” on {first}, and is said to have risen."
    if growing & {item.article for item in small.items} & {item.article for item in large.items}:
        return (
            f"“{large.text}” was published on {later}, after “{small.text}” on {first}; one article tells of the rise."
        )
    if small.sides & large.sides:
        return f"“{large.text}” was published on {later}, after “{small.text}” on {first}, on the same word."
    return None


def _first_day(version: Version) -> str | None:
    """Return the day on which a version was first published, None when one of its articles is undated."""
    periods: list[Period] = [item.published for item in version.items if item.published is not None]
    return min(period.first[:10] for period in periods) if periods else None
