"""A ledger in one SQLite file, opened safely: owner-only, write-ahead log, faults told in plain words."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import ExceptionContext, Table, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from sayso.errors import LedgerError, LedgerNotWritable, NoLedger, NotALedger
from sayso.store import fts5
from sayso.store.database import WAIT, Cells, Database, closing_on_fault

APPLICATION = 0x73617973
"""SQLite's ``application_id`` of every ledger: "says" in ASCII."""

_NO_ROOM = ("database or disk is full", "disk i/o error", "readonly", "unable to open", "no space", "permission")
_ALIEN = ("file is not a database", "malformed", "file is encrypted")


class Sqlite(Database):
    """One SQLAlchemy connection over Python's own sqlite3."""

    dialect = "sqlite"

    def __init__(self, path: Path, *, create: bool) -> None:
        """Open ``path``; see `sayso.store.open_ledger` for what is raised."""
        self.path = path
        self.name = str(path)
        _prepare_file(path, create=create)
        engine = create_engine(
            "sqlite://",
            # One thread at a time, but not always the same one: the desk hands ledgers from thread to thread.
            creator=lambda: sqlite3.connect(path, isolation_level=None, check_same_thread=False),
            poolclass=StaticPool,
            # Values are articles' words, which belong into no log.
            hide_parameters=True,
        )
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "handle_error", _keep_connection)
        with self.faults():
            self.connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        self._engine = engine
        with closing_on_fault(self):
            self.migrate()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()
        self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """See `Database.transaction`."""
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

    def sure(self) -> None:
        """Wait for the disk at the end of each transaction: a decision cannot be read again, as an article can."""
        self.sql("PRAGMA synchronous = FULL")

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Turn what SQLite says into one clear line of ours."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            said = str(getattr(error, "orig", None) or error)
            if any(word in said.lower() for word in _NO_ROOM):
                raise LedgerNotWritable(self.name, said) from error
            if any(word in said.lower() for word in _ALIEN):
                raise NotALedger(self.name) from error
            if "locked" in said.lower():
                raise LedgerNotWritable(self.name, f"another program has held it for {WAIT // 1000} s") from error
            raise LedgerError(f"{self.name}: {said}") from error

    def insert(self, table: Table, names: Sequence[str], rows: list[Cells], *, plain: bool = False) -> None:
        """Insert with ``executemany``."""
        listed = ", ".join(f'"{name}"' for name in names)
        self.many(f'INSERT INTO "{table.name}" ({listed}) VALUES ({", ".join("?" * len(names))})', rows)

    def forget(self, keys: Sequence[str]) -> None:
        """See `Database.forget`."""
        self.many(fts5.FORGET, [(key,) for key in keys])

    def learn(self, keys: Sequence[str]) -> None:
        """See `Database.learn`."""
        self.many(fts5.LEARN, [(key,) for key in keys])

    def merge(self) -> None:
        """Merge the parts of the index, which keep words of what was deleted."""
        self.sql(fts5.MERGE)

    def find(
        self, query: str, limit: int, within: Sequence[int] | None = None
    ) -> Iterator[tuple[Cells, list[dict[str, int]]]]:
        """See `Database.find`."""
        return fts5.find(self, query, limit, within)

    def match(self, query: str) -> list[int]:
        """See `Database.match`."""
        return fts5.match(self, query)

    def overwrite(self) -> None:
        """Empty the write-ahead log, which still holds the old pages; freed ones are overwritten (secure_delete)."""
        with self.faults():
            self.sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def damage(self) -> Iterator[str]:
        """Yield what SQLite's own checks find."""
        for (said,) in self.sql("PRAGMA integrity_check(10)").all():
            if said != "ok":
                yield f"the file is damaged: {said}"
        for table, row, parent, _ in self.sql("PRAGMA foreign_key_check").all():
            yield f"{table} row {row} refers to no {parent}"

    def schema_version(self) -> int:
        """See `Database.schema_version`."""
        tables = {name for (name,) in self.sql("SELECT name FROM sqlite_master")}
        application = self.sql("PRAGMA application_id").scalar_one()
        if not tables and not application:
            return 0
        if application != APPLICATION or "meta" not in tables:
            raise NotALedger(self.name)
        return int(self.sql("SELECT value FROM meta WHERE name = 'schema'").scalar_one())

    def sign(self) -> None:
        """Set the file's ``application_id``."""
        self.sql(f"PRAGMA application_id = {APPLICATION}")

    @property
    def _raw(self) -> sqlite3.Connection:
        raw = self.connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        return raw


_looked_into: set[tuple[int, int]] = set()
"""Files that this process has opened by itself, which it never does twice: closing one takes away the locks that every
connection of the process holds on it (POSIX), and another process would then clear the log they read from. Source:
https://www.sqlite.org/howtocorrupt.html, section 2.2."""


def _file_number(path: Path) -> tuple[int, int]:
    """Return what tells a file from every other, whatever it is called."""
    found = path.stat()
    return found.st_dev, found.st_ino


def _prepare_file(path: Path, *, create: bool) -> None:
    """Make a new file for its owner only; SQLite gives its -wal and -shm the same permissions.

    Raises: NoLedger when the ledger is not there and is not to be made; LedgerNotWritable, NotALedger
    """
    if path.is_dir():
        raise NotALedger(str(path))
    if path.exists():
        if _file_number(path) in _looked_into:
            return
        _looked_into.add(_file_number(path))
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
        _looked_into.add(_file_number(path))
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
