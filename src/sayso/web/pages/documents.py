"""Documents: the laws, resolutions, reports and posts that articles cite, who cites them, and whether they are here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.errors import NotFound
from sayso.records import Document
from sayso.show.table import Row
from sayso.store import Quotation, Spot
from sayso.web.desk import Desk
from sayso.web.page import Ask, Filter, Page, Sheet
from sayso.web.paging import PART, Paging, part_of
from sayso.web.shelf import Shelf

QUOTES = 5
"""Quotations that open under one document on the list."""

SIZE = 25
"""Documents on one part of the list, and quotations on one part of a document's own page."""

FILTERS = (
    Filter(name="words", about="Documents called by these words."),
    Filter(name="here", about="Whether it is one of the articles.", kind="choice", choices=("yes", "no")),
    PART,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """One document in the list; ``position`` is that of its record among the link results.

    names:    all it is called; in_pile: whether it is itself one of the articles
    cited_by: the voices that cite it, by name, each once; n_own: citations in an article's own voice
    """

    id: str
    name: str
    names: tuple[str, ...]
    in_pile: bool
    n_mentions: int
    n_articles: int
    cited_by: tuple[str, ...]
    n_own: int
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One document with the first few places that cite it, and how many more there are."""

    document: DocumentLine
    quotes: tuple[Quotation, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsPage:
    """One part of the documents that are asked for, those of most articles first."""

    documents: tuple[Cited, ...]
    n_here: int
    n_all: int
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """One document and one part of the places that cite it."""

    cited: Cited
    paging: Paging


def _index(shelf: Shelf) -> tuple[DocumentLine, ...]:
    lines = [_line(position, document) for position, document in shelf.each("documents")]
    return tuple(sorted(lines, key=lambda one: (-one.n_articles, -one.n_mentions, one.name, one.id)))


def _line(position: int, document: Document) -> DocumentLine:
    return DocumentLine(
        id=document.id,
        name=document.name,
        names=document.names or (document.name,),
        in_pile=document.in_pile,
        n_mentions=len(document.mentions),
        n_articles=len({mention.article for mention in document.mentions}),
        cited_by=tuple(dict.fromkeys(one.by for one in document.citations if one.by)),
        n_own=sum(one.by is None for one in document.citations),
        position=position,
    )


def show_documents(desk: Desk, ask: Ask) -> DocumentsPage:
    """Return the documents that are asked for."""
    shelf = desk.shelf()
    every: tuple[DocumentLine, ...] = shelf.kept("documents", _index)
    words = ask.one("words").casefold()
    chosen = [
        one
        for one in every
        if any(words in name.casefold() for name in one.names)
        and (not ask.one("here") or one.in_pile is (ask.one("here") == "yes"))
    ]
    paging = part_of(ask, len(chosen), SIZE)
    shown = chosen[paging.rows]
    records: list[Document] = shelf.at("documents", [one.position for one in shown])
    return DocumentsPage(
        documents=_cite(desk, shown, [_spots(record) for record in records], None if ask.size else QUOTES),
        n_here=sum(one.in_pile for one in every),
        n_all=len(every),
        paging=paging,
    )


def show_document(desk: Desk, ask: Ask) -> DocumentPage:
    """Return one document with the places that cite it. Raises: NotFound."""
    shelf = desk.shelf()
    every: tuple[DocumentLine, ...] = shelf.kept("documents", _index)
    wanted = f"sha256:{ask.named['document'].removeprefix('sha256:')}"
    line = next((one for one in every if one.id == wanted), None)
    if line is None:
        raise NotFound("document", ask.named["document"], desk.name)
    spots = _spots(shelf.at("documents", [line.position])[0])
    paging = part_of(ask, len(spots), SIZE)
    (cited,) = _cite(desk, [line], [spots[paging.rows]], SIZE)
    return DocumentPage(cited=cited, paging=paging)


def _spots(document: Document) -> list[Spot]:
    """Return where a document is cited: the claims that do, then mentions that stand in none of these articles."""
    spots = [Spot(article=one.article, claim=one.claim) for one in document.citations]
    told = {one.article for one in document.citations}
    spots += [
        Spot(article=one.article, start=one.start, end=one.end) for one in document.mentions if one.article not in told
    ]
    return spots


def _cite(
    desk: Desk, lines: Sequence[DocumentLine], spots: Sequence[Sequence[Spot]], most: int | None
) -> tuple[Cited, ...]:
    with desk.ledger() as ledger:
        quotes = iter(ledger.quotations([spot for some in spots for spot in some[:most]]))
    return tuple(
        Cited(
            document=line,
            quotes=tuple(quote for quote in [next(quotes) for _ in some[:most]] if quote),
            more=len(some[most:]) if most else 0,
        )
        for line, some in zip(lines, spots, strict=True)
    )


def documents_sheet(record: DocumentsPage) -> Sheet:
    """Return a row for each quotation of the documents shown."""
    return _sheet(record.documents)


def document_sheet(record: DocumentPage) -> Sheet:
    """Return a row for each quotation shown."""
    return _sheet([record.cited])


def _sheet(cited: Sequence[Cited]) -> Sheet:
    header = ("id", "name", "in_pile", "n_articles", "cited_by", "article", "uri", "start", "end", "text", "chain")
    return Sheet(header=header, rows=list(_rows(cited)))


def _rows(cited: Sequence[Cited]) -> Iterator[Row]:
    for one in cited:
        line = one.document
        head = (line.id, line.name, line.in_pile, line.n_articles, "; ".join(line.cited_by))
        for quote in one.quotes:
            yield (*head, quote.article, quote.uri, quote.start, quote.end, quote.text, quote.chain)


PAGES = (
    Page(
        name="documents",
        path="/documents",
        title="Documents",
        about="Laws, resolutions, reports and posts that articles cite, by whom, and whether they are in the pile.",
        make=show_documents,
        sheet=documents_sheet,
        filters=FILTERS,
        row="Each line is a text that articles name; what they say of it may not be what it says.",
        place=80,
        compared=True,
    ),
    Page(
        name="document",
        path="/documents/{document}",
        title="Document",
        about="One cited text: all it is called, and every place that cites it.",
        make=show_document,
        sheet=document_sheet,
        filters=(PART,),
        row="Each quotation is a claim that cites the document; what it says of it may not be what it says.",
        compared=True,
    ),
)
