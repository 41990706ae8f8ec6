"""What the ledger holds, read back: readings in a stable order, and articles by what people call them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from sayso.errors import Ambiguous, NotFound
from sayso.records import Reading
from sayso.store import schema
from sayso.store.column import Row, columns
from sayso.store.database import Database
from sayso.store.row import decode_article, decode_marks

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
    row: Row


_HEAD = (
    select(
        schema.reading.c.number,
        schema.reading.c.id.label("stamp"),
        schema.article.c.key,
        schema.version.c.id.label("article"),
        schema.version.c.digest,
        schema.reading.c.tool,
        schema.reading.c.model,
        schema.reading.c.settings,
        schema.reading.c.given,
        schema.version.c.given.label("said"),
        schema.text.c.hash.label("text_hash"),
        schema.text.c.body,
        *[column for column in schema.reading.c if list(schema.reading.c.keys()).index(column.name) >= 9],
    )
    .join(schema.version, schema.version.c.number == schema.reading.c.version)
    .join(schema.article, schema.article.c.number == schema.version.c.article)
    .join(schema.text, schema.text.c.number == schema.reading.c.text)
)
_PLAIN = 12


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


def mark_rows(database: Database, kind: str, numbers: list[int]) -> dict[int, list[Row]]:
    """Return the rows of one kind of mark for each of a few readings, in order, without number and position."""
    table = schema.marks[kind]
    names = [table.c[column.name] for column in columns(schema.MARK_RECORDS[kind])]
    statement = _marks_of(database, kind, tuple(column.name for column in names))
    return {number: [tuple(row) for row in database.sql(statement, (number,))] for number in numbers}


def _marks_of(database: Database, kind: str, names: tuple[str, ...]) -> str:
    quoted = ", ".join(f'"{name}"' for name in names)
    return f'SELECT {quoted} FROM "{kind}" WHERE reading = ? ORDER BY position'


def reading_of(database: Database, one: Held, kinds: Collection[str]) -> Reading:
    """Return a stored reading as a record, with the marks of ``kinds`` alone."""
    article = decode_article(one.row[:-2], id=one.article, key=one.key, digest=one.digest, text=one.text)
    rows = {kind: mark_rows(database, kind, [one.number])[one.number] for kind in schema.MARK_RECORDS if kind in kinds}
    marks = decode_marks(rows, one.row[-2], one.row[-1])
    return Reading(tool=one.tool, model=one.model, article=article, marks=marks)


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
    raise NotFound("article", name, str(database.path))


def _held(row: Row) -> Held:
    names = ("number", "stamp", "key", "article", "digest", "tool", "model", "settings", "given", "said")
    cells = dict(zip(names, row, strict=False))
    return Held(**cells, text_hash=row[10], text=row[11], row=row[_PLAIN:])
