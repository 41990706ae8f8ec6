"""Agreement: a lone name is of one type in a whole article, as all its mentions and the words beside them say.

The encoder reads each mention by itself and leans on the letters of a name. Of a name that no list knows, all mentions
count together, as a product of likelihoods, and so do the signs beside them (`sayso.mark.sign`), whatever its letters;
two such names that "and" joins count as one.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.mark.naming import known_names, name_heads
from sayso.mark.parse import Parse
from sayso.mark.people import home_of
from sayso.mark.roster import given_names
from sayso.mark.sign import sign_beside
from sayso.mark.title import family_of
from sayso.protocols import NameSignal
from sayso.vocabulary import NameType

KINDS = ("Person", "Location", "Organization", "NORP", "Misc")
"""The encoder's types that are told apart here."""
CLASSES = {"Facility": "Location", "Product": "Misc"}
"""Types that count as another while types are settled."""
SIGNED = {NameType.PERSON: "Person", NameType.ORG: "Organization", NameType.GPE: "Location", NameType.LOC: "Location"}
NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))
APART = frozenset(("Date", "Money"))
LEAST = 1e-3
"""What a type counts for that the encoder holds for impossible."""
SIGN = 2.0
"""Log odds that a sign beside one mention adds."""
KIN = 4.0
"""Log odds that a home and its people, both named in the article, add for each other."""


def agreed(parse: Parse, said: Sequence[NameSignal]) -> list[NameSignal]:
    """Return the encoder's names, lone ones that no list knows with the type that all their mentions agree on.

    Surnames of the article's full names stay what they are. The confidence becomes how likely the encoder itself holds
    the type at that mention.
    """
    mentions = _mentions(parse, said)
    sums = _sums(parse, said, mentions)
    found = list(said)
    for surface, numbers in mentions.items():
        best = max(KINDS, key=lambda kind: (sums[surface][kind], kind))
        for number in numbers:
            one = said[number]
            if CLASSES.get(one.type, one.type) != best:
                found[number] = replace(one, type=best, confidence=dict(one.likely).get(best, 0.0))
    return found


def is_unlisted(surface: str) -> bool:
    """Return whether a name is one word that no list knows: its letters alone say nothing of what it names."""
    lone = surface.isalpha() and not surface.isupper()
    return lone and not any(surface in listed for listed in (known_names(), given_names(), name_heads()))


def _mentions(parse: Parse, said: Sequence[NameSignal]) -> dict[str, list[int]]:
    """Return the lone names that no list knows and nobody bears as a surname, with the numbers of their mentions."""
    text = parse.text
    surfaces = [text[one.start : one.end] for one in said]
    families = {
        family_of(surface).casefold()
        for one, surface in zip(said, surfaces, strict=True)
        if one.type == "Person" and " " in surface
    }
    found: dict[str, list[int]] = {}
    for number, (one, surface) in enumerate(zip(said, surfaces, strict=True)):
        if one.likely and one.type not in APART and is_unlisted(surface) and surface.casefold() not in families:
            found.setdefault(surface, []).append(number)
    return found


def _sums(
    parse: Parse, said: Sequence[NameSignal], mentions: Mapping[str, Sequence[int]]
) -> Mapping[str, Mapping[str, float]]:
    """Return how much speaks for each type of each name; names of one kind share one sum."""
    leader = {surface: surface for surface in mentions}

    def first_of(surface: str) -> str:
        while leader[surface] != surface:
            surface = leader[surface]
        return surface

    for one, other in _joined(parse, said, mentions):
        leader[first_of(other)] = first_of(one)
    shared: dict[str, dict[str, float]] = {}
    for surface, numbers in mentions.items():
        sums = shared.setdefault(first_of(surface), dict.fromkeys(KINDS, 0.0))
        for kind, value in _sum(parse, [said[number] for number in numbers]).items():
            sums[kind] += value
    found = {surface: shared[first_of(surface)] for surface in mentions}
    homes = [surface for one in said if " " not in (surface := parse.text[one.start : one.end])] if mentions else []
    for surface in mentions:
        home = home_of(surface, homes)
        if home is not None:
            found[surface]["NORP"] += KIN
            if home in found:
                found[home]["Location"] += KIN
    return found


def _sum(parse: Parse, mentions: Sequence[NameSignal]) -> dict[str, float]:
    """Return how all mentions of one name speak for each type, in logarithms of likelihood."""
    sums = dict.fromkeys(KINDS, 0.0)
    for one in mentions:
        levels = dict.fromkeys(KINDS, LEAST)
        for kind, level in one.likely:
            kind = CLASSES.get(kind, kind)
            if kind in levels:
                levels[kind] += level
        for kind, level in levels.items():
            sums[kind] += math.log(level)
        sign = sign_beside(parse, one.start, one.end)
        if sign is not None:
            sums[SIGNED[sign]] += SIGN
        for kind in _barred(parse, one):
            sums[kind] -= SIGN
    return sums


def _barred(parse: Parse, said: NameSignal) -> Iterator[str]:
    """Yield the types that an article before a lone name speaks against: "the Velt" is no person, "the Velts" no place.

    Before a noun it says nothing of a name in the singular: "the Velt airport", "the Torel brothers".
    """
    word = parse.within(said.start, said.end).start
    if word == 0 or parse.lower[word - 1] != "the":
        return
    follows = parse.words[word + 1].upos if word + 1 < len(parse.words) else "PUNCT"
    plural = parse.lower[word].endswith("s")
    if follows in NOMINAL:
        yield from ("Location",) if plural else ()
    elif not plural:
        yield "Person"


def _joined(
    parse: Parse, said: Sequence[NameSignal], mentions: Mapping[str, Sequence[int]]
) -> Iterator[tuple[str, str]]:
    """Yield lone names of no list that are of one kind, whatever the letters of each.

    "and" joins them, a list, or one verb said of both: "Velt lost eight and Oskar lost nine".
    """
    own = {parse.within(said[at].start, said[at].end).start: name for name, all_ in mentions.items() for at in all_}
    for one, other in pairwise(sorted(own)):
        between = parse.lower[one + 1] if other == one + 2 else ""
        if between == "and" or (between == "," and parse.bases[other] == "conj"):
            yield own[one], own[other]
    subjects = {parse.words[word].head: word for word in sorted(own) if parse.bases[word] == "nsubj"}
    for verb, word in subjects.items():
        for other in parse.every(verb, "conj") if verb >= 0 else ():
            if other in subjects and parse.lower[other] == parse.lower[verb] and own[subjects[other]] != own[word]:
                yield own[word], own[subjects[other]]
