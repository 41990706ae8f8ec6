"""From what the user names to articles: each file once, in a stable order."""

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from sayso.errors import NoSuchInput, NotReadable
from sayso.intake.file import open_file, unknown
from sayso.intake.folder import Entry, walk
from sayso.intake.sidecar import SideCars
from sayso.intake.source import Source, as_failure, as_text
from sayso.intake.stream import open_stream
from sayso.intake.url import is_url
from sayso.records import Failure, Given, Raw
from sayso.settings import Settings


def open_inputs(
    paths: Iterable[str | Path],
    *,
    settings: Settings,
    given: Iterable[Given] = (),
    columns: Mapping[str, str] | None = None,
) -> Iterator[Raw | Failure]:
    """Yield one `Raw` an article of ``paths``, and a `Failure` for each thing that cannot be read.

    paths:   files, folders (with all below them, sorted), globs, ``-`` for standard input, or web addresses
             (http, https), which are fetched; no others are
    given:   what flags say of every article; it outweighs side-cars and columns
    columns: for tables, our column names to the table's own (``{"text": "body"}``)

    A file met twice (under two names, through a link, in two folders) comes out once, where it is met first. Tables
    are read row by row; other files are held one at a time, none above ``settings.max_bytes``.
    """
    reading = _Reading(settings=settings, given=tuple(given), columns=columns)
    for named in map(str, paths):
        yield from reading.open_named(named)


@dataclass(slots=True, kw_only=True)
class _Reading:
    """One call of `open_inputs`: what holds for all its inputs, and which files it has met."""

    settings: Settings
    given: tuple[Given, ...]
    columns: Mapping[str, str] | None
    met: set[Path] = field(default_factory=set)
    sidecars: SideCars = field(default_factory=SideCars)

    def open_named(self, named: str) -> Iterator[Raw | Failure]:
        """Open one thing the user named."""
        if named == "-":
            stream = sys.stdin.buffer
            yield from open_stream(stream, settings=self.settings, given=self.given, columns=self.columns)
            return
        if is_url(named):
            from sayso.intake.web import open_url

            yield from open_url(named, settings=self.settings, given=self.given, columns=self.columns)
            return
        try:
            if os.path.isdir(named):  # noqa: PTH112 - Path would drop the spelling the user gave
                yield from self._open_folder(named)
            elif os.path.lexists(named):
                yield from self._open_file(named, _named_key(named), explicit=True)
            elif glob.has_magic(named) and (found := sorted(glob.glob(named, recursive=True))):  # noqa: PTH207
                for path in found:
                    yield from self.open_named(path)
            else:
                yield as_failure(as_text(named), NoSuchInput(named))
        except OSError as error:
            yield as_failure(as_text(named), NotReadable(as_text(named), f"cannot be opened ({error.strerror})"))

    def _open_folder(self, named: str) -> Iterator[Raw | Failure]:
        """Open all files below a folder."""
        root = Path(named).resolve()
        for entry in walk(Path(named)):
            if isinstance(entry, Failure):
                yield entry
            else:
                yield from self._open_file(str(entry.path), _key_below(root, entry), explicit=False)

    def _open_file(self, named: str, key: str, *, explicit: bool) -> Iterator[Raw | Failure]:
        """Open one file, unless it was met before under this or another name."""
        uri = as_text(named)
        try:
            real = Path(named).resolve(strict=True)
            mode = real.stat().st_mode
        except (OSError, RuntimeError) as error:
            why = getattr(error, "strerror", None) or "a link that leads nowhere or in a circle"
            yield as_failure(uri, NotReadable(uri, f"cannot be opened ({why})"))
            return
        if real in self.met:
            return
        self.met.add(real)
        source = Source(uri=uri, key=key, path=real, settings=self.settings, given=self.given, columns=self.columns)
        if not stat.S_ISREG(mode):
            yield from self._open_special(source, explicit=explicit)
            return
        beside, failures = self.sidecars.said_of(Path(named))
        yield from failures
        yield from open_file(replace(source, beside=beside), explicit=explicit)

    def _open_special(self, source: Source, *, explicit: bool) -> Iterator[Raw | Failure]:
        """Open a named pipe the user asked for; leave those found in a folder alone, since they may never end."""
        if not explicit or source.path is None or not source.path.is_fifo():
            yield as_failure(source.uri, unknown(source, "it is no regular file"))
            return
        with source.path.open("rb") as stream:
            yield from open_stream(
                stream, settings=self.settings, given=self.given, columns=self.columns, uri=source.uri
            )


def _named_key(named: str) -> str:
    """Return the key of a file named directly: its path relative to the working directory."""
    return as_text(os.path.relpath(named))


def _key_below(root: Path, entry: Entry) -> str:
    """Return the key of a file found in a folder: where it really lies below the root, else where it was met."""
    real = Path(os.path.realpath(entry.path))  # unlike Path.resolve, this does not raise on a circle of links
    if real.is_relative_to(root):
        return as_text(real.relative_to(root))
    return as_text(PurePosixPath(*entry.parts))
