"""Articles from standard input or a pipe, whose kind only its content tells."""

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, Literal, cast

import msgspec

from sayso.errors import InputError, NotReadable
from sayso.intake.content import opened, read_whole
from sayso.intake.file import one_article, open_file
from sayso.intake.kind import looks_like_html, suffix_by_content
from sayso.intake.lines import open_lines
from sayso.intake.row import map_columns
from sayso.intake.source import Source, as_failure
from sayso.records import Failure, Given, Raw
from sayso.settings import Settings

Kind = Literal["file", "html", "rows", "sayso", "text"]

HEAD = 1 << 16
"""How many bytes of a stream are looked at."""


def sniff_stdin(head: bytes, columns: Mapping[str, str] | None = None) -> Kind:
    """Return what a stream holds, told by its first bytes (64 KiB of them will do).

    ``file`` a document or a container of some other kind (PDF, e-mail, archive, feed …) · ``html`` a page ·
    ``rows`` JSON objects with a text column, one a line · ``sayso`` what ``sayso read`` or
    ``sayso mark`` print · ``text`` anything else
    """
    if suffix_by_content(head):
        return "file"
    if looks_like_html(head):
        return "html"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"{"):
        return "text"
    line = start.split(b"\n", 1)[0]
    try:
        row = msgspec.json.decode(line)
    except msgspec.DecodeError:
        # A first row longer than what was looked at is a row if it starts as one.
        row = {} if b"\n" in start else _first_names(line)
    if not isinstance(row, dict):
        return "text"
    if "schema" in row and "text" in row:
        return "sayso"
    return "rows" if map_columns(columns).text in row else "text"


def open_stream(
    stream: BinaryIO,
    *,
    settings: Settings,
    given: Iterable[Given] = (),
    columns: Mapping[str, str] | None = None,
    uri: str = "-",
) -> Iterator[Raw | Failure]:
    """Yield what a stream holds: an article of any kind, rows of JSON, or what is in a container. gzip is unpacked.

    stream: buffered (with ``peek``) as ``sys.stdin.buffer`` is, or anything with ``read``
    """
    source = Source(uri=uri, key=uri, path=None, settings=settings, stream=stream, given=tuple(given), columns=columns)
    try:
        with opened(source) as content:
            whole = cast(BinaryIO, io.BufferedReader(_Refilled(content), HEAD))
            kind = sniff_stdin(cast(io.BufferedReader, whole).peek(HEAD), columns)
            inner = Source(
                uri=uri, key=uri, path=None, settings=settings, stream=whole, given=source.given, columns=columns
            )
            if kind == "file":
                head = cast(io.BufferedReader, whole).peek(HEAD)
                yield from open_file(inner, explicit=False, suffix=suffix_by_content(head))
            elif kind == "rows":
                yield from open_lines(inner)
            elif kind == "sayso":
                why = "holds articles that sayso has read already; pipe them into `sayso mark -` or `sayso link -`"
                yield as_failure(uri, NotReadable(uri, why))
            else:
                yield one_article(inner, "text/html" if kind == "html" else "text/plain", read_whole(inner))
    except InputError as error:
        yield as_failure(uri, error)


class _Refilled(io.RawIOBase):
    """A stream that gives as many bytes as are asked for while there are any: a pipe may give fewer at a time."""

    def __init__(self, inner: BinaryIO) -> None:
        super().__init__()
        self._inner = inner

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill ``buffer`` as far as the stream reaches; returns how many bytes were put there."""
        filled = 0
        while filled < len(buffer) and (piece := self._inner.read(len(buffer) - filled)):
            buffer[filled : filled + len(piece)] = piece
            filled += len(piece)
        return filled


def _first_names(line: bytes) -> dict[str, None]:
    """Return the names in the beginning of one long JSON object, as far as they show."""
    names = [part.strip().strip(b'{,"') for part in line.split(b'":')[:12]]
    return {name.rsplit(b'"', 1)[-1].decode("utf-8", "replace"): None for name in names}
