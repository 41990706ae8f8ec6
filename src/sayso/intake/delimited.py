"""Tables of delimited values (``.csv``, ``.tsv``), read row by row."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from sayso.errors import InputError
from sayso.intake.archiver import Translator, translator_of
from sayso.intake.content import opened
from sayso.intake.row import failed_row, map_columns, missing_text, row_raw
from sayso.intake.source import Source, as_failure
from sayso.read.decode import encoding_of
from sayso.records import Caveat, Failure, Raw

SAMPLE = 1 << 18
"""How many bytes tell the encoding of a table."""


def open_delimited(source: Source) -> Iterator[Raw | Failure]:
    """Yield one `Raw` a row below the header; a row with more cells than the header is a failure with its number.

    Tables that auto-archiver wrote are known by their header and read under its own names of columns.
    Memory stays within one row, and no cell may be longer than ``settings.max_bytes``.
    """
    columns = map_columns(source.columns)
    translate: Translator | None = None
    try:
        with opened(source) as stream:
            text, caveats = _decoded(stream)
            for number, row in _rows(text, source):
                if isinstance(row, list):
                    translate = None if source.columns or columns.text in row else translator_of(row)
                    if columns.text not in row and translate is None:
                        yield missing_text(source, columns, row)
                        return
                elif isinstance(row, str):
                    yield failed_row(source, number, row)
                else:
                    raw = row_raw(source, columns, number, translate(row) if translate else row)
                    yield _warned(raw, caveats)
    except InputError as error:
        yield as_failure(source.uri, error)


def _decoded(stream: BinaryIO) -> tuple[io.TextIOWrapper, tuple[Caveat, ...]]:
    """Return the stream as text in the encoding that its beginning shows, with a warning when it was guessed."""
    head = cast(io.BufferedReader, stream).peek(SAMPLE)[:SAMPLE]
    encoding, caveats = encoding_of(head, cut=True)
    return io.TextIOWrapper(cast(io.BufferedReader, stream), encoding, errors="replace", newline=""), caveats


def _rows(text: io.TextIOWrapper, source: Source) -> Iterator[tuple[int, dict[str, str] | list[str] | str]]:
    """Yield the header as a list, then each row as a mapping, or as the reason why it is none."""
    csv.field_size_limit(source.settings.max_bytes)
    reader = csv.reader(text, delimiter="\t" if _suffix(source) == ".tsv" else ",")
    header = next(reader, None)
    if header is None:
        yield 0, []
        return
    header = [name.strip() for name in header]
    yield 0, header
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, f"not readable as delimited text ({error})"
            continue
        if not cells:
            number -= 1
        elif len(cells) > len(header):
            yield number, f"{len(cells)} cells where the header has {len(header)}; put quotes around text with commas"
        else:
            yield number, dict(zip(header, cells, strict=False))


def _suffix(source: Source) -> str:
    """Return the suffix that says how a table is written, ``.gz`` aside."""
    name = source.uri.lower().removesuffix(".gz")
    return name[name.rfind(".") :]


def _warned(raw: Raw | Failure, caveats: tuple[Caveat, ...]) -> Raw | Failure:
    """Return ``raw`` with what has to be said of its table."""
    if isinstance(raw, Failure) or not caveats:
        return raw

    return replace(raw, caveats=raw.caveats + caveats)
