"""The bytes of a source: opened, unpacked where it is gzipped, never more than the limit at once."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from sayso.errors import InputError, NotReadable, TooLarge
from sayso.intake.source import Source

GZIP = b"\x1f\x8b"
"""The first two bytes of a gzip member (RFC 1952)."""

PIECE = 1 << 20
"""Bytes read at a time."""

BROKEN_GZIP = "the gzip data is cut off or damaged; fetch the file again"


@contextmanager
def opened(source: Source, *, unpack: bool = True) -> Iterator[BinaryIO]:
    """Give the bytes of ``source`` as a buffered stream, unpacked where they are gzipped unless ``unpack`` is false.

    Raises: NotReadable when it cannot be opened, or turns out to be cut off while it is read.
    """
    try:
        with _raw_stream(source) as stream:
            yield _unpacked(stream) if unpack else stream
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise NotReadable(source.uri, BROKEN_GZIP) from error
    except OSError as error:
        raise NotReadable(source.uri, f"cannot be read ({error.strerror or error}); check its permissions") from error


@contextmanager
def _raw_stream(source: Source) -> Iterator[BinaryIO]:
    """Give the bytes as they lie on disk or arrive; a stream of the caller's is not closed."""
    if source.stream is not None:
        yield source.stream
    elif source.path is None:
        raise InputError(f"{source.uri}: there is neither a file nor a stream to read")
    else:
        with source.path.open("rb", buffering=1 << 18) as stream:
            yield stream


def _unpacked(stream: BinaryIO) -> BinaryIO:
    """Return ``stream``, unpacked when its first bytes are gzip's, whatever its name says."""
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(cast(io.RawIOBase, stream))
    if cast(io.BufferedReader, buffered).peek(2)[:2] != GZIP:
        return buffered
    return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=buffered)), 1 << 18))


def read_whole(source: Source) -> bytes:
    """Return all unpacked bytes of ``source``.

    Raises: NotReadable, TooLarge (after reading no more than the limit).
    """
    limit = source.settings.max_bytes
    with opened(source) as stream:
        body = bytearray()
        while piece := stream.read(PIECE):
            body += piece
            if len(body) > limit:
                raise TooLarge(source.uri, _size(source, len(body)), limit)
        return bytes(body)


def _size(source: Source, read: int) -> int:
    """Return how large the item is at least: its size on disk, or what was read of it."""
    try:
        return max(read, source.path.stat().st_size) if source.path and not source.inside else read
    except OSError:
        return read
