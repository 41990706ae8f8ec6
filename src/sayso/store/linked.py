"""Link results kept beside the hash of what they were made from, so that stale ones are never shown."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, get_args, get_type_hints

import msgspec
from sqlalchemy import select

from sayso.records import LinkedEntity, Links, Mention, Unread
from sayso.settings import SCHEMA, VERSION, Settings, hash_settings
from sayso.store import schema
from sayso.store.database import Database

BATCH = 256
"""Records written at a time: few enough that their text takes little beside the records."""


_ASIDE = "aside "  # in front of the name of what is kept beside link results and is none


def hash_inputs(database: Database, settings: Settings, unread: tuple[Unread, ...], ruled: str = "") -> str:
    """Return the hash of all that link results follow from: the readings that hold, the settings, what is unread.

    ruled: hash of what reviewers decided, `sayso.store.review.Review.ruled`
    """
    article, reading = schema.article, schema.reading
    find = select(reading.c.id).join(article, article.c.reading == reading.c.number).order_by(article.c.key)
    total = hashlib.sha256()
    for part in ("links", str(SCHEMA), VERSION, hash_settings(settings)):
        total.update(part.encode() + b"\0")
    for (stamp,) in database.rows(find):
        total.update(stamp.encode())
    total.update(msgspec.json.encode([settings.sides, unread]))
    total.update(ruled.encode())
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
    parts: dict[str, list[Any]] = {name: [] for name in Links.__dataclass_fields__}
    decoders = {name: msgspec.json.Decoder(get_args(kind)[0]) for name, kind in get_type_hints(Links).items()}
    articles: dict[str, str] = {}
    made = False
    # Row by row: as text the whole is as large again as its records.
    for kind, body in database.each(find):
        made = True
        if kind in parts:
            record = decoders[kind].decode(body)
            parts[kind].append(_share(record, articles) if isinstance(record, LinkedEntity) else record)
    return Links(**{name: tuple(records) for name, records in parts.items()}) if made else None


def _share(entity: LinkedEntity, articles: dict[str, str]) -> LinkedEntity:
    """Return ``entity`` with one string for all its mentions in one article, the same for all entities."""
    mentions = tuple(
        Mention(article=articles.setdefault(one.article, one.article), mark=one.mark, start=one.start, end=one.end)
        for one in entity.mentions
    )
    return replace(entity, mentions=mentions)


def stored_inputs(database: Database) -> str | None:
    """Return the hash of what the stored link results were made from, or None when there are none."""
    table = schema.link
    # The least of the key's first column is found without reading the table; only one hash is stored at a time.
    found = database.rows(select(table.c.inputs).order_by(table.c.inputs).limit(1))
    return found[0][0] if found else None


def records_of(
    database: Database, inputs: str, kind: str, positions: Sequence[int] | None = None
) -> Iterator[tuple[int, Any]]:
    """Yield the records of one kind of the link results made from ``inputs``, each after its position.

    kind:      a field of `Links`
    positions: those wanted, all by default; yielded in order of position
    """
    table = schema.link
    decoder = msgspec.json.Decoder(get_args(get_type_hints(Links)[kind])[0])
    find = select(table.c.position, table.c.body).where(table.c.inputs == inputs, table.c.kind == kind)
    if positions is not None:
        find = find.where(table.c.position.in_(positions))
    for position, body in database.each(find.order_by(table.c.position)):
        yield position, decoder.decode(body)


def aside(database: Database, inputs: str, name: str) -> str | None:
    """Return what was kept under ``name`` beside the link results made from ``inputs``, or None."""
    table = schema.link
    find = select(table.c.body).where(table.c.inputs == inputs, table.c.kind == _ASIDE + name, table.c.position == 0)
    found = database.rows(find)
    return found[0][0] if found else None


def keep_aside(database: Database, inputs: str, name: str, body: str) -> None:
    """Keep ``body`` beside the link results made from ``inputs``; nothing is kept when others stand there by now."""
    database.repeat(lambda: _keep_aside(database, inputs, name, body))


def _keep_aside(database: Database, inputs: str, name: str, body: str) -> None:
    with database.transaction():
        if stored_inputs(database) == inputs:
            database.sql("DELETE FROM link WHERE inputs = ? AND kind = ?", (inputs, _ASIDE + name))
            names = ("inputs", "kind", "position", "body")
            database.insert(schema.link, names, [(inputs, _ASIDE + name, 0, body)])


def store_links(database: Database, inputs: str, links: Links) -> None:
    """Keep link results in place of all earlier ones."""
    database.repeat(lambda: _store(database, _rows(inputs, links)))


def _store(database: Database, rows: Iterator[tuple[Any, ...]]) -> None:
    with database.transaction():
        database.sql("DELETE FROM link")
        while batch := list(islice(rows, BATCH)):
            database.insert(schema.link, ("inputs", "kind", "position", "body"), batch)


def _rows(inputs: str, links: Links) -> Iterator[tuple[str, str, int, str]]:
    """Yield one row a record, and one that says that there are link results, however few."""
    yield inputs, "made", 0, "{}"
    for name in Links.__dataclass_fields__:
        for at, one in enumerate(getattr(links, name)):
            yield inputs, name, at, msgspec.json.encode(one).decode()


def links_of(
    database: Database, settings: Settings, make: Callable[[tuple[Unread, ...]], Links], ruled: str = ""
) -> Links:
    """Return the link results of what the ledger holds now, made with ``make`` unless those stored are of it.

    ruled: hash of what reviewers decided
    """
    left = unread(database)
    inputs = hash_inputs(database, settings, left, ruled)
    links = stored_links(database, inputs)
    if links is None:
        links = make(left)
        store_links(database, inputs, links)
    return links
