"""Places: where the towns, regions and states that an article names lie; none rather than a wrong one."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import table
from sayso.lexicon.gazetteer import Place, find_places, kilometres
from sayso.records import Entity, Located, Name
from sayso.vocabulary import NameType

KINDS = {"C": 2.5, "K": 2.0, "A": 0.3, "B": -0.5, "P": 0.0, "Q": -0.7}
"""What a kind of place counts for beside the logarithm of its people: news means states and capitals first."""

UNKNOWN = 30_000
"""People taken for a place of which none are known: as many as a usual district has."""

CITY_SHARE = 0.2
"""Share of a region's people that make its city of the same name the one that is meant, as in New York."""

STATED = 4.0
"""What it counts for that the text says where the place lies: "X, Y"."""
SAME_COUNTRY, SAME_REGION = 0.9, 1.5
"""What it counts for that other places of the article lie in the same state, in the same region, by each doubling."""

MARGIN = 0.5
"""How much better the best place has to be than the next one that lies elsewhere: below, none is told."""
FAINT = 3.5
"""Score of a village of three thousand people: below, nothing but its name speaks for it, and none is told."""

FAR = 161.0
"""Kilometres (100 miles) beyond which two places are elsewhere, as geoparsing is measured."""

REGIONAL = frozenset("province region state oblast governorate prefecture county district department territory".split())
CIVIC = frozenset("city town village".split())
COMPASS = frozenset("north south east west northern southern eastern western central centre the".split())
_INITIALS = re.compile(r"\b([A-Z])\s*\.\s*(?=[A-Z]\b)")
_STATE = re.compile(
    r"^(?:(?:islamic|federal|people's) )?(?:republic|kingdom|state|city|town|province) of (?:the )?", re.IGNORECASE
)
_AFTER = re.compile(r"^(?:,\s+(?:in\s+)?|\s+\(|\s+in\s+(?:the\s+)?)(?P<rest>[^\W\d_][\w.’' -]{1,40})")
_WORD = re.compile(r"\s+([a-z]+)")
_BEFORE = re.compile(r"([a-z]+) of $")


@dataclass(slots=True, kw_only=True)
class Candidate:
    """One place an entity may be, with what speaks for it."""

    place: Place
    score: float
    stated: str = ""
    context: float = 0.0

    @property
    def total(self) -> float:
        """All that speaks for it."""
        return self.score + self.context


def locate(text: str, names: Sequence[Name], entities: Sequence[Entity]) -> dict[str, Located]:
    """Return where the places among ``entities`` lie, by entity id; those that stay open are left out.

    A place is chosen by what the text says ("X, Y"; "X province"), by the other places of the article, and by its size.
    """
    spoken: dict[str, list[Name]] = {}
    for name in names:
        if name.entity is not None:
            spoken.setdefault(name.entity, []).append(name)
    found = {
        entity.id: options
        for entity in entities
        if entity.type is NameType.GPE and (options := _options(text, entity, spoken.get(entity.id, ())))
    }
    votes = _votes(found)
    chosen = {}
    for key, options in found.items():
        _weigh(options, votes)
        located = _choose(options)
        if located is not None:
            chosen[key] = located
    return chosen


def _options(text: str, entity: Entity, mentions: Sequence[Name]) -> list[Candidate]:
    """Return the places of an entity's name, each with what its size, kind and the words beside it are worth."""
    places: tuple[Place, ...] = ()
    for form in dict.fromkeys((entity.name, *entity.variants)):
        places = places_of(form)
        if places:
            break
    found = [
        Candidate(place=place, score=KINDS[place.kind] + math.log10((place.people or UNKNOWN) + 100))
        for place in places
    ]
    cities: dict[str, int] = {}
    for one in found:
        if one.place.kind in "KPQ":
            cities[one.place.country] = max(cities.get(one.place.country, 0), one.place.people)
    for option in found:
        city = cities.get(option.place.country, 0)
        if option.place.kind == "A" and city > CITY_SHARE * option.place.people:
            option.score -= 1.5
    for mention in mentions:
        _read_beside(text, mention, found)
    return found


def places_of(form: str) -> tuple[Place, ...]:
    """Return the gazetteer's places of a name as it is written, of its official or short form where it has none."""
    plain = _INITIALS.sub(r"\1.", form).removesuffix(".")
    if plain.casefold() in COMPASS:
        return ()
    for name in _other_names().get(plain, ()):
        if states := _of_kind(name, "C"):
            return states
    if places := find_places(plain):
        return places if len(places) > 1 or _STATE.match(plain) is None else _of_kind(_STATE.sub("", plain), "CABKPQ")
    if short := _of_kind(_STATE.sub("", plain), "C"):
        return short
    stem, _, last = plain.rpartition(" ")
    if last.lower() in REGIONAL:
        return _of_kind(stem, "AB")
    return _of_kind(stem if last.lower() in CIVIC else _STATE.sub("", plain), "KPQ")


def _of_kind(name: str, kinds: str) -> tuple[Place, ...]:
    """Return the places of a name that are of one of some kinds."""
    return tuple(place for place in find_places(name) if place.kind in kinds)


@cache
def _other_names() -> Mapping[str, Sequence[str]]:
    """Return the other names of states by each of their names."""
    found: dict[str, list[str]] = {}
    for row in table("name_aliases"):
        found.setdefault(row["alias"].removesuffix("."), []).append(row["name"])
        found.setdefault(row["name"], []).append(row["alias"])
    return found


