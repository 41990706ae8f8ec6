"""Occasions: whether two numbers that are not close may be of one thing all the same, by what their own words say.

Figures of one war are counted by the hundred in one pile: the dead of a raid, of a year, of one side. Numbers that are
the same or close may meet on little; different ones meet only where the words give one occasion for both, or where two
things that are no people harmed are described alike.
"""

from sayso.lexicon.gazetteer import find_places
from sayso.link.fact import FigureFact
from sayso.link.pair import MEETING, Item, closeness, equal_values, is_part, middle_of, place_of, time_of
from sayso.link.topic import CLOSE, is_vague, kind_of_people
from sayso.records import LinkedEntity
from sayso.vocabulary import NameType, Trend

FAR = 5.0
"""Two counts of one occasion are rarely this many times apart, unless they say one day or one place of it."""


TWICE = 2.0
"""Two numbers of one thing that nobody is harmed by are rarely more than this many times apart."""
ALIKE = 2
"""Telling words that two descriptions share, for different numbers to be of one thing: "wall funding"; one is not."""


def is_broad(entity: LinkedEntity) -> bool:
    """Whether a place is so large that being there says nothing of an occasion: a state, a region of the world."""
    if entity.type == NameType.LOC:
        return True
    return any(place.kind == "C" for name in (entity.name, *entity.variants) for place in find_places(name)[:1])


def is_one_number(a: FigureFact, b: FigureFact) -> bool:
    """Whether two numbers are so close that one count may be behind both: 22, more than 20."""
    return closeness(a, b, equal_values(a, b)) >= CLOSE


def is_of_two_things(a: Item, b: Item) -> bool:
    """Whether two numbers of one article and one voice are too far apart to be of one thing, by its own words."""
    if is_vague(a.figure) or is_vague(b.figure) or Trend.UP in {a.figure.trend, b.figure.trend}:
        return False
    if a.claim.chain[-1:] != b.claim.chain[-1:] or a.figure.scope.early or b.figure.scope.early or is_part(a, b):
        return False
    return not is_one_number(a.figure, b.figure)


def may_be_one_thing(a: Item, b: Item) -> bool:
    """Whether two numbers may be of one thing: they are close, or the words allow it though they are not."""
    if is_one_number(a.figure, b.figure):
        return True
    return _may_be_one_occasion(a, b) if a.topic.harms else _may_be_one_measure(a, b)


def _may_be_one_measure(a: Item, b: Item) -> bool:
    """Whether two numbers of no harm are described so much alike that they may be accounts of one thing."""
    one, other = middle_of(a.figure), middle_of(b.figure)
    if not one or not other or one * other < 0 or max(one / other, other / one) > TWICE:
        return False
    return len(a.topic.words & b.topic.words) >= ALIKE


def _may_be_one_occasion(a: Item, b: Item) -> bool:
    """Whether two numbers of one harm may be of one occasion though they are not close."""
    kinds = kind_of_people(a.topic), kind_of_people(b.topic)
    if kinds[0] and kinds[1] and kinds[0].isdisjoint(kinds[1]):
        return False
    place = place_of(a, b)
    if place in MEETING and not _meet_in_detail(a, b):
        return time_of(a, b) == "same days"
    one, other = middle_of(a.figure), middle_of(b.figure)
    if one and other and max(one / other, other / one) > FAR:
        return time_of(a, b) == "same days" or place == "shared"
    return True


def _meet_in_detail(a: Item, b: Item) -> bool:
    """Whether a place that two figures have in common is smaller than a state."""
    some, others = ({*item.places, *item.around, *item.near} - item.broad for item in (a, b))
    return not some.isdisjoint(others)
