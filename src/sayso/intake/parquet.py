"""Tables in Apache Parquet, read in small batches of rows."""

import shutil
import tempfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from sayso.errors import InputError, NotReadable
from sayso.intake.content import opened
from sayso.intake.row import failed_row, map_columns, missing_text, row_raw
from sayso.intake.source import Source, as_failure
from sayso.records import Failure, Raw

BATCH = 64
"""Rows held at once: small, since one row may be a long article."""


def open_parquet(source: Source) -> Iterator[Raw | Failure]:
    """Yield one `Raw` a row. A gzipped file is unpacked to a temporary one: Parquet is read from its end."""
    try:
        if source.path is not None and not source.inside and not source.uri.lower().endswith(".gz"):
            yield from _rows(source, str(source.path))
            return
        with opened(source) as stream, tempfile.TemporaryFile() as seekable:
            shutil.copyfileobj(stream, seekable, 1 << 20)
            seekable.seek(0)
            yield from _rows(source, seekable)
    except InputError as error:
        yield as_failure(source.uri, error)


def _rows(source: Source, table: str | BinaryIO) -> Iterator[Raw | Failure]:
    """Yield the rows of an open or named Parquet file."""
    import pyarrow
    import pyarrow.parquet

    columns = map_columns(source.columns)
    try:
        with pyarrow.parquet.ParquetFile(table, memory_map=False, pre_buffer=False) as parquet:
            if columns.text not in parquet.schema_arrow.names:
                yield missing_text(source, columns, list(parquet.schema_arrow.names))
                return
            number = 0
            for batch in parquet.iter_batches(batch_size=BATCH, use_threads=False):
                for row in _values(batch):
                    number += 1
                    yield (
                        failed_row(source, number, f"holds a value that is broken ({row})")
                        if isinstance(row, Exception)
                        else row_raw(source, columns, number, row)
                    )
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        # The last is what a name of a column that is no UTF-8 comes to.
        why = f"not readable as Parquet ({str(error).splitlines()[0]})"
        yield as_failure(source.uri, NotReadable(source.uri, why))


def _values(batch: Any) -> Iterator[dict[str, Any] | Exception]:
    """Yield the rows of a batch as plain values; for one with text that is no UTF-8 or a date out of range, the error.

    Parquet files are not checked for such values when they are written.
    """
    try:
        yield from batch.to_pylist()
    except (ValueError, OverflowError) as error:
        if batch.num_rows == 1:
            yield error
            return
        for number in range(batch.num_rows):
            yield from _values(batch.slice(number, 1))
