"""Exports: the same cells in every format, never empty without a word, never calculated, never cut in silence."""

import csv
import io
import json
from collections.abc import Sequence

import openpyxl
import pyarrow.parquet as pq
import pytest

from sayso.show.chain import FOOT
from sayso.show.export.csv import CsvTable, encode_rows, guard
from sayso.show.export.json import JsonTable, encode_row
from sayso.show.export.manifest import Manifest, WrittenFile, WrittenTable, encode_manifest, read_me
from sayso.show.export.parquet import ParquetTable
from sayso.show.export.xlsx import UNITS, Workbook
from sayso.show.rate import MEANS, rates
from sayso.show.table import Cell, Row, boolean, integer, number, text

COLUMNS = (
    text("words", "what was said"),
    integer("start", "from"),
    number("low", "least"),
    boolean("own", "own voice"),
)
ROWS: list[Row] = [
    ("plain, with a comma", 0, 4.5, True),
    ('"quoted"\nover two lines', 7, 40, False),
    ("مرحبا 😀 e\u0301", 12, -3, True),
    ("=1+1", 3, None, None),
    (None, None, None, None),
]


def write_csv(rows: Sequence[Row], *, exact: bool = False) -> tuple[bytes, tuple[str, ...]]:
    """A table as CSV, and what is told of it."""
    file = io.BytesIO()
    table = CsvTable("t", COLUMNS, file, exact=exact)
    table.write(rows)
    return file.getvalue(), table.close()


def write_xlsx(rows: Sequence[Row], rows_per_sheet: int = 1_048_576) -> tuple[openpyxl.Workbook, tuple[str, ...]]:
    """A table as a workbook opened again, and what is told of it."""
    file = io.BytesIO()
    book = Workbook(file, rows_per_sheet=rows_per_sheet)
    table = book.open_table("t", COLUMNS)
    table.write(rows)
    told = table.close()
    book.close()
    return openpyxl.load_workbook(io.BytesIO(file.getvalue())), told


# CSV -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        pytest.param("=1+1", "'=1+1", id="equals"),
        pytest.param("+40 people", "'+40 people", id="plus"),
        pytest.param("-said he", "'-said he", id="minus"),
        pytest.param("@minister", "'@minister", id="at"),
        pytest.param("\tx", "'\tx", id="tab"),
        pytest.param("\rx", "'\rx", id="carriage return"),
        pytest.param("＝1", "'＝1", id="full-width"),
        pytest.param("a=b", "a=b", id="inside is harmless"),
        pytest.param("'said", "'said", id="an apostrophe of its own"),
        pytest.param("", "", id="empty"),
        pytest.param(-3, -3, id="a number stays a number"),
        pytest.param(None, None, id="nothing"),
    ],
)
def test_a_cell_that_a_spreadsheet_would_calculate_is_guarded(cell: Cell, shown: Cell) -> None:
    """An apostrophe in front makes text of it; numbers are never touched."""
    assert guard(cell) == shown


def test_csv_is_utf8_without_mark_and_reads_back() -> None:
    """A reader of CSV gets the cells again; numbers and offsets as they are."""
    blob, told = write_csv(ROWS)
    assert not blob.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(blob.decode("utf-8"), newline="")))
    assert lines[0] == ["words", "start", "low", "own"]
    assert lines[2] == ['"quoted"\nover two lines', "7", "40", "false"]
    assert lines[3] == ["مرحبا 😀 e\u0301", "12", "-3", "true"]
    assert lines[4][0] == "'=1+1"
    assert told == ("t: 1 cell begins like a formula and got an apostrophe in front; --exact leaves it out.",)


def test_exact_csv_changes_no_cell() -> None:
    """For programs; nothing is told because nothing was done."""
    blob, told = write_csv(ROWS, exact=True)
    assert b"\r\n=1+1,3,,\r\n" in blob
    assert told == ()


def test_csv_of_no_rows_is_its_header() -> None:
    """An empty table is not an empty file."""
    assert write_csv([])[0] == b"words,start,low,own\r\n"


def test_guarded_cells_are_counted() -> None:
    """What was changed is known."""
    assert encode_rows([["=a", "b"], ["-c", 1]])[1] == 2


# XLSX ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@a", "=HYPERLINK(1)", "https://example.org", "{=1}", "0042"])
def test_text_in_a_workbook_stays_text(words: str) -> None:
    """No cell becomes a formula, a link or a number, whatever it begins with; nothing is put in front either."""
    book, told = write_xlsx([(words, 1, 2.5, True)])
    cell = book["t"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (words, "s", None)
    assert told == ()


def test_numbers_in_a_workbook_are_numbers() -> None:
    """Offsets can be counted with."""
    book, _ = write_xlsx(ROWS)
    assert [[cell.value for cell in row] for row in book["t"].iter_rows(min_row=2)] == [list(row) for row in ROWS[:4]]


def test_a_long_table_goes_on_in_a_further_sheet() -> None:
    """No row is lost at the format's limit, and it is said."""
    rows: list[Row] = [(str(at), at, None, None) for at in range(7)]
    book, told = write_xlsx(rows, rows_per_sheet=4)
    assert book.sheetnames == ["t", "t 2", "t 3", "about"]
    held = [row[1] for name in ("t", "t 2", "t 3") for row in book[name].iter_rows(min_row=2, values_only=True)]
    assert held == list(range(7))
    assert all(book[name]["A1"].value == "words" for name in ("t", "t 2", "t 3"))
    assert told == ("t is longer than a sheet can be and goes on over 3 sheets.",)


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        pytest.param("a" * UNITS, False, id="just fits"),
        pytest.param("a" * (UNITS + 1), True, id="one too many"),
        pytest.param("😀" * 20_000, True, id="counted in UTF-16 units"),
    ],
)
def test_a_cell_that_is_too_long_is_cut_and_told(words: str, cut: bool) -> None:
    """A workbook cannot hold it; the reader is sent to the formats that can."""
    book, told = write_xlsx([(words, 0, None, None)])
    shown = book["t"]["A2"].value
    assert words.startswith(shown)
    assert (shown != words) is cut
    assert bool(told) is cut
    about = [row[0] for row in book["about"].iter_rows(values_only=True)]
    assert about[2 : about.index(MEANS)] == list(told)


