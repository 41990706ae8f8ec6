"""A ledger as sorted JSON lines: equal bytes for equal contents, however and in how many runs they came about.

Left out: timestamps, where files lie on this machine, and link results, which follow from the rest.
"""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import select

from sayso.contract import reading_fields
from sayso.store import schema
from sayso.store.database import Database
from sayso.store.held import fetch, held


def export_canonical(database: Database) -> Iterator[bytes]:
    """Yield one JSON line, with its line end, for each article, version, reading, given fact, removal and failure."""
    article = schema.article
    find = select(article.c.number, article.c.key, article.c.reading).order_by(article.c.key)
    for number, key, holding in database.rows(find):
        yield from _article(database, number, key, holding)
    removed, failure = schema.removed, schema.failure
    gone = select(removed.c.id, removed.c.reason, removed.c.lifted_at.is_not(None))
    for one, reason, lifted in sorted(map(tuple, database.rows(gone))):
        yield _line("removed", id=one, reason=reason, lifted=bool(lifted))
    failed = select(failure.c.uri, failure.c.code, failure.c.message).order_by(failure.c.uri)
    for uri, code, message in database.rows(failed):
        yield _line("failure", uri=uri, code=code, message=message)


def _article(database: Database, number: int, key: str, holding: int | None) -> Iterator[bytes]:
    version, reading, given = schema.version, schema.reading, schema.given
    stamps = select(reading.c.number, reading.c.id).join(version, version.c.number == reading.c.version)
    numbered = dict(map(tuple, database.rows(stamps.where(version.c.article == number).order_by(reading.c.id))))
    yield _line("article", key=key, reading=numbered.get(holding))
    for row in database.rows(select(version).where(version.c.article == number).order_by(version.c.ordinal)):
        said = msgspec.json.decode(row.given)
        yield _line("version", id=row.id, ordinal=row.ordinal, digest=row.digest, given=said)
    for one in held(database, list(numbered)):
        record = fetch(database, one)
        made = {"settings": one.settings, "given": one.given}
        yield _line("reading", stamp=one.stamp, **made, **reading_fields(record))
    for row in database.rows(select(given).where(given.c.article == number).order_by(given.c.number)):
        yield _line("given", key=key, field=row.field, value=row.value, by=row.by)


def _line(record: str, **fields: Any) -> bytes:
    return msgspec.json.encode({"record": record} | fields) + b"\n"
