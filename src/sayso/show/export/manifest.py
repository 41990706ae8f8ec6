"""What was written: every file with its rows and its hash, what made it, and with which parameters."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from sayso.settings import SCHEMA, VERSION
from sayso.show.chain import FOOT
from sayso.show.rate import MEANS, Rate, rates


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTable:
    """One table as it was written.

    file:   its name in the folder; several tables may share one (sheets of a workbook)
    rows:   how many, header not counted
    told:   sentences a reader should know: cells guarded or cut, an empty table
    """

    table: str
    about: str
    file: str
    rows: int
    columns: tuple[str, ...]
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """One file: sha256 in hex, and its length in bytes."""

    file: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The manifest of one export.

    parameters: what was asked for, as on the command line
    model:      sha256 of each model file that made a reading; empty while rules alone mark
    means:      what a row is; rates: how often each field of one is right, as measured
    """

    tool: str = VERSION
    schema: int = SCHEMA
    models: tuple[str, ...] = ()
    parameters: Mapping[str, str | bool]
    tables: tuple[WrittenTable, ...]
    files: tuple[WrittenFile, ...]
    means: str = MEANS
    rates: tuple[Rate, ...] = field(default_factory=lambda: tuple(rates().values()))
    foot: str = FOOT


def encode_manifest(manifest: Manifest) -> bytes:
    """Return the manifest as indented JSON with a line end."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def read_me(manifest: Manifest) -> bytes:
    """Return a short text that says what the files are, for whoever opens the folder."""
    lines = ["What this is", "============", ""]
    lines += [
        f"{table.file}: {table.table}, {table.about} ({table.rows:,} {'row' if table.rows == 1 else 'rows'})"
        for table in manifest.tables
    ]
    lines += [
        "",
        "start and end count Unicode code points of the article's text, from 0, the end excluded:",
        "text[start:end] is what stands in the column text. The articles' texts are in the table articles.",
        f"Written by sayso {manifest.tool}; manifest.json has rows, hashes and parameters.",
        "",
        *[line for table in manifest.tables for line in table.told],
        "",
        manifest.means,
        *[rate.sentence for rate in manifest.rates],
        "",
        manifest.foot,
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")
