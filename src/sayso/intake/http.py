"""Bodies of HTTP answers, as a server sends them or a web archive keeps them: unpacked, and what they are."""

import io
import re
import zlib
from collections.abc import Mapping
from typing import Protocol
from urllib.parse import urlsplit

from sayso.errors import NotReadable, TooLarge
from sayso.intake.file import suffix_of
from sayso.intake.kind import HEAD, is_feed, looks_like_html, suffix_by_content

PIECE = 1 << 16
"""Bytes that are unpacked at a time."""

SUFFIXES: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rss",
    "message/rfc822": ".eml",
}
"""Suffixes of what may hold articles, by media type."""

NOT_COVERAGE = frozenset("robots.txt ads.txt app-ads.txt security.txt humans.txt llms.txt sellers.txt".split())
"""Plain texts that servers give for programs, by the name that each has on every server."""

_PARAMETER = re.compile(r";\s*(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


class Readable(Protocol):
    """Something that bytes can be read from."""

    def read(self, size: int = ..., /) -> bytes:
        """Return at most ``size`` bytes, none at the end."""
        ...


def suffix_of_answer(content_type: str, url: str, head: bytes) -> str | None:
    """Return the suffix of what a server sent under ``content_type``, None when it holds no article.

    XML and nameless bytes are told by how they begin, plain text by its address: most of it is for programs.
    """
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type in SUFFIXES:
        return SUFFIXES[media_type]
    if media_type in {"text/xml", "application/xml"}:
        return ".rss" if is_feed(head) else None
    if media_type == "text/plain":
        path = urlsplit(url).path
        plain = suffix_of(path) in {"", ".txt", ".text"} and path.rsplit("/", 1)[-1].lower() not in NOT_COVERAGE
        return ".txt" if plain else None
    if media_type in {"", "application/octet-stream", "binary/octet-stream", "unknown/unknown"}:
        return suffix_by_content(head[:HEAD]) or (".html" if looks_like_html(head[:HEAD]) else None)
    return None


def charset_of(content_type: str) -> str | None:
    """Return the encoding that a content type names, if any."""
    found = _PARAMETER.search(content_type)
    return found[1] if found else None


def unpack_body(body: bytes, *, transfer: str, content: str, uri: str, limit: int) -> bytes:
    """Return the body of an answer without its transfer and content encodings.

    transfer, content: the values of the two headers of these names, "" when missing
    Raises: TooLarge after unpacking no more than ``limit`` bytes; NotReadable for an encoding that nobody knows, or
    one that the bytes are not in.
    """
    if "chunked" in transfer.lower():
        body = _without_chunks(body)
    for encoding in reversed([name.strip().lower() for name in content.split(",") if name.strip()]):
        body = _decoded(body, encoding, uri, limit)
    if len(body) > limit:
        raise TooLarge(uri, len(body), limit)
    return body


def _decoded(body: bytes, encoding: str, uri: str, limit: int) -> bytes:
    """Return ``body`` without one content encoding; what some archives keep unpacked comes back as it is."""
    if encoding == "identity" or not body:
        return body
    if encoding in {"gzip", "x-gzip"}:
        return _inflated(body, 31, uri, limit) if body.startswith(b"\x1f\x8b") else body
    if encoding == "deflate":
        return _inflated(body, 15 if body[0] & 15 == 8 else -15, uri, limit)
    if encoding == "br":
        from fastwarc.stream_io import BrotliReader

        return _read_all(BrotliReader(io.BytesIO(body)), uri, limit)
    if encoding == "zstd":
        from fastwarc.stream_io import ZstdReader

        return _read_all(ZstdReader(io.BytesIO(body)), uri, limit)
    raise NotReadable(uri, f"was sent in the encoding {encoding!r}, which sayso does not know")


def _inflated(body: bytes, window: int, uri: str, limit: int) -> bytes:
    """Return deflated bytes unpacked; a body that is cut off is refused."""
    unpacker = zlib.decompressobj(window)
    out = bytearray()
    try:
        rest = body
        while rest and not unpacker.eof:
            out += unpacker.decompress(rest, PIECE)
            rest = unpacker.unconsumed_tail
            if len(out) > limit:
                raise TooLarge(uri, len(out), limit)
        if not unpacker.eof:
            raise NotReadable(uri, "its compressed body is cut off; fetch it again")
    except zlib.error as error:
        raise NotReadable(uri, f"its compressed body is damaged ({error}); fetch it again") from error
    return bytes(out)


def _read_all(stream: Readable, uri: str, limit: int) -> bytes:
    """Return what an unpacking stream gives."""
    out = bytearray()
    try:
        while piece := stream.read(PIECE):
            out += piece
            if len(out) > limit:
                raise TooLarge(uri, len(out), limit)
    except (OSError, ValueError) as error:
        raise NotReadable(uri, f"its compressed body is damaged ({error}); fetch it again") from error
    return bytes(out)


def _without_chunks(body: bytes) -> bytes:
    """Return a body without the lengths of its chunks (RFC 9112, 7.1); one that has none comes back as it is."""
    out, at = bytearray(), 0
    while True:
        end = body.find(b"\r\n", at, at + 1024)
        size = body[at:end].split(b";", 1)[0].strip() if end >= 0 else b""
        if not re.fullmatch(rb"[0-9a-fA-F]{1,8}", size):
            return body if at == 0 else bytes(out)
        length = int(size, 16)
        if not length:
            return bytes(out)
        out += body[end + 2 : end + 2 + length]
        at = end + 4 + length
