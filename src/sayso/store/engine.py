"""Which engine a ledger's address asks for."""

from pathlib import Path

from sayso.store.address import is_url
from sayso.store.database import Database
from sayso.store.postgresql import Postgresql
from sayso.store.sqlite import Sqlite


def open_database(address: str | Path, *, create: bool) -> Database:
    """Return the database at ``address``; see `sayso.store.open_ledger` for what is raised."""
    return Postgresql(str(address), create=create) if is_url(address) else Sqlite(Path(address), create=create)
