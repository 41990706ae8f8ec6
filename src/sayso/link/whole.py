"""Wholes: happenings told of as inside others, as the words between them say: "killed in the battle of Orvale".

What holds another is a noun of a list or a name of an event; what lies inside is a happening of the same sentence that
"in", "during", "amid" or "part of" puts there, or a count that is a part of the count of the larger one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from sayso.lexicon import table
from sayso.link.entity import EntityFinding
from sayso.link.event import TOLD, EventFinding, EventItem
from sayso.link.fact import ArticleFact, EventFact, FigureFact
from sayso.link.period import Period, meet
from sayso.link.topic import stem
from sayso.records import EventInside, LinkedEvent
from sayso.vocabulary import EventType, NameType

REACH = 110
"""Code points between a happening and the words that put it inside another."""
FRONT = 60
"""Code points between a whole at the head of a sentence and the comma behind it."""
NAMED = 2
"""Size of an event with a name whose words are not listed."""

_ADJECTIVE = (
    r"(?:(?!(?:and|or|of|to|at|by|for|with|from|on|in|was|were|is|are|be|been|has|had|have|that|which|who|not|no|as"
    r"|during|after|before|since|against|over|into)\b)[\w’'-]+\s+)"
)
_DETERMINER = r"(?:(?:the|a|an|this|that|these|those|its|their|his|her|our|last|some)\s+)"
_SPAN = rf"(?:(?:on|in)\s+{_DETERMINER}?{_ADJECTIVE}{{0,2}}(?:day|night|hour|week|month|year|phase|stage)s?\s+of\s+)"
_HOW = (
    rf"(?P<how>{_SPAN}|in the (?:course|midst) of\s+|(?:as )?part of\s+|during\s+|amid(?:st)?\s+|throughout\s+|in\s+)"
)
_BEFORE = re.compile(rf"\b{_HOW}{_DETERMINER}{{0,2}}{_ADJECTIVE}{{0,3}}$", re.IGNORECASE)
_FRONTED = re.compile(rf"^\W*{_HOW}{_DETERMINER}{{0,2}}{_ADJECTIVE}{{0,3}}$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][”\"’')]*\s+|\n")
_APART = re.compile(
    r"[.;:!?\n“”\"()–—]|\b(?:who|which|that|when|while|where|after|before|because|although|though|if|but|since|until"
    r"|unless|said|says|told|whose)\b",
    re.IGNORECASE,
)
_AIMED = re.compile(r"^\s*(?:against|on|by|of|near|in|at|for|between)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A mention of what may hold others: a listed noun (``event`` is its fact) or the name of an event."""

    start: int
    end: int
    size: int
    holds: frozenset[str]
    event: EventFact | None
    entity: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A happening (``part``, id of its mark) told of as inside a whole of the same article."""

    article: int
    part: str
    whole: Whole
    why: str


def find_tellings(articles: Sequence[ArticleFact], items: Sequence[EventItem]) -> tuple[Telling, ...]:
    """Return what articles tell of as inside something else, in the order of the pile."""
    found: list[Telling] = []
    for number, group in groupby(items, key=lambda item: item.article):
        events = sorted((item.event for item in group), key=lambda event: (event.start, event.end))
        article = articles[number]
        wholes = sorted(_wholes(article, events), key=lambda whole: (whole.start, whole.end))
        if wholes:
            found += _told(number, article, events, wholes)
    return tuple(found)


def mentions_of(tellings: Sequence[Telling]) -> frozenset[str]:
    """Return the ids of the mentions on either side of what is told."""
    parts = {one.part for one in tellings}
    return frozenset(parts | {one.whole.event.id for one in tellings if one.whole.event is not None})


def put_inside(
    articles: Sequence[ArticleFact], finding: EventFinding, tellings: Sequence[Telling], entities: EntityFinding
) -> EventFinding:
    """Return ``finding`` with what each event lies inside of.

    Nothing lies in itself, at another time than what holds it, or in what lies inside it.
    """
    by_id = {event.id: event for event in finding.events}
    inside: dict[str, list[EventInside]] = {}
    for one in tellings:
        part, line = finding.of.get(one.part), _line(one, articles[one.article], finding, entities)
        if part is None or line is None or any(_same(line, other) for other in inside.get(part, ())):
            continue
        if line.event is not None and not _may_hold(by_id[line.event], by_id[part], inside):
            continue
        inside.setdefault(part, []).append(line)
    events = tuple(replace(event, inside=tuple(inside.get(event.id, ()))) for event in finding.events)
    return EventFinding(events=events, of=finding.of)


def _line(telling: Telling, article: ArticleFact, finding: EventFinding, entities: EntityFinding) -> EventInside | None:
    """Return what is shown of a telling; None where what holds the part is itself no linked event."""
    whole = telling.whole
    event = finding.of.get(whole.event.id) if whole.event is not None else None
    entity = entities.at(telling.article, whole.entity)
    if event is None and entity is None:
        return None
    return EventInside(
        event=event,
        entity=entities.entities[entity].id if entity is not None else None,
        name=" ".join(article.text[whole.start : whole.end].split()),
        part=telling.part,
        article=article.id,
        start=whole.start,
        end=whole.end,
        why=telling.why,
    )


def _same(one: EventInside, other: EventInside) -> bool:
    return (one.event, one.entity) == (other.event, other.entity)


def _may_hold(whole: LinkedEvent, part: LinkedEvent, inside: Mapping[str, Sequence[EventInside]]) -> bool:
    """Return whether an event may hold another: another one, at a time that meets it, and not itself inside it."""
    above, seen = [whole.id], {whole.id}
    while above:
        more = [line.event for line in inside.get(above.pop(), ()) if line.event is not None]
        above += [one for one in more if one not in seen]
        seen.update(more)
    if part.id in seen:
        return False
    if whole.earliest and whole.latest and part.earliest and part.latest:
        held, holding = (Period(first=one.earliest or "", last=one.latest or "") for one in (part, whole))
        return meet(held, holding)
    return True


def _wholes(article: ArticleFact, events: Sequence[EventFact]) -> Iterator[Whole]:
    """Yield the mentions of an article that may hold others."""
    sizes = _sizes()
    for event in events:
        listed = sizes.get(stem(event.text.casefold()))
        if listed is not None and not event.negated and event.modality in TOLD:
            yield Whole(start=event.start, end=event.end, size=listed[0], holds=listed[1], event=event, entity=None)
    named = {number for number, one in enumerate(article.entities) if one.type is NameType.EVENT}
    if named:
        for name in article.packed_names.unpack():
            if name.entity in named:
                words = [sizes.get(stem(word)) for word in article.entities[name.entity].name.casefold().split()]
                known = max((one for one in words if one), default=None, key=lambda one: one[0])
                size, holds = known or (NAMED, frozenset({EventType.HARM.value}))
                yield Whole(start=name.start, end=name.end, size=size, holds=holds, event=None, entity=name.entity)


def _told(number: int, article: ArticleFact, events: Sequence[EventFact], wholes: Sequence[Whole]) -> Iterator[Telling]:
    text = article.text
    starts = [event.start for event in events]
    for whole in wholes:
        opening = max(
            (end.end() for end in _SENTENCE.finditer(text, max(0, whole.start - 400), whole.start)), default=0
        )
        before = text[opening : whole.start]
        fronted = _FRONTED.search(before)
        how = fronted or _BEFORE.search(before)
        if how is None or (how.group().casefold() == "in " and not _is_mass(text[whole.start : whole.end])):
            continue
        if fronted:
            part = _behind(text, whole, events[bisect_left(starts, whole.end) :])
        else:
            part = _before(text, opening + how.start("how"), events[: bisect_left(starts, whole.start)], opening)
        words = " ".join(how["how"].split()).casefold()
        if part is not None and _fits(part, whole, words):
            why = f"“{' '.join(part.text.split())}” {words} “{' '.join(text[whole.start : whole.end].split())}”"
            yield Telling(article=number, part=part.id, whole=whole, why=why)
    yield from _counted(number, article, wholes)


def _is_mass(words: str) -> bool:
    """Return whether "in" alone can stand before a noun and mean the doing: "in clashes", not "in protest"."""
    return words.endswith(("s", "ing", "violence", "unrest", "warfare")) or not words.islower()


def _before(text: str, at: int, events: Sequence[EventFact], opening: int) -> EventFact | None:
    """Return the happening right before the words at ``at`` that put it inside: nothing sets a clause between them."""
    for event in reversed(events):
        if event.start < opening or at - event.end > REACH:
            return None
        if event.end <= at:
            return None if _APART.search(text, event.end, at) else event
    return None


def _behind(text: str, whole: Whole, events: Sequence[EventFact]) -> EventFact | None:
    """Return the happening of the main clause behind a whole that a sentence opens with."""
    comma = text.find(",", whole.end, whole.end + FRONT)
    if comma < 0 or _SENTENCE.search(text, whole.end, comma):
        return None
    for event in events:
        if event.start > comma:
            apart = event.start - comma > REACH or _APART.search(text, comma, event.start)
            return None if apart else event
    return None


def _fits(part: EventFact, whole: Whole, how: str) -> bool:
    """Return whether ``how`` puts a happening inside a whole: one that is told of, smaller than it, and of its kind."""
    if part.negated or part.modality not in TOLD:
        return False
    own = _sizes().get(stem(part.text.casefold()))
    if own is None and part.type == EventType.OTHER:
        return False
    if own is not None and (own[0] > whole.size or (own[0] == whole.size and how == "in")):
        return False
    return how != "in" or part.type.value in whole.holds or (own is not None and own[0] < whole.size)


def _counted(number: int, article: ArticleFact, wholes: Sequence[Whole]) -> Iterator[Telling]:
    """Yield what a count says that is a part of another: "60 killed in the war, 5 of them in the siege"."""
    figures = {figure.key: figure for figure in article.figures}
    for figure in figures.values():
        total = figures.get(figure.part_of or b"")
        one = _counts(article.text, figure, wholes)
        other = _counts(article.text, total, wholes) if total is not None else None
        if one is None or other is None or one.event is None or one.size >= other.size:
            continue
        words = [" ".join(article.text[whole.start : whole.end].split()) for whole in (one, other)]
        why = f"“{words[0]}”: its count is told as a part of that of “{words[1]}”"
        yield Telling(article=number, part=one.event.id, whole=other, why=why)


def _counts(text: str, figure: FigureFact, wholes: Sequence[Whole]) -> Whole | None:
    """Return what a figure says that its people were harmed in: the whole right behind it."""
    for whole in wholes:
        if whole.start >= figure.end:
            how = _BEFORE.search(text, figure.end, whole.start) if whole.start - figure.end <= FRONT else None
            return whole if how is not None and not _APART.search(text, figure.end, how.start()) else None
    return None


@cache
def _sizes() -> Mapping[str, tuple[int, frozenset[str]]]:
    """Return size and types held of each listed word, by its stem."""
    return {stem(row["word"]): (int(row["size"]), frozenset(row["holds"].split())) for row in table("link_wholes")}
