"""Copies: families of articles that share text, each as small strips that show where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.errors import NotFound
from sayso.records import Copies
from sayso.show.table import Row
from sayso.store import Quotation, Spot
from sayso.vocabulary import CopyKind
from sayso.web.desk import Desk
from sayso.web.page import Ask, Filter, Page, Sheet
from sayso.web.paging import PART, Paging, part_of
from sayso.web.shelf import Shelf

SIZE = 12
"""Families on one part of the list."""

STRIPS = 8
"""Articles of one family that are drawn on the list; its own page has them all."""

LONGEST = 60
"""Articles on one family's own page."""

FILTERS = (
    Filter(name="kind", about="Of one kind alone.", kind="choice", choices=tuple(kind.value for kind in CopyKind)),
    PART,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A passage that others have too: code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One article of a family: its length in code points, and what of it is shared.

    first: whether it is the earliest of the family in this corpus; share: of its text that is shared, 0..1
    own:   share of its words that it did not share with any article, or was the first to print
    """

    quote: Quotation
    length: int
    shared: tuple[Shared, ...]
    first: bool
    share: float
    own: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Articles that share passages; ``dated``: whether dates tell which is the earliest."""

    id: str
    kind: CopyKind
    n_articles: int
    dated: bool
    strips: tuple[Strip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesPage:
    """One part of the families that are asked for, the largest first, those of a few shared words last."""

    families: tuple[Family, ...]
    counts: Mapping[str, int]
    n_articles: int
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyPage:
    """One family."""

    family: Family


@dataclass(frozen=True, slots=True)
class _Line:
    position: int
    id: str
    kind: CopyKind
    n_articles: int


@dataclass(frozen=True, slots=True)
class _Index:
    families: tuple[_Line, ...]
    articles: int
    own: Mapping[str, tuple[float, str]]


def show_copies(desk: Desk, ask: Ask) -> CopiesPage:
    """Return the families that are asked for."""
    shelf = desk.shelf()
    index: _Index = shelf.kept("families", _index)
    chosen = [one for one in index.families if ask.one("kind") in {"", one.kind.value}]
    paging = part_of(ask, len(chosen), SIZE)
    records = shelf.at("copies", [one.position for one in chosen[paging.rows]])
    return CopiesPage(
        families=tuple(_family(desk, index, record, None if ask.size else STRIPS) for record in records),
        counts={kind.value: sum(one.kind is kind for one in index.families) for kind in CopyKind},
        n_articles=index.articles,
        paging=paging,
    )


def show_family(desk: Desk, ask: Ask) -> FamilyPage:
    """Return one family. Raises: NotFound."""
    shelf = desk.shelf()
    index: _Index = shelf.kept("families", _index)
    wanted = f"sha256:{ask.named['family'].removeprefix('sha256:')}"
    line = next((one for one in index.families if one.id == wanted), None)
    if line is None:
        raise NotFound("family of copies", ask.named["family"], desk.name)
    return FamilyPage(family=_family(desk, index, shelf.at("copies", [line.position])[0], LONGEST))


def _index(shelf: Shelf) -> _Index:
    lines, articles = [], set()
    for position, copies in shelf.each("copies"):
        members = {passage.article for passage in copies.members}
        articles |= members
        lines.append(_Line(position, copies.id, copies.kind, len(members)))
    own = {one.id: (one.own, one.published or "") for _, one in shelf.each("articles") if one.id in articles}
    return _Index(tuple(sorted(lines, key=_rank)), len(articles), own)


def _rank(line: _Line) -> tuple[bool, int, str]:
    """Return what families are sorted by: a few shared words last, then the largest first."""
    return line.kind is CopyKind.INCIDENTAL, -line.n_articles, line.id


def _family(desk: Desk, index: _Index, copies: Copies, most: int | None) -> Family:
    """Return one family with the strips of its first articles: the earliest, then by date of publication."""
    shared: dict[str, list[Shared]] = {}
    for passage in copies.members:
        shared.setdefault(passage.article, []).append(Shared(start=passage.start, end=passage.end))
    ordered = sorted(shared, key=lambda one: (one != copies.earliest, index.own.get(one, (1.0, ""))[1] or "~", one))
    shown = ordered[:most]
    spots = [Spot(article=one, start=shared[one][0].start, end=shared[one][0].end) for one in shown]
    with desk.ledger() as ledger:
        quotes, lengths = ledger.quotations(spots), ledger.lengths(shown)
    strips = tuple(
        Strip(
            quote=quote,
            length=lengths[article],
            shared=tuple(shared[article]),
            first=article == copies.earliest,
            share=round(sum(one.end - one.start for one in shared[article]) / max(lengths[article], 1), 3),
            own=round(index.own.get(article, (1.0, ""))[0], 3),
        )
        for article, quote in zip(shown, quotes, strict=True)
        if quote and article in lengths
    )
    return Family(
        id=copies.id, kind=copies.kind, n_articles=len(shared), dated=copies.earliest is not None, strips=strips
    )


def copies_sheet(record: CopiesPage) -> Sheet:
    """Return a row for each article of the families shown."""
    return _sheet(record.families)


def family_sheet(record: FamilyPage) -> Sheet:
    """Return a row for each article of the family."""
    return _sheet((record.family,))


def _sheet(families: tuple[Family, ...]) -> Sheet:
    header = ("family", "kind", "n_articles", "article", "uri", "publisher", "published", "earliest", "share", "own")
    return Sheet(header=(*header, "shared"), rows=list(_rows(families)))


def _rows(families: tuple[Family, ...]) -> Iterator[Row]:
    for family in families:
        for strip in family.strips:
            quote = strip.quote
            spans = " ".join(f"{one.start}-{one.end}" for one in strip.shared)
            head = (family.id, family.kind.value, family.n_articles, quote.article, quote.uri)
            yield (*head, quote.publisher, quote.published, strip.first, strip.share, strip.own, spans)


PAGES = (
    Page(
        name="copies",
        path="/copies",
        title="Copies",
        about="Families of articles that share text, each article a strip that shows where.",
        make=show_copies,
        sheet=copies_sheet,
        filters=FILTERS,
        row="Each strip is an article that shares passages with others; a copy confirms nothing.",
        place=100,
        compared=True,
    ),
    Page(
        name="family",
        path="/copies/{family}",
        title="Family of copies",
        about="One family of articles that share text, with every article.",
        make=show_family,
        sheet=family_sheet,
        row="Each strip is an article that shares passages with others; a copy confirms nothing.",
        compared=True,
    ),
)
