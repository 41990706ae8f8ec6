"""Gists of readings (see `sayso.link.gist`), kept so that linking reads only what has come since it was last done."""

from collections.abc import Callable, Collection, Iterator, Sequence

from sqlalchemy import select

from sayso.identity import hash_array
from sayso.records import Reading
from sayso.settings import SCHEMA, VERSION
from sayso.store import schema
from sayso.store.database import Database
from sayso.store.held import fetch, held

BATCH = 128
"""Gists fetched or stored at a time."""


class Gists:
    """The articles of a ledger as linking takes them: `others` and `known` together give each of them once."""

    def __init__(
        self, database: Database, revise: Callable[[Reading], Reading], changed: Collection[str] = frozenset()
    ) -> None:
        """Look up what is held and what is kept of it.

        revise:  gives a reading as reviewers left it
        changed: keys of the articles that this changes; they are read every time
        """
        self._database = database
        self._revise = revise
        keys, self._made = _holding(database)
        table = schema.gist
        kept: dict[int, str] = dict(map(tuple, database.rows(select(table.c.reading, table.c.made))))
        self._apart = [number for number, key in keys.items() if key in changed]
        whole = [number for number, key in keys.items() if key not in changed]
        self._fresh = [number for number in whole if kept.get(number) == self._made[number]]
        self._missing = [number for number in whole if kept.get(number) != self._made[number]]
        self._stale = sorted(kept.keys() - set(self._fresh))

    def others(self) -> Iterator[Reading]:
        """Yield the readings of articles that are kept no gist of: what people changed, what has no form as bytes."""
        self._condense()
        for one in held(self._database, self._apart):
            yield self._revise(fetch(self._database, one))

    def known(self) -> Iterator[bytes]:
        """Yield the gists of all other articles, a few in memory at a time; those that are missing are made first."""
        self._condense()
        table = schema.gist
        for at in range(0, len(self._fresh), BATCH):
            some = self._fresh[at : at + BATCH]
            find = select(table.c.body).where(table.c.reading.in_(some)).order_by(table.c.reading)
            for (body,) in self._database.rows(find):
                yield bytes(body)

    def _condense(self) -> None:
        """Make and keep the gists that are missing, and drop those of what holds no more."""
        from sayso.link import condense

        missing, self._missing = self._missing, []
        rows: list[tuple[int, str, bytes]] = []
        for one in held(self._database, missing):
            body = condense(fetch(self._database, one))
            if body is None:
                self._apart.append(one.number)
            else:
                rows.append((one.number, self._made[one.number], body))
            if len(rows) >= BATCH:
                self._keep(rows)
                rows = []
        self._keep(rows)

    def _keep(self, rows: Sequence[tuple[int, str, bytes]]) -> None:
        """Store gists in the place of others, and take out those that are stale."""
        gone, self._stale = self._stale, []
        if rows or gone:
            self._fresh += self._database.repeat(lambda: self._write(rows, gone))

    def _write(self, rows: Sequence[tuple[int, str, bytes]], gone: Sequence[int]) -> list[int]:
        """Return which of ``rows`` were stored: another process may have replaced a reading meanwhile."""
        reading = schema.reading
        with self._database.transaction():
            numbers = [row[0] for row in rows]
            find = select(reading.c.number).where(reading.c.number.in_(numbers))
            there = {number for (number,) in self._database.rows(find)}
            self._database.many("DELETE FROM gist WHERE reading = ?", [(number,) for number in (*gone, *numbers)])
            found = [row for row in rows if row[0] in there]
            self._database.insert(schema.gist, ("reading", "made", "body"), found)
        return [row[0] for row in found]


def _holding(database: Database) -> tuple[dict[int, str], dict[int, str]]:
    """Return, by number, the key of the article of each reading that holds, and what a gist of it is made of."""
    from sayso.link.gist import FORM

    article, reading, text = schema.article, schema.reading, schema.text
    find = (
        select(reading.c.number, article.c.key, reading.c.id, reading.c.seal, text.c.hash)
        .join(article, article.c.reading == reading.c.number)
        .join(text, text.c.number == reading.c.text)
        .order_by(article.c.key)
    )
    keys: dict[int, str] = {}
    made: dict[int, str] = {}
    for number, key, stamp, seal, body in database.rows(find):
        keys[number] = key
        made[number] = hash_array("gist", FORM, SCHEMA, VERSION, key, stamp, seal, body)
    return keys, made
