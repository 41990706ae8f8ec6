"""A ledger in a PostgreSQL database: one writer at a time, bulk rows by COPY, lost servers waited for.

See docs/decisions/0032-postgresql.md for the driver and for how rows get in.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Executable, Numeric, Table, create_engine, event
from sqlalchemy.engine import Engine, ExceptionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from sayso.errors import ConnectionLost, LedgerUnreachable, MissingPart, NoLedger, NotALedger, ServerTooOld
from sayso.store import tsvector
from sayso.store.address import without_secrets
from sayso.store.database import WAIT, Cells, Database, Done, closing_on_fault
from sayso.store.schema import metadata

if TYPE_CHECKING:
    import psycopg

OLDEST = 15
"""First major version of PostgreSQL that sayso works with: the oldest that its makers still look after."""

PATIENCE = 60.0
"""Seconds that a server which went away is waited for; a restart takes a few."""

TRIES = 3
"""How often one piece of work is begun anew after its server was lost."""

SIGN = "a sayso ledger"
"""Comment on the table ``meta`` that tells a ledger from other programs' tables."""


class Postgresql(Database):
    """One SQLAlchemy connection over psycopg, in autocommit outside `transaction`."""

    dialect = "postgresql"

    def __init__(self, url: str, *, create: bool) -> None:
        """Open ``url``; see `sayso.store.open_ledger` for what is raised. The database itself has to exist."""
        try:
            from sayso.store import psycopg_bridge
        except ImportError as error:
            raise MissingPart("psycopg", "postgresql") from error
        self._bridge = psycopg_bridge
        self._url = url
        self.name = without_secrets(url)
        self._inside = False
        self._raw: psycopg.Connection[Any]
        self._connect()
        with closing_on_fault(self):
            self._examine(create=create)
            self.migrate()

    def close(self) -> None:
        """Let go of the connection."""
        self.connection.close()
        self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """See `Database.transaction`: the right to write is an advisory lock of this schema, held to the end."""
        self._ready()
        self._inside = True
        try:
            self.sql("BEGIN")
            self.sql("SELECT pg_advisory_xact_lock(?, hashtext(current_schema()))", (self._bridge.LOCK,))
            yield
            self.sql("COMMIT")
        except BaseException:
            # In the middle of a statement (Ctrl-C) there is no asking; then `_ready` gives the connection up.
            if not self._raw.closed and self._raw.info.transaction_status.name in {"INTRANS", "INERROR"}:
                self.sql("ROLLBACK")
            raise
        finally:
            self._inside = False

    def sure(self) -> None:
        """Nothing: the server waits for its disk, unless somebody told it not to."""

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Statements tell their faults themselves."""
        yield

    def repeat(self, work: Callable[[], Done]) -> Done:
        """Return what ``work`` returns; it is begun anew, up to `TRIES` times, when the server was lost in it."""
        for _ in range(TRIES - 1):
            try:
                return work()
            except ConnectionLost:
                self._reconnect()
        return work()

    def sql(self, statement: str, parameters: Sequence[Any] = ()) -> Any:
        """Run one statement; outside a transaction a lost server is waited for and asked again."""
        text = statement.replace("?", "%s")
        return self._again(lambda: self.connection.exec_driver_sql(text, parameters or None))

    def each(self, statement: Executable) -> Any:
        """See `Database.each`; outside a transaction a lost server is waited for and asked again."""
        return self._again(lambda: self.connection.execute(statement))

    def insert(self, table: Table, names: Sequence[str], rows: list[Cells], *, plain: bool = False) -> None:
        """Insert with COPY, in the transaction of this connection: nobody else gives out numbers meanwhile."""
        if rows:
            numbers = [at for at, name in enumerate(names) if isinstance(table.c[name].type, Numeric)]
            with self._told():
                self._bridge.copy(self._raw, table.name, names, rows, numbers, plain=plain)

    def forget(self, keys: Sequence[str]) -> None:
        """See `Database.forget`."""
        self.sql(tsvector.FORGET, (list(keys),))

    def learn(self, keys: Sequence[str]) -> None:
        """See `Database.learn`."""
        self.insert(tsvector.TABLE, tsvector.NAMES, tsvector.learnt(self.cells(tsvector.SEARCHABLE, (list(keys),))))

    def merge(self) -> None:
        """Nothing: words of deleted rows go with `overwrite`."""

    def find(
        self, query: str, limit: int, within: Sequence[int] | None = None
    ) -> Iterator[tuple[Cells, list[dict[str, int]]]]:
        """See `Database.find`."""
        return tsvector.find(self, query, limit, within)

    def match(self, query: str) -> list[int]:
        """See `Database.match`."""
        return tsvector.match(self, query)

    def overwrite(self) -> None:
        """Free the room of deleted rows for new ones at once. Backups and the server's log are beyond our reach."""
        for table in (*metadata.sorted_tables, tsvector.TABLE):
            self.sql(f'VACUUM "{table.name}"')

    def damage(self) -> Iterator[str]:
        """Yield rows that refer to nothing: the server holds that there are none, unless somebody told it not to."""
        for table in metadata.sorted_tables:
            for key in sorted(table.foreign_keys, key=lambda one: one.parent.name):
                column, parent = key.parent, key.column.table
                lost = f'"{table.name}"."{column.name}" NOT IN (SELECT "{key.column.name}" FROM "{parent.name}")'
                for (number,) in self.cells(f'SELECT "{column.name}" FROM "{table.name}" WHERE {lost} ORDER BY 1'):
                    yield f"a row of {table.name} refers to no {parent.name} {number}"

    def schema_version(self) -> int:
        """See `Database.schema_version`."""
        tables = "SELECT relname, obj_description(oid, 'pg_class') FROM pg_class WHERE relkind IN ('r', 'v', 'p', 'm')"
        found: dict[str, str | None] = dict(self.cells(f"{tables} AND relnamespace = current_schema()::regnamespace"))
        if not found:
            return 0
        if found.get("meta") != SIGN:
            raise NotALedger(self.name)
        return int(self.sql("SELECT value FROM meta WHERE name = 'schema'").scalar_one())

    def sign(self) -> None:
        """Comment on the table ``meta``."""
        self.sql(f"COMMENT ON TABLE meta IS '{SIGN}'")

    def _connect(self) -> None:
        """Open a connection. Raises: LedgerUnreachable."""
        self._engine: Engine = create_engine(
            "postgresql+psycopg://",
            creator=self._open,
            poolclass=StaticPool,
            # Values are articles' words, which belong into no log.
            hide_parameters=True,
        )
        event.listen(self._engine, "handle_error", _keep_connection)
        with self._told():
            self.connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")

    def _open(self) -> "psycopg.Connection[Any]":
        self._raw = self._bridge.connect(self._url, self.name, WAIT)
        return self._raw

    def _reconnect(self) -> None:
        """Open a new connection, trying for `PATIENCE` seconds. Raises: ConnectionLost."""
        until = time.monotonic() + PATIENCE
        self._engine.dispose()
        while True:
            try:
                return self._connect()
            except LedgerUnreachable as error:
                if time.monotonic() > until:
                    raise ConnectionLost(self.name, str(error)) from None
                time.sleep(0.25)

    def _examine(self, *, create: bool) -> None:
        """Look at the server before anything is written there. Raises: ServerTooOld, LedgerUnreachable, NoLedger."""
        version = self._raw.info.server_version
        if version // 10_000 < OLDEST:
            raise ServerTooOld(self.name, f"{version // 10_000}", f"{OLDEST}")
        ((encoding, place),) = self.cells("SELECT current_setting('server_encoding'), current_schema()")
        if encoding != "UTF8":
            raise LedgerUnreachable(self.name, f"the database is in {encoding}; make one with ENCODING 'UTF8'")
        if place is None:
            raise LedgerUnreachable(self.name, "no schema of its search_path is there or may be used")
        if not create and not self.schema_version():
            raise NoLedger(self.name)

    def _again(self, work: Callable[[], Done]) -> Done:
        """Return what ``work`` returns; outside a transaction it is done once more on a new connection if need be."""
        if self._inside:
            with self._told():
                return work()
        self._ready()
        try:
            with self._told():
                return work()
        except ConnectionLost:
            self._reconnect()
        with self._told():
            return work()

    def _ready(self) -> None:
        """Open a new connection when the one there is was lost, or was left in the middle of something by Ctrl-C."""
        if self._raw.closed or self._raw.info.transaction_status.name != "IDLE":
            self._raw.close()
            self._reconnect()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what the server says into one clear line of ours, without the values it was about."""
        try:
            yield
        except (DBAPIError, self._bridge.Error) as error:
            fault = getattr(error, "orig", None) or error
            # The chain is cut: the server's details quote rows.
            raise self._bridge.fault_of(fault, self.name, lost=self._raw.closed) from None


def _keep_connection(context: ExceptionContext) -> None:
    """Leave it to `Postgresql` when a connection is given up, since what was lost has to be told from what was not."""
    context.is_disconnect = False
