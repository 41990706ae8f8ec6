"""A folder of exported tables: files for their owner only, complete or not there at all."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from sayso.errors import BadSetting, CannotWrite
from sayso.plugins import available, load
from sayso.records import Links, Reading
from sayso.show.export.manifest import Manifest, WrittenFile, WrittenTable, encode_manifest, read_me
from sayso.show.export.sink import TableWriter
from sayso.show.link_table import LinkTable, Quoted
from sayso.show.rows import TABLES
from sayso.show.table import Row, Table
from sayso.show.tables import LINK_TABLES

BATCH = 5_000
"""Rows handed to a format at a time."""

OURS = ("csv", "xlsx", "parquet", "json")
"""Formats that come with sayso; a package cannot take their names."""

EXPORTS = "sayso.exports"
"""Entry point group of formats: the name is the suffix, behind it stands ``(name, columns, file) -> TableWriter``."""

WORKBOOK = "sayso.xlsx"

EXCERPT = 160
"""Code points of a quotation that goes public."""

_QUOTING = frozenset({"text", "text_a", "text_b"})


@dataclass(slots=True)
class OpenedTable:
    """A table that is being written: to which file, how many rows so far, and whether quotations are cut short."""

    table: Table | LinkTable
    file: str
    writer: TableWriter
    public: bool
    rows: int = 0
    _cut: int = 0
    _waiting: list[Row] = field(default_factory=list)

    def add(self, rows: Iterable[Row]) -> None:
        """Write some more rows, in batches."""
        for row in rows:
            self._waiting.append(self._excerpt(row) if self.public else row)
            if len(self._waiting) >= BATCH:
                self._flush()

    def close(self) -> WrittenTable:
        """Finish the table and return what the manifest says of it."""
        self._flush()
        told = self.writer.close()
        if self._cut:
            told += (f"{self._cut:,} texts of {self.table.name} are excerpts of {EXCERPT} characters.",)
        if not self.rows:
            told += (f"{self.table.name} has no rows: nothing of the kind stands in this pile.",)
        return WrittenTable(
            table=self.table.name,
            about=self.table.about,
            file=self.file,
            rows=self.rows,
            columns=self.table.header,
            told=told,
        )

    def _excerpt(self, row: Row) -> Row:
        """Return a row with its quotations cut short."""
        cells = list(row)
        for at, name in enumerate(self.table.header):
            cell = cells[at]
            if name in _QUOTING and isinstance(cell, str) and len(cell) > EXCERPT:
                cells[at] = cell[:EXCERPT].rstrip() + "…"
                self._cut += 1
        return tuple(cells)

    def _flush(self) -> None:
        if self._waiting:
            self.rows += len(self._waiting)
            self.writer.write(self._waiting)
            self._waiting = []


def export_tables(
    folder: Path,
    readings: Iterable[Reading],
    links: Links,
    *,
    form: str,
    exact: bool = False,
    public: bool = False,
    parameters: Mapping[str, str | bool],
) -> Manifest:
    """Write every table to ``folder`` in the format ``form`` and return the manifest, which is written there too.

    readings: consumed once, in the order their rows are to have; links: of the same pile
    exact:    whether CSV cells that begin like a formula stay as they are
    public:   whether quotations are cut to `EXCERPT` code points; masking names is the caller's
    Raises: BadSetting for a format nobody knows, CannotWrite when the folder cannot be written.
    """
    with _complete_or_not(folder) as scratch, ExitStack() as stack:
        opened, finish = _open_all(scratch, stack, form, exact, public)
        quoted, models = Quoted.wanted_by(links), set()
        for reading in readings:
            quoted.note(reading)
            models.add(reading.model)
            for table in opened:
                if isinstance(table.table, Table):
                    table.add(table.table.rows(reading))
        for table in opened:
            if isinstance(table.table, LinkTable):
                table.add(table.table.rows(links, quoted))
        written = tuple(table.close() for table in opened)
        finish()
        stack.close()
        manifest = Manifest(
            models=tuple(sorted(model for model in models if model)),
            parameters=parameters,
            tables=written,
            files=tuple(_describe(scratch / name) for name in dict.fromkeys(table.file for table in written)),
        )
        for name, blob in (("manifest.json", encode_manifest(manifest)), ("README.txt", read_me(manifest))):
            with _open_own(scratch / name) as file:
                file.write(blob)
    return manifest


def _open_all(
    scratch: Path, stack: ExitStack, form: str, exact: bool, public: bool
) -> tuple[list[OpenedTable], Callable[[], None]]:
    """Return a writer for every table, and what ends the file they share, if they do."""
    tables: tuple[Table | LinkTable, ...] = (*TABLES, *LINK_TABLES)
    if form == "xlsx":
        from sayso.show.export.xlsx import Workbook

        book = Workbook(stack.enter_context(_open_own(scratch / WORKBOOK)), scratch=str(scratch))
        return [OpenedTable(t, WORKBOOK, book.open_table(t.name, t.columns), public) for t in tables], book.close
    opened = []
    for table in tables:
        name = f"{table.name}.{form}"
        opener = _opener(form, exact)
        file = stack.enter_context(_open_own(scratch / name))
        opened.append(OpenedTable(table, name, opener(table, file), public))
    return opened, lambda: None


def _opener(form: str, exact: bool) -> Callable[[Table | LinkTable, BinaryIO], TableWriter]:
    """Return what opens a table in a format that has a file for each."""
    if form not in OURS:
        opened = load(EXPORTS, form)
        return lambda table, file: opened(table.name, table.columns, file)
    if form == "csv":
        from sayso.show.export.csv import CsvTable

        return lambda table, file: CsvTable(table.name, table.columns, file, exact=exact)
    if form == "json":
        from sayso.show.export.json import JsonTable

        return lambda table, file: JsonTable(table.name, table.columns, file)
    from sayso.show.export.parquet import ParquetTable

    return lambda table, file: ParquetTable(table.name, table.columns, file)


@contextmanager
def _complete_or_not(folder: Path) -> Iterator[Path]:
    """Give a scratch folder inside ``folder``; what is in it at the end moves up, unless something went wrong."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".part-", dir=folder))
    except OSError as error:
        raise CannotWrite(str(folder), error.strerror or str(error)) from error
    try:
        yield scratch
        for path in sorted(scratch.iterdir()):
            os.replace(path, folder / path.name)  # noqa: PTH105
    except OSError as error:
        raise CannotWrite(str(folder), error.strerror or str(error)) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _open_own(path: Path) -> BinaryIO:
    """Open a new file that only its owner may read."""
    return os.fdopen(os.open(path, os.O_CREAT | os.O_RDWR | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "w+b")


def _describe(path: Path) -> WrittenFile:
    """Return the hash and length of a file."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return WrittenFile(file=path.name, sha256=digest, bytes=path.stat().st_size)


def write_own(path: Path, blobs: Iterable[bytes]) -> None:
    """Write a file that only its owner may read, whole or not at all. Raises: CannotWrite when it cannot be."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, scratch = tempfile.mkstemp(prefix=".part-", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.writelines(blobs)
            os.replace(scratch, path)  # noqa: PTH105
        finally:
            Path(scratch).unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(str(path), error.strerror or str(error)) from error


def formats() -> tuple[str, ...]:
    """Return every format there is: our own, then those of packages."""
    return (*OURS, *(name for name in sorted(available(EXPORTS)) if name not in OURS))


def check_form(form: str) -> str:
    """Return ``form`` when it is a format. Raises: BadSetting otherwise."""
    if form not in formats():
        raise BadSetting("--format", form, f"choose {', '.join(formats())}")
    return form
