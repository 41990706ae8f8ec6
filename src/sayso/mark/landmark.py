"""Landmarks: a name that goes on in the name of a thing built or an event, waters told by what precedes."""

from sayso.mark.naming import LANDMARKS, STRICT, known_names
from sayso.mark.parse import Parse
from sayso.vocabulary import NameType

REACH = 3
"""Words after a name among which its landmark may stand: "Orvale New International Airport"."""

WATERS = frozenset("river lake sea mount mountain mountains strait bay canal gulf valley creek glacier volcano".split())

BODIES = frozenset("army forces troops soldiers artillery authorities navy".split())
"""What belongs to a state: "Orvale troops"."""

RULED = frozenset(
    "troops forces army soldiers regime president king queen emir minister parliament government republic capital city"
    " town village province region district governor mayor people".split()
)
"""What stands before "of" and the name of a place with a government."""

STATES = frozenset(
    "government regime republic parliament capital city town village province region district people".split()
)
"""Of these, what only a place has: a body has a president, but no capital."""

ALONG = frozenset("over across along up down".split())
"""What stands before "the" and a river: nobody is crossed over."""

PLACED = frozenset(("obl", "nmod"))
"""Relations of a noun of its own in the tree, not of an adjective before another."""


def landmark_end(parse: Parse, start: int, end: int) -> int:
    """Return where a name ends that capitalised words carry on to a landmark: Orvale | International Airport."""
    words = parse.within(start, end)
    if not words:
        return end
    for after in range(words.stop, min(words.stop + REACH, len(parse.forms))):
        form = parse.forms[after]
        apart = parse.text[parse.ends[after - 1] : parse.starts[after]]
        if apart != " " or not form[0].isupper() or form.isupper():
            return end
        if form in LANDMARKS or form in STRICT:
            return parse.ends[after]
    return end


def is_ruled(parse: Parse, start: int, end: int) -> bool:
    """Return whether a lone word has an army, or somebody is president of it: a state or its people, no person."""
    words = parse.within(start, end)
    if len(words) != 1:
        return False
    after = parse.lower[words.stop] if words.stop < len(parse.forms) else ""
    before = parse.lower[max(0, words.start - 2) : words.start]
    return after in BODIES or (len(before) == 2 and before[1] == "of" and before[0] in RULED)


def type_beside(parse: Parse, start: int, end: int, kind: NameType) -> NameType:
    """Return the type of a name in the light of the words right beside it.

    "the river Ashwen" is no government's; a lone word after "of" or "in" that no noun follows is a place.
    """
    words = parse.within(start, end)
    if not words:
        return kind
    before = parse.lower[words.start - 1] if words.start else ""
    earlier = parse.lower[words.start - 2] if words.start > 1 else ""
    after = parse.lower[words.stop] if words.stop < len(parse.forms) else ""
    if kind is NameType.GPE:
        natural = before in WATERS or (after in WATERS and after not in ("bay", "sea", "gulf"))
        return NameType.LOC if natural else kind
    if kind is NameType.PERSON and before in WATERS and earlier == "the":
        return NameType.LOC
    if kind is NameType.PERSON and before == "the" and earlier in ALONG and len(words) == 1:
        return NameType.LOC
    if len(words) > 1 or known_names().get(parse.forms[words.start]) is not None:
        return kind
    governed = before == "of" and earlier in RULED
    if kind is NameType.NORP and (governed or (before == "in" and parse.words[words.start].relation in PLACED)):
        return NameType.GPE
    if kind is NameType.ORG and before == "of" and earlier in STATES and not parse.forms[words.start].isupper():
        return NameType.GPE
    return kind
