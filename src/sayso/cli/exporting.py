"""What ``sayso export`` does: tables to a folder, or the canonical lines to a file or standard output."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.folder import export_tables, write_own
from sayso.cli.masking import masked
from sayso.cli.screen import out, tell
from sayso.show.count import count_words
from sayso.show.export.manifest import Manifest

if TYPE_CHECKING:
    from sayso.store import Ledger

CANONICAL = "canonical.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an export is to be like."""

    form: str
    exact: bool
    public: bool


def export(ledger: "Ledger", output: str, wanted: Wanted) -> None:
    """Write every table to the folder ``output`` and tell what was written."""
    links, readings = masked(ledger) if wanted.public else (ledger.links(), ledger.readings())
    manifest = export_tables(
        Path(output),
        readings,
        links,
        form=wanted.form,
        exact=wanted.exact,
        public=wanted.public,
        parameters={"format": wanted.form, "exact": wanted.exact, "public": wanted.public},
    )
    _tell(manifest, output)


def export_canonical(ledger: "Ledger", output: str | None) -> None:
    """Write the canonical lines: to standard output, or to a file in the folder ``output``."""
    if output is None:
        for line in ledger.export_canonical():
            out().write(line)
        out().flush()
        return
    path = Path(output) / CANONICAL
    write_own(path, ledger.export_canonical())
    tell(f"{path}")


def _tell(manifest: Manifest, output: str) -> None:
    """Say what was written: every table with its rows, and what a reader should know."""
    for table in manifest.tables:
        rows = "row " if table.rows == 1 else "rows"
        tell(f"{table.rows:>9,} {rows}  {table.table}")
    for sentence in (sentence for table in manifest.tables for sentence in table.told):
        tell(sentence)
    tell(f"{count_words(len(manifest.files), 'file')}, manifest.json and README.txt in {output}")
    tell(manifest.foot)
