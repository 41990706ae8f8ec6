"""Nouns after numbers: where the thing counted stands, what it is in the singular, and whether it is people."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon import table, words
from sayso.mark.harm import counted_harm
from sayso.mark.numeral import HYPHENS
from sayso.mark.token import Tokens
from sayso.vocabulary import FigureKind, VictimStatus

LONGEST = 7
"""Words a counted thing may have between its number and its head: "armed and masked …" is already cut by "and"."""

DEMONYMS = ("ians", "eans", "ists", "ers", "ors", "men", "ees", "ants", "ents", "folk", "isers", "izers")
NOT_PEOPLE = frozenset(
    "others papers letters powers orders numbers centers centres borders quarters rivers towers trailers shelters"
    " computers containers bunkers tankers bombers fighters rockets helicopters launchers mortars boosters"
    " meters metres"
    " liters litres dollars hectares acres errors factors sectors doctors motors reactors tractors corridors"
    " colors colours"
    " floors doors accidents incidents events documents percents cents events elements agreements statements"
    " settlements"
    " apartments departments instruments monuments movements parents patients presents restaurants plants events points"
    " variants grants warrants participants characters chapters banners posters corners dinners summers winters matters"
    " answers offers covers drones trees bees fees committees degrees employees refugees bullpens pens ones stations"
    " cars wars stars years hours tours flowers layers players ministers tours garments experiments investments"
    " payments treatments amendments segments fragments environments governments parliaments regiments contents"
    " accents continents components tents rents crores chambers freezers servers printers routers drawers routers"
    " barriers carriers couriers headquarters newspapers skyscrapers customers members cruisers destroyers"
    " lists assists twists fists wrists checklists playlists shortlists mists"
    " homers fliers flyers silvers filters scooters pointers chargers processors adapters cookers"
    " trackers headers folders"
    " stickers blockbusters cylinders boilers burners coolers blasters thrillers posters timers meters counters tankers"
    " feeders loaders hangers anchors scanners sensors monitors vectors colors flavors favors harbors harbours odors"
    " metaphors indicators calculators refrigerators ventilators radiators alligators elephants"
    " mutants pollutants coolants lubricants covenants continents ingredients nutrients gradients"
    " quotients currents torrents talents tournaments parchments patents percents"
    " bulldozers excavators generators elevators sensors detectors projectors simulators".split()
)
PEOPLE_AGAIN = frozenset(
    "fighters doctors parents patients participants refugees employees players ministers customers members bombers"
    " accountants".split()
)
CLAUSE = frozenset(("VERB", "AUX", "ADP", "PRON", "SCONJ"))
"""Parts of speech that what is counted does not run over."""

OWNERS = frozenset("own the all its their our his her these those them us my this".split())
ADJECTIVAL = frozenset(
    "wounded injured missing dead captured armed other such detained arrested old like damaged destroyed".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What a number counts.

    first, end: token range of the words counted, number and hedges left out
    head:       index of the head noun, or None where the number stands alone
    unit:       singular, ``person`` for people; kind: what kind of figure it makes
    status:     civilian or combatant where a word says so
    """

    first: int
    end: int
    head: int | None
    unit: str
    kind: FigureKind
    status: VictimStatus | None


@cache
def person_nouns() -> dict[str, VictimStatus | None]:
    """Return nouns that count people with what they say of them."""
    return {row["form"]: VictimStatus(row["status"]) if row["status"] else None for row in table("person_nouns")}


@cache
def units() -> dict[str, tuple[str, FigureKind]]:
    """Return units of measure as written with their singular and kind."""
    return {row["form"]: (row["unit"], FigureKind(row["kind"])) for row in table("units")}


@cache
def _irregular() -> dict[str, str]:
    return {row["plural"]: row["singular"] for row in table("irregular_plurals")}


@cache
def stops() -> frozenset[str]:
    """Return words that end a noun phrase."""
    return words("function_words") | words("verb_forms")


def singular(word: str) -> str:
    """Return a noun in the singular, lower case: "villages" → "village", "cities" → "city"."""
    lower = word.lower()
    if lower in _irregular():
        return _irregular()[lower]
    if word[-1] == "s" and word[:-1].isupper() and len(word) > 2:
        return lower[:-1]
    if len(lower) < 4 or not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        return lower
    if lower.endswith("ies"):
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return lower[:-2]
    return lower[:-1]


