"""What the ledger holds, read back: readings in a stable order, and articles by what people call them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, select

from sayso.errors import Ambiguous, NotFound
from sayso.records import Article, Reading
from sayso.store import schema
from sayso.store.column import Row, columns
from sayso.store.database import Database
from sayso.store.row import decode_article, decode_marks
from sayso.store.schema import ARTICLE_ELSEWHERE

BATCH = 64
"""Readings fetched at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One stored reading: its number in this ledger, its stamp, and the cells of everything but its marks."""

    number: int
    stamp: str
    key: str
    article: str
    digest: str
    tool: str
    model: str | None
    settings: str
    given: str
    said: str
    text_hash: str
    text: str
    seal: str
    row: Row


_reading, _version = schema.reading.c, schema.version.c
_NAMED: dict[str, ColumnElement[Any]] = {
    "number": _reading.number,
    "stamp": _reading.id,
    "key": schema.article.c.key,
    "article": _version.id,
    "digest": _version.digest,
    "tool": _reading.tool,
    "model": _reading.model,
    "settings": _reading.settings,
    "given": _reading.given,
    "said": _version.given,
    "text_hash": schema.text.c.hash,
    "text": schema.text.c.body,
    "seal": _reading.seal,
}
"""Where each field of `Held` stands, but for its ``row``."""

_CELLS = [_reading[column.name] for column in columns(Article, ARTICLE_ELSEWHERE)]
_HEAD = (
    select(*_NAMED.values(), *_CELLS, _reading.frame, _reading.mark_warnings)
    .join(schema.version, _version.number == _reading.version)
    .join(schema.article, schema.article.c.number == _version.article)
    .join(schema.text, schema.text.c.number == _reading.text)
)


def held(database: Database, numbers: list[int]) -> Iterator[Held]:
    """Yield the readings of these numbers, in their order, fetching a few at a time."""
    for at in range(0, len(numbers), BATCH):
        some = numbers[at : at + BATCH]
        found = {row[0]: row for row in database.rows(_HEAD.where(schema.reading.c.number.in_(some)))}
        for number in some:
            # Another process may have replaced it since its number was looked up.
            if (row := found.get(number)) is not None:
                yield _held(tuple(row))


def current(database: Database) -> list[int]:
    """Return the numbers of the readings that hold, by key."""
    article = schema.article
    find = select(article.c.reading).where(article.c.reading.is_not(None)).order_by(article.c.key)
    return [number for (number,) in database.rows(find)]


def mark_rows(database: Database, kind: str, number: int) -> list[Row]:
    """Return the rows of one kind of mark of one reading, in order: the position, then the mark's cells."""
    return database.cells(_marks_of(kind), (number,))


@cache
def _marks_of(kind: str) -> str:
    names = ", ".join(f'"{column.name}"' for column in columns(schema.MARK_RECORDS[kind]))
    return f'SELECT position, {names} FROM "{kind}" WHERE reading = ? ORDER BY position'


def reading_of(one: Held, marks: Mapping[str, Sequence[Row]]) -> Reading:
    """Return a stored reading as a record, with these rows of its marks."""
    article = decode_article(one.row[:-2], id=one.article, key=one.key, digest=one.digest, text=one.text)
    return Reading(tool=one.tool, model=one.model, article=article, marks=decode_marks(marks, *one.row[-2:]))


def fetch(database: Database, one: Held, kinds: Collection[str] = tuple(schema.MARK_RECORDS)) -> Reading:
    """Return a stored reading as a record, with the marks of ``kinds`` alone."""
    return reading_of(one, {kind: mark_rows(database, kind, one.number) for kind in kinds})


def find_article(database: Database, name: str) -> int:
    """Return the number of the article that ``name`` means: its id or the start of it, its key, or its URI.

    Raises: NotFound when there is none, Ambiguous when there are several.
    """
    article, version, reading = schema.article, schema.version, schema.reading
    ids = [name, f"sha256:{name}"]
    ways: list[Any] = [
        select(version.c.article).where(version.c.id.in_(ids)),
        select(article.c.number).where(article.c.key == name),
        select(version.c.article).join(reading, reading.c.version == version.c.number).where(reading.c.uri == name),
    ]
    if len(name.removeprefix("sha256:")) >= 4 and set(name.removeprefix("sha256:")) <= set("0123456789abcdef"):
        start = "sha256:" + name.removeprefix("sha256:")
        ways.append(select(version.c.article).where(version.c.id.startswith(start, autoescape=True)))
    for way in ways:
        found = sorted({number for (number,) in database.rows(way)})
        if len(found) == 1:
            return int(found[0])
        if found:
            keys = select(article.c.key).where(article.c.number.in_(found)).order_by(article.c.key)
            raise Ambiguous("article", name, [key for (key,) in database.rows(keys)])
    raise NotFound("article", name, database.name)


def _held(row: Row) -> Held:
    return Held(**dict(zip(_NAMED, row, strict=False)), row=row[len(_NAMED) :])
