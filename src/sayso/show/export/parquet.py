"""Tables as Parquet: the same columns with types, what each holds and the foot in the file's own metadata."""

from collections.abc import Sequence
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from sayso.settings import SCHEMA, VERSION
from sayso.show.chain import FOOT
from sayso.show.table import Column, Kind, Row

GROUP = 50_000
"""Rows a row group: large enough to compress well, small enough to hold while it fills."""

_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}


def arrow_schema(name: str, columns: Sequence[Column]) -> pa.Schema:
    """Return the Arrow schema of a table; numbers are float64, offsets int64."""
    fields = [pa.field(column.name, _TYPES[column.kind], metadata={"about": column.about}) for column in columns]
    words: dict[bytes | str, bytes | str] = {
        "sayso.table": name,
        "sayso.version": VERSION,
        "sayso.schema": str(SCHEMA),
        "sayso.foot": FOOT,
    }
    return pa.schema(fields, metadata=words)


def arrow_table(name: str, columns: Sequence[Column], rows: Sequence[Row]) -> pa.Table:
    """Return ``rows`` as an Arrow table."""
    schema = arrow_schema(name, columns)
    by_column = zip(*rows, strict=True) if rows else ((),) * len(columns)
    arrays = [pa.array(cells, type=field.type) for cells, field in zip(by_column, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


class ParquetTable:
    """One table as one Parquet file."""

    def __init__(self, name: str, columns: Sequence[Column], file: BinaryIO) -> None:
        self._name = name
        self._columns = tuple(columns)
        self._waiting: list[Row] = []
        self._writer = pq.ParquetWriter(file, arrow_schema(name, columns), compression="zstd")

    def write(self, rows: Sequence[Row]) -> None:
        """Write some more rows."""
        self._waiting += rows
        if len(self._waiting) >= GROUP:
            self._flush()

    def close(self) -> tuple[str, ...]:
        """Write what is left."""
        self._flush()
        self._writer.close()
        return ()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(arrow_table(self._name, self._columns, self._waiting))
            self._waiting = []
