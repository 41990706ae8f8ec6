"""One registry of parts by name: what reads a media type, opens a file of some suffix, encodes a language.

A part is named by what it answers to (a media type such as ``text/html``, a suffix, a language) and given as
``module:attribute``. Packages add their own through the entry point groups `READERS`, `CONTAINERS` and `ENCODERS`;
built-in parts win, so that installing a package never changes what sayso itself reads. Nothing is imported until it is
asked for.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from sayso.errors import UnknownName
from sayso.protocols import Reader

READERS = "sayso.readers"
"""Group of what turns bytes into a draft, by media type: ``(raw, settings) -> sayso.read.draft.Draft``."""

CONTAINERS = "sayso.containers"
"""Group of what opens files of many articles, by suffix: ``(Source) -> Iterator[Raw | Failure]``."""

ENCODERS = "sayso.encoders"
"""Group of what reads passages and describes phrases, by language: ``() -> sayso.protocols.Reader``."""

BUILT_IN: Mapping[str, Mapping[str, str]] = {
    READERS: {
        "text/plain": "sayso.read.plain:read_plain",
        "text/markdown": "sayso.read.markdown:read_markdown",
        "text/html": "sayso.read.page:read_page",
        "message/rfc822": "sayso.read.mail:read_mail",
        "application/x-sayso-entry": "sayso.read.feed:read_entry",
        "application/pdf": "sayso.read.pdf:read_pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "sayso.read.office:read_docx",
        "application/x-sayso-row": "sayso.read.row:read_row",
    },
    CONTAINERS: {
        ".jsonl": "sayso.intake.lines:open_lines",
        ".ndjson": "sayso.intake.lines:open_lines",
        ".csv": "sayso.intake.delimited:open_delimited",
        ".tsv": "sayso.intake.delimited:open_delimited",
        ".eml": "sayso.intake.mail:open_mail",
        ".mht": "sayso.intake.mail:open_mhtml",
        ".mhtml": "sayso.intake.mail:open_mhtml",
        ".zip": "sayso.intake.archive:open_zip",
        ".wacz": "sayso.intake.archive:open_wacz",
        ".warc": "sayso.intake.warc:open_warc",
        ".wet": "sayso.intake.warc:open_warc",
        ".rss": "sayso.intake.feed:open_feed",
        ".atom": "sayso.intake.feed:open_feed",
        ".rdf": "sayso.intake.feed:open_feed",
        ".xml": "sayso.intake.feed:open_feed",
        ".parquet": "sayso.intake.parquet:open_parquet",
    },
    ENCODERS: {
        "en": "sayso.model.encoder:shared_encoder",
    },
}


@cache
def available(group: str) -> Mapping[str, str]:
    """Return every name of ``group`` with the ``module:attribute`` that answers to it; nothing is imported."""
    return {entry.name: entry.value for entry in entry_points(group=group)} | dict(BUILT_IN.get(group, {}))


@cache
def load(group: str, name: str) -> Any:
    """Return the part of ``group`` that answers to ``name``, imported now.

    Raises: UnknownName when there is none.
    """
    known = available(group)
    if name not in known:
        raise UnknownName(group.removeprefix("sayso.").removesuffix("s"), name, sorted(known))
    module, _, attribute = known[name].partition(":")
    return getattr(import_module(module), attribute)


def encoder_of(language: str) -> Reader:
    """Return what reads passages in a language (a BCP 47 tag; its region does not count), loaded once a process.

    Raises: UnknownName when nothing reads it; WrongModel when the model file is damaged
    """
    reader: Reader = load(ENCODERS, language.split("-", maxsplit=1)[0].lower())()
    return reader
