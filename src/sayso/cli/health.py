"""What ``sayso doctor`` looks at: versions, the database library, the terminal, what can be read, settings in force."""

import os
import platform
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from sayso.cli.config import OPTIONS, Configuration
from sayso.cli.folder import OURS, formats
from sayso.settings import SCHEMA, VERSION
from sayso.store.address import without_secrets


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fact; ``well`` is false when sayso cannot work properly with it."""

    part: str
    name: str
    value: str
    well: bool = True


def examine(configuration: Configuration) -> Iterator[Finding]:
    """Yield everything worth knowing about this installation, grouped by part."""
    yield Finding(part="sayso", name="version", value=f"{VERSION} (JSON contract {SCHEMA})")
    yield Finding(part="sayso", name="python", value=f"{platform.python_version()} ({sys.executable})")
    yield Finding(
        part="sayso", name="system", value=f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    )
    yield Finding(part="sayso", name="model", value=_model())
    yield from _database()
    yield from _libraries()
    yield from _parts()
    yield from _terminal()
    yield from _ledger(str(configuration["ledger"]))
    for name in OPTIONS:
        choice = configuration.choices[name]
        shown = "automatic" if choice.value is None else without_secrets(str(choice.value))
        yield Finding(part="settings", name=name, value=f"{shown} ({choice.origin})")


def _model() -> str:
    """Return which model file marks, or that rules alone do."""
    from sayso.model.card import CARD

    return CARD.sha256


def _database() -> Iterator[Finding]:
    """Yield the version of SQLite and whether it can search text."""
    yield Finding(part="database", name="sqlite", value=sqlite3.sqlite_version)
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
        except sqlite3.Error as error:
            yield Finding(part="database", name="full-text search", value=f"missing ({error})", well=False)
        else:
            yield Finding(part="database", name="full-text search", value="FTS5")


def _libraries() -> Iterator[Finding]:
    """Yield the version of each library that sayso names in its own description."""
    try:
        named = requires("sayso") or []
    except PackageNotFoundError:
        yield Finding(part="libraries", name="sayso", value="run from its folder, not installed")
        return
    for requirement in sorted(named):
        optional = "extra ==" in requirement
        name = requirement.split(";")[0].split(">")[0].split("=")[0].split("[")[0].strip()
        try:
            yield Finding(part="libraries", name=name, value=version(name))
        except PackageNotFoundError:
            yield Finding(part="libraries", name=name, value="not installed", well=optional)


def _parts() -> Iterator[Finding]:
    """Yield what can be read and written, plugins among it."""
    from sayso.plugins import BUILT_IN, CONTAINERS, READERS, available

    for group, name in ((READERS, "readers"), (CONTAINERS, "tables and archives")):
        found = [part if part in BUILT_IN.get(group, {}) else f"{part} (plugin)" for part in sorted(available(group))]
        yield Finding(part="parts", name=name, value=", ".join(found))
    exports = [form if form in OURS else f"{form} (plugin)" for form in formats()]
    yield Finding(part="parts", name="exports", value=", ".join(exports))


def _terminal() -> Iterator[Finding]:
    """Yield what the terminal can do."""
    from sayso.cli.screen import console

    page = console()
    colour = page.color_system or ("off (NO_COLOR)" if os.environ.get("NO_COLOR") else "none")
    encoding = sys.stdout.encoding or "unknown"
    words = encoding.lower().replace("-", "") == "utf8"
    yield Finding(part="terminal", name="output", value="a terminal" if page.is_terminal else "a pipe or a file")
    yield Finding(part="terminal", name="colour", value=colour)
    yield Finding(
        part="terminal", name="encoding", value=encoding if words else f"{encoding}: set PYTHONUTF8=1", well=words
    )


def _ledger(name: str) -> Iterator[Finding]:
    """Yield whether the ledger is there and its folder can be written."""
    from sayso.store.address import is_url

    if is_url(name):
        yield _server(name)
        return
    path = Path(name)
    folder = path.parent
    if path.exists():
        from sayso.cli.pile import is_ledger

        state = f"{path.stat().st_size:,} bytes" if is_ledger(name) else "is no ledger"
        yield Finding(part="ledger", name=name, value=state, well=is_ledger(name))
    else:
        yield Finding(part="ledger", name=name, value="is not there; `sayso run` makes it")
    may = os.access(folder, os.W_OK)
    told = "can be written" if may else "cannot be written: name another place with --ledger"
    yield Finding(part="ledger", name=str(folder.resolve()), value=told, well=may)


def _server(url: str) -> Finding:
    """Return whether the database behind ``url`` can be opened, and what it holds."""
    from sayso.errors import NoLedger, SaysoError
    from sayso.store import open_ledger

    name = without_secrets(url)
    try:
        with open_ledger(url, create=False) as ledger:
            return Finding(part="ledger", name=name, value=f"{len(ledger):,} articles")
    except NoLedger:
        return Finding(part="ledger", name=name, value="is empty; `sayso run` makes the ledger")
    except SaysoError as error:
        return Finding(part="ledger", name=name, value=str(error), well=False)
