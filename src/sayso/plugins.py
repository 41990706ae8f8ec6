"""One registry of parts by name: what reads a media type, what opens a file of some suffix.

A part is named by what it answers to (a media type such as ``text/html``, a suffix such as ``.csv``) and given as
``module:attribute``. Packages add their own through the entry point groups `READERS` and `CONTAINERS`; built-in parts
win, so that installing a package never changes what sayso itself reads. Nothing is imported until it is asked for.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from sayso.errors import UnknownName

READERS = "sayso.readers"
"""Group of what turns bytes into a draft, by media type: ``(raw, settings) -> sayso.read.draft.Draft``."""

CONTAINERS = "sayso.containers"
"""Group of what opens files of many articles, by suffix: ``(Source) -> Iterator[Raw | Failure]``."""

BUILT_IN: Mapping[str, Mapping[str, str]] = {
    READERS: {
        "text/plain": "sayso.read.plain:read_plain",
        "text/markdown": "sayso.read.markdown:read_markdown",
        "text/html": "sayso.read.page:read_page",
        "application/x-sayso-row": "sayso.read.row:read_row",
    },
    CONTAINERS: {
        ".jsonl": "sayso.intake.lines:open_lines",
        ".ndjson": "sayso.intake.lines:open_lines",
        ".csv": "sayso.intake.delimited:open_delimited",
        ".tsv": "sayso.intake.delimited:open_delimited",
        ".parquet": "sayso.intake.parquet:open_parquet",
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
