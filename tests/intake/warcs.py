"""How the tests make web archives: records written by hand, as ISO 28500 has them."""

import gzip
from collections.abc import Mapping

PAGE = b"<html><body><article><p>The river rose by a metre overnight, the mayor said.</p></article></body></html>"


def record(
    kind: str,
    uri: str,
    body: bytes,
    *,
    headers: Mapping[str, str] | None = None,
    id: str = "urn:uuid:1",
    length: int | None = None,
) -> bytes:
    """Return one record; ``length`` lies about its body."""
    lines = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<{id}>",
        "WARC-Date": "2031-03-12T10:00:00Z",
        "WARC-Target-URI": uri,
        "Content-Type": "application/http; msgtype=response" if kind == "response" else "text/plain",
    } | dict(headers or {})
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    size = len(body) if length is None else length
    return f"WARC/1.0\r\n{head}Content-Length: {size}\r\n\r\n".encode() + body + b"\r\n\r\n"


def answer(
    uri: str,
    body: bytes = PAGE,
    *,
    media_type: str = "text/html",
    status: str = "200 OK",
    headers: str = "",
    **more: object,
) -> bytes:
    """Return a record of what a server answered."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{headers}\r\n".encode()
    return record("response", uri, head + body, **more)  # type: ignore[arg-type]


def packed(*records: bytes) -> bytes:
    """Return an archive in which each record is gzipped by itself."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
