"""Harm as told: who is said to have been killed, injured, missing or driven out, where, when, and on whose word.

Figures are listed, never added up, and a cell without one says so: silence is no zero.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sayso.show.chain import chain_words
from sayso.show.harm import ALWAYS, HarmRow, harm_row
from sayso.show.table import Row
from sayso.store import Quotation, Spot
from sayso.vocabulary import Harm
from sayso.web.desk import Desk
from sayso.web.index import Index
from sayso.web.page import Ask, Filter, Page, Sheet
from sayso.web.paging import PART, Paging, part_of
from sayso.web.shelf import Shelf

NOWHERE = "-"
"""What an address says for figures whose claim names no place."""

PLACES = 12
"""Places of the table; the others are found by their name."""

QUOTES = 3
"""Quotations that open under one line."""

VIEWS = 24
"""Views of the figures that are kept, those asked for last."""

FEW, ALL = 4, 100
"""With so few lines at most, each opens all its quotations, or so many of them."""

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")

FILTERS = (
    Filter(name="harm", about="Of one kind alone.", kind="choice", choices=tuple(kind.value for kind in Harm)),
    Filter(name="where", about=f"At one place, by its printed name; {NOWHERE} for none named."),
    Filter(name="when", about="On a day, in a month or a year, by the claim.", kind="date"),
    Filter(name="whose", about="On the word of one voice, by its name."),
    Filter(name="whom", about="Victims whose description holds these words."),
    PART,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Figures that say the same of the same: one line.

    day:    ``when`` as far as the filter takes it: a day, a month, a year, or ""
    n_articles, n_publishers: that print it; quotes: the first few of its places; more: those beyond
    """

    harm: tuple[Harm, ...]
    text: str
    low: int | float | None
    high: int | float | None
    bounds: str
    whom: str
    status: str
    where: str
    when: str
    day: str
    whose: str
    chain: str
    blamed: str
    negated: bool
    n_articles: int
    n_publishers: int
    quotes: tuple[Quotation, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmCell:
    """One kind of harm at one place: least and most that any figure says, None where the words leave that end open.

    n_figures is 0 where nobody gives any; then the cell says nothing, and never zero.
    """

    harm: Harm
    n_figures: int
    n_articles: int
    low: int | float | None
    high: int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmPlace:
    """One row of the table: ``where`` is "" for figures whose claims name no place."""

    where: str
    cells: tuple[HarmCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmPage:
    """The table of kinds and places, and the lines behind it, one part of them."""

    kinds: tuple[Harm, ...]
    places: tuple[HarmPlace, ...]
    n_places: int
    n_figures: int
    counts: tuple[Count, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One figure as the index keeps it: its row, and who printed it."""

    row: HarmRow
    publisher: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """Some figures: what says the same together, and the first rows of the table."""

    groups: Sequence[Sequence[_Told]]
    places: tuple[HarmPlace, ...]
    n_places: int
    n_figures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Every:
    """All figures of harm, and the views of them that were asked for last, the whole among them."""

    told: Sequence[_Told]
    kinds: tuple[Harm, ...]
    views: dict[tuple[str, ...], _View] = field(default_factory=dict)


def show_harm(desk: Desk, ask: Ask) -> HarmPage:
    """Return the figures of harm that are asked for."""
    every = desk.shelf().index(HARM)
    view = _view(every, ask)
    groups = view.groups
    paging = part_of(ask, len(groups))
    shown = groups[paging.rows]
    most = view.n_figures if ask.size else QUOTES if len(groups) > FEW else ALL
    with desk.ledger() as ledger:
        quotes = iter(ledger.quotations([_spot(one.row) for group in shown for one in group[:most]]))
        counts = tuple(_count(group, [next(quotes) for _ in group[:most]]) for group in shown)
    return HarmPage(
        kinds=every.kinds,
        places=view.places,
        n_places=view.n_places,
        n_figures=view.n_figures,
        counts=counts,
        paging=paging,
    )


def _view(every: _Every, ask: Ask) -> _View:
    """Return the figures that are asked for, and keep them: the next part of the list asks for the same."""
    asked = tuple(ask.one(name) for name in ("harm", "where", "when", "whose", "whom"))
    view = every.views.get(asked)
    if view is None:
        chosen = _choose(every.told, ask) if any(asked) else every.told
        places, n_places = _places(chosen, every.kinds)
        view = _View(groups=_group(chosen), places=places, n_places=n_places, n_figures=len(chosen))
        while len(every.views) >= VIEWS:
            every.views.pop(next(iter(every.views)), None)
        every.views[asked] = view
    return view


def _gather(shelf: Shelf) -> Iterator[_Told]:
    """Yield every figure of harm in the ledger."""
    with shelf.ledger() as ledger:
        for one in ledger.tolls():
            yield _Told(row=harm_row(one.article, one.figure, one.voice), publisher=one.publisher)


def _build(told: Sequence[_Told]) -> _Every:
    kinds = tuple(kind for kind in Harm if kind in ALWAYS or any(kind in one.row.harm for one in told))
    every = _Every(told=told, kinds=kinds)
    _view(every, Ask(path="/harm", filters=FILTERS))
    return every


HARM: Index[_Told, _Every] = Index(name="harm", line=_Told, lines=_gather, build=_build)


def _choose(told: Iterable[_Told], ask: Ask) -> list[_Told]:
    """Return the figures that are asked for."""
    harm, where, when = ask.one("harm"), ask.one("where").casefold(), ask.one("when")
    whose, whom = ask.one("whose").casefold(), ask.one("whom").casefold()
    place = "" if where == NOWHERE else where
    return [
        one
        for one in told
        if (not harm or harm in one.row.harm)
        and (not where or one.row.where.casefold() == place)
        and one.row.when.startswith(when)
        and (not whose or one.row.whose.casefold() == whose)
        and (not whom or whom in one.row.whom.casefold())
    ]


def _group(told: Iterable[_Told]) -> list[list[_Told]]:
    """Return the figures that say the same of the same together, those that most articles print first."""
    groups: dict[tuple[object, ...], list[_Told]] = {}
    for one in told:
        row = one.row
        same = (row.harm, row.low, row.high, row.bounds, row.whom.casefold(), row.where, row.when, row.whose)
        groups.setdefault((*same, row.negated), []).append(one)
    return sorted(groups.values(), key=lambda group: -len({one.row.article for one in group}))


def _count(group: Sequence[_Told], quotes: Sequence[Quotation | None]) -> Count:
    row = group[0].row
    return Count(
        harm=row.harm,
        text=" ".join(row.text.split()),
        low=row.low,
        high=row.high,
        bounds=row.bounds,
        whom=row.whom,
        status=row.status,
        where=row.where,
        when=row.when,
        day=day.group() if (day := _DAY.match(row.when)) else "",
        whose=row.whose,
        chain=chain_words(row.voice),
        blamed=row.blamed,
        negated=row.negated,
        n_articles=len({one.row.article for one in group}),
        n_publishers=len({one.publisher for one in group if one.publisher}),
        quotes=tuple(quote for quote in quotes if quote),
        more=len(group) - len(quotes),
    )


def _spot(row: HarmRow) -> Spot:
    return Spot(article=row.article, start=row.start, end=row.end, claim=row.claim or "")


def _places(told: Iterable[_Told], kinds: Sequence[Harm]) -> tuple[tuple[HarmPlace, ...], int]:
    """Return the first rows of the table, most figures first and those without a place last, and how many there are."""
    found: dict[str, list[HarmRow]] = {}
    for one in told:
        found.setdefault(one.row.where, []).append(one.row)
    ordered = sorted(found.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))
    return tuple(_place(where, rows, kinds) for where, rows in ordered[:PLACES]), len(found)


def _place(where: str, rows: Sequence[HarmRow], kinds: Sequence[Harm]) -> HarmPlace:
    cells = (_cell(kind, [row for row in rows if kind in row.harm and not row.negated]) for kind in kinds)
    return HarmPlace(where=where, cells=tuple(cells))


def _cell(kind: Harm, rows: Sequence[HarmRow]) -> HarmCell:
    lows, highs = [row.low for row in rows], [row.high for row in rows]
    return HarmCell(
        harm=kind,
        n_figures=len(rows),
        n_articles=len({row.article for row in rows}),
        low=None if None in lows else min((low for low in lows if low is not None), default=None),
        high=None if None in highs else max((high for high in highs if high is not None), default=None),
    )


def harm_sheet(record: HarmPage) -> Sheet:
    """Return a row for each quotation of the lines shown."""
    header = ("harm", "low", "high", "whom", "status", "where", "when", "blamed", "denied", "whose", "n_articles")
    return Sheet(header=(*header, "article", "uri", "start", "end", "text", "chain"), rows=list(_rows(record)))


def _rows(record: HarmPage) -> Iterator[Row]:
    for one in record.counts:
        head = ("; ".join(one.harm), one.low, one.high, one.whom, one.status, one.where, one.when, one.blamed)
        for quote in one.quotes:
            place = (quote.article, quote.uri, quote.start, quote.end, quote.text, quote.chain)
            yield (*head, one.negated, one.whose, one.n_articles, *place)


PAGES = (
    Page(
        name="harm",
        path="/harm",
        title="Harm",
        about="Figures of people harmed as claims give them: by kind, place, day and voice, each with its quotations.",
        make=show_harm,
        sheet=harm_sheet,
        filters=FILTERS,
        row="Each line is a number that somebody gave; figures are never added up, and an empty cell is no zero.",
        place=40,
        compared=True,
    ),
)
INDEXES = (HARM,)