def is_plural(word: str) -> bool:
    """Return whether a word looks like the plural of a noun."""
    lower = word.lower()
    if lower in _irregular():
        return True
    return len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "ous", "'s"))


def is_person(word: str) -> bool:
    """Return whether a noun counts people: by the list, or by an ending that names who does or is something."""
    lower = word.lower()
    if lower in person_nouns():
        return True
    if lower in NOT_PEOPLE and lower not in PEOPLE_AGAIN:
        return False
    if word[0].isupper():
        return lower.endswith(("ians", "eans", "is", "ese", "ians", "ists", "ans", "men", "ites")) and len(lower) > 4
    return lower.endswith(DEMONYMS) and len(lower) > 5 and not lower.endswith("ments")


def status_of(tokens: Tokens, first: int, end: int) -> tuple[VictimStatus | None, list[int]]:
    """Return what the words between ``first`` and ``end`` say of people, and where."""
    found: list[VictimStatus] = []
    places: list[int] = []
    for index in range(first, end):
        status = person_nouns().get(tokens.lower[index])
        if status is not None:
            places.append(index)
            if status not in found:
                found.append(status)
    if not found:
        return None, []
    return (found[0] if len(found) == 1 else VictimStatus.MIXED), places


def find_noun(tokens: Tokens, index: int, *, one: bool, limit: int, head: int | None = None) -> Noun | None:
    """Return the noun phrase that starts at token ``index``, right after a number; None where there is none.

    one:   whether the number is one, so that a singular is looked for
    limit: index of the next number or date: a noun phrase does not run over it
    head:  index of the head noun as the tree has it, None where the tree has none
    """
    first = index
    while first < len(tokens.words) and (tokens.words[first] in HYPHENS and tokens.touches(first)):
        first += 1
    if first < len(tokens.words) and tokens.lower[first] == "more":
        first += 1
    if first + 1 < len(tokens.words) and tokens.words[first] in "“‘" and tokens.touches(first + 1):
        first += 1
    if head is not None and tokens.lower[head + 1 : head + 2] in (["'s"], ["’s"]):
        head = None
    if first < len(tokens.words) and tokens.lower[first] == "of":
        first = _past_of(tokens, first)
    if head is None or not first <= head < limit:
        end = _phrase_end(tokens, first, limit)
        head = None if end == first else _head(tokens, first, end, one=one)
    if head is None or len(tokens.words[head]) < 2:
        return None
    unit = singular(tokens.words[head])
    person = (
        is_person(tokens.words[head])
        or bool(counted_harm(tokens.lower[head]))
        or (
            one
            and is_person(tokens.words[head] + "s")
            and tokens.lower[head].islower()
            and tokens.lower[head].endswith(("er", "ist", "ian", "man"))
        )
    )
    if person:
        unit = "person"
    status, _ = status_of(tokens, first, head + 1)
    return Noun(
        first=first, end=head + 1, head=head, unit=unit, kind=FigureKind.COUNT, status=status if person else None
    )


def _past_of(tokens: Tokens, index: int) -> int:
    """Return where the thing starts in "dozens of the people", "half of all children"."""
    at = index + 1
    while at < len(tokens.lower) and tokens.lower[at] in OWNERS:
        at += 1
    return at


def _phrase_end(tokens: Tokens, first: int, limit: int) -> int:
    end, joints = first, 0
    while end < limit and end < len(tokens.words) and end - first - joints < LONGEST:
        lower = tokens.lower[end]
        if (letters := _initials(tokens, end)) > end:
            first, end = first + letters - end, letters
            continue
        tied = lower in HYPHENS and tokens.touches(end) and tokens.touches(end + 1)
        if tied or lower in ("'s", "’s"):
            end, joints = end + 1, joints + 1
            continue
        if end > first and lower == "and" and _two_adjectives(tokens, first, end, limit):
            end += 1
            continue
        named = end > first and tokens.tag(end) in ("NOUN", "PROPN")
        stopped = lower in stops() and not (named or _adjective(tokens, end, limit))
        if stopped or not tokens.words[end][0].isalpha():
            break
        if tokens.tag(end) in CLAUSE and not _stays(tokens, end, limit):
            break
        end += 1
    if end > first and tokens.lower[end - 1] in ("'s", "’s"):
        return first
    while end > first and (tokens.words[end - 1] in HYPHENS or tokens.lower[end - 1] == "and"):
        end -= 1
    return end


