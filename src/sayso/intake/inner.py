"""What lies inside a container, as if it were a file of its own: named ``container!/path``, opened in place."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from sayso.errors import NotReadable
from sayso.intake.file import open_file
from sayso.intake.source import Source, as_failure
from sayso.records import Failure, Raw

MAX_DEPTH = 4
"""Containers within containers; deeper ones are made to trouble people."""

_UNSTORABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


def open_inner(source: Source, name: str, stream: BinaryIO, *, suffix: str | None = None) -> Iterator[Raw | Failure]:
    """Yield what one item inside ``source`` holds.

    suffix: what it is by its media type, for an item whose name does not tell
    """
    inner = inner_source(source, name, stream)
    if inner.depth > MAX_DEPTH:
        yield as_failure(
            inner.uri, NotReadable(inner.uri, f"lies in more than {MAX_DEPTH} containers; unpack it first")
        )
    else:
        yield from open_file(inner, explicit=False, suffix=suffix)


def inner_source(source: Source, name: str, stream: BinaryIO | None = None) -> Source:
    """Return an item inside ``source`` as a source of its own; side-cars and flags hold for it as well."""
    shown = _UNSTORABLE.sub("\ufffd", PurePosixPath(name).as_posix())
    return replace(
        source,
        uri=f"{source.uri}!/{shown}",
        key=f"{source.key}!/{shown}",
        stream=stream,
        inside=True,
        depth=source.depth + 1,
    )


def leads_out(name: str) -> bool:
    """Whether a path inside a container would lead out of the folder that the container is unpacked to."""
    path = name.replace("\\", "/")
    return path.startswith("/") or ".." in path.split("/") or re.match(r"[A-Za-z]:", path) is not None


def is_hidden(name: str) -> bool:
    """Whether a path leads to a hidden file, or into a hidden folder or one that an archiver made for itself."""
    parts = name.split("/")
    return any(part.startswith(".") and part not in {".", ".."} for part in parts) or "__MACOSX" in parts
