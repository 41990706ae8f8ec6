"""Figures of people harmed in all articles, fetched alone: what the table of harm is made of."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from sqlalchemy import select

from sayso.records import Figure, Voice
from sayso.store import schema
from sayso.store.column import columns, decoder
from sayso.store.database import Database

_voices = msgspec.json.Decoder(tuple[Voice, ...])


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One figure of people harmed: the article it stands in, and the chain of its claim, empty without a claim."""

    article: str
    publisher: str | None
    published: str | None
    figure: Figure
    voice: tuple[Voice, ...]


def tolls(database: Database) -> Iterator[Toll]:
    """Yield the figures of people harmed in all articles, by key and place in the text."""
    figures, claims = schema.marks["figures"], schema.marks["claims"]
    article, reading, version = schema.article, schema.reading, schema.version
    cells = [figures.c[column.name] for column in columns(Figure)]
    find = (
        select(version.c.id, reading.c.publisher_name, reading.c.published_value, claims.c.voice, *cells)
        .join(article, article.c.reading == figures.c.reading)
        .join(reading, reading.c.number == figures.c.reading)
        .join(version, version.c.number == reading.c.version)
        .outerjoin(claims, (claims.c.reading == figures.c.reading) & (claims.c.id == figures.c.claim))
        .where(figures.c.harm != "[]")
        .order_by(article.c.key, figures.c.position)
    )
    turn = decoder(Figure)
    for name, publisher, published, voice, *row in database.each(find):
        yield Toll(
            article=name,
            publisher=publisher,
            published=published,
            figure=turn(tuple(row)),
            voice=_voices.decode(voice) if voice else (),
        )
