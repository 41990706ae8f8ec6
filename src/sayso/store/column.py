"""From frozen records to columns and back: one generic mapping that every table, file and frame is made with.

A plain field is one column; an enum is its text; a record inside a record is its fields under ``<field>_<inner>``
(all null for None); everything else (lists, mappings) is JSON text. Rows are plain tuples, so that they pass between
processes and into ``executemany`` as they are, and ``decode(encode(record)) == record`` for every record.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

Kind = Literal["text", "integer", "real", "number", "truth", "json"]
Row = tuple[Any, ...]

_PLAIN: dict[Any, Kind] = {str: "text", int: "integer", float: "real", bool: "truth"}
_json = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name, what it holds, and the Python type of its values.

    kind:     ``number`` is an int or a float, kept apart; ``json`` a list or mapping written as JSON text
    hint:     the type of the field, without None
    nullable: whether it may be null
    """

    name: str
    kind: Kind
    hint: Any
    nullable: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """One field of a record: how its value becomes cells, and how the cells become a value again."""

    width: int
    encode: Callable[[Any], Row]
    decode: Callable[[Row], Any]
    columns: tuple[Column, ...]


@cache
def columns(record: type, leave_out: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """Return the columns of a record type, in the order of its fields, without the fields ``leave_out``."""
    return tuple(column for part in _parts(record, leave_out).values() for column in part.columns)


@cache
def encoder(record: type, leave_out: tuple[str, ...] = ()) -> Callable[[Any], Row]:
    """Return the function that turns one record into a row, in the order of `columns`."""
    parts = _parts(record, leave_out)
    names = list(parts)
    get = attrgetter(*names) if len(names) > 1 else lambda one: (getattr(one, names[0]),)
    encoders = [None if _as_it_is(part) else part.encode for part in parts.values()]

    def encode(one: Any) -> Row:
        row: list[Any] = []
        for value, turn in zip(get(one), encoders, strict=True):
            if turn is None:
                row.append(value)
            else:
                row.extend(turn(value))
        return tuple(row)

    return encode


@cache
def decoder(record: type, leave_out: tuple[str, ...] = ()) -> Callable[..., Any]:
    """Return the function that turns a row back into a record; fields ``leave_out`` are given by name."""
    parts = _parts(record, leave_out)

    def decode(row: Row, **rest: Any) -> Any:
        at = 0
        for name, part in parts.items():
            rest[name] = part.decode(row[at : at + part.width])
            at += part.width
        return record(**rest)

    return decode


@cache
def _parts(record: type, leave_out: tuple[str, ...]) -> Mapping[str, _Part]:
    hints = get_type_hints(record)
    return {one.name: _part(one.name, hints[one.name]) for one in fields(record) if one.name not in leave_out}


def _part(name: str, hint: Any) -> _Part:
    inner, nullable = _without_none(hint)
    if is_dataclass(inner) and isinstance(inner, type):
        return _nested(name, inner, nullable)
    if _is_number(inner):
        return _single(Column(name=name, kind="number", hint=inner, nullable=nullable), _fitting, _whole)
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        column = Column(name=name, kind="text", hint=inner, nullable=nullable)
        return _single(column, lambda value: value.value, inner)
    if inner in _PLAIN:
        column = Column(name=name, kind=_PLAIN[inner], hint=inner, nullable=nullable)
        # A truth is 0 or 1 and a real a float, so that a cell read back equals the cell that was written.
        return _single(column, {bool: int, float: float}.get(inner), {bool: bool}.get(inner))
    read = msgspec.json.Decoder(inner)
    column = Column(name=name, kind="json", hint=inner, nullable=nullable)
    return _single(column, lambda value: _json.encode(value).decode() if value else _empty(value), read.decode)


def _single(column: Column, turn: Callable[[Any], Any] | None, back: Callable[[Any], Any] | None) -> _Part:
    """Return the part of a field that is one column."""

    def encode(value: Any) -> Row:
        return (value if value is None or turn is None else turn(value),)

    def decode(cells: Row) -> Any:
        value = cells[0]
        return value if value is None or back is None else back(value)

    return _Part(1, encode, decode, (column,))


def _nested(name: str, record: type, nullable: bool) -> _Part:
    """Return the part of a record inside a record: its columns, prefixed; the first that cannot be null tells None."""
    inner = columns(record)
    always = next(at for at, column in enumerate(inner) if not column.nullable)
    turn, back, nothing = encoder(record), decoder(record), (None,) * len(inner)

    def encode(value: Any) -> Row:
        return nothing if value is None else turn(value)

    def decode(cells: Row) -> Any:
        return None if nullable and cells[always] is None else back(cells)

    flat = tuple(
        Column(name=f"{name}_{one.name}", kind=one.kind, hint=one.hint, nullable=nullable or one.nullable)
        for one in inner
    )
    return _Part(len(inner), encode, decode, flat)


def _as_it_is(part: _Part) -> bool:
    """Return whether the part's value goes into its one cell unchanged."""
    if part.width != 1:
        return False
    (column,) = part.columns
    return column.kind == "integer" or (column.kind == "text" and column.hint is str)


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) not in {Union, types.UnionType}:
        return hint, False
    some = tuple(arm for arm in get_args(hint) if arm is not type(None))
    return (some[0] if len(some) == 1 else Union[some]), len(some) < len(get_args(hint))  # noqa: UP007


def _is_number(hint: Any) -> bool:
    return get_origin(hint) in {Union, types.UnionType} and set(get_args(hint)) == {int, float}


def _fitting(value: int | float) -> int | float | str:
    """Return a number as it is; an int of more than 64 bits, which SQLite would round, as text."""
    return value if isinstance(value, float) or -(1 << 63) <= value < 1 << 63 else str(value)


def _whole(value: Any) -> int | float:
    """Return a number as it was; an int of more than 64 bits was kept as text."""
    return int(value) if isinstance(value, str) else value


def _empty(value: Any) -> str:
    return "{}" if isinstance(value, Mapping) else "[]"
