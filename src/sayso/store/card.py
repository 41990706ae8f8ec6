"""Cards: what a list of articles shows of each, read without text and marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from sayso.store import schema
from sayso.store.database import Database

BATCH = 500
"""Cards fetched at a time; engines limit the parameters of one statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One article in a list.

    number:    of the article in this ledger, never shown; reading: of the reading that holds
    published: EDTF, None when undated
    """

    number: int
    reading: int
    id: str
    key: str
    uri: str
    title: str | None
    publisher: str | None
    agency: str | None
    published: str | None
    language: str

    @property
    def heading(self) -> str:
        """The headline in one line, else the last part of the URI."""
        return " ".join(self.title.split()) if self.title else self.uri.rstrip("/").rsplit("/", 1)[-1]


def holding(database: Database) -> list[tuple[int, int]]:
    """Return the number of every article and of the reading of it that holds, by article."""
    found = database.cells("SELECT number, reading FROM article WHERE reading IS NOT NULL ORDER BY number")
    return [(number, reading) for number, reading in found]


def cards(database: Database, numbers: Sequence[int]) -> Iterator[Card]:
    """Yield the cards of the articles with these numbers; one that went meanwhile is left out."""
    article, version, reading = schema.article.c, schema.version.c, schema.reading.c
    find = (
        select(
            article.number,
            article.reading,
            version.id,
            article.key,
            reading.uri,
            reading.title_text,
            reading.publisher_name,
            reading.agency_name,
            reading.published_value,
            reading.language,
        )
        .join(schema.reading, reading.number == article.reading)
        .join(schema.version, version.number == reading.version)
    )
    names = Card.__dataclass_fields__
    for at in range(0, len(numbers), BATCH):
        for row in database.rows(find.where(article.number.in_(numbers[at : at + BATCH]))):
            yield Card(**dict(zip(names, row, strict=True)))


def voices(database: Database, readings: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the chains of the claims of these readings, as JSON, each once a reading, after the reading's number."""
    claims = schema.marks["claims"].c
    find = select(claims.reading, claims.voice).distinct()
    for at in range(0, len(readings), BATCH):
        yield from database.rows(find.where(claims.reading.in_(readings[at : at + BATCH])))


def harms(database: Database, readings: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the lists of harm that figures of these readings count, as JSON, each once a reading."""
    figures = schema.marks["figures"].c
    find = select(figures.reading, figures.harm).where(figures.harm != "[]").distinct()
    for at in range(0, len(readings), BATCH):
        yield from database.rows(find.where(figures.reading.in_(readings[at : at + BATCH])))
