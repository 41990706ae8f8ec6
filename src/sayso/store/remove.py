"""Taking an article out so that nothing of it stays in the ledger, and the log of having done so."""

import uuid

from sqlalchemy import select

from sayso.errors import NotFound
from sayso.store import schema
from sayso.store.database import Database
from sayso.store.review import Review
from sayso.store.write import now

SAYSO = "sayso"
"""Who signs the lines of the log that say to forget others, where nobody says so by name."""


def remove(database: Database, number: int, reason: str, review: Review) -> list[str]:
    """Take an article out with all it says and all that was judged of it; return its ids, which stay."""
    article, version, reading = schema.article, schema.version, schema.reading
    find = select(version.c.id).where(version.c.article == number).order_by(version.c.ordinal)
    with database.transaction():
        ids = [one for (one,) in database.rows(find)]
        uris = select(reading.c.uri).join(version, version.c.number == reading.c.version)
        called = [tuple(row) for row in database.rows(uris.where(version.c.article == number).distinct())]
        database.many("INSERT INTO removed (id, reason, at) VALUES (?, ?, ?)", [(one, reason, now()) for one in ids])
        keys = [key for (key,) in database.rows(select(article.c.key).where(article.c.number == number))]
        database.forget(keys)
        # Judgements quote what they are about.
        if seals := [seal for key in keys for seal in review.lines_about(key)]:
            review.log.erase(seals, reviewer=SAYSO, decision=uuid.uuid4().hex)
        # Versions, readings, marks and what people set go with the article.
        database.sql("DELETE FROM article WHERE number = ?", (number,))
        database.sql("DELETE FROM text WHERE number NOT IN (SELECT text FROM reading)")
        database.many("DELETE FROM failure WHERE uri = ?", called)
        # Link results quote articles; they are made again from those that are left.
        database.sql("DELETE FROM link")
        database.merge()
    database.overwrite()
    return ids


def readmit(database: Database, id: str) -> None:
    """Let a removed article be read again. Raises: NotFound when none with this id was removed."""
    table = schema.removed
    find = select(table.c.id).where(table.c.lifted_at.is_(None)).order_by(table.c.number)
    gone = [one for (one,) in database.rows(find)]
    if id not in gone:
        raise NotFound("removed article", id, database.name)
    with database.transaction():
        database.sql("UPDATE removed SET lifted_at = ? WHERE id = ? AND lifted_at IS NULL", (now(), id))
