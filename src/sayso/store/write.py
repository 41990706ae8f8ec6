"""Readings into the ledger, whole articles at a time: everything of a batch is stored, or nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Table, delete, func, select

from sayso.records import Failure
from sayso.store import schema
from sayso.store.database import Database
from sayso.store.key import is_address
from sayso.store.row import Entry

GivenRow = tuple[int, str, str, str | None]
"""The number of an article, a field, its value, and who says so."""

Elsewhere = Callable[[Database, str, str | None, str], bool]
"""Says of (key, location, digest) whether the key belongs to an article at another place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A reading that the ledger has, met again: it is to hold for the article of ``key``, found at ``location``."""

    stamp: str
    key: str
    location: str | None


def now() -> str:
    """Return the time as ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write(
    database: Database,
    items: Sequence[Entry | Known],
    *,
    elsewhere: Elsewhere,
    force: bool = False,
    word: GivenRow | None = None,
) -> list[Entry]:
    """Store ``items`` in one transaction; of several readings of one article the last is the one that holds.

    force: write a reading that is stored already anew, rather than only let it hold again
    word:  what a person said, which is logged together with the reading that follows from it
    Returns the entries that were not stored since another process took their key meanwhile.
    Raises: LedgerNotWritable; then nothing of the batch is stored.
    """
    if _nothing_to_do(database, items):
        return []

    def batch() -> list[Entry]:
        with database.transaction():
            if word is not None:
                database.sql(
                    'INSERT INTO given (article, field, value, "by", at) VALUES (?, ?, ?, ?, ?)', (*word, now())
                )
            there = _known_keys(database, items)
            refused = [
                item
                for item in items
                if isinstance(item, Entry)
                and item.key in there
                and elsewhere(database, item.key, item.location, item.digest)
            ]
            _Batch(database, [item for item in items if item not in refused], force=force).store()
        return refused

    # Readings that were stored before the answer got lost are known the second time; a person's word is a log, where
    # a second line would be a lie.
    return batch() if word is not None else database.repeat(batch)


def write_failures(database: Database, failures: Iterable[Failure]) -> None:
    """Note inputs that could not be read; the last reason for each stands."""
    at = now()
    rows: list[tuple[Any, ...]] = [(one.uri, one.code, one.message, at) for one in failures]
    if rows:
        database.repeat(lambda: _note(database, rows))


def _note(database: Database, rows: list[tuple[Any, ...]]) -> None:
    with database.transaction():
        # Of several reasons for one input the last stands.
        last = list({row[0]: row for row in rows}.values())
        database.many("DELETE FROM failure WHERE uri = ?", [row[:1] for row in last])
        database.insert(schema.failure, ("uri", "code", "message", "at"), last)


def _known_keys(database: Database, items: Sequence[Entry | Known]) -> set[str]:
    """Return those keys of ``items`` that are articles already and may be articles of another place."""
    keys = [item.key for item in items if isinstance(item, Entry) and not is_address(item.key)]
    article = schema.article
    return {key for (key,) in database.rows(select(article.c.key).where(article.c.key.in_(keys)))}


def _nothing_to_do(database: Database, items: Sequence[Entry | Known]) -> bool:
    """Return whether all of ``items`` are known and hold already; then nothing is locked."""
    if any(isinstance(item, Entry) for item in items):
        return False
    article, reading = schema.article, schema.reading
    find = (
        select(reading.c.id, article.c.location)
        .join(article, article.c.reading == reading.c.number)
        .where(reading.c.id.in_([item.stamp for item in items]))
    )
    with database.faults():
        holding = dict(map(tuple, database.rows(find))) if items else {}
    return all(item.stamp in holding and holding[item.stamp] == item.location for item in items)


