"""Every promise a ledger makes about its own cells, checked again from what is stored."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from sayso.errors import SaysoError
from sayso.identity import article_id, mark_id, quote_spans
from sayso.records import Reading
from sayso.store import schema
from sayso.store.database import Database
from sayso.store.held import Held, held, reading_of
from sayso.store.quote import misquotes
from sayso.store.row import hash_text, stamp_reading

ID_KINDS = {
    "claims": "claim",
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
    for (said,) in database.sql("PRAGMA integrity_check(10)"):
        if said != "ok":
            yield Problem(article="", uri=str(database.path), message=f"the file is damaged: {said}")
    for table, row, parent, _ in database.sql("PRAGMA foreign_key_check"):
        yield Problem(article="", uri=str(database.path), message=f"{table} row {row} refers to no {parent}")
    yield from _lost(database)
    numbers = [number for (number,) in database.rows(select(schema.reading.c.number).order_by(schema.reading.c.number))]
    for one in held(database, numbers):
        try:
            reading = reading_of(database, one, schema.MARK_RECORDS)
        except (SaysoError, ValueError, TypeError) as error:
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
    article, text = reading.article, reading.article.text

    def problem(message: str) -> Problem:
        return Problem(article=article.id, uri=article.uri, message=message)

    if article_id(article.key, article.digest) != article.id:
        yield problem("its id is not the hash of its key and bytes")
    if hash_text(text) != one.text_hash:
        yield problem("its text is not the one that was stored")
    if stamp_reading(article.id, one.tool, one.model, one.settings, one.given) != one.stamp:
        yield problem("its reading does not bear the hash of what it was made with")
    for lie in misquotes(reading):
        yield problem(f"{lie.mark} shows {lie.shown!r} where the text has {lie.stored!r}")
    for kind, word in ID_KINDS.items():
        for mark in getattr(reading.marks, kind):
            spans = getattr(mark, "spans", None) or (mark,)
            if mark_id(word, article.id, spans, quote_spans(text, spans)) != mark.id:
                yield problem(f"{kind} {mark.id}: the id is not the hash of what it marks")
