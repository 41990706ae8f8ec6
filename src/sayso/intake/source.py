"""What intake knows about one file before it is opened."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from sayso.errors import InputError
from sayso.records import Failure, Given
from sayso.settings import Settings


def as_text(name: str | PurePath) -> str:
    """Return a path as text with forward slashes; bytes that are no UTF-8 are written out in hexadecimal."""
    path = PurePath(name).as_posix() if name else ""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def as_failure(uri: str, error: InputError) -> Failure:
    """Return an error about ``uri`` as a record, so that the rest goes on."""
    return Failure(uri=uri, code=error.code, message=str(error))


@dataclass(slots=True)
class Budget:
    """Bytes that may still be unpacked of one archive and of those inside it."""

    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file or stream to open, and what its articles inherit.

    uri:      as the user named it
    key:      what identity rests on: the path relative to the named root
    path:     where it lies, or None for a stream
    stream:   its bytes when it is no file on disk, at their start
    given:    what flags say of every article in it
    beside:   what the side-car says of it
    columns:  our names to the table's own, where they differ
    inside:   whether it lies inside the container at ``path`` rather than being that file
    depth:    how many containers it lies in
    budget:   how much may still be unpacked of the outermost archive, for what lies in one
    """

    uri: str
    key: str
    path: Path | None
    settings: Settings
    stream: BinaryIO | None = None
    given: tuple[Given, ...] = ()
    beside: tuple[Given, ...] = ()
    columns: Mapping[str, str] | None = None
    inside: bool = False
    depth: int = 0
    budget: "Budget | None" = None

    @property
    def location(self) -> str | None:
        """The resolved path as text, or None for a stream."""
        return as_text(self.path) if self.path else None
