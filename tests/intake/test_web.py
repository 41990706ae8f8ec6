"""Web addresses: fetched only when named, within limits, and never from a private network unless that is allowed."""

import gzip
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake import web
from sayso.intake.robots import allows
from sayso.read import read_article
from sayso.settings import Settings
from tests.intake.opening import keys, opened, write
from tests.intake.servers import Server, serving
from tests.intake.test_feed import RSS
from tests.intake.warcs import PAGE
from tests.read.pdfs import column, make_pdf

HERE = Settings(private_addresses=True, max_wait=5)
HTML = {"Content-Type": "text/html; charset=windows-1251"}


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on this machine, which counts as private."""
    with serving() as running:
        yield running


def test_a_page_that_is_named_is_fetched(server: Server) -> None:
    """Under the address as the user wrote it; what it links to is not."""
    server.replies["/river"] = (200, HTML, PAGE.replace(b"</p>", b"<img src='/a.png'></p>"))
    (raw,), failures = opened(server.url("/river"), settings=HERE)
    assert failures == []
    assert (raw.uri, raw.media_type, raw.charset, raw.location) == (
        server.url("/river"),
        "text/html",
        "windows-1251",
        None,
    )
    assert server.asked == ["/robots.txt", "/river"]
    assert "The river rose" in read_article(raw, HERE).text


def test_documents_and_feeds_are_fetched(server: Server) -> None:
    """Told by what the server says they are; gzip on the way is unpacked."""
    server.replies["/note"] = (200, {"Content-Type": "application/pdf"}, make_pdf(column("The river rose.")))
    server.replies["/feed"] = (
        200,
        {"Content-Type": "text/xml", "Content-Encoding": "gzip"},
        gzip.compress(RSS.encode()),
    )
    items, failures = opened(server.url("/note"), server.url("/feed"), settings=HERE)
    assert failures == []
    assert [raw.media_type for raw in items] == ["application/pdf", *["application/x-sayso-entry"] * 2]


def test_addresses_in_articles_and_tables_are_not_fetched(server: Server, tmp_path: Path) -> None:
    """Nothing leaves the machine unless the user names it."""
    url = server.url("/river")
    write(
        tmp_path,
        {
            "a.html": PAGE.decode().replace("<p>", f"<p><a href='{url}'>x</a><img src='{url}'>"),
            "b.csv": f"text,url\nx,{url}\n",
            "c.rss": RSS.replace("https://tanura.example/river", url),
        },
    )
    items, _ = opened(tmp_path, settings=HERE)
    for raw in items:
        read_article(raw, HERE)
    assert server.asked == []


def test_a_private_address_is_refused(server: Server) -> None:
    """Without a connection; the next input is read."""
    items, failures = opened(server.url("/river"), "http://localhost:1/", "http://[::1]/", "http://10.0.0.1/")
    assert items == []
    assert {failure.code for failure in failures} == {"not-fetched"}
    assert all("private network" in failure.message for failure in failures)
    assert server.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True), ("2606:2800:21f::1", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False),
        ("fe80::1", False), ("fd00::1", False), ("::ffff:127.0.0.1", False), ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False), ("192.168.1.1", False),
    ],
)  # fmt: skip
def test_public_addresses_are_told_from_private_ones(address: str, public: bool) -> None:
    """Also where one of IPv6 stands for one of IPv4."""
    assert web.is_public(address) is public


def test_a_redirect_into_a_private_network_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each hop is judged, each host resolved once a request, and the connection goes to the address that was judged."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        # A name that answers differently the second time it is asked about in one request would lead elsewhere.
        return ["127.0.0.1"] if host == "news.example" else ["127.0.0.2"]

    monkeypatch.setattr(web, "resolve", resolve)
    monkeypatch.setattr(web, "is_public", lambda address: address == "127.0.0.1")
    server.replies["/river"] = (302, {"Location": server.url("/secret", "inner.example")}, b"")
    server.replies["/secret"] = (200, HTML, PAGE)
    _, failures = opened(server.url("/river", "news.example"))
    assert "private network" in failures[0].message
    assert asked == ["news.example", "news.example", "inner.example"]
    assert "/secret" not in server.asked


def test_redirects_are_followed_and_end(server: Server) -> None:
    """To the page, whose own address names the article; not round in circles, nor to other kinds of address."""
    server.replies["/old"] = (301, {"Location": "/new"}, b"")
    server.replies["/new"] = (200, HTML, PAGE)
    server.replies["/circle"] = (302, {"Location": "/circle"}, b"")
    server.replies["/file"] = (302, {"Location": "file:///etc/passwd"}, b"")
    items, failures = opened(*(server.url(path) for path in ("/old", "/circle", "/file")), settings=HERE)
    assert [raw.uri for raw in items] == [server.url("/old")]
    assert keys(items) == [f"https://127.0.0.1:{server.port}/new"]
    assert ["redirects" in failures[0].message, "no address of the web" in failures[1].message] == [True, True]


def test_robots_txt_is_heeded(server: Server) -> None:
    """Unless the user decides otherwise; a server that cannot say is left alone."""
    server.replies["/river"] = (200, HTML, PAGE)
    server.replies["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /river\n")
    assert "robots.txt" in opened(server.url("/river"), settings=HERE)[1][0].message
    assert "/river" not in server.asked
    server.replies["/robots.txt"] = (503, {}, b"")
    assert "robots.txt" in opened(server.url("/river"), settings=HERE)[1][0].message
    free = Settings(private_addresses=True, robots=False)
    assert len(opened(server.url("/river"), settings=free)[0]) == 1


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf?a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Sayso\nAllow: /", "/a", True),
        ("User-agent: sayso\nUser-agent: other\nDisallow: /a # no", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("Disallow: /", "/a", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a", True),
    ],
)
def test_rules_of_robots_txt(robots: str, path: str, allowed: bool) -> None:
    """As RFC 9309 has them: the longest rule counts, and the group that names us."""
    assert allows(robots, f"https://tanura.example{path}") is allowed


@given(st.text(max_size=200), st.text(max_size=30))
def test_any_rules_are_understood_somehow(robots: str, path: str) -> None:
    """No text of theirs and no path of ours raises anything."""
    allows(robots, f"https://tanura.example/{path.replace('[', '').replace(']', '')}")


def test_a_large_answer_is_refused(server: Server) -> None:
    """By its stated length, by what comes, and by what it unpacks to."""
    server.replies["/a"] = (200, HTML, b"x" * 5_000)
    server.replies["/b"] = (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(bytes(900_000)))
    _, failures = opened(server.url("/a"), server.url("/b"), settings=Settings(private_addresses=True, max_bytes=4_000))
    assert [failure.code for failure in failures] == ["too-large", "too-large"]


def test_a_slow_or_broken_server_is_given_up(server: Server) -> None:
    """Though it sends a byte now and then, so that no single wait is too long."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
        for _ in range(40):
            time.sleep(0.1)
            try:
                handler.wfile.write(b"x")
                handler.wfile.flush()
            except OSError:
                return

    server.replies["/drip"] = drip
    server.replies["/cut"] = (200, {**HTML, "Content-Length": "900"}, PAGE)
    server.replies["/png"] = (200, {"Content-Type": "image/png"}, b"\x89PNG")
    quick = Settings(private_addresses=True, max_wait=1)
    _, failures = opened(*(server.url(path) for path in ("/drip", "/cut", "/png", "/none")), settings=quick)
    assert [failure.code for failure in failures] == ["not-fetched", "not-fetched", "unknown-format", "not-fetched"]
    assert "within 1 s" in failures[0].message


@pytest.mark.parametrize(
    "url", ["http://", "http://a b/", "https://user:word@tanura.example/", "http://[x/", "http://tanura.example:x/"]
)
def test_what_is_no_address_is_told(url: str) -> None:
    """Before anything is asked."""
    assert [failure.code for failure in opened(url)[1]] == ["not-fetched"]
