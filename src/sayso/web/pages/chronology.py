"""The chronology: what is said to have happened when, what was published, what is commemorated; undated in a tray."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.records import ChronologyLine, LinkedEvent
from sayso.show.lanes import Lane, Picture, draw_lanes
from sayso.show.stretch import name_stretch, where_most_lies
from sayso.show.table import Row
from sayso.store import Quotation, Spot
from sayso.vocabulary import ChronologyKind
from sayso.web.catalogue import Catalogue
from sayso.web.desk import Desk
from sayso.web.index import Index
from sayso.web.page import Ask, Filter, Page, Sheet
from sayso.web.paging import PART, Paging, part_of
from sayso.web.shelf import Shelf

QUOTES = 3
"""Quotations that open under one line."""

TRAY = 12
"""Undated things of each kind that the tray shows; it counts the rest."""

VIEWS = 24
"""Stretches whose lines and picture are kept, those made last."""

BEGINNING = "0001"
"""What an address says for everything, however long ago."""

LANES = {
    ChronologyKind.EVENT: "said to happen",
    ChronologyKind.COMMEMORATION: "commemorated",
    ChronologyKind.PUBLICATION: "published",
}

FILTERS = (
    Filter(name="since", about="From this day, month or year on.", kind="date"),
    Filter(name="until", about="Up to this day, month or year.", kind="date"),
    Filter(name="lane", about="Of one lane alone.", kind="choice", choices=tuple(kind.value for kind in LANES)),
    Filter(name="words", about="Happenings whose label holds these words."),
    PART,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One line of the chronology.

    earliest, latest: ISO dates; label: the happening in words of the articles, "" for a date without one
    place:    where, "" when no claim says; claims: ids of the first few that say so, of n_claims
    articles: ids of the first few articles published then, of n_articles, for a line of publication
    """

    earliest: str
    latest: str
    kind: ChronologyKind
    label: str
    place: str
    claims: tuple[str, ...]
    n_claims: int
    articles: tuple[str, ...]
    n_articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLink:
    """An article by its id and its headline."""

    id: str
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentLine:
    """One line as it is shown: with the first few of its quotations, or of the articles published then.

    when: its days in short
    """

    moment: Moment
    when: str
    quotes: tuple[Quotation, ...]
    articles: tuple[ArticleLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """A happening that no claim dates: its words and where it is told first."""

    label: str
    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tray:
    """What has no date: the first few articles and happenings, and how many there are."""

    n_articles: int
    articles: tuple[ArticleLink, ...]
    n_events: int
    events: tuple[Undated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyPage:
    """One part of the chronology, the lanes as a picture ("" when nothing is dated), and the tray.

    since, until: the stretch that is shown, "" for an open end; without any asked for, where most of it lies
    unit:  what one bar of the picture stands for; n_loose: lines dated too loosely to be drawn
    wider: since and until of the next wider stretch; None when all is shown
    """

    since: str
    until: str

    lines: tuple[MomentLine, ...]
    counts: Mapping[str, int]
    picture: str
    unit: str
    n_loose: int
    wider: tuple[str, str] | None
    tray: Tray
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One line as the index keeps it; ``holders``: the articles of its first few claims, "" for one that is gone."""

    moment: Moment
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loose:
    """What has no date as the index keeps it: the first few, and how many."""

    n_articles: int
    articles: tuple[str, ...]
    n_events: int
    events: tuple[Undated, ...]


@dataclass(frozen=True, slots=True)
class _View:
    entries: Sequence[_Entry]
    counts: Counter[ChronologyKind]
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class _Index:
    entries: Sequence[_Entry]
    most: tuple[str, str]
    days: Sequence[str]
    views: dict[tuple[str, str, str, str], _View] = field(default_factory=dict)


def show_chronology(desk: Desk, ask: Ask) -> ChronologyPage:
    """Return what is dated within the stretch that is asked for."""
    index = desk.shelf().index(CHRONOLOGY)
    since, until = _stretch(ask, index)
    asked = (since, until, ask.one("lane"), ask.one("words").casefold())
    view = index.views.get(asked) or _view(index, ask, asked)
    paging = part_of(ask, len(view.entries))
    picture = view.picture
    return ChronologyPage(
        since=since,
        until=until,
        lines=_lines(desk, view.entries[paging.rows]),
        counts={kind.value: view.counts[kind] for kind in LANES},
        picture=picture.svg if picture else "",
        unit=picture.unit if picture else "",
        n_loose=picture.n_loose if picture else len(view.entries),
        wider=_wider(since, until),
        tray=_tray(desk),
        paging=paging,
    )


def _view(index: _Index, ask: Ask, asked: tuple[str, str, str, str]) -> _View:
    """Return what one stretch, lane and words leave, and keep it: the next part of the list asks for it again."""
    since, until, lane, words = asked
    within = _within(index, since, until, words)
    chosen = [one for one in within if one.moment.kind == lane] if lane else within
    # What only reaches into the stretch, as a whole century does, comes after what lies in it.
    inside: list[_Entry] = []
    across: list[_Entry] = []
    for one in chosen:
        lies = one.moment.earliest >= since and (not until or one.moment.latest[: len(until)] <= until)
        (inside if lies else across).append(one)
    picture = draw_lanes(_lanes(chosen), lambda name: _closer(ask, name), "What is dated in the pile, in lanes")
    view = _View([*inside, *across], Counter(one.moment.kind for one in within), picture)
    while len(index.views) >= VIEWS:
        index.views.pop(next(iter(index.views)), None)
    index.views[asked] = view
    return view


def _gather(shelf: Shelf) -> list[_Entry]:
    """Return the lines of the chronology with what the page shows of each."""
    events = {event.id: event for _, event in shelf.each("events")}
    published: dict[str, list[str]] = {}
    for _, article in shelf.each("articles"):
        if article.published is not None:
            published.setdefault(article.published[:10], []).append(article.id)
    moments = [_moment(line, events.get(line.event or ""), published) for _, line in shelf.each("chronology")]
    with shelf.ledger() as ledger:
        holders = ledger.holders(frozenset(claim for one in moments for claim in one.claims))
    return [_Entry(moment=one, holders=tuple(holders.get(claim, "") for claim in one.claims)) for one in moments]


def _order(entries: Sequence[_Entry]) -> _Index:
    moments = [one.moment for one in entries]
    # A year or a century says little about where days lie.
    days = where_most_lies([one.earliest for one in moments if one.earliest[:7] == one.latest[:7]])
    return _Index(entries, days or ("", ""), [one.earliest for one in moments])


def _gather_loose(shelf: Shelf) -> list[_Loose]:
    undated = [article.id for _, article in shelf.each("articles") if article.published is None]
    events = [event for _, event in shelf.each("events") if event.earliest is None and event.mentions]
    return [
        _Loose(
            n_articles=len(undated),
            articles=tuple(undated[:TRAY]),
            n_events=len(events),
            events=tuple(_undated(event) for event in events[:TRAY]),
        )
    ]


CHRONOLOGY: Index[_Entry, _Index] = Index(name="chronology", line=_Entry, lines=_gather, build=_order)
LOOSE: Index[_Loose, _Loose] = Index(name="undated", line=_Loose, lines=_gather_loose, build=lambda lines: lines[0])


def _moment(line: ChronologyLine, event: LinkedEvent | None, days: Mapping[str, list[str]]) -> Moment:
    published = _published(line, days) if line.kind is ChronologyKind.PUBLICATION else ()
    return Moment(
        earliest=line.earliest,
        latest=line.latest,
        kind=line.kind,
        label=event.label if event else "",
        place=(event.place or "") if event else "",
        claims=line.claims[:QUOTES],
        n_claims=len(line.claims),
        articles=tuple(published[:TRAY]),
        n_articles=len(published),
    )


def _published(line: ChronologyLine, days: Mapping[str, list[str]]) -> list[str]:
    """Return the articles whose date of publication is that of the line: a day, a month or a year."""
    if line.earliest == line.latest:
        return days.get(line.earliest, [])
    name = line.earliest[:7] if line.earliest[:7] == line.latest[:7] else line.earliest[:4]
    return days.get(name, [])


def _undated(event: LinkedEvent) -> Undated:
    first = event.mentions[0]
    return Undated(label=event.label, article=first.article, start=first.start, end=first.end)


def _stretch(ask: Ask, index: _Index) -> tuple[str, str]:
    """Return the stretch that is asked for, or where most of it lies; open ends where that is no shorter."""
    since, until = ask.one("since"), ask.one("until")
    if since or until or ask.one("words"):
        return ("" if since == BEGINNING else since), until
    return index.most


def _within(index: _Index, since: str, until: str, words: str) -> list[_Entry]:
    """Return the lines that reach into a stretch and whose labels hold some words, in order of their first day."""
    found = list(index.entries[: bisect_right(index.days, f"{until}~") if until else None])
    if since:
        cut = len(since)
        found = [one for one in found if one.moment.latest[:cut] >= since]
    return [one for one in found if words in one.moment.label.casefold()] if words else found


def _lanes(entries: Sequence[_Entry]) -> list[Lane]:
    """Return the lanes: the days of a line once, those of a line of publication once an article."""
    spans: dict[ChronologyKind, list[tuple[str, str]]] = {kind: [] for kind in LANES}
    for one in (entry.moment for entry in entries):
        spans[one.kind] += [(one.earliest, one.latest)] * (one.n_articles or 1)
    return [Lane(name=name, css=kind.value, spans=spans[kind]) for kind, name in LANES.items()]


def _closer(ask: Ask, name: str) -> str:
    """Return the address of one bar's stretch; a decade is all its years."""
    first, last = (f"{name}0", f"{name}9") if len(name) == 3 else (name, name)
    return ask.address(since=first, until=last, part=None)


def _wider(since: str, until: str) -> tuple[str, str] | None:
    """Return the stretch around the one shown: the month of a day, the year of a month, then all of it."""
    if not since and not until:
        return None
    if len(since) > 4 or len(until) > 4:
        return since[: max(len(since) - 3, 4)], until[: max(len(until) - 3, 4)]
    return BEGINNING, ""


def _lines(desk: Desk, entries: Sequence[_Entry]) -> tuple[MomentLine, ...]:
    """Return the lines with their quotations."""
    spots = [
        [
            Spot(article=article, claim=claim)
            for article, claim in zip(one.holders, one.moment.claims, strict=True)
            if article
        ]
        for one in entries
    ]
    with desk.ledger() as ledger:
        quotes = iter(ledger.quotations([spot for some in spots for spot in some]))
    catalogue = desk.catalogue()
    return tuple(
        MomentLine(
            moment=one.moment,
            when=name_stretch(one.moment.earliest, one.moment.latest),
            quotes=tuple(quote for quote in [next(quotes) for _ in some] if quote),
            articles=_links(catalogue, one.moment.articles),
        )
        for one, some in zip(entries, spots, strict=True)
    )


def _links(catalogue: Catalogue, articles: Sequence[str]) -> tuple[ArticleLink, ...]:
    """Return articles with their headlines."""
    return tuple(ArticleLink(id=article, heading=catalogue.heading(article)) for article in articles)


def _tray(desk: Desk) -> Tray:
    loose = desk.shelf().index(LOOSE)
    return Tray(
        n_articles=loose.n_articles,
        articles=_links(desk.catalogue(), loose.articles),
        n_events=loose.n_events,
        events=loose.events,
    )


def chronology_sheet(record: ChronologyPage) -> Sheet:
    """Return a row for each quotation or article of the lines shown."""
    header = ("earliest", "latest", "kind", "label", "place", "article", "uri", "start", "end", "text", "chain")
    return Sheet(header=header, rows=list(_rows(record)))


def _rows(record: ChronologyPage) -> Iterator[Row]:
    for line in record.lines:
        one = line.moment
        head = (one.earliest, one.latest, one.kind.value, one.label, one.place)
        for quote in line.quotes:
            yield (*head, quote.article, quote.uri, quote.start, quote.end, quote.text, quote.chain)
        for article in line.articles:
            yield (*head, article.id, None, None, None, article.heading, None)


PAGES = (
    Page(
        name="chronology",
        path="/chronology",
        title="Chronology",
        about="What is said to have happened, what was published and what is commemorated, by day; undated in a tray.",
        make=show_chronology,
        sheet=chronology_sheet,
        filters=FILTERS,
        row="Each line is a date that claims name; that they name it makes nothing happen on it.",
        place=70,
        compared=True,
    ),
)
INDEXES = (CHRONOLOGY, LOOSE)
