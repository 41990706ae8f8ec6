"""One connection to one SQLite file, opened safely: owner-only, write-ahead log, faults told in plain words."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, ExceptionContext, Executable, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from sayso.errors import LedgerError, LedgerNotWritable, NewerLedger, NoLedger, NotALedger
from sayso.store.migrations import steps
from sayso.store.schema import SCHEMA_VERSION

APPLICATION = 0x73617973
"""SQLite's ``application_id`` of every ledger: "says" in ASCII."""

WAIT = 60_000
"""Milliseconds that one process waits for another that is writing."""

_NO_ROOM = ("database or disk is full", "disk i/o error", "readonly", "unable to open", "no space", "permission")
_ALIEN = ("file is not a database", "malformed", "file is encrypted")


class Database:
    """One SQLAlchemy connection over Python's own sqlite3, outside any transaction until `transaction` opens one."""

    def __init__(self, path: Path, *, create: bool) -> None:
        """Open ``path``; see `sayso.store.open_ledger` for what is raised."""
        self.path = path
        _prepare_file(path, create=create)
        engine = create_engine(
            "sqlite://",
            creator=lambda: sqlite3.connect(path, isolation_level=None),
            poolclass=StaticPool,
            # Values are articles' words, which belong into no log.
            hide_parameters=True,
        )
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "handle_error", _keep_connection)
        with self.faults():
            self.connection: Connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        self._engine = engine
        try:
            self._migrate()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()
        self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run the body as one transaction that holds the right to write; all of it is stored, or nothing.

        Raises: LedgerNotWritable when there is no room or no permission.
        """
        with self.faults():
            self.sql("BEGIN IMMEDIATE")
            try:
                yield
                self.sql("COMMIT")
            except BaseException:
                # A full disk may have rolled back already; then there is nothing left to undo.
                if self._raw.in_transaction:
                    self.sql("ROLLBACK")
                raise

    def sql(self, statement: str, parameters: Sequence[Any] = ()) -> Any:
        """Run one statement of SQL text with one tuple of parameters, or a list of tuples for many."""
        return self.connection.exec_driver_sql(statement, parameters or None)

    def cells(self, statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of one statement of SQL text as the driver has them: plain tuples."""
        return list(self.sql(statement, parameters).cursor.fetchall())

    def many(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        """Run one statement once for each of ``rows`` (``executemany``)."""
        if rows:
            self.connection.exec_driver_sql(statement, rows)

    def rows(self, statement: Executable, **parameters: Any) -> list[Any]:
        """Return all rows that a Core statement finds."""
        return list(self.connection.execute(statement, parameters))

    def compile(self, statement: Any) -> str:
        """Return a Core statement as SQL text with positional parameters in the order of its columns."""
        return str(statement.compile(dialect=self._engine.dialect))

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Turn what SQLite says into one clear line of ours."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            said = str(getattr(error, "orig", None) or error)
            if any(word in said.lower() for word in _NO_ROOM):
                raise LedgerNotWritable(str(self.path), said) from error
            if any(word in said.lower() for word in _ALIEN):
                raise NotALedger(str(self.path)) from error
            if "locked" in said.lower():
                raise LedgerNotWritable(str(self.path), f"another program has held it for {WAIT // 1000} s") from error
            raise LedgerError(f"{self.path}: {said}") from error

    @property
    def _raw(self) -> sqlite3.Connection:
        raw = self.connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        return raw

    def _migrate(self) -> None:
        """Bring the schema up to date in one transaction.

        Raises: NotALedger, NewerLedger, LedgerNotWritable
        """
        with self.faults():
            found = self._schema_version()
            if found > SCHEMA_VERSION:
                raise NewerLedger(str(self.path), found, SCHEMA_VERSION)
            if found == SCHEMA_VERSION:
                return
        with self.transaction():
            # Another process may have been first while this one waited for its turn.
            for number, statements in steps("sqlite", after=self._schema_version()):
                for statement in statements:
                    self.sql(statement)
                self.sql("INSERT OR REPLACE INTO meta (name, value) VALUES ('schema', ?)", (str(number),))
            self.sql(f"PRAGMA application_id = {APPLICATION}")

    def _schema_version(self) -> int:
        """Return the number of the last step this file has had, 0 for a new file. Raises: NotALedger."""
        tables = {name for (name,) in self.sql("SELECT name FROM sqlite_master")}
        application = self.sql("PRAGMA application_id").scalar_one()
        if not tables and not application:
            return 0
        if application != APPLICATION or "meta" not in tables:
            raise NotALedger(str(self.path))
        return int(self.sql("SELECT value FROM meta WHERE name = 'schema'").scalar_one())


def _prepare_file(path: Path, *, create: bool) -> None:
    """Make a new file for its owner only; SQLite gives its -wal and -shm the same permissions.

    Raises: NoLedger when the ledger is not there and is not to be made; LedgerNotWritable, NotALedger
    """
    if path.is_dir():
        raise NotALedger(str(path))
    if path.exists():
        with path.open("rb") as file:
            head = file.read(16)
        # SQLite itself would take a short text file for a new database.
        if head and not head.startswith(b"SQLite format 3\0"):
            raise NotALedger(str(path))
        return
    if not create:
        raise NoLedger(str(path))
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise LedgerNotWritable(str(path), error.strerror or str(error)) from error


def _keep_connection(context: ExceptionContext) -> None:
    """Keep the connection when Ctrl-C comes in the middle of a statement: a file does not hang up as a server may."""
    context.is_disconnect = False


def _set_pragmas(connection: sqlite3.Connection, _: object) -> None:
    """Settings of every connection.

    secure_delete overwrites what is removed; synchronous=NORMAL with a write-ahead log survives a killed process
    whole, and a power cut up to the last seconds, which the next run reads again.
    """
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {WAIT}")
    # Looks at the file's head, so that something else is told apart before anything is written to it.
    cursor.execute("PRAGMA schema_version")
    application = cursor.execute("PRAGMA application_id").fetchone()[0]
    empty = not cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application == APPLICATION or empty:
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.close()
