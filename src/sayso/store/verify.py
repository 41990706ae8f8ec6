"""Every promise a ledger makes about its own cells, checked again from what is stored."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from sayso.identity import article_id, mark_id, quote_spans
from sayso.records import Reading, Span
from sayso.store import schema
from sayso.store.database import Database
from sayso.store.held import Held, held, mark_rows, reading_of
from sayso.store.quote import misquotes
from sayso.store.row import hash_text, seal_rows, stamp_reading

ID_KINDS = {
    "claims": "claim",
    "attributions": "attribution",
    "figures": "figure",
    "dates": "date",
    "events": "event",
    "names": "name",
    "wording": "wording",
}
"""Kinds whose ids can be made again from the mark's own spans, and their word in the id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing in a ledger that is not as it should be; ``article`` is an id, or "" for the file itself."""

    article: str
    uri: str
    message: str


def problems(database: Database) -> Iterator[Problem]:
    """Yield what is wrong, one reading after the other: spans, quoted texts, ids, hashes, and the file itself."""
    for said in database.damage():
        yield Problem(article="", uri=database.name, message=said)
    yield from _lost(database)
    readings = select(schema.reading.c.number).order_by(schema.reading.c.number)
    for one in held(database, [number for (number,) in database.rows(readings)]):
        rows = {kind: mark_rows(database, kind, one.number) for kind in schema.MARK_RECORDS}
        if seal_rows(one.row, rows) != one.seal:
            yield Problem(article=one.article, uri=one.key, message="its cells are not all there as they were stored")
        try:
            reading = reading_of(one, rows)
        except (ValueError, TypeError) as error:
            yield Problem(article=one.article, uri=one.key, message=f"a cell cannot be read: {error}")
            continue
        yield from _of_reading(one, reading)


def _lost(database: Database) -> Iterator[Problem]:
    """Yield articles whose reading is not there."""
    article, reading = schema.article, schema.reading
    find = select(article.c.key).where(article.c.reading.is_(None) | article.c.reading.not_in(select(reading.c.number)))
    for (key,) in database.rows(find.order_by(article.c.key)):
        yield Problem(article="", uri=key, message="the article has no reading")


def _of_reading(one: Held, reading: Reading) -> Iterator[Problem]:
    """Yield what is wrong in one reading."""
    for message in (*_wrong_hashes(one, reading), *_wrong_ids(reading)):
        yield Problem(article=reading.article.id, uri=reading.article.uri, message=message)
    for lie in misquotes(reading):
        message = f"{lie.mark} shows {lie.shown!r} where the text has {lie.stored!r}"
        yield Problem(article=reading.article.id, uri=reading.article.uri, message=message)


def _wrong_hashes(one: Held, reading: Reading) -> Iterator[str]:
    article = reading.article
    if article_id(article.key, article.digest) != article.id:
        yield "its id is not the hash of its key and bytes"
    if hash_text(article.text) != one.text_hash:
        yield "its text is not the one that was stored"
    if stamp_reading(article.id, one.tool, one.model, one.settings, one.given) != one.stamp:
        yield "its reading does not bear the hash of what it was made with"


def _wrong_ids(reading: Reading) -> Iterator[str]:
    """Yield each mark whose id is not the hash of what it marks; an entity's is that of one of its names."""
    article, marks = reading.article, reading.marks

    def made(word: str, spans: tuple[Span, ...]) -> str:
        return mark_id(word, article.id, spans, quote_spans(article.text, spans))

    for kind, word in ID_KINDS.items():
        for mark in getattr(marks, kind):
            if made(word, _spans(mark)) != mark.id:
                yield f"{kind} {mark.id}: the id is not the hash of what it marks"
    names = {made("entity", _spans(name)) for name in marks.names}
    for entity in marks.entities:
        if entity.id not in names:
            yield f"entities {entity.id}: the id is not the hash of one of its names"


def _spans(mark: object) -> tuple[Span, ...]:
    """Return the spans that the id of a mark rests on."""
    if hasattr(mark, "content"):
        return (*mark.content, *mark.cue, *mark.source)  # type: ignore[attr-defined]
    if hasattr(mark, "spans"):
        return tuple(mark.spans)
    return (Span(start=mark.start, end=mark.end),)  # type: ignore[attr-defined]
