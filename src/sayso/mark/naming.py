"""Naming: what a name names, told by lists, by titles before it, by words in it and around it."""

import re

from sayso.lexicon import words
from sayso.mark.capital import BODIES, SAYS, Seen, is_initial, known_names, name_heads, titles
from sayso.mark.run import surface_of
from sayso.mark.token import Tokens
from sayso.vocabulary import NameType

WATERS = frozenset("river lake sea mount mountain strait bay canal gulf".split())
BANKS = frozenset("bank banks bridges bridge side shore shores mouth source".split())
SITES = frozenset(
    "market crossing bridge station hospital front direction road airport port square quay prison".split()
)
OUTLETS = frozenset("agency newspaper network channel broadcaster company website magazine daily group party".split())
PLACE_NOUNS = frozenset(
    "town city village capital district region province market streets suburb outskirts siege liberation capture fall"
    " surroundings garrison mayor residents people inhabitants station centre center north south east west side part"
    " occupation bombardment shelling direction port governor area parts border edge heart republic".split()
)
PLACE_BEFORE = frozenset("in near at outside from around across inside into towards toward".split())


PLACE_AFTER = frozenset("region province district city town village county governorate prefecture oblast".split())


PLACES_BEFORE = frozenset("regions provinces districts cities towns villages counties countries states capital".split())
TRAVEL = frozenset("went travelled traveled fled returned trip visit came moved sent flew road".split())


def name_type(tokens: Tokens, start: int, end: int, seen: Seen) -> tuple[NameType, float]:
    """Return the type of a name and how sure the rule that gave it is."""
    surface = surface_of(tokens, start, end)
    for kind, confidence in (
        _by_list(surface),
        _by_dateline(tokens, start, end),
        _by_title(tokens, start),
        _by_head(tokens, start, end),
        _by_person(tokens, start, end, seen),
        _by_shape(tokens, start, end, seen),
        _by_neighbours(tokens, start, end, seen),
    ):
        if kind is not None:
            return kind, confidence
    if end - start > 1 and known_names().get(tokens.words[start]) in (NameType.ORG, NameType.GPE):
        return NameType.ORG, 0.6
    length = sum(tokens.words[index][0].isalpha() for index in range(start, end))
    if length in (2, 3):
        return NameType.PERSON, 0.55
    return (NameType.ORG, 0.45) if length > 3 or tokens.lower[max(0, start - 1)] == "the" else (NameType.PERSON, 0.4)


LETTER_STOPS = re.compile(r"\b([A-Z])\s*\.\s*(?=[A-Z]\b)")


Guess = tuple[NameType | None, float]


def _by_list(surface: str) -> Guess:
    surface = LETTER_STOPS.sub(r"\1.", surface)
    kind = known_names().get(surface) or known_names().get(surface.title() if surface.isupper() else surface)
    return (kind, 0.95)


def _by_dateline(tokens: Tokens, start: int, end: int) -> Guess:
    """Return the place a report begins with: "ORVALE, 3 May", "ORVALE (Agency) -", "ORVALE."."""
    if (
        start > 1
        or end >= len(tokens.words)
        or not all(tokens.words[i].isupper() for i in range(start, end) if tokens.words[i][0].isalpha())
    ):
        return None, 0.0
    enough = len(tokens.words) > end + 3 or len(tokens.words) == end + 1
    enough = enough and len(tokens.words[start]) > 3
    return (NameType.GPE, 0.85) if enough and tokens.words[end] in ",.(—–-" and end - start <= 3 else (None, 0.0)


def _by_title(tokens: Tokens, start: int) -> Guess:
    before = start - 1
    if before >= 0 and tokens.words[before] == ".":
        before -= 1
    if before < 0:
        return None, 0.0
    if tokens.lower[before] in titles() and (tokens.words[before][0].isupper()):
        return NameType.PERSON, 0.93
    role = tokens.lower[before] in words("role_nouns") and tokens.words[start] not in known_names()
    return (NameType.PERSON, 0.9) if role and tokens.words[start] not in name_heads() else (None, 0.0)


def _by_head(tokens: Tokens, start: int, end: int) -> Guess:
    heads = name_heads()
    if tokens.words[start] == "Operation" and end - start > 1:
        return NameType.EVENT, 0.88
    stop = next((i for i in range(start, end) if tokens.lower[i] in ("of", "for")), end)
    for index in (stop - 1, *range(end - 1, start - 1, -1)):
        kind = heads.get(tokens.words[index])
        if kind is not None and (end - start > 1 or kind == NameType.ORG):
            return kind, 0.88
        if stop != end:
            break
    if tokens.words[start] in ("Mount", "Lake", "Cape", "River"):
        return NameType.LOC, 0.9
    return None, 0.0