class _Batch:
    """The rows of one transaction: numbers are given out by this one writer, rows go in kind by kind."""

    def __init__(self, database: Database, items: list[Entry | Known], *, force: bool) -> None:
        self.database = database
        self.force = force
        # The same reading twice in one batch is one reading.
        self.entries = list({item.stamp: item for item in items if isinstance(item, Entry)}.values())
        self.items = items

    def store(self) -> None:
        """Write everything."""
        at = now()
        stored, _ = self._numbers(schema.reading, "id", [item.stamp for item in self.items])
        coming = stored.keys() | {entry.stamp for entry in self.entries}
        # What is known may have been removed, or have failed, since it was planned.
        holding = {item.key: item for item in self.items if item.stamp in coming}
        if not holding:
            return
        articles = self._articles(list(holding))
        texts = self._texts()
        versions = self._versions(articles, at)
        keys = list(holding)
        self.database.forget(keys)
        readings = self._readings(versions, texts, at)
        pointed = [(readings[item.stamp], item.location, key) for key, item in holding.items()]
        self.database.many("UPDATE article SET reading = ?, location = ? WHERE key = ?", pointed)
        self.database.learn(keys)
        if self.entries:
            uris = [entry.uri for entry in self.entries]
            self.database.each(delete(schema.failure).where(schema.failure.c.uri.in_(uris)))

    def _numbers(self, table: Table, column: str, wanted: list[str]) -> tuple[dict[str, int], int]:
        """Return the numbers of the rows whose ``column`` is among ``wanted``, and the first free number."""
        find = select(table.c[column], table.c.number).where(table.c[column].in_(wanted))
        top = self.database.rows(select(func.max(table.c.number)))[0][0] or 0
        return dict(map(tuple, self.database.rows(find))), top + 1

    def _articles(self, keys: list[str]) -> dict[str, int]:
        found, free = self._numbers(schema.article, "key", keys)
        numbered: list[tuple[Any, ...]] = list(enumerate((key for key in keys if key not in found), free))
        self.database.insert(schema.article, ("number", "key"), numbered)
        return found | {key: number for number, key in numbered}

    def _texts(self) -> dict[str, int]:
        bodies = {entry.text_hash: entry.text for entry in self.entries}
        found, free = self._numbers(schema.text, "hash", list(bodies))
        rows: list[tuple[Any, ...]] = [
            (number, one, bodies[one]) for number, one in enumerate((one for one in bodies if one not in found), free)
        ]
        self.database.insert(schema.text, ("number", "hash", "body"), rows)
        return found | {one: number for number, one, _ in rows}

    def _versions(self, articles: dict[str, int], at: str) -> dict[str, int]:
        by_id = {entry.article: entry for entry in self.entries}
        found, free = self._numbers(schema.version, "id", list(by_id))
        version = schema.version
        last = select(version.c.article, func.max(version.c.ordinal)).where(version.c.article.in_(articles.values()))
        ordinals = dict(map(tuple, self.database.rows(last.group_by(version.c.article))))
        rows: list[tuple[Any, ...]] = []
        for number, entry in enumerate((by_id[one] for one in by_id if one not in found), free):
            article = articles[entry.key]
            ordinals[article] = ordinals.get(article, 0) + 1
            rows.append((number, entry.article, article, ordinals[article], entry.digest, entry.said, at))
        self.database.insert(version, _columns(version), rows)
        self.database.many("UPDATE version SET given = ? WHERE id = ?", [(by_id[one].said, one) for one in found])
        return found | {row[1]: row[0] for row in rows}

    def _readings(self, versions: dict[str, int], texts: dict[str, int], at: str) -> dict[str, int]:
        found, free = self._numbers(schema.reading, "id", [item.stamp for item in self.items])
        fresh = self.entries if self.force else [entry for entry in self.entries if entry.stamp not in found]
        # Marks go with the reading they belong to.
        old = [(found[entry.stamp],) for entry in fresh if entry.stamp in found]
        self.database.many("DELETE FROM reading WHERE number = ?", old)
        numbers = {entry.stamp: number for number, entry in enumerate(fresh, free)}
        rows: list[tuple[Any, ...]] = [
            (
                numbers[one.stamp],
                one.stamp,
                versions[one.article],
                texts[one.text_hash],
                *one.head,
                at,
                one.seal,
                *one.row,
            )
            for one in fresh
        ]
        self.database.insert(schema.reading, _columns(schema.reading), rows)
        plain = all(one.plain for one in fresh)
        for name, table in schema.marks.items():
            rows = [(numbers[one.stamp], *row) for one in fresh for row in one.marks[name]]
            self.database.insert(table, _columns(table), rows, plain=plain)
        return found | numbers


@cache
def _columns(table: Table) -> tuple[str, ...]:
    """Return the names of the columns of ``table``, in order."""
    return tuple(column.name for column in table.columns)
