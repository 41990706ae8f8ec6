"""The lead: on which day and at which place what an article chiefly tells of is said to have been.

Days and places that the article names are weighed by where it names them: with a deed, in the headline, in the first
lines, with a toll, as a time of publication. The weights are learned (see ``evals/mainevent.py``); every feature is a
sentence anybody can check in the text. A day or place that the article does not name is never the lead.
"""

import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.lexicon import table
from sayso.lexicon.gazetteer import find_places, kilometres
from sayso.records import Date, Event, Name, Reading, Span
from sayso.vocabulary import DateAnchor, DateType, EventType, Modality, NameType

DEEDS = frozenset((EventType.HARM, EventType.ASSAULT, EventType.DESTROY, EventType.DISPLACE))
FORCE = frozenset((EventType.COERCE, EventType.SEIZE, EventType.MOBILIZE, EventType.RETREAT, EventType.PROTEST))
COURT = frozenset((EventType.ACCUSE, EventType.SANCTION, EventType.REQUEST, EventType.COMMEMORATE))
PLACES = frozenset((NameType.GPE, NameType.LOC, NameType.FAC))
AGES = ((0, "published that day"), (1, "the day before"), (2, "two days before"), (7, "in the week before"),
        (31, "in the month before"), (366, "in the year before"))  # fmt: skip
"""Days between a day and the publication, up to which it is called so."""
FRESH = frozenset(("published that day", "the day before", "two days before", "in the week before"))
FIRST_LINES = 400
"""Code points of the first lines."""

NEAR = 60.0
"""Kilometres up to which a place may lie in a town or region."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_END = re.compile(r"[.!?][”\"’')]*\s+|\n+")
_STAMP = re.compile(
    r"(?i)(?:posted|updated|published|created|modified|copyright|©|issued|a\.m\.|p\.m\.)\W*(?:on|at|:)?\W*$"
)
_DATELINE = re.compile(r"^(?:,\s+[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)?\s*(?:\([^)\n]{0,40}\)\s*)?(?:[-–—]{1,2}\s|:\s)")
_CITY = re.compile(r"(?:^|\n)[A-Z][A-Z .’'-]+,\s+$")
_IN = re.compile(r"(?i)\b(?:in|at|near|outside)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}$")
_WIDER = re.compile(r"^(?:\s+[a-z]+)?,\s+$")
_PART = re.compile(r"(?i)\b(?:county|district|province|region|parish)\b")
_BODY = re.compile(r"(?i)^(?:[’']s)?\s+(?:police|fire|sheriff|department|hospital|university|county court|court)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """What an article chiefly tells of: the day with the date that gives it, the place with the name that gives it.

    day:    ISO day or None; place: the name with what the text puts it in ("Oster, Velmar province"), "" for none
    around: the name of the town or region, among those of the article, that the place most likely lies in, where the
            text does not say; "" for none
    """

    day: str | None
    day_at: Date | None
    place: str
    place_at: Name | None
    around: str
    around_at: Name | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A day or a place with what speaks for and against it; ``at``: the mark that gives it first."""

    value: str
    at: Date | Name
    features: frozenset[str]


def best(candidates: Iterable[Candidate]) -> Candidate | None:
    """Return the candidate with the greatest weight, the first of equals."""
    weights = _weights()
    ranked = [(sum(weights.get(one, 0.0) for one in candidate.features), candidate) for candidate in candidates]
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


class Page:
    """An article with its marks in the order that the questions of this module ask for."""

    def __init__(self, reading: Reading) -> None:
        article = reading.article
        self.text, self.marks = article.text, reading.marks
        self.title = article.title.text.casefold() if article.title else ""
        self.published = article.published.value[:10] if article.published else None
        self.ends = [match.end() for match in _END.finditer(self.text)]
        self._told: dict[int, frozenset[str]] = {}
        first = next((claim.spans[0].start for claim in reading.marks.claims if claim.spans), 0)
        self.first = first
        self.told = [event for event in reading.marks.events if _is_told(event)]

    def sentence(self, at: int) -> Span:
        """Return the stretch between two ends of sentences around a code point."""
        place = bisect_right(self.ends, at)
        start = self.ends[place - 1] if place else 0
        return Span(start=start, end=self.ends[place] if place < len(self.ends) else len(self.text))

    def around(self, at: int) -> frozenset[str]:
        """Return what the sentence around a code point tells of."""
        span = self.sentence(at)
        known = self._told.get(span.start)
        if known is None:
            told = [event for event in self.told if span.start <= event.start < span.end]
            found = {f"its sentence tells of {_kind(event)}" for event in told}
            if any(figure.harm and span.start <= figure.start < span.end for figure in self.marks.figures):
                found.add("its sentence has a toll")
            known = self._told[span.start] = frozenset(found)
        return known

    def standing(self, at: int) -> set[str]:
        """Return how far up in the article a code point stands."""
        far = at - self.first
        return {
            "in the first lines"
            if far < FIRST_LINES
            else "in the upper part"
            if far < 3 * FIRST_LINES
            else "further down"
        }


