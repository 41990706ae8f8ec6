"""Two or more articles side by side: aligned by passages and questions they share, with what they say differently."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.records import Account, Copies, Question, Reading
from sayso.show.overview import RELATION_WORDS
from sayso.show.passage import Layer, Passage, Piece, cut_passages
from sayso.show.table import Row
from sayso.vocabulary import QuestionKind, Relation
from sayso.web.alignment import align, holding
from sayso.web.desk import Desk
from sayso.web.digest import WORST_FIRST, copies_by_article, questions
from sayso.web.page import Ask, Filter, Page, Sheet

MOST = 4
"""Articles beside one another at most; more are too narrow to read."""

_DIFFERENT = frozenset({Relation.DIFFER, Relation.SCOPE, Relation.UPDATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One column's article."""

    id: str
    heading: str
    publisher: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one article says to a question, and where."""

    article: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A question that at least two of the articles answer; ``said`` has what each says, in the order of the columns."""

    id: str
    label: str
    relation: str
    told: str
    words: bool
    said: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One block of one article; beside the marks, its kinds are ``copied`` (shared passage), ``differs``, ``word``."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SidePage:
    """The columns, what they share, and their texts in rows."""

    heads: tuple[Head, ...]
    shared: tuple[Shared, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    left_out: int


def make_side(desk: Desk, ask: Ask) -> SidePage:
    """Return the articles that are asked for beside one another. Raises: NotFound, Ambiguous."""
    wanted = list(dict.fromkeys(ask.all("article")))
    with desk.ledger() as ledger:
        readings = [ledger.reading(name) for name in wanted[:MOST]]
    ids = [reading.article.id for reading in readings]
    found = _shared_questions(desk, ids)
    groups = _shared_passages(desk, ids)
    return SidePage(
        heads=tuple(_head(reading) for reading in readings),
        shared=tuple(_shared(question, ids) for question in found),
        rows=tuple(_rows(readings, found, groups)),
        left_out=max(0, len(wanted) - MOST),
    )


def _head(reading: Reading) -> Head:
    article = reading.article
    heading = " ".join(article.title.text.split()) if article.title else article.uri.rstrip("/").rsplit("/", 1)[-1]
    return Head(
        id=article.id,
        heading=heading,
        publisher=article.publisher.name if article.publisher else "publisher unknown",
        published=article.published.value[:10] if article.published else "undated",
    )


def _shared_questions(desk: Desk, ids: Sequence[str]) -> list[Question]:
    """Return the questions that at least two of the articles answer, those whose accounts differ first."""
    shelf = desk.shelf()
    lines = questions(shelf).by_article
    counts: dict[int, int] = {}
    for article in ids:
        for line in lines.get(article, ()):
            counts[line.position] = counts.get(line.position, 0) + 1
    found: list[Question] = shelf.at("questions", [position for position, count in counts.items() if count > 1])
    # The same word in all of them says nothing.
    telling = [one for one in found if one.kind is not QuestionKind.WORDS or _between(one, ids) is not Relation.AGREE]
    return sorted(
        telling, key=lambda one: (one.kind is QuestionKind.WORDS, WORST_FIRST.index(_between(one, ids)), one.id)
    )


def _shared_passages(desk: Desk, ids: Sequence[str]) -> list[Copies]:
    shelf = desk.shelf()
    by_article = copies_by_article(shelf)
    positions = dict.fromkeys(position for article in ids for position in by_article.get(article, ()))
    groups: list[Copies] = shelf.at("copies", list(positions))
    return [group for group in groups if len({one.article for one in group.members} & set(ids)) > 1]


def _between(question: Question, ids: Sequence[str]) -> Relation:
    """Return how those accounts stand to each other that these articles give: as the worst pair of them does."""
    given = {one.id for one in question.accounts if any(claim.article in ids for claim in one.claims)}
    pairs = [pair.relation for pair in question.pairs if {pair.a, pair.b} <= given]
    if len(given) < 2:
        return Relation.AGREE
    return min(pairs, key=WORST_FIRST.index, default=question.relation)


def _shared(question: Question, ids: Sequence[str]) -> Shared:
    relation = _between(question, ids)
    return Shared(
        id=question.id,
        label=question.label,
        relation=relation.value,
        told=RELATION_WORDS[relation],
        words=question.kind is QuestionKind.WORDS,
        said=tuple(tuple(_said(question.accounts, article)) for article in ids),
    )


def _said(accounts: Sequence[Account], article: str) -> Iterator[Said]:
    """Yield each account that the article gives, once."""
    for account in accounts:
        first = next((claim for claim in account.claims if claim.article == article), None)
        if first:
            yield Said(article=article, text=account.text, start=first.start, end=first.end)


def _rows(
    readings: Sequence[Reading], found: Sequence[Question], groups: Sequence[Copies]
) -> Iterator[tuple[Cell | None, ...]]:
    """Yield the texts block by block, what they share beside one another."""
    if not readings:
        return
    ids = [one.article.id for one in readings]
    columns = [cut_passages(one, _layers(one.article.id, ids, found, groups)) for one in readings]
    starts = [[passage.start for passage in column] for column in columns]
    pairs = [list(_pairs(ids[0], other, starts[0], starts[k + 1], found, groups)) for k, other in enumerate(ids[1:])]
    for row in align([len(column) for column in columns], pairs):
        yield tuple(None if at is None else _cell(columns[k][at]) for k, at in enumerate(row))


def _cell(passage: Passage) -> Cell:
    return Cell(kind=passage.kind, pieces=passage.pieces)


def _layers(article: str, ids: Sequence[str], found: Sequence[Question], groups: Sequence[Copies]) -> Iterator[Layer]:
    """Yield what is told apart in one article: shared passages, accounts that differ, words for the same thing."""
    for group in groups:
        yield from ((one.start, one.end, "copied") for one in group.members if one.article == article)
    for question in found:
        words = question.kind is QuestionKind.WORDS
        if words or _between(question, ids) in _DIFFERENT:
            for account in question.accounts:
                for claim in account.claims:
                    if claim.article == article:
                        yield (claim.start, claim.end, "word" if words else "differs")


def _pairs(
    one: str,
    other: str,
    starts: Sequence[int],
    beside: Sequence[int],
    found: Sequence[Question],
    groups: Sequence[Copies],
) -> Iterator[tuple[int, int]]:
    """Yield the blocks of two articles that share a passage, or claims that answer one question, words aside."""
    places = [
        ([(m.start, m.end) for m in group.members if m.article == one],
         [(m.start, m.end) for m in group.members if m.article == other])
        for group in groups
    ]  # fmt: skip
    for question in found:
        if question.kind is not QuestionKind.WORDS:
            claims = [claim for account in question.accounts for claim in account.claims]
            places.append(
                (
                    [(claim.start, claim.end) for claim in claims if claim.article == one],
                    [(claim.start, claim.end) for claim in claims if claim.article == other],
                )
            )
    for ours, theirs in places:
        for start, end in ours:
            for left in list(holding(starts, start, end))[:1]:
                for other_start, other_end in theirs:
                    yield from ((left, right) for right in list(holding(beside, other_start, other_end))[:1])


def side_sheet(record: SidePage) -> Sheet:
    """Return a row for each shared question and article."""
    return Sheet(header=("question", "label", "relation", "article", "text", "start", "end"), rows=list(_lines(record)))


def _lines(record: SidePage) -> Iterator[Row]:
    for shared in record.shared:
        for cell in shared.said:
            for one in cell:
                yield shared.id, shared.label, shared.relation, one.article, one.text, one.start, one.end


PAGES = (
    Page(
        name="sidebyside",
        path="/side-by-side",
        title="Side by side",
        about="Up to four articles beside one another, aligned by the passages and questions they share.",
        make=make_side,
        sheet=side_sheet,
        filters=(Filter(name="article", about="The id of an article, or the start of it.", many=True),),
        row="A row of the table is one question that at least two of the articles answer; a row of the text sets "
        "blocks beside one another that share a passage or a question.",
    ),
)
