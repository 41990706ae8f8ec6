"""What reviewers decided of pairs, as grouping heeds it: what is one and what is not, by the places in a sequence."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from sayso.link.block import Numbered
from sayso.records import Rulings

Thing = TypeVar("Thing")


def pairs_among(ids: Sequence[str], pairs: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
    """Return ``pairs`` of ids as pairs of their places in ``ids``, in order; what is not among them tells nothing."""
    wanted = sorted({(min(pair), max(pair)) for pair in pairs})
    named = {name for pair in wanted for name in pair}
    places = {one: place for place, one in enumerate(ids) if one in named} if named else {}
    return [
        (places[one], places[other])
        for one, other in wanted
        if one in places and other in places and places[one] != places[other]
    ]


def regroup(groups: Sequence[Sequence[Thing]], rulings: Rulings, id_of: Callable[[Thing], str]) -> list[list[Thing]]:
    """Return ``groups`` with what reviewers called the same in one and what they called different apart.

    Of things that are to be apart the first keeps the rest of the group; the others stand with those that nothing is
    said against, or go: a group of one asks nothing. Without a ruling the groups are as they were.
    """
    if not rulings.same and not rulings.different:
        return [list(group) for group in groups]
    things = [thing for group in groups for thing in group]
    ids = [id_of(thing) for thing in things]
    bound = Numbered(len(things), pairs_among(ids, rulings.different))
    for one, other in pairs_among(ids, rulings.same):
        if bound.may_join(one, other):
            bound.join(one, other)
    at = 0
    for group in groups:
        places = range(at, at + len(group))
        at += len(group)
        for place in places:
            home = next((first for first in places if first < place and bound.may_join(first, place)), None)
            if home is not None:
                bound.join(home, place)
    return [[things[place] for place in group] for group in bound.groups() if len(group) > 1]