def _initials(tokens: Tokens, at: int) -> int:
    """Return the index after an abbreviation with points, "U.S.", ``at`` itself where none stands there."""
    end = at
    while end + 1 < len(tokens.words) and tokens.words[end].isalpha() and len(tokens.words[end]) == 1:
        if not (tokens.words[end].isupper() and tokens.words[end + 1] == "." and tokens.touches(end + 1)):
            break
        end += 2
        if not tokens.touches(end):
            break
    return end if end - at > 2 else at


def _stays(tokens: Tokens, index: int, limit: int) -> bool:
    """Return whether a word that the tree takes for no noun may still be part of what is counted."""
    lower = tokens.lower[index]
    named = lower in person_nouns() or bool(counted_harm(lower))
    return named or _adjective(tokens, index, limit) or tokens.tag(index + 1) in ("NOUN", "PROPN")


def _adjective(tokens: Tokens, index: int, limit: int) -> bool:
    """Return whether a participle stands before a noun of people: "three wounded soldiers", "two dead men"."""
    if tokens.lower[index] not in ADJECTIVAL:
        return False
    after = index + 1
    return (
        after < min(limit, len(tokens.words))
        and (tokens.lower[after] in person_nouns() or is_plural(tokens.words[after]))
        and tokens.lower[after] not in stops()
    )


def _two_adjectives(tokens: Tokens, first: int, at: int, limit: int) -> bool:
    """Return whether "and" joins two adjectives before one noun: "20 political and religious leaders"."""
    if at + 2 >= min(limit, len(tokens.words)) or any(
        is_plural(tokens.words[i]) or is_person(tokens.words[i]) for i in range(first, at)
    ):
        return False
    return (
        is_plural(tokens.words[at + 2])
        and tokens.words[at + 1][0].isalpha()
        and tokens.lower[at + 1] not in stops()
        and not is_plural(tokens.words[at + 1])
    )


def _head(tokens: Tokens, first: int, end: int, *, one: bool) -> int | None:
    """Return the head of a noun phrase: its first plural and plurals right after it; for one, its last noun."""
    first = next((at + 1 for at in range(end - 2, first, -1) if tokens.lower[at] in ("'s", "’s")), first)
    if not one:
        for index in range(first, end):
            if is_plural(tokens.words[index]) or (tokens.lower[index] in person_nouns() and _final(tokens, index, end)):
                if index + 1 < end and _describes(tokens, index):
                    continue
                while index + 1 < end and is_plural(tokens.words[index + 1]) and tokens.lower[index + 1] not in stops():
                    index += 1
                return index
    for index in range(first, end):
        if index + 1 < end and _describes(tokens, index):
            continue
        if tokens.lower[index] in person_nouns() and (index + 1 >= end or not is_plural(tokens.words[index + 1])):
            after = tokens.lower[index + 1] if index + 1 < end else ""
            if after not in person_nouns():
                return index
    last = end - 1
    while last > first and tokens.lower[last].endswith(("ed", "ing", "ly")):
        last -= 1
    if not tokens.words[last][0].isalpha() or tokens.lower[last].endswith("ly") or tokens.tag(last) in ("ADJ", "ADV"):
        return None
    return last


def _describes(tokens: Tokens, index: int) -> bool:
    """Return whether a word for people is the adjective of the noun after it: "a fifth of | national | output"."""
    return tokens.tag(index) == "ADJ" and tokens.tag(index + 1) == "NOUN"


def _final(tokens: Tokens, index: int, end: int) -> bool:
    """Return whether a noun of people heads the phrase: in "40 police officers" the second one does."""
    return index + 1 >= end or not any(is_plural(tokens.words[i]) for i in range(index + 1, end))
