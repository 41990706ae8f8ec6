"""Tables of JSON objects, one a line (``.jsonl``, ``.ndjson``), read line by line."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from sayso.errors import InputError, TooLarge
from sayso.intake.content import opened
from sayso.intake.row import Columns, failed_row, map_columns, row_raw
from sayso.intake.source import Source, as_failure
from sayso.records import Failure, Raw

BOM = b"\xef\xbb\xbf"


def open_lines(source: Source) -> Iterator[Raw | Failure]:
    """Yield one `Raw` a line; blank lines are passed over, broken ones become failures with their number.

    Memory stays within one line, and no line may be longer than ``settings.max_bytes``.
    """
    columns = map_columns(source.columns)
    try:
        with opened(source) as stream:
            for number, line in _numbered(stream, source.settings.max_bytes):
                yield _one(source, columns, number, line)
    except InputError as error:
        yield as_failure(source.uri, error)


def _one(source: Source, columns: Columns, number: int, line: bytes | None) -> Raw | Failure:
    """Return what line ``number`` holds; None stands for a line over the limit."""
    if line is None:
        limit = source.settings.max_bytes
        return as_failure(f"{source.uri}#{number}", TooLarge(f"{source.uri} row {number}", limit + 1, limit))
    try:
        row = _decode(line)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        return failed_row(source, number, f"not valid JSON ({error})")
    if not isinstance(row, dict):
        return failed_row(source, number, "not a JSON object")
    return row_raw(source, columns, number, row)


def _decode(line: bytes) -> Any:
    """Return a line's value; what msgspec is too strict for (lone surrogates, NaN) goes to Python's own reader."""
    try:
        return msgspec.json.decode(line)
    except msgspec.DecodeError:
        return json.loads(line.decode("utf-8", "strict"))


def _numbered(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line that is not blank with its number, counted from 1 over all lines; None for one over ``limit``."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
            yield number, None
            continue
        line = line.removeprefix(BOM) if number == 1 else line
        if line.strip():
            yield number, line
