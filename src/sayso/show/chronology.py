"""The chronology in words: what is said to have happened, what is commemorated, what was published; undated in a tray.

Each lane is in order of day. A stretch of days is how near the words come to a day, or how long it went on: the words
beside it tell which.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import ChronologyLine, LinkedArticle, LinkedEvent, Links
from sayso.show.stretch import name_stretch
from sayso.vocabulary import ChronologyKind, EventType

LANES: Mapping[ChronologyKind, str] = {
    ChronologyKind.EVENT: "Said to happen",
    ChronologyKind.COMMEMORATION: "Commemorated",
    ChronologyKind.PUBLICATION: "Published",
}
"""What each lane is called, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One line of a lane.

    when:     its days in short; label: the event in words of the articles, "" for a date that stands beside none
    inside:   words for what claims put it inside of ("siege"), "" for nothing
    event:    the linked event, None for a bare date or a day of publication
    articles: ids of those that tell of the event, or that were published then
    """

    when: str
    line: ChronologyLine
    label: str
    inside: str
    event: LinkedEvent | None
    articles: tuple[str, ...]

    @property
    def words(self) -> str:
        """The line in words: "2025-03-03 “shelling · Orvale” (inside “siege”)"."""
        label = f" “{self.label}”" if self.label else ""
        return f"{self.when}{label}{f' (inside “{self.inside}”)' if self.inside else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tray:
    """What has no date: the linked events told by most articles first, and the articles."""

    events: tuple[LinkedEvent, ...]
    articles: tuple[LinkedArticle, ...]


def lay_lanes(links: Links) -> Mapping[ChronologyKind, tuple[Dated, ...]]:
    """Return every lane with its lines in order of day; a line of publication is one day with all its articles."""
    events = {event.id: event for event in links.events}
    days: dict[str, list[str]] = {}
    for article in links.articles:
        if article.published:
            days.setdefault(article.published[:10], []).append(article.id)
    found: dict[ChronologyKind, list[Dated]] = {kind: [] for kind in LANES}
    for line in links.chronology:
        event = events.get(line.event or "")
        told = _published(line, days) if line.kind is ChronologyKind.PUBLICATION else _tellers(event)
        found[line.kind].append(
            Dated(
                when=name_stretch(line.earliest, line.latest),
                line=line,
                label=event.label if event else "",
                inside=inside_of(event),
                event=event,
                articles=told,
            )
        )
    return {kind: tuple(lane) for kind, lane in found.items()}


def fill_tray(links: Links) -> Tray:
    """Return what has no date."""
    loose = [event for event in links.events if event.earliest is None and event.type is not EventType.OTHER]
    loose.sort(key=lambda event: -len(_tellers(event)))
    return Tray(events=tuple(loose), articles=tuple(one for one in links.articles if one.published is None))


def most_told(lane: Sequence[Dated], most: int) -> list[Dated]:
    """Return the lines with a label that most articles tell of, in order of day; each wording once."""
    kept: dict[str, Dated] = {}
    for one in lane:
        if one.label and (one.words not in kept or len(one.articles) > len(kept[one.words].articles)):
            kept[one.words] = one
    ways = list(kept.values())
    weight = [(-len(one.articles), one.event is not None and one.event.type is EventType.OTHER) for one in ways]
    chosen = sorted(range(len(ways)), key=weight.__getitem__)[:most]
    return [ways[at] for at in sorted(chosen)]


def count_lanes(lanes: Mapping[ChronologyKind, Sequence[Dated]]) -> Counter[str]:
    """Return how many lines of each sort there are; a date that no event stands beside is only a date."""
    found: Counter[str] = Counter()
    for kind, lane in lanes.items():
        for one in lane:
            bare = kind is ChronologyKind.EVENT and one.event is None
            found[
                "date without an event"
                if bare
                else "day of publication"
                if kind is ChronologyKind.PUBLICATION
                else kind.value
            ] += 1
    return found


def inside_of(event: LinkedEvent | None) -> str:
    """Return the words for what claims put an event inside of, the first three; "" for nothing."""
    return ", ".join(dict.fromkeys(one.name for one in event.inside[:3])) if event else ""


def _tellers(event: LinkedEvent | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.article for mention in event.mentions)) if event else ()


def _published(line: ChronologyLine, days: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the articles whose date of publication is that of the line: a day, a month or a year."""
    if line.earliest == line.latest:
        return tuple(days.get(line.earliest, ()))
    name = line.earliest[:7] if line.earliest[:7] == line.latest[:7] else line.earliest[:4]
    return tuple(days.get(name, ()))


def lane_lines(links: Links, most: int) -> Iterator[str]:
    """Yield the chronology as lines: the name of each lane, then its lines; of a long lane those most told of.

    most: lines of a lane; how many are left out is said
    """
    for kind, lane in lay_lanes(links).items():
        if not lane:
            continue
        yield f"{LANES[kind]}:"
        shown = lane if len(lane) <= most else most_told(lane, most) or lane[:most]
        for one in shown:
            count = len(one.articles)
            articles = f" - {count} articles" if count > 1 else ""
            yield f" {one.words}{articles}"
        if len(lane) > len(shown):
            yield f" and {len(lane) - len(shown):,} more"
    tray = fill_tray(links)
    if tray.events or tray.articles:
        yield "Undated:"
        yield from (f" “{event.label}”" for event in tray.events[:most])
        left = len(tray.events) - most
        if left > 0:
            yield f" and {left:,} more happenings"
        if tray.articles:
            yield f" {len(tray.articles):,} of {len(links.articles):,} articles"
