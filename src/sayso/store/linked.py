"""Link results kept beside the hash of what they were made from, so that stale ones are never shown."""

import hashlib
from collections.abc import Callable

import msgspec
from sqlalchemy import select

from sayso.records import Links, Unread
from sayso.settings import SCHEMA, VERSION, Settings, hash_settings
from sayso.store import schema
from sayso.store.database import Database


def hash_inputs(database: Database, settings: Settings, unread: tuple[Unread, ...]) -> str:
    """Return the hash of all that link results follow from: the readings that hold, the settings, what is unread."""
    article, reading = schema.article, schema.reading
    find = select(reading.c.id).join(article, article.c.reading == reading.c.number).order_by(article.c.key)
    total = hashlib.sha256()
    for part in ("links", str(SCHEMA), VERSION, hash_settings(settings)):
        total.update(part.encode() + b"\0")
    for (stamp,) in database.rows(find):
        total.update(stamp.encode())
    total.update(msgspec.json.encode(unread))
    return "sha256:" + total.hexdigest()


def unread(database: Database) -> tuple[Unread, ...]:
    """Return the inputs that failed and are not in the ledger, by URI."""
    table = schema.failure
    find = select(table.c.uri, table.c.message).order_by(table.c.uri)
    return tuple(Unread(uri=uri, reason=message) for uri, message in database.rows(find))


def stored_links(database: Database, inputs: str) -> Links | None:
    """Return the link results that were made from exactly these inputs, or None."""
    table = schema.link
    find = select(table.c.kind, table.c.body).where(table.c.inputs == inputs).order_by(table.c.kind, table.c.position)
    rows = database.rows(find)
    if not rows:
        return None
    parts: dict[str, list[str]] = {name: [] for name in Links.__dataclass_fields__}
    for kind, body in rows:
        if kind in parts:
            parts[kind].append(body)
    whole = ",".join(f'"{name}":[{",".join(bodies)}]' for name, bodies in parts.items())
    return msgspec.json.decode("{" + whole + "}", type=Links)


def store_links(database: Database, inputs: str, links: Links) -> None:
    """Keep link results in place of all earlier ones."""
    rows = [(inputs, "made", 0, "{}")]
    for name in Links.__dataclass_fields__:
        rows += [(inputs, name, at, msgspec.json.encode(one).decode()) for at, one in enumerate(getattr(links, name))]
    with database.transaction():
        database.sql("DELETE FROM link")
        database.many("INSERT INTO link (inputs, kind, position, body) VALUES (?, ?, ?, ?)", rows)


def links_of(database: Database, settings: Settings, make: Callable[[tuple[Unread, ...]], Links]) -> Links:
    """Return the link results of what the ledger holds now, made with ``make`` unless those stored are of it."""
    left = unread(database)
    inputs = hash_inputs(database, settings, left)
    links = stored_links(database, inputs)
    if links is None:
        links = make(left)
        store_links(database, inputs, links)
    return links
