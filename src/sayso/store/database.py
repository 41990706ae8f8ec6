"""What the ledger asks of a database, whichever engine it is: statements, transactions, bulk rows, full-text search.

`sayso.store.sqlite` and `sayso.store.postgresql` are the two engines; `sayso.store.engine` chooses. SQL text
is written once for both, with ``?`` for a parameter; what only one engine has stands in its own module.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, ClassVar, TypeVar

from sqlalchemy import Connection, Executable, Table

from sayso.errors import NewerLedger
from sayso.store.migrations import steps
from sayso.store.schema import SCHEMA_VERSION

WAIT = 60_000
"""Milliseconds that one process waits for another that is writing."""

Cells = tuple[Any, ...]
Done = TypeVar("Done")


class Database(ABC):
    """One SQLAlchemy connection, outside any transaction until `transaction` opens one.

    name:    the ledger as people named it, without password
    dialect: the ending of its migrations' names
    """

    name: str
    connection: Connection
    dialect: ClassVar[str]

    @abstractmethod
    def close(self) -> None:
        """Let go of the ledger."""

    @abstractmethod
    def transaction(self) -> AbstractContextManager[None]:
        """Run the body as one transaction that holds the right to write; all of it is stored, or nothing.

        Raises: LedgerNotWritable when there is no room, no permission, or another program holds that right too long.
        """

    @abstractmethod
    def faults(self) -> AbstractContextManager[None]:
        """Turn what the engine says into one clear line of ours."""

    def repeat(self, work: Callable[[], Done]) -> Done:
        """Return what ``work`` returns; it is done again from its start when a server was lost in the middle of it."""
        return work()

    @abstractmethod
    def sure(self) -> None:
        """From now on what is stored outlives a power cut at once."""

    def sql(self, statement: str, parameters: Sequence[Any] = ()) -> Any:
        """Run one statement of SQL text with one tuple of parameters, or a list of tuples for many."""
        return self.connection.exec_driver_sql(statement, parameters or None)

    def cells(self, statement: str, parameters: Sequence[Any] = ()) -> list[Cells]:
        """Return all rows of one statement of SQL text as the driver has them: plain tuples."""
        return list(self.sql(statement, parameters).cursor.fetchall())

    def many(self, statement: str, rows: list[Cells]) -> None:
        """Run one statement once for each of ``rows`` (``executemany``)."""
        if rows:
            self.sql(statement, rows)

    def rows(self, statement: Executable) -> list[Any]:
        """Return all rows that a Core statement finds."""
        return list(self.each(statement))

    def each(self, statement: Executable) -> Iterable[Any]:
        """Yield the rows that a Core statement finds, as few in memory as the driver allows."""
        return self.connection.execute(statement)

    @abstractmethod
    def insert(self, table: Table, names: Sequence[str], rows: list[Cells], *, plain: bool = False) -> None:
        """Insert ``rows``, whose cells are those of the columns ``names``, in bulk.

        plain: that no cell holds NUL is known already, see `sayso.store.nul`
        """

    @abstractmethod
    def forget(self, keys: Sequence[str]) -> None:
        """Take the articles of ``keys`` out of the full-text index, as they hold now."""

    @abstractmethod
    def learn(self, keys: Sequence[str]) -> None:
        """Put the articles of ``keys`` into the full-text index, as they hold now."""

    @abstractmethod
    def merge(self) -> None:
        """Make the full-text index keep no word of what it was told to forget."""

    @abstractmethod
    def find(
        self, query: str, limit: int, within: Sequence[int] | None = None
    ) -> Iterator[tuple[Cells, list[dict[str, int]]]]:
        """Yield the best ``limit`` articles that hold all words of ``query``.

        Each as (id, uri, title, publisher, published, text) and where the words stand in its text.
        within: the numbers of the articles to look in, a few; all by default
        """

    @abstractmethod
    def match(self, query: str) -> list[int]:
        """Return the numbers of all articles that hold all words of ``query``, the best first."""

    @abstractmethod
    def overwrite(self) -> None:
        """Make what was deleted unreadable, as far as this engine can."""

    @abstractmethod
    def damage(self) -> Iterator[str]:
        """Yield what is wrong with the ledger as a whole: broken pages, rows that refer to nothing."""

    @abstractmethod
    def schema_version(self) -> int:
        """Return the number of the last step this ledger has had, 0 for a new one. Raises: NotALedger."""

    @abstractmethod
    def sign(self) -> None:
        """Mark what the migrations have made as a ledger."""

    def migrate(self) -> None:
        """Bring the schema up to date in one transaction.

        Raises: NotALedger, NewerLedger, LedgerNotWritable
        """
        with self.faults():
            found = self.schema_version()
            if found > SCHEMA_VERSION:
                raise NewerLedger(self.name, found, SCHEMA_VERSION)
            if found == SCHEMA_VERSION:
                return
        with self.transaction():
            # Another process may have been first while this one waited for its turn.
            for number, statements in steps(self.dialect, after=self.schema_version()):
                for statement in statements:
                    self.sql(statement)
                self.set_meta("schema", str(number))
            self.sign()

    def set_meta(self, name: str, value: str) -> None:
        """Keep one fact about the ledger in the place of what was kept under ``name``."""
        keep = "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        self.sql(keep, (name, value))


@contextmanager
def closing_on_fault(database: Database) -> Iterator[None]:
    """Close ``database`` when the body, which completes its opening, fails."""
    try:
        yield
    except BaseException:
        database.close()
        raise
