"""Web archives (WARC 1.0 and 1.1, plain or gzipped, also the texts of WET files): each page in them is an article.

Source of the format: ISO 28500:2017. FastWARC reads it; it ends in silence where a file is cut off, so the length of
each record and the end of the file are checked here.
"""

import io
import re
import shutil
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, cast

import msgspec

from sayso.errors import InputError, NotReadable, TooLarge
from sayso.intake.content import GZIP, opened
from sayso.intake.file import MEDIA_TYPES, one_article, open_file, unknown
from sayso.intake.http import charset_of, suffix_of_answer, unpack_body
from sayso.intake.source import Source, as_failure
from sayso.intake.url import canonical_url
from sayso.records import Caveat, Failure, Given, Raw
from sayso.vocabulary import How

PIECE = 1 << 20
IN_MEMORY = 1 << 24
"""Bytes of an archive inside a container that are held in memory; larger ones go to a temporary file."""

MEDIA_CLOUD = "application/x.mediacloud-indexer+json"
"""Type of the records in which Media Cloud's archives say what they know of the page before."""

LARGEST_METADATA = 1 << 20
"""Bytes of one such record."""

_LENGTH = re.compile(rb"(?im)^content-length:[ \t]*(\d{1,18})[ \t]*\r?$")


def open_warc(source: Source) -> Iterator[Raw | Failure]:
    """Yield one `Raw` a page, text or document that a server answered with, named by its target URI.

    Requests and the archive's own records pass unmentioned; answers that hold no article (pictures, scripts, errors)
    are told in one line at the end. A record that is cut off is a failure with the number of bytes that are there.
    """
    skipped: Counter[str] = Counter()
    try:
        with _seekable(source) as file:
            yield from _with_metadata(_records(source, file, skipped), source)
    except InputError as error:
        yield as_failure(source.uri, error)
    if skipped:
        total = sum(skipped.values())
        kinds = ", ".join(
            f"{count:,} {kind}" for kind, count in sorted(skipped.items(), key=lambda one: (-one[1], one[0]))[:6]
        )
        yield as_failure(source.uri, unknown(source, f"{total:,} of its records hold no article ({kinds})"))


@contextmanager
def _seekable(source: Source) -> Iterator[BinaryIO]:
    """Give the bytes of an archive as they lie, in a file: FastWARC goes astray in streams that have no end to seek."""
    with opened(source, unpack=False) as stream:
        if not source.inside and source.path is not None:
            yield stream
            return
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as copy:
            shutil.copyfileobj(stream, copy, PIECE)
            copy.seek(0)
            yield cast(BinaryIO, copy)


@dataclass(slots=True)
class Head:
    """The beginning of a record, and how many bytes of it there are in all."""

    start: bytes = b""
    length: int = 0

    def add(self, piece: bytes) -> None:
        """Take the next bytes of the record."""
        self.length += len(piece)
        if len(self.start) < PIECE:
            self.start += piece[: PIECE - len(self.start)]

    def fault(self) -> str:
        """Return what is missing of the length that the record says it has; "" when nothing is."""
        at = self.start.find(b"\r\n\r\n")
        found = _LENGTH.search(self.start[: at + 2]) if at >= 0 else None
        there = max(0, self.length - at - 4) if at >= 0 else 0
        if found and there >= int(found[1]):
            return ""
        promised = f" of {int(found[1]):,}" if found else ""
        return f"ends in the middle of a record, after {there:,}{promised} bytes of it"


_Item = tuple[Raw | Failure | bytes, str]
"""An article, a failure, or what Media Cloud says; and the id of the record that it is, or that it is about."""


