"""Tables as JSON: one object a table, with its columns, its rows as objects (one a line) and the foot."""

from collections.abc import Sequence
from typing import BinaryIO

import msgspec

from sayso.show.chain import FOOT
from sayso.show.rate import rates_of
from sayso.show.table import Column, Row

_encode = msgspec.json.Encoder().encode


class JsonTable:
    """One table as one JSON file."""

    def __init__(self, name: str, columns: Sequence[Column], file: BinaryIO) -> None:
        self._file = file
        self._name = name
        self._names = [column.name for column in columns]
        self._between = b"\n"
        described = [{"name": column.name, "kind": column.kind, "about": column.about} for column in columns]
        head = b'{"table":' + _encode(name) + b',"columns":' + _encode(described)
        file.write(head + b',"rows":[')

    def write(self, rows: Sequence[Row]) -> None:
        """Write some more rows."""
        for row in rows:
            self._file.write(self._between + _encode(dict(zip(self._names, row, strict=True))))
            self._between = b",\n"

    def close(self) -> tuple[str, ...]:
        """End the list and write how often its fields are wrong, and the foot."""
        told = [rate.sentence for rate in rates_of((self._name,))]
        self._file.write(b'\n],"rates":' + _encode(told) + b',"foot":' + _encode(FOOT) + b"}\n")
        return ()


def encode_row(columns: Sequence[Column], row: Row) -> bytes:
    """Return one row as a JSON object, without line end."""
    return _encode({column.name: cell for column, cell in zip(columns, row, strict=True)})
