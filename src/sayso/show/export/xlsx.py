"""Tables as sheets of one XLSX workbook.

Text is written as text, whatever it begins with, so that no cell is ever calculated; offsets and numbers are numbers.
A sheet holds `ROWS` lines and a cell `UNITS` UTF-16 units: what is longer goes on in a further sheet, and a cell that
had to be cut is told in the manifest and on the last sheet.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from sayso.settings import VERSION
from sayso.show.chain import FOOT
from sayso.show.rate import MEANS, rates
from sayso.show.table import Cell, Column, Row

ROWS = 1_048_576
"""Lines a sheet can hold, its header among them (Excel specifications and limits)."""

UNITS = 32_767
"""UTF-16 units a cell can hold (the same)."""

_CUT = -2  # what xlsxwriter answers when it had to cut a string
_WIDTHS = {"text": 60, "chain": 36, "uri": 28, "id": 14, "article": 14}


class Workbook:
    """An XLSX file that takes one table after another; the same rows give the same bytes."""

    def __init__(self, file: BinaryIO, *, scratch: str | None = None, rows_per_sheet: int = ROWS) -> None:
        """Start a workbook in ``file``; ``scratch`` is the folder for what waits to be written."""
        options = {
            "constant_memory": True,
            "tmpdir": scratch,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(file, options)
        self._book.set_properties({"title": "sayso", "comments": FOOT, "created": datetime(2000, 1, 1, tzinfo=UTC)})
        self._bold = self._book.add_format({"bold": True})
        self._rows_per_sheet = rows_per_sheet
        self._told: list[str] = []

    def open_table(self, name: str, columns: Sequence[Column]) -> "XlsxTable":
        """Return a writer for a table, on a sheet of its own."""
        return XlsxTable(self, name, columns)

    def add_sheet(self, name: str, columns: Sequence[Column]) -> Worksheet:
        """Return a new sheet with its header line."""
        sheet = self._book.add_worksheet(name[:31])
        for at, column in enumerate(columns):
            sheet.set_column(at, at, _WIDTHS.get(column.name, 12))
        sheet.freeze_panes(1, 0)
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column.name, self._bold)
        return sheet

    @property
    def rows_per_sheet(self) -> int:
        """Lines a sheet may hold, header included."""
        return self._rows_per_sheet

    def tell(self, words: Sequence[str]) -> None:
        """Keep sentences for the last sheet."""
        self._told += words

    def close(self) -> None:
        """Write the sheet that says what this is, and the file."""
        sheet = self._book.add_worksheet("about")
        sheet.set_column(0, 0, 100)
        lines = (FOOT, f"Written by sayso {VERSION}. Offsets count Unicode code points from 0, ends excluded.")
        for at, line in enumerate((*lines, *self._told, MEANS, *(rate.sentence for rate in rates().values()))):
            sheet.write_string(at, 0, line)
        self._book.close()


class XlsxTable:
    """One table as one sheet, or several when it is longer than a sheet can be."""

    def __init__(self, book: Workbook, name: str, columns: Sequence[Column]) -> None:
        self._book = book
        self._name = name
        self._columns = tuple(columns)
        self._sheets = 1
        self._cut = 0
        self._line = 1
        self._sheet = book.add_sheet(name, columns)

    def write(self, rows: Sequence[Row]) -> None:
        """Write some more rows."""
        for row in rows:
            if self._line >= self._book.rows_per_sheet:
                self._sheets += 1
                self._sheet = self._book.add_sheet(f"{self._name} {self._sheets}", self._columns)
                self._line = 1
            for at, cell in enumerate(row):
                self._write_cell(at, cell)
            self._line += 1

    def close(self) -> tuple[str, ...]:
        """Return what a reader should be told: further sheets, cut cells."""
        told = []
        if self._sheets > 1:
            told.append(f"{self._name} is longer than a sheet can be and goes on over {self._sheets} sheets.")
        if self._cut:
            cells = "1 cell of" if self._cut == 1 else f"{self._cut:,} cells of"
            told.append(
                f"{cells} {self._name} held more than {UNITS:,} characters and was cut there: the format can take no "
                "more. CSV, Parquet and JSON have it whole."
            )
        self._book.tell(told)
        return tuple(told)

    def _write_cell(self, at: int, cell: Cell) -> None:
        """Write one cell by its type; an empty one stays empty."""
        if isinstance(cell, bool):
            self._sheet.write_boolean(self._line, at, cell)
        elif isinstance(cell, str):
            self._cut += self._sheet.write_string(self._line, at, cell) == _CUT
        elif cell is not None:
            self._sheet.write_number(self._line, at, cell)