def days_of(page: Page) -> list[Candidate]:
    """Return the whole days that an article names, in text order of their first mention."""
    found: dict[str, tuple[Date, list[set[str]]]] = {}
    claimed = {mark for claim in page.marks.claims for mark in claim.dates}
    for mark in page.marks.dates:
        if mark.type in (DateType.DATE, DateType.TIME) and _DAY.match(mark.value):
            features = _of_date(page, mark, claimed)
            first = found.setdefault(mark.value[:10], (mark, []))
            first[1].append(features)
    beside = _beside_others(page, {day: mark for day, (mark, _) in found.items()})
    return [
        Candidate(
            value=day,
            at=mark,
            features=frozenset(
                f"day: {one}"
                for one in (
                    *set().union(*told),
                    *beside[day],
                    *([_age(page.published, day)] if page.published else []),
                    *(["named again"] if len(told) > 1 else []),
                    *(["named first"] if number == 0 else []),
                )
            ),
        )
        for number, (day, (mark, told)) in enumerate(found.items())
    ]


def _beside_others(page: Page, days: Mapping[str, Date]) -> dict[str, set[str]]:
    """Return what can be said of each day only beside the others: the earliest of the week, that of most deeds."""
    found: dict[str, set[str]] = {day: set() for day in days}
    fresh = sorted(day for day in days if page.published and _age(page.published, day) in FRESH)
    if fresh:
        found[fresh[0]].add("the earliest of the week")
        if len(fresh) == 1:
            found[fresh[0]].add("the only one of the week")
        else:
            found[fresh[-1]].add("the latest of the week")
    day_of = {mark.id: mark.value[:10] for mark in page.marks.dates}
    deeds = [event for event in page.told if event.type in DEEDS]
    dated = Counter(day_of[event.date] for event in deeds if event.date in day_of and day_of[event.date] in found)
    if dated:
        top = max(dated.values())
        for day, count in dated.items():
            if count == top:
                found[day].add("most deeds are dated so")
        found[next(day for event in deeds if (day := day_of.get(event.date or "", "")) in dated)].add(
            "the first deed is dated so"
        )
    if deeds and days:
        near = min(
            (mark for mark in page.marks.dates if mark.value[:10] in found),
            key=lambda mark: abs(mark.start - deeds[0].start),
        )
        found[near.value[:10]].add("nearest to the first deed")
    return found


def _of_date(page: Page, mark: Date, claimed: set[str]) -> set[str]:
    found = set(page.around(mark.start)) | page.standing(mark.start)
    for event in page.told:
        if event.date == mark.id:
            found.add(f"{_kind(event)} is dated so")
            if event.text.casefold().rstrip("s") in page.title:
                found.add("what is dated so is in the headline")
    if mark.type is DateType.TIME:
        found.add("of a night" if mark.value.endswith("NI") else "with a time of day")
    if mark.anchor is DateAnchor.EXPLICIT:
        found.add("written out")
    if mark.id not in claimed:
        found.add("of the saying")
    if _STAMP.search(page.text, max(0, mark.start - 30), mark.start):
        found.add("a time of publication")
    if any(figure.harm and figure.when and figure.when[:10] == mark.value[:10] for figure in page.marks.figures):
        found.add("a toll is dated so")
    return found


def _age(published: str, day: str) -> str:
    try:
        days = (date.fromisoformat(published) - date.fromisoformat(day)).days
    except ValueError:
        return "of an unknown age"
    if days < 0:
        return "after publication"
    return next((name for most, name in AGES if days <= most), "long before")


def places_of(page: Page) -> list[Candidate]:
    """Return the places that an article names, each with what the text puts it in, in order of first mention."""
    names = [name for name in page.marks.names if name.type in PLACES]
    wider = dict(_wider(page.text, names))
    found: dict[str, tuple[Name, list[set[str]]]] = {}
    keys: dict[str, str] = {}
    for name in names:
        key = keys.setdefault(name.text.casefold(), name.entity or name.text)
        found.setdefault(key, (name, []))[1].append(_of_place(page, name, wider))
    most = max((len(told) for _, told in found.values()), default=0)
    counts = [sum("behind in" in one for one in told) for _, told in found.values()]
    topmost = {number for number, count in enumerate(counts) if count == max(counts) > 0}
    inside = {name.entity or name.text: wider[name.id] for name in reversed(names) if name.id in wider}
    return [
        Candidate(
            value=_whole(key, name.text, inside),
            at=name,
            features=frozenset(
                f"place: {one}"
                for one in (
                    *set().union(*told),
                    *(["named again"] if len(told) > 1 else []),
                    *(["named most"] if len(told) == most > 1 else []),
                    *(["named most as where something is"] if number in topmost else []),
                    *(["named first"] if number == 0 else []),
                )
            ),
        )
        for number, (key, (name, told)) in enumerate(found.items())
    ]