def _records(source: Source, file: BinaryIO, skipped: Counter[str]) -> Iterator[_Item]:
    """Yield what each record holds. Raises: NotReadable at the first damage that the rest cannot be found behind."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion)
    last: int | None = None
    try:
        for number, record in enumerate(ArchiveIterator(file, parse_http=False, fsspec_args=False), 1):
            last = record.stream_pos
            kind = record.record_type
            if kind in wanted:
                yield from _answers(source, record, number, skipped)
            elif kind == WarcRecordType.metadata and record.headers.get("Content-Type") == MEDIA_CLOUD:
                yield record.reader.read(LARGEST_METADATA), record.headers.get("WARC-Refers-To") or ""
            elif kind == WarcRecordType.revisit:
                skipped["repetitions of an earlier answer"] += 1
    except (OSError, ValueError) as error:
        raise NotReadable(source.uri, f"is damaged or no WARC file; what follows is not read ({error})") from error
    if last is None:
        raise NotReadable(source.uri, "has no record in it. Fetch it again")
    if why := _cut_at_the_end(file, last):
        raise NotReadable(source.uri, f"{why}; what came before is read. Fetch it again")


def _answers(source: Source, record: Any, number: int, skipped: Counter[str]) -> Iterator[_Item]:
    """Yield what one record with an answer holds."""
    uri = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if not uri.lower().startswith(("http://", "https://")):
        skipped["records of another kind of address"] += 1
        return
    content_type = record.headers.get("Content-Type") or ""
    transfer = content = ""
    if record.is_http:
        record.parse_http()
        http = record.http_headers
        status = http.status_code if http is not None else None
        if status != 200:
            skipped[f"answers with status {status or 'unknown'}"] += 1
            return
        content_type = http.get("Content-Type") or ""
        transfer, content = http.get("Transfer-Encoding") or "", http.get("Content-Encoding") or ""
    limit = source.settings.max_bytes
    if _is_asset(content_type):
        skipped[content_type.partition(";")[0].strip().lower()] += 1
        return
    name = record.record_id or ""
    try:
        stated = record.content_length
        if stated > limit:
            raise TooLarge(uri, stated, limit)
        body = record.reader.read()  # no more than the stated length; asking for a limit makes room for all of it
        if len(body) < stated:
            there = f"{len(body):,} of {stated:,} bytes are there"
            raise NotReadable(uri, f"record {number} of {source.uri} is cut off: {there}")
        body = unpack_body(body, transfer=transfer, content=content, uri=uri, limit=limit)
    except InputError as error:
        yield as_failure(uri, error), name
        return
    suffix = suffix_of_answer(content_type, uri, body)
    if suffix is None:
        skipped[content_type.partition(";")[0].strip().lower() or "answers of no kind"] += 1
        return
    truncated = record.headers.get("WARC-Truncated")
    for item in open_answer(source, uri, uri, body, suffix, charset_of(content_type)):
        yield _warned(item, truncated) if truncated else item, name


def _is_asset(content_type: str) -> bool:
    """Whether an answer need not be looked at: pictures, films, fonts, styles and scripts make most of an archive."""
    name = content_type.partition(";")[0].strip().lower()
    return name.startswith(("image/", "video/", "audio/", "font/")) or name in {
        "text/css", "text/javascript", "application/javascript", "application/json", "application/x-javascript",
    }  # fmt: skip


def open_answer(
    source: Source, named: str, url: str, body: bytes, suffix: str, charset: str | None
) -> Iterator[Raw | Failure]:
    """Yield what the body of a server's answer holds: one article under its address, or those of a container.

    named: the address as it was asked for; url: the one that answered
    """
    inner = replace(
        source, uri=named, key=canonical_url(url), stream=io.BytesIO(body), inside=True, depth=source.depth + 1
    )
    if suffix not in MEDIA_TYPES:
        yield from open_file(inner, explicit=False, suffix=suffix)
        return
    raw = one_article(inner, MEDIA_TYPES[suffix], body)
    address = Given(field="url", value=url, how=How.METADATA)
    yield replace(raw, given=(*raw.given, address), charset=charset)


def _warned(item: Raw | Failure, truncated: str) -> Raw | Failure:
    """Return an article with the warning that whoever made the archive did not keep all of it."""
    if isinstance(item, Failure):
        return item
    message = f"the archive kept only its beginning (WARC-Truncated: {truncated[:40]})"
    return replace(item, caveats=(*item.caveats, Caveat(code="cut-by-archive", message=message)))


def _with_metadata(items: Iterator[_Item], source: Source) -> Iterator[Raw | Failure]:
    """Yield the articles and failures, an article with what the record behind it says of it."""
    held: tuple[Raw, str] | None = None
    failed: Failure | None = None
    try:
        for item, name in items:
            if isinstance(item, bytes):
                if held is not None and held[1] == name:
                    held = replace(held[0], given=held[0].given + _said(item)), name
                continue
            if held is not None:
                yield held[0]
            held = (item, name) if isinstance(item, Raw) else None
            if isinstance(item, Failure):
                yield item
    except InputError as error:
        failed = as_failure(source.uri, error)
    # Also when the rest cannot be read, since what was held came before.
    if held is not None:
        yield held[0]
    if failed is not None:
        yield failed


def _said(body: bytes) -> tuple[Given, ...]:
    """Return what a record of Media Cloud's says of its page: headline and day, as a side-car would.

    Its address is known; its judgement of the language gives way to ours.
    """
    try:
        known = msgspec.json.decode(body, type=_MediaCloud)
    except msgspec.MsgspecError:
        return ()
    content, entry = known.content_metadata, known.rss_entry
    said = {
        "title": content.get("article_title") or entry.get("title"),
        "published": content.get("publication_date") or entry.get("pub_date"),
    }
    return tuple(
        Given(field=field, value=" ".join(value.split()), how=How.SIDE_CAR)
        for field, value in said.items()
        if isinstance(value, str) and value.strip()
    )


class _MediaCloud(msgspec.Struct):
    """What is used of a record of Media Cloud's."""

    content_metadata: dict[str, Any] = {}
    rss_entry: dict[str, Any] = {}


def _cut_at_the_end(file: BinaryIO, start: int) -> str:
    """Return what is wrong with the last record of an archive, which begins at ``start``; "" when it is whole."""
    packed = _begins_gzip(file, 0)
    if packed and not _begins_gzip(file, start):
        # Gzipped as a whole, so that ``start`` is no place in the file: its trailer alone tells.
        return _cut_gzip(file, 0, Head())
    head = Head()
    file.seek(start)
    if packed:
        if why := _cut_gzip(file, start, head):
            return why
    else:
        while piece := file.read(PIECE):
            head.add(piece)
    return head.fault()


def _begins_gzip(file: BinaryIO, place: int) -> bool:
    """Whether a gzip member begins at ``place``."""
    file.seek(place)
    return file.read(2) == GZIP


def _cut_gzip(file: BinaryIO, start: int, head: Head) -> str:
    """Return what is wrong with the gzip member at ``start``, having added what it holds to ``head``."""
    file.seek(start)
    unpacker = zlib.decompressobj(31)
    try:
        while not unpacker.eof and (piece := file.read(PIECE)):
            while piece and not unpacker.eof:
                head.add(unpacker.decompress(piece, PIECE))
                piece = unpacker.unconsumed_tail
    except zlib.error as error:
        return f"ends in a record that is damaged ({error})"
    return "" if unpacker.eof else "ends in the middle of a record: its gzip trailer is missing"
