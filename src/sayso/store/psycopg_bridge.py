"""The driver of PostgreSQL: how cells cross to the server and back exactly, and what its faults mean.

Importing this needs psycopg, the extra ``sayso[postgresql]``.
"""

from collections.abc import Sequence
from decimal import Decimal
from math import isfinite
from typing import Any

import msgspec
import psycopg
from psycopg import Error, sql
from psycopg.adapt import Buffer, Loader
from psycopg.types.string import StrDumper

from sayso.errors import ConnectionLost, LedgerError, LedgerNotWritable, LedgerUnreachable, SaysoError
from sayso.store.database import Cells
from sayso.store.nul import SIGN, escape, needs_escape, unescape

__all__ = ["LOCK", "Error", "connect", "copy", "fault_of"]

LOCK = 0x73617973
"""First half of the advisory lock that a writer holds: "says" in ASCII."""

_NO_ROOM = frozenset({"53100", "53200", "42501", "25006", "54000"})
_BUSY = frozenset({"55P03", "57014"})


class _Text(Loader):
    """Text as it was, NUL and all."""

    def load(self, data: Buffer) -> str:
        text = bytes(data).decode()
        return unescape(text) if SIGN in text else text


class _Number(Loader):
    """A NUMERIC as the cell it was: an int, a float (which has a point), or the text of an int over 64 bits."""

    def load(self, data: Buffer) -> int | float | str:
        said = bytes(data).decode()
        if "." in said or not said.lstrip("-").isdigit():
            return float(said)
        whole = int(said)
        return whole if -(1 << 63) <= whole < 1 << 63 else said


def exact(cell: Any) -> Any:
    """Return a float as the text of a NUMERIC that `_Number` gives back as this float: in full, with a point."""
    if not isinstance(cell, float) or not isfinite(cell):
        return cell
    said = format(Decimal(repr(cell)), "f")
    return said if "." in said else said + ".0"


class _Truth(Loader):
    """A BOOLEAN as 0 or 1."""

    def load(self, data: Buffer) -> int:
        return int(bytes(data) == b"t")


class _Words(StrDumper):
    """Text of a parameter without NUL."""

    def dump(self, obj: str) -> Buffer | None:
        return super().dump(escape(obj) if "\0" in obj or SIGN in obj else obj)


def connect(url: str, name: str, wait: int) -> "psycopg.Connection[Any]":
    """Return a connection to ``url`` in autocommit, which waits ``wait`` milliseconds for locks of others.

    Raises: LedgerUnreachable with the reason
    """
    try:
        known = psycopg.conninfo.conninfo_to_dict(url)
        more: dict[str, Any] = {"connect_timeout": 10} if "connect_timeout" not in known else {}
        connection = psycopg.connect(url, autocommit=True, client_encoding="utf8", application_name="sayso", **more)
    except Error as error:
        raise LedgerUnreachable(name, _why_not(error)) from None
    for kind, loader in (("text", _Text), ("numeric", _Number), ("bool", _Truth)):
        connection.adapters.register_loader(kind, loader)
    connection.adapters.register_dumper(str, _Words)
    connection.execute(f"SET lock_timeout = {wait}")
    return connection


def copy(
    connection: "psycopg.Connection[Any]",
    table: str,
    names: Sequence[str],
    rows: list[Cells],
    numbers: Sequence[int],
    *,
    plain: bool,
) -> None:
    """Put ``rows`` into ``table`` with one COPY; ``names`` are their columns, ``numbers`` places of NUMERICs.

    plain: that no cell holds NUL is known already
    """
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, names))
    )
    if not plain and needs_escape(msgspec.json.encode(rows)):
        rows = [tuple(escape(cell) if isinstance(cell, str) else cell for cell in row) for row in rows]
    if numbers:
        rows = [_exact_at(row, numbers) for row in rows]
    with connection.cursor() as cursor:
        # psycopg's own dumper of text, which is compiled: what it cannot carry is gone already.
        cursor.adapters.register_dumper(str, StrDumper)
        with cursor.copy(into) as lines:
            for row in rows:
                lines.write_row(row)


def _exact_at(row: Cells, places: Sequence[int]) -> Cells:
    """Return ``row`` with the floats at ``places`` written so that they come back as they are."""
    if not any(isinstance(row[at], float) for at in places):
        return row
    cells = list(row)
    for at in places:
        cells[at] = exact(cells[at])
    return tuple(cells)


def fault_of(fault: BaseException, name: str, *, lost: bool) -> SaysoError:
    """Return the error of ours that says what went wrong, without the rows it was about."""
    if isinstance(fault, SaysoError):
        return fault
    said = _first_line(fault)
    state = getattr(fault, "sqlstate", None) or ""
    # 57P01 to 57P03: the server is shut down, was killed, or is starting.
    if lost or state.startswith(("57P0", "08")):
        return ConnectionLost(name, said)
    if state in _NO_ROOM:
        return LedgerNotWritable(name, said)
    if state in _BUSY:
        return LedgerNotWritable(name, "another program has held it for too long")
    return LedgerError(f"{name}: {said}")


def _first_line(fault: BaseException) -> str:
    """Return the server's own message, without the details, which quote rows."""
    diagnosis = getattr(fault, "diag", None)
    said = getattr(diagnosis, "message_primary", None) or str(fault).partition("\n")[0] or type(fault).__name__
    return str(said).strip().rstrip(".")


def _why_not(error: Error) -> str:
    """Return why no connection came about, and what to do."""
    said = " ".join(str(error).split())
    for words, todo in (
        ("password authentication failed", "the user or the password is wrong"),
        ("no password supplied", "the server wants a password; put it into ~/.pgpass or PGPASSWORD"),
        ("does not exist", "make it first (createdb NAME), or mend the name"),
        ("no pg_hba.conf entry", "the server does not let this user or machine in"),
        ("too many", "the server has no connection left"),
        ("could not translate host name", "there is no machine of that name"),
        ("timeout", "the server does not answer"),
        ("starting up", "the server is starting; try again in a moment"),
        ("Connection refused", "no server listens there"),
        ("No such file or directory", "no server listens there"),
    ):
        if words in said:
            return f"{todo} ({said})"
    return said