def _whole(key: str, text: str, inside: Mapping[str, Name]) -> str:
    """Return a place with what the text puts it in, and what it puts that in."""
    parts, seen = [text], {key}
    while (around := inside.get(key)) is not None:
        key = around.entity or around.text
        if key in seen:
            break
        seen.add(key)
        parts.append(around.text)
    return ", ".join(" ".join(part.split()) for part in parts)


def _wider(text: str, names: Sequence[Name]) -> Iterator[tuple[str, Name]]:
    """Yield the places that a comma sets into another: "Oster, Velmar province"."""
    for one, other in itertools.pairwise(names):
        if one.entity != other.entity and _WIDER.match(text[one.end : other.start]):
            yield one.id, other


def _of_place(page: Page, name: Name, wider: Mapping[str, Name]) -> set[str]:
    found = set(page.around(name.start)) | page.standing(name.start) | {f"a {name.type.value.lower()}"}
    for event in page.told:
        if event.place and event.place.start <= name.start < event.place.end:
            found.add(
                f"{_kind(event)} is placed so" if name.start == event.place.start else "around where it is placed"
            )
    before, after = page.text[max(0, name.start - 40) : name.start], page.text[name.end : name.end + 60]
    found.update(_beside(name, before, after))
    if name.text.casefold() in page.title:
        found.add("in the headline")
    if name.id in wider:
        found.add("set into another")
    if any(one.id == name.id for one in wider.values()):
        found.add("around another")
    kinds = {place.kind for place in find_places(name.text)}
    found.update(
        f"may be {word}" for kind, word in (("C", "a state"), ("A", "a region"), ("P", "a town")) if kind in kinds
    )
    if any(figure.harm and figure.where and figure.where in name.text for figure in page.marks.figures):
        found.add("a toll is placed so")
    return found


def _beside(name: Name, before: str, after: str) -> Iterator[str]:
    """Yield what the words right beside a name make of it."""
    if _DATELINE.match(after) and (not before.strip() or before.rstrip(" ")[-1] in "\n.:"):
        yield "of a dateline"
    if _CITY.search(before):
        yield "around another"
    if _IN.search(before):
        yield "behind in"
    if _PART.search(name.text) or _PART.match(after.lstrip()):
        yield "a district"
    if _BODY.match(after):
        yield "of an office"


def _kind(event: Event) -> str:
    """Return how an event's type is called in features."""
    kinds = ((DEEDS, "a deed"), (FORCE, "force"), (COURT, "a word of justice"), ({EventType.OTHER}, "something"))
    return next((name for types, name in kinds if event.type in types), "an act")


def _is_told(event: Event) -> bool:
    return event.modality is Modality.ASSERTED and not event.negated


def find_lead(reading: Reading) -> Lead:
    """Return day and place of what an article chiefly tells of, as far as it names them."""
    page = Page(reading)
    days, places = days_of(page), places_of(page)
    day, place = best(days), best(places)
    around = best(_containers(page, place, places)) if place else None
    return Lead(
        day=day.value if day else None,
        day_at=day.at if day and isinstance(day.at, Date) else None,
        place=place.value if place else "",
        place_at=place.at if place and isinstance(place.at, Name) else None,
        around=around.value if around else "",
        around_at=around.at if around and isinstance(around.at, Name) else None,
    )


def _containers(page: Page, place: Candidate, places: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the towns and regions that a place may lie in: larger, near by, and named without anything around them."""
    if "place: set into another" in place.features:
        return
    lies = {entity.id: entity.place for entity in page.marks.entities}
    here = lies.get(place.at.entity or "") if isinstance(place.at, Name) else None
    people = _people(place.at.text)
    for other in places:
        there = lies.get(other.at.entity or "") if isinstance(other.at, Name) else None
        known = {"place: may be a town", "place: may be a region"} & other.features
        if other is place or not known or "place: may be a state" in other.features:
            continue
        if _people(other.at.text) <= people:
            continue
        if here is None or there is None or kilometres(here.lat, here.lon, there.lat, there.lon) <= NEAR:
            yield other


def _people(name: str) -> int:
    """Return how many live in the largest place of a name, 0 where the gazetteer has none."""
    return max((one.people for one in find_places(name)), default=0)


@cache
def _weights() -> Mapping[str, float]:
    return {row["feature"]: float(row["weight"]) for row in table("lead_weights")}
