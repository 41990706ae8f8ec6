"""Tables as CSV: UTF-8 without a byte-order mark, a header line, CRLF at line ends (RFC 4180).

A spreadsheet takes a cell that begins with one of `FORMULA` for a formula, and the words of an article are written by
strangers. So an apostrophe is put before such a cell of text, and how many were is told in the manifest; numbers are
never touched. ``exact=True`` leaves every cell as it stands, for programs.
Source of the list: OWASP, "CSV Injection", with its full-width forms.
"""

import csv
import io
from collections.abc import Sequence
from typing import BinaryIO

from sayso.show.table import Cell, Column, Row

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
GUARD = "'"


def guard(cell: Cell) -> Cell:
    """Return ``cell``, with an apostrophe before it when it is text that a spreadsheet would calculate."""
    return GUARD + cell if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def plain(cell: Cell) -> Cell:
    """Return ``cell`` as CSV words it: true and false in lower case, as in the JSON."""
    return str(cell).lower() if isinstance(cell, bool) else cell


def encode_rows(rows: Sequence[Sequence[Cell]], *, exact: bool = False) -> tuple[bytes, int]:
    """Return ``rows`` as CSV, and how many cells were guarded."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    guarded = 0
    for row in rows:
        cells = [plain(cell) for cell in row]
        if not exact:
            safe = [guard(cell) for cell in cells]
            guarded += sum(1 for before, after in zip(cells, safe, strict=True) if before is not after)
            cells = safe
        writer.writerow(cells)
    return sheet.getvalue().encode("utf-8"), guarded


class CsvTable:
    """One table as one CSV file."""

    def __init__(self, name: str, columns: Sequence[Column], file: BinaryIO, *, exact: bool = False) -> None:
        self._name = name
        self._file = file
        self._exact = exact
        self._guarded = 0
        file.write(encode_rows([[column.name for column in columns]])[0])

    def write(self, rows: Sequence[Row]) -> None:
        """Write some more rows."""
        blob, guarded = encode_rows(rows, exact=self._exact)
        self._guarded += guarded
        self._file.write(blob)

    def close(self) -> tuple[str, ...]:
        """Return how many cells got an apostrophe, if any did."""
        if not self._guarded:
            return ()
        cells = "1 cell begins" if self._guarded == 1 else f"{self._guarded:,} cells begin"
        return (f"{self._name}: {cells} like a formula and got an apostrophe in front; --exact leaves it out.",)