def test_the_manifest_and_its_text_say_how_often_a_field_is_wrong() -> None:
    """Whoever gets the folder learns what a row means and how far to trust it."""
    manifest = Manifest(parameters={}, tables=(), files=())
    assert json.loads(encode_manifest(manifest))["rates"][0]["right"] == next(iter(rates().values())).right
    words = read_me(manifest).decode()
    assert MEANS in words
    assert all(rate.sentence in words for rate in rates().values())
    assert words.rstrip().endswith(FOOT)


def test_a_workbook_ends_with_the_foot() -> None:
    """The last sheet says what a row is, and how often each field of one is wrong."""
    book, _ = write_xlsx([])
    about = [row[0] for row in book["about"].iter_rows(values_only=True)]
    assert about[-len(rates()) :] == [rate.sentence for rate in rates().values()]
    assert book["about"]["A1"].value == FOOT
    assert book["t"]["A1"].value == "words"


def test_equal_rows_make_equal_workbooks() -> None:
    """No clock gets into the file."""
    blobs = []
    for _ in range(2):
        file = io.BytesIO()
        book = Workbook(file)
        book.open_table("t", COLUMNS).write(ROWS)
        book.close()
        blobs.append(file.getvalue())
    assert blobs[0] == blobs[1]


# Parquet and JSON ----------------------------------------------------------------------------------------------------


def test_parquet_has_types_words_and_foot() -> None:
    """Types are the columns', whatever rows there are; the file says itself what it is."""
    file = io.BytesIO()
    table = ParquetTable("t", COLUMNS, file)
    table.write(ROWS)
    table.close()
    read = pq.read_table(io.BytesIO(file.getvalue()))
    assert [str(field.type) for field in read.schema] == ["string", "int64", "double", "bool"]
    assert [tuple(row.values()) for row in read.to_pylist()] == ROWS
    assert read.schema.metadata is not None
    assert read.schema.metadata[b"sayso.foot"].decode() == FOOT
    assert (read.schema.field("start").metadata or {})[b"about"] == b"from"


def test_parquet_of_no_rows_has_its_columns() -> None:
    """An empty table can still be joined."""
    file = io.BytesIO()
    ParquetTable("t", COLUMNS, file).close()
    assert pq.read_table(io.BytesIO(file.getvalue())).schema.names == ["words", "start", "low", "own"]


@pytest.mark.parametrize("rows", [ROWS, []], ids=["rows", "none"])
def test_json_is_one_object_with_columns_rows_and_foot(rows: list[Row]) -> None:
    """It says what its columns mean, and ends with the foot."""
    file = io.BytesIO()
    table = JsonTable("t", COLUMNS, file)
    table.write(rows[:2])
    table.write(rows[2:])
    table.close()
    held = json.loads(file.getvalue())
    assert list(held) == ["table", "columns", "rows", "rates", "foot"]
    assert [tuple(row.values()) for row in held["rows"]] == rows
    assert held["columns"][1] == {"name": "start", "kind": "integer", "about": "from"}
    assert held["foot"] == FOOT


def test_a_row_is_one_line_of_json() -> None:
    """Line ends inside a cell are escaped."""
    assert encode_row(COLUMNS, ROWS[1]) == b'{"words":"\\"quoted\\"\\nover two lines","start":7,"low":40,"own":false}'


# The manifest --------------------------------------------------------------------------------------------------------


def test_a_manifest_names_every_table_and_file() -> None:
    """Rows, hash, versions, parameters, and the foot at its end."""
    table = WrittenTable(
        table="claims", about="who says what", file="claims.csv", rows=3, columns=("id",), told=("2 cells were cut.",)
    )
    file = WrittenFile(file="claims.csv", sha256="0" * 64, bytes=12)
    manifest = Manifest(parameters={"format": "csv"}, tables=(table,), files=(file,))
    held = json.loads(encode_manifest(manifest))
    assert held["tables"][0]["rows"] == 3
    assert held["files"][0] == {"file": "claims.csv", "sha256": "0" * 64, "bytes": 12}
    assert held["parameters"] == {"format": "csv"}
    assert list(held)[-1] == "foot"
    words = read_me(manifest).decode()
    assert "claims.csv: claims, who says what (3 rows)" in words
    assert "2 cells were cut." in words
    assert words.endswith(FOOT + "\n")
