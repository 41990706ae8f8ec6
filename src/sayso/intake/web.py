"""Pages and documents from the web: fetched only when the user names their address, and nothing they link to.

Each host is resolved once, its addresses are judged, and the connection goes to the very address that was judged, so
that no name can lead into a private network by answering differently the second time. Redirects are judged again.
"""

import http.client
import io
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from sayso.errors import InputError, NotFetched, TooLarge
from sayso.intake.file import is_known, suffix_of, unknown
from sayso.intake.http import charset_of, suffix_of_answer, unpack_body
from sayso.intake.robots import MAX_ROBOTS, allows
from sayso.intake.source import Source, as_failure
from sayso.intake.warc import open_answer
from sayso.records import Failure, Given, Raw
from sayso.settings import VERSION, Settings

MAX_REDIRECTS = 5
PIECE = 1 << 16
HEADERS = {
    "User-Agent": f"sayso/{VERSION}",
    "Accept": "text/html, application/xhtml+xml, application/pdf;q=0.9, application/rss+xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
REDIRECTS = frozenset({301, 302, 303, 307, 308})

NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Addresses that stand for one of IPv4 behind a translator (RFC 6052)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server gave: the address that answered in the end, its status, headers in lower case, and its body."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


def open_url(
    url: str, *, settings: Settings, given: Iterable[Given] = (), columns: Mapping[str, str] | None = None
) -> Iterator[Raw | Failure]:
    """Yield what the server at ``url`` answers with: an article, or those of a feed, a table or an archive."""
    source = Source(uri=url, key=url, path=None, settings=settings, given=tuple(given), columns=columns)
    try:
        answer = fetch(url, settings)
        content_type = answer.headers.get("content-type", "")
        name = urlsplit(answer.url).path
        suffix = suffix_of_answer(content_type, answer.url, answer.body[: 1 << 16])
        if suffix is None:
            suffix = suffix_of(name) if is_known(suffix_of(name)) else None
        if suffix is None and content_type.lower().startswith("text/plain"):
            suffix = ".txt"
        if suffix is None:
            raise unknown(source, f"the server sends {content_type.partition(';')[0].strip() or 'bytes of no kind'}")
        yield from open_answer(source, url, answer.url, answer.body, suffix, charset_of(content_type))
    except InputError as error:
        yield as_failure(url, error)


def fetch(url: str, settings: Settings) -> Answer:
    """Return what the server at ``url`` answers, redirects followed.

    Raises: NotFetched when the server, its robots.txt or our settings stand against it; TooLarge over
    ``settings.max_bytes``
    """
    here = _tidy(url)
    for _ in range(MAX_REDIRECTS + 1):
        if settings.robots and not allows(_robots(here, settings), here):
            raise NotFetched(url, f"robots.txt of {urlsplit(here).hostname} asks programs to leave this address alone")
        answer = _ask(here, settings, settings.max_bytes)
        if answer.status not in REDIRECTS:
            if answer.status != 200:
                raise NotFetched(url, f"the server answers with status {answer.status}")
            return answer
        there = _tidy(urljoin(here, answer.headers.get("location", "")))
        if here.startswith("https:") and there.startswith("http:"):
            raise NotFetched(url, f"it redirects from https to {there}, which anybody on the way could change")
        here = there
    raise NotFetched(url, f"more than {MAX_REDIRECTS} redirects")


def _tidy(url: str) -> str:
    """Return an address as it is asked for. Raises: NotFetched when it is none."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii") if not _is_address(parts.hostname or "") else ""
        host = host or f"[{parts.hostname}]" * (":" in (parts.hostname or "")) or parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise NotFetched(url, f"it is no web address ({error})") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise NotFetched(url, "it is no address of the web (http, https)")
    if parts.username or parts.password:
        raise NotFetched(url, "it has a user name in it; save the page and read the file")
    path = quote(parts.path or "/", safe="/%:=&~+!$,;'@()*[]")
    query = f"?{quote(parts.query, safe='/%:=&~+!$,;@()*[]?')}" if parts.query else ""
    return f"{parts.scheme}://{host}{port}{path}{query}"


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _robots(url: str, settings: Settings) -> str:
    """Return the rules of the server at ``url``; "" when it has none. Raises: NotFetched when it does not say."""
    place = urljoin(url, "/robots.txt")
    answer = _ask(place, settings, MAX_ROBOTS, cut=True)
    for _ in range(MAX_REDIRECTS):
        if answer.status not in REDIRECTS:
            break
        place = _tidy(urljoin(place, answer.headers.get("location", "")))
        answer = _ask(place, settings, MAX_ROBOTS, cut=True)
    if answer.status >= 500:
        raise NotFetched(url, f"its robots.txt cannot be had (status {answer.status}); try later")
    return answer.body.decode("utf-8", "replace") if answer.status == 200 else ""


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host. Raises: OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))


def is_public(address: str) -> bool:
    """Whether an address lies in the public internet, also where it stands for one of IPv4."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return found.is_global and not found.is_multicast


def _address(host: str, port: int, url: str, settings: Settings) -> str:
    """Return the address to connect to. Raises: NotFetched when there is none, or none that is allowed."""
    try:
        addresses = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise NotFetched(url, f"nobody knows the host {host!r} ({error})") from error
    allowed = [one for one in addresses if settings.private_addresses or is_public(one)]
    if not allowed:
        raise NotFetched(
            url, f"{host} lies in a private network ({addresses[0] if addresses else 'nowhere'}); "
            "set private_addresses if that is meant",
        )  # fmt: skip
    return allowed[0]


class _Connection(http.client.HTTPConnection):
    """A connection to an address that was judged, in the name of the host that it was found under."""

    def __init__(self, host: str, port: int, address: str, timeout: float, *, secure: bool) -> None:
        super().__init__(host, port, timeout=timeout)
        self._address, self._secure = address, secure

    def connect(self) -> None:
        """Connect, with the host's certificate checked where the address is one of https."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """End whatever is going on; called from another thread when time is up."""
        try:
            if self.sock is not None:
                self.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def _ask(url: str, settings: Settings, limit: int, *, cut: bool = False) -> Answer:
    """Return the answer to one request, redirects not followed.

    cut: keep the first ``limit`` bytes of a longer answer instead of refusing it
    """
    parts = urlsplit(url)
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    address = _address(host, port, url, settings)
    connection = _Connection(host, port, address, settings.max_wait, secure=secure)
    began = time.monotonic()
    watch = threading.Timer(settings.max_wait, connection.cut)
    watch.daemon = True
    watch.start()
    try:
        connection.request("GET", f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}", headers=HEADERS)
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        body = b"" if response.status in REDIRECTS else _body(response, headers, url, limit, cut=cut)
    except (OSError, http.client.HTTPException, ValueError, NotFetched) as error:
        if time.monotonic() - began >= settings.max_wait:
            raise NotFetched(url, f"no whole answer within {settings.max_wait} s") from error
        if isinstance(error, NotFetched):
            raise
        raise NotFetched(url, f"the connection fails ({str(error) or type(error).__name__})") from error
    finally:
        watch.cancel()
        connection.close()
    return Answer(url=url, status=response.status, headers=headers, body=body)


def _body(response: http.client.HTTPResponse, headers: Mapping[str, str], url: str, limit: int, *, cut: bool) -> bytes:
    """Return the body of an answer, unpacked. Raises: TooLarge, NotReadable, NotFetched when it ends too early."""
    stated = headers.get("content-length", "")
    length = int(stated) if stated.isdigit() else None
    if length is not None and length > limit and not cut:
        raise TooLarge(url, length, limit)
    body = io.BytesIO()
    while piece := response.read(PIECE):
        body.write(piece)
        if body.tell() > limit:
            if cut:
                break
            raise TooLarge(url, body.tell(), limit)
    if length is not None and body.tell() < min(length, limit):
        raise NotFetched(url, f"the answer ends after {body.tell():,} of {length:,} bytes; try again")
    if cut and body.tell() > limit:
        return body.getvalue()[:limit]
    return unpack_body(body.getvalue(), transfer="", content=headers.get("content-encoding", ""), uri=url, limit=limit)
