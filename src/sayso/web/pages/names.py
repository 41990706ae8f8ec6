"""Names: people, organisations and places under all their spellings, and every place where one is named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.errors import NotFound
from sayso.records import LinkedEntity, Located, Mention
from sayso.store import Quotation, Spot
from sayso.vocabulary import NameType
from sayso.web.desk import Desk
from sayso.web.index import Index
from sayso.web.page import Ask, Filter, Page, Sheet
from sayso.web.paging import PART, Paging, part_of
from sayso.web.shelf import Shelf

QUOTES = 25
"""Mentions of one name on one part of its page."""

FIRST = 4
"""Mentions of each name that are kept at hand."""

FILTERS = (
    Filter(name="words", about="Names with these words in any spelling."),
    Filter(name="type", about="Of one type alone.", kind="choice", choices=tuple(kind.value for kind in NameType)),
    PART,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """One name in the list; ``position`` is that of its record among the link results.

    variants: its other spellings; place: where it lies, None for what is no place or may be one of several
    """

    id: str
    name: str
    type: NameType
    variants: tuple[str, ...]
    n_mentions: int
    n_articles: int
    place: Located | None
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesPage:
    """One part of the names that are asked for, those named most first."""

    names: tuple[NameLine, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePage:
    """One name: its line, why its spellings were taken for one, and one part of its mentions."""

    name: NameLine
    reasons: tuple[str, ...]
    mentions: tuple[Quotation, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One name as the index keeps it."""

    line: NameLine
    first: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Every name by its id, those named most first, and where the first few mentions of each stand.

    folded: all spellings of each name in small letters, in the same order
    """

    lines: Mapping[str, NameLine]
    first: Mapping[str, tuple[Mention, ...]]
    ordered: Sequence[NameLine]
    folded: Sequence[str]

    def find(self, words: str) -> Sequence[NameLine]:
        """Return the names with these words in any spelling."""
        if not words:
            return self.ordered
        sought = words.casefold()
        return [line for line, folded in zip(self.ordered, self.folded, strict=True) if sought in folded]


def name_index(shelf: Shelf) -> NameIndex:
    """Return what is kept of the names."""
    return shelf.index(NAMES)


def _list_names(shelf: Shelf) -> list[_Entry]:
    found = [
        _Entry(line=_line(position, entity), first=entity.mentions[:FIRST])
        for position, entity in shelf.each("entities")
    ]
    return sorted(found, key=lambda one: (-one.line.n_mentions, one.line.name, one.line.id))


def _order_names(entries: Sequence[_Entry]) -> NameIndex:
    lines = [one.line for one in entries]
    folded = ["\n".join((one.name, *one.variants)).casefold() for one in lines]
    return NameIndex({one.id: one for one in lines}, {one.line.id: one.first for one in entries}, lines, folded)


NAMES: Index[_Entry, NameIndex] = Index(name="names", line=_Entry, lines=_list_names, build=_order_names)


def _line(position: int, entity: LinkedEntity) -> NameLine:
    return NameLine(
        id=entity.id,
        name=entity.name,
        type=entity.type,
        variants=tuple(variant for variant in entity.variants if variant != entity.name),
        n_mentions=len(entity.mentions),
        n_articles=len({mention.article for mention in entity.mentions}),
        place=entity.place,
        position=position,
    )


def show_names(desk: Desk, ask: Ask) -> NamesPage:
    """Return the names that are asked for."""
    chosen, kind = name_index(desk.shelf()).find(ask.one("words")), ask.one("type")
    if kind:
        chosen = [one for one in chosen if one.type == kind]
    paging = part_of(ask, len(chosen))
    return NamesPage(names=tuple(chosen[paging.rows]), paging=paging)


def show_name(desk: Desk, ask: Ask) -> NamePage:
    """Return one name with its mentions. Raises: NotFound."""
    shelf = desk.shelf()
    line = name_index(shelf).lines.get(f"sha256:{ask.named['name'].removeprefix('sha256:')}")
    if line is None:
        raise NotFound("name", ask.named["name"], desk.name)
    (entity,) = shelf.at("entities", [line.position])
    paging = part_of(ask, len(entity.mentions), QUOTES)
    shown = entity.mentions[paging.rows]
    with desk.ledger() as ledger:
        quotes = ledger.quotations([Spot(article=one.article, start=one.start, end=one.end) for one in shown])
    return NamePage(
        name=line, reasons=entity.reasons, mentions=tuple(quote for quote in quotes if quote), paging=paging
    )


def names_sheet(record: NamesPage) -> Sheet:
    """Return a row for each name shown."""
    header = ("id", "name", "type", "variants", "n_mentions", "n_articles", "lat", "lon")
    rows = []
    for one in record.names:
        where = (one.place.lat, one.place.lon) if one.place else (None, None)
        counts = (one.n_mentions, one.n_articles)
        rows.append((one.id, one.name, one.type.value, "; ".join(one.variants), *counts, *where))
    return Sheet(header=header, rows=rows)


def name_sheet(record: NamePage) -> Sheet:
    """Return a row for each mention shown."""
    rows = [(one.article, one.uri, one.start, one.end, one.text, one.published) for one in record.mentions]
    return Sheet(header=("article", "uri", "start", "end", "text", "published"), rows=rows)


PAGES = (
    Page(
        name="names",
        path="/names",
        title="Names",
        about="People, organisations and places with all their spellings.",
        make=show_names,
        sheet=names_sheet,
        filters=FILTERS,
        row="Each line is one name under all spellings that were taken for it; two people may share one.",
        place=60,
        compared=True,
    ),
    Page(
        name="name",
        path="/names/{name}",
        title="Name",
        about="One name: its spellings, why they were taken for one, and every place where it stands.",
        make=show_name,
        sheet=name_sheet,
        filters=(PART,),
        row="Each quotation is one place where an article prints the name.",
        compared=True,
    ),
)
INDEXES = (NAMES,)
