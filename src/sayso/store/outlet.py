"""The outlets a ledger was read with: kept in it, since how many publishers tell a thing hangs on them."""

import msgspec

from sayso.records import PublisherEntry
from sayso.store.database import Database

_NAME = "publishers"


def kept_publishers(database: Database) -> tuple[PublisherEntry, ...]:
    """Return the outlets described when articles were last read in; none for a ledger that was told of none."""
    kept = database.sql("SELECT value FROM meta WHERE name = ?", (_NAME,)).scalar_one_or_none()
    return msgspec.json.decode(kept, type=tuple[PublisherEntry, ...]) if kept else ()


def keep_publishers(database: Database, publishers: tuple[PublisherEntry, ...]) -> None:
    """Keep ``publishers`` in the place of those kept before; nothing is written when they are the same."""
    if publishers == kept_publishers(database):
        return
    text = msgspec.json.encode(publishers).decode()
    database.repeat(lambda: _keep(database, text))


def _keep(database: Database, text: str) -> None:
    with database.transaction():
        database.set_meta(_NAME, text)
