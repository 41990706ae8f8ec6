"""sayso: on whose say-so? Who claims what in a pile of news coverage, with spans for every cell.

The way of the data, and the folder that does each step::

    intake -> read -> mark -> link -> show        bytes, articles, marks, links, pages
                  store, run                      the ledger, and the pipeline over many inputs
    cli                                           the `sayso` command

The same from Python::

    import sayso

    with sayso.open_ledger("coverage.db") as ledger:
        ledger.add("articles/")
        frame = ledger.claims().to_pandas()

    reading = sayso.mark_text("At least 40 people fled, the mayor said.")

=================  ==================================================================================
`open_ledger`      a `Ledger` file: `add`, `claims`, `figures`, `search`, `links`, `set`, `remove`, `verify`
`mark_text`        one string, marked: a `Reading`
`read_inputs`      files, folders, tables as `Article` records, without a ledger
`mark_inputs`      the same, marked: `Reading` records
`link_readings`    what holds across readings: `Links`
`Table`            what a ledger's tables come as: Arrow; `to_pandas`, `to_polars`
`Settings`         everything that changes what is read
`Summary`          what a run did; `Failure` says why an input could not be read
`SaysoError`       base of every error raised on purpose
=================  ==================================================================================

Nothing is imported before it is used, so that ``import sayso`` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.errors import SaysoError
    from sayso.pipeline import link as link_readings
    from sayso.records import Article, Failure, Links, Reading
    from sayso.run import Interrupted, Ledger, Summary, mark_inputs, mark_text, open_ledger, read_inputs
    from sayso.settings import Settings
    from sayso.store import Table

_HOMES = {
    "Article": "sayso.records",
    "Failure": "sayso.records",
    "Interrupted": "sayso.run",
    "Ledger": "sayso.run",
    "Links": "sayso.records",
    "Reading": "sayso.records",
    "SaysoError": "sayso.errors",
    "Settings": "sayso.settings",
    "Summary": "sayso.run",
    "Table": "sayso.store",
    "link_readings": "sayso.pipeline:link",
    "mark_inputs": "sayso.run",
    "mark_text": "sayso.run",
    "open_ledger": "sayso.run",
    "read_inputs": "sayso.run",
}

__all__ = [
    "Article",
    "Failure",
    "Interrupted",
    "Ledger",
    "Links",
    "Reading",
    "SaysoError",
    "Settings",
    "Summary",
    "Table",
    "link_readings",
    "mark_inputs",
    "mark_text",
    "open_ledger",
    "read_inputs",
]


def __getattr__(name: str) -> object:
    """Return a public name, importing the module it lives in now."""
    if name == "__version__":
        return import_module("sayso.settings").VERSION
    if name not in _HOMES:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    home, _, inner = _HOMES[name].partition(":")
    value: object = getattr(import_module(home), inner or name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
