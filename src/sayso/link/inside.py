"""Places in places, as the text writes them: "the harbour in Marrow", "Marrow, Ondria". There is no list of places."""

import re
from collections.abc import Iterable
from itertools import pairwise

from sayso.link.fact import NameFact

_LISTED = re.compile(r"^,? (?:and|or|to|&) |^, $|^,$")


def find_inside(text: str, places: Iterable[NameFact]) -> tuple[tuple[int, int], ...]:
    """Return pairs of entities of which ``text`` puts the first in the second; a list of places puts none in another.

    places: the names in ``text`` that can be of places, in any order
    """
    ordered = sorted(places, key=lambda name: name.start)
    spaces = [text[one.end : other.start] for one, other in pairwise(ordered)]
    pairs = []
    for number, between in enumerate(spaces):
        one, other = ordered[number].entity, ordered[number + 1].entity
        beside = [spaces[near] for near in (number - 1, number + 1) if 0 <= near < len(spaces)]
        listed = any(_LISTED.match(space) for space in beside)
        if one != other and (between == " in " or (between == ", " and not listed)):
            pairs.append((one, other))
    return tuple(dict.fromkeys(pairs))