@cache
def _short_forms() -> Mapping[str, tuple[str, str]]:
    """Return (country, region) by short forms of states and provinces."""
    return {row["short"]: (row["country"], row["region"]) for row in table("place_abbreviations")}


def _read_beside(text: str, mention: Name, options: Sequence[Candidate]) -> None:
    """Add to each option what the words beside a mention say: "X, Ohio", "X province", "the city of X"."""
    beside = text[mention.end : mention.end + 48]
    word = _WORD.match(beside)
    before = _BEFORE.search(text[max(0, mention.start - 16) : mention.start])
    said = (word.group(1) if word else "", before.group(1) if before else "")
    for option in options:
        if not REGIONAL.isdisjoint(said):
            option.score += 3.0 if option.place.kind in "AB" else 0.0
        elif not CIVIC.isdisjoint(said):
            option.score += 1.5 if option.place.kind in "KPQ" else 0.0
    found = _AFTER.match(beside)
    if found is None:
        return
    for rest in _leading(found["rest"]):
        around = _around(rest, mention.text)
        hit = [one for one in options if not one.stated and _inside(one.place, around)]
        for option in hit:
            option.stated = rest
            option.score += STATED
        if around:
            return


def _leading(rest: str) -> list[str]:
    """Return the words after a comma that may name a region or state, longest first: three of "New South Wales on"."""
    words = rest.split()[:3]
    capital = next((at for at, one in enumerate(words) if not one[:1].isupper()), len(words))
    return [" ".join(words[:end]) for end in range(capital, 0, -1)]


def _around(rest: str, name: str) -> set[tuple[str, str]]:
    """Return the (country, region) a name after the comma may mean; the region is "" for a state."""
    plain = rest.rstrip(".,;:’'")
    short = _short_forms().get(plain)
    if short is not None:
        return {short}
    if len(plain) == 2 and plain.isupper():
        return {("US", plain)} if find_places(name) else set()
    return {(place.country, place.region) for place in places_of(plain) if place.kind in "CAB"}


def _inside(place: Place, around: set[tuple[str, str]]) -> bool:
    """Return whether a place lies in one of some regions or states, and is not that one itself."""
    if place.kind in "CA" and (place.country, place.region) in around:
        return False
    return (place.country, place.region) in around or (place.country, "") in around


Votes = tuple[dict[str, float], dict[tuple[str, str], float]]


def _shares(options: Sequence[Candidate]) -> list[tuple[Candidate, float]]:
    """Return how likely each option is beside the others, by a soft maximum over scores."""
    top = max(option.score for option in options)
    weights = [math.exp(2 * (option.score - top)) for option in options]
    return [(option, weight / sum(weights)) for option, weight in zip(options, weights, strict=True)]


def _votes(found: Mapping[str, Sequence[Candidate]]) -> Votes:
    """Return how many places of the article lie in each state and each region, by how likely each is to."""
    states: dict[str, float] = defaultdict(float)
    regions: dict[tuple[str, str], float] = defaultdict(float)
    for options in found.values():
        for option, share in _shares(options):
            states[option.place.country] += share
            if option.place.region:
                regions[option.place.country, option.place.region] += share
    return states, regions


def _weigh(options: Sequence[Candidate], votes: Votes) -> None:
    """Give each option what the other places of the article say for it."""
    states, regions = votes
    own = _votes({"": options})
    for option in options:
        country, region = option.place.country, (option.place.country, option.place.region)
        others = max(0.0, states[country] - own[0][country])
        near = max(0.0, regions[region] - own[1][region]) if option.place.region else 0.0
        option.context = SAME_COUNTRY * math.log2(1 + others) + SAME_REGION * math.log2(1 + near)


def _choose(options: Sequence[Candidate]) -> Located | None:
    """Return the best place with the reason, or None where another that lies elsewhere is as good."""
    ranked = sorted(options, key=lambda one: (-one.total, one.place.id, one.place.kind))
    best = ranked[0]
    other = next((one for one in ranked if _far(best.place, one.place)), None)
    if (other is not None and best.total - other.total < MARGIN) or best.total < FAINT:
        return None
    elsewhere = sum(_far(best.place, one.place) for one in ranked)
    return Located(
        lat=best.place.lat, lon=best.place.lon, gazetteer_id=best.place.id or None, why=_why(best, ranked, elsewhere)
    )


def _why(best: Candidate, ranked: Sequence[Candidate], elsewhere: int) -> str:
    """Return the sentence that says why a place was chosen."""
    if best.stated:
        return f"the text puts it in {best.stated.rstrip('.,')}"
    if not elsewhere:
        return "the only place of that name in the gazetteer"
    number = f"{elsewhere + 1} places of that name"
    plain = max(ranked, key=lambda one: one.score)
    if plain is not best:
        return f"of {number}, the one beside other places of the article"
    largest = "a state" if best.place.kind == "C" else "a capital" if best.place.kind == "K" else "the best known"
    return f"of {number}, {largest}" + (", beside other places of the article" if best.context > 1 else "")


def _far(one: Place, other: Place) -> bool:
    return kilometres(one.lat, one.lon, other.lat, other.lon) > FAR