def _by_person(tokens: Tokens, start: int, end: int, seen: Seen) -> Guess:
    if tokens.words[start] in words("first_names"):
        return NameType.PERSON, 0.9 if end - start > 1 else 0.7
    if any(is_initial(tokens, index) for index in range(start, end - 1)) and tokens.words[end - 1] != ".":
        return NameType.PERSON, 0.85
    if end - start == 1 and tokens.words[start] in seen.persons:
        return NameType.PERSON, 0.85
    if end < len(tokens.words) and tokens.lower[end] in SAYS and end - start > 1:
        return NameType.PERSON, 0.85
    if tokens.lower[end : end + 1] == [","] and end + 2 < len(tokens.words) and end - start in (2, 3):
        if tokens.words[end + 1].isdigit() and tokens.words[end + 2] == ",":
            return NameType.PERSON, 0.92
        if any(word in words("role_nouns") for word in tokens.lower[end + 1 : end + 6]):
            return NameType.PERSON, 0.8
    return None, 0.0


ENDINGS = ("ians", "ian", "eans", "ean", "ese", "ish", "ans", "an", "is", "i")
"""What English puts to the name of a place to name its people, longest first."""

TAILS = ("", "a", "e", "ia", "y", "o")
"""What a place's own name may lose before such an ending."""


def _demonym(tokens: Tokens, start: int, seen: Seen) -> NameType | None:
    """Return NORP for a people's name made from a name of the same article, GPE for the name it is made from."""
    word = tokens.words[start]
    if len(word) < 5 or word.isupper():
        return None
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 3 and any(stem + tail in seen.capital for tail in TAILS):
            return NameType.NORP
    if any(word + tail in seen.capital for tail in ("y", "ia", "land", "stan")):
        return NameType.NORP
    for tail in TAILS:
        stem = word.removesuffix(tail)
        if len(stem) < 4 or (tail and stem == word):
            continue
        if any(stem + ending in seen.capital for ending in ENDINGS) or (tail in ("y", "ia") and stem in seen.capital):
            return NameType.GPE
    return None


def _by_shape(tokens: Tokens, start: int, end: int, seen: Seen) -> Guess:
    word = tokens.words[start]
    if end - start == 1 and (demonym := _demonym(tokens, start, seen)) is not None:
        return demonym, 0.8
    if end - start == 1:
        follows = tokens.lower[end] if end < len(tokens.words) else ""
        if word.endswith(("ians", "eans", "stanis", "ists")) or (
            word.endswith(("ian", "ese", "ist", "stani"))
            and follows.isalpha()
            and follows not in words("function_words")
        ):
            return NameType.NORP, 0.8
        if word.isupper() and 2 <= len(word) <= 6:
            return NameType.ORG, 0.75
    return None, 0.0


def _by_neighbours(tokens: Tokens, start: int, end: int, seen: Seen) -> Guess:
    surface = surface_of(tokens, start, end)
    if surface in seen.types:
        return seen.types[surface], 0.75
    follows = tokens.lower[end] if end < len(tokens.words) else ""
    before = tokens.lower[start - 1] if start else ""
    further = tokens.lower[end + 1] if end + 1 < len(tokens.words) else ""
    if (
        follows in PLACE_AFTER
        or (follows in ("economic", "autonomous", "border") and further in PLACE_AFTER)
        or (before == "of" and start > 1 and tokens.lower[start - 2] in PLACE_AFTER)
    ):
        return NameType.GPE, 0.9
    if follows in ("river", "mountains", "valley", "lake", "island", "sea", "peninsula", "gorge"):
        return NameType.LOC, 0.85
    if before == "the" and start > 1 and tokens.lower[start - 2] in WATERS:
        return NameType.LOC, 0.85
    if before in WATERS or (before == "the" and start > 1 and tokens.lower[start - 2] in ("along", "across", "over")):
        return NameType.LOC, 0.85
    if before == "the" and start > 2 and tokens.lower[start - 2] == "of" and tokens.lower[start - 3] in BANKS:
        return NameType.LOC, 0.8
    if end - start == 1 and follows in BODIES:
        return NameType.NORP, 0.72
    if follows in SITES:
        return NameType.GPE, 0.7
    if before in OUTLETS:
        return NameType.ORG, 0.85
    if (
        before == "of"
        and start > 1
        and end - start <= 2
        and (tokens.lower[start - 2] in PLACE_NOUNS or tokens.lower[max(0, start - 3)] in PLACE_NOUNS)
    ):
        return NameType.GPE, 0.72
    if before in PLACE_BEFORE and end - start <= 2:
        return NameType.GPE, 0.72
    if before in ("of", "like", "as") and any(
        word in PLACES_BEFORE for word in tokens.lower[max(0, start - 3) : start]
    ):
        return NameType.GPE, 0.75
    if before == "to" and start > 1 and tokens.lower[start - 2] in TRAVEL:
        return NameType.GPE, 0.72
    return None, 0.0
