"""All migrations one after the other give exactly the tables that the code works with."""

import sqlite3
from typing import Any

import pytest
from sqlalchemy import create_engine, create_mock_engine, inspect, text
from sqlalchemy.engine.mock import MockConnection

from sayso.store import open_ledger
from sayso.store.migrations import steps
from sayso.store.schema import SCHEMA_VERSION, metadata
from tests.store.server import Server

Shape = dict[str, tuple[object, ...]]


def shape(statements: list[str]) -> Shape:
    """Return tables, columns, keys and indexes of a database made by ``statements``."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement.replace(":", "\\:")))
        look = inspect(connection)
        found: Shape = {}
        for table in sorted(metadata.tables):
            columns = [(c["name"], str(c["type"]), c["nullable"]) for c in look.get_columns(table)]
            keys = sorted(
                (k["constrained_columns"], k["referred_table"], k["options"]) for k in look.get_foreign_keys(table)
            )
            indexes = sorted(str(i["column_names"]) + str(i["unique"]) for i in look.get_indexes(table))
            unique = sorted(str(u["column_names"]) for u in look.get_unique_constraints(table))
            found[table] = (columns, look.get_pk_constraint(table), keys, indexes, unique)
    engine.dispose()
    return found


def test_all_steps_together_give_the_schema_of_the_code() -> None:
    """A change to a record or a table without a migration fails here."""
    migrated = [
        statement for _, statements in steps("sqlite") for statement in statements if " VIRTUAL " not in statement
    ]
    connection = sqlite3.connect(":memory:")
    engine = create_engine("sqlite://", creator=lambda: connection)
    metadata.create_all(engine)
    wanted = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]
    engine.dispose()
    connection.close()
    assert shape(migrated) == shape(wanted)


def test_all_steps_give_the_columns_of_the_code_in_postgresql_too(postgresql: Server) -> None:
    """Names, types, order of text and what may be null are those that `sayso.store.schema` makes."""

    def columns(url: str) -> list[tuple[object, ...]]:
        fields = "table_name, column_name, data_type, is_nullable, collation_name"
        listed = "', '".join(metadata.tables)
        return postgresql.do(
            f"SELECT {fields} FROM information_schema.columns WHERE table_name IN ('{listed}') ORDER BY 1, 2", url
        )

    migrated, made = postgresql.new(), postgresql.new()
    open_ledger(migrated).close()
    engine = create_engine(made.replace("postgresql:", "postgresql+psycopg:"))
    metadata.create_all(engine)
    engine.dispose()
    assert columns(migrated) == columns(made)


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_steps_are_numbered_without_gaps_up_to_the_version_of_the_code(dialect: str) -> None:
    """001, 002, and so on; the last is the number a ledger bears."""
    assert [number for number, _ in steps(dialect)] == list(range(1, SCHEMA_VERSION + 1))


def test_steps_that_were_taken_are_not_taken_again() -> None:
    """Only what is later than the ledger's number is done."""
    assert list(steps("sqlite", after=SCHEMA_VERSION)) == []


def test_the_schema_is_one_that_postgresql_takes() -> None:
    """Every table compiles for PostgreSQL; numbers that may be whole are NUMERIC there."""
    made: list[str] = []

    def note(sql: Any, *_: object, **__: object) -> None:
        made.append(str(sql.compile(dialect=engine.dialect)))

    engine: MockConnection = create_mock_engine("postgresql+psycopg://", note)
    metadata.create_all(engine, checkfirst=False)
    tables = [sql for sql in made if "CREATE TABLE" in sql]
    assert len(tables) == len(metadata.tables)
    assert any("value NUMERIC" in sql for sql in tables)
