"""Web archives: pages under their target URI, what is no article in one line, and damage told with its place."""

import gzip
import json
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.read import read_article
from sayso.records import Failure
from sayso.settings import Settings
from tests.intake.opening import keys, opened, write
from tests.intake.warcs import PAGE, answer, packed, record
from tests.read.pdfs import column, make_pdf

CHUNKED = b"8\r\n" + PAGE[:8] + b"\r\n%x\r\n" % len(PAGE[8:]) + PAGE[8:] + b"\r\n0\r\n\r\n"
URL = "https://tanura.example/river"
RECORDS = (
    record("warcinfo", "", b"software: x\r\n", headers={"Content-Type": "application/warc-fields"}),
    record("request", URL, b"GET / HTTP/1.1\r\n\r\n", headers={"Content-Type": "application/http; msgtype=request"}),
    answer(URL + "?utm_source=x", media_type="text/html; charset=windows-1251"),
    answer("https://tanura.example/a.png", b"\x89PNG", media_type="image/png"),
    answer("https://tanura.example/gone", status="404 Not Found"),
    answer("https://tanura.example/note.pdf", make_pdf(column("It fell.")), media_type="application/pdf"),
    answer("https://tanura.example/robots.txt", b"User-agent: *", media_type="text/plain"),
    record("revisit", URL, b""),
    record("resource", "urn:text:https://tanura.example/", b"x"),
    record("conversion", "https://tanura.example/plain", b"The river rose."),
)


@pytest.mark.parametrize("body", [b"".join(RECORDS), packed(*RECORDS), gzip.compress(b"".join(RECORDS))])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_are_articles_under_their_address(tmp_path: Path, name: str, body: bytes) -> None:
    """Plain, gzipped record by record or as a whole; what holds no article is told in one line."""
    items, failures = opened(write(tmp_path, {name: body}))
    assert [raw.uri for raw in items] == [
        URL + "?utm_source=x",
        "https://tanura.example/note.pdf",
        "https://tanura.example/plain",
    ]
    assert keys(items) == [URL, "https://tanura.example/note.pdf", "https://tanura.example/plain"]
    assert [raw.media_type for raw in items] == ["text/html", "application/pdf", "text/plain"]
    assert (items[0].body, items[0].charset) == (PAGE, "windows-1251")
    assert {raw.location for raw in items} == {str(tmp_path / name)}
    assert [failure.code for failure in failures] == ["unknown-format"]
    assert "5 of its records" in failures[0].message
    article = read_article(items[0], Settings())
    assert article.publisher is not None
    assert article.publisher.name == "tanura.example"
    assert article.published is None  # the day of a crawl is no date of publication


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        pytest.param("Content-Encoding: gzip\r\n", gzip.compress(PAGE), id="gzip"),
        pytest.param("Content-Encoding: deflate\r\n", zlib.compress(PAGE), id="deflate"),
        pytest.param("Content-Encoding: deflate\r\n", zlib.compress(PAGE)[2:-4], id="bare deflate"),
        pytest.param("Content-Encoding: gzip\r\n", PAGE, id="kept unpacked"),
        pytest.param("Transfer-Encoding: chunked\r\n", CHUNKED, id="chunked"),
        pytest.param("Transfer-Encoding: chunked\r\n", PAGE, id="kept without chunks"),
    ],
)  # fmt: skip
def test_bodies_are_unpacked(tmp_path: Path, headers: str, body: bytes) -> None:
    """As they were sent, or as the archive kept them."""
    (raw,), failures = opened(write(tmp_path, {"a.warc": answer(URL, body, headers=headers)}))
    assert failures == []
    assert raw.body == PAGE


@pytest.mark.parametrize("cut", [1, 4, 9, 40, 200])
@pytest.mark.parametrize("zipped", [False, True])
def test_an_archive_that_is_cut_off_is_told(tmp_path: Path, cut: int, zipped: bool) -> None:
    """By the length of its last record and by its gzip trailer; what came before is read."""
    records = (answer(URL), answer(URL + "/2"))
    body = packed(*records) if zipped else b"".join(records).removesuffix(b"\r\n\r\n")
    items, failures = opened(write(tmp_path, {"a.warc": body[:-cut]}))
    assert keys(items)[:1] == [URL]
    assert "not-readable" in [failure.code for failure in failures]
    whole, none = opened(write(tmp_path, {"a.warc": body}))
    assert (keys(whole), none) == ([URL, URL + "/2"], [])


def test_a_record_whose_length_swallows_the_rest_is_told(tmp_path: Path) -> None:
    """Though it holds no article itself."""
    liar = record("request", URL, b"GET", length=90_000)
    items, failures = opened(write(tmp_path, {"a.warc": answer(URL) + liar + answer(URL + "/2")}))
    assert keys(items) == [URL]
    assert [failure.code for failure in failures] == ["not-readable"]


def test_what_the_archive_did_not_keep_is_warned_of(tmp_path: Path) -> None:
    """Its own word, WARC-Truncated."""
    (raw,), _ = opened(write(tmp_path, {"a.warc": answer(URL)}))
    assert raw.caveats == ()
    cut = record(
        "response",
        URL,
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE,
        headers={"WARC-Truncated": "length"},
    )
    (raw,), _ = opened(write(tmp_path, {"a.warc": cut}))
    assert [caveat.code for caveat in raw.caveats] == ["cut-by-archive"]


def test_what_media_cloud_says_of_a_page_is_said_of_its_article(tmp_path: Path) -> None:
    """Headline and day, from the record behind the page that refers to it; of another page, nothing."""
    said = json.dumps(
        {
            "content_metadata": {"article_title": "River closes bridges", "publication_date": "2031-03-12"},
            "rss_entry": {},
        }
    )
    kind = {"Content-Type": "application/x.mediacloud-indexer+json"}
    body = (
        answer(URL, media_type="text/html; encoding=utf-8", id="urn:uuid:7")
        + record("metadata", URL, said.encode(), headers=kind | {"WARC-Refers-To": "<urn:uuid:7>"}, id="urn:uuid:8")
        + answer(URL + "/2", id="urn:uuid:9")
        + record("metadata", URL, said.encode(), headers=kind | {"WARC-Refers-To": "<urn:uuid:99>"}, id="urn:uuid:10")
    )
    (first, second), failures = opened(write(tmp_path, {"a.warc": body}))
    assert failures == []
    assert first.charset == "utf-8"
    assert {one.field: (one.value, one.how) for one in first.given if one.field != "url"} == {
        "title": ("River closes bridges", "side-car"),
        "published": ("2031-03-12", "side-car"),
    }
    assert [one.field for one in second.given] == ["url"]


def test_records_over_the_limit_and_bombs_are_refused(tmp_path: Path) -> None:
    """Large as they lie, or once unpacked; the others are read."""
    bomb = answer(URL + "/bomb", gzip.compress(bytes(900_000)), headers="Content-Encoding: gzip\r\n")
    body = packed(answer(URL + "/large", bytes(5_000)), bomb, answer(URL))
    items, failures = opened(write(tmp_path, {"a.warc.gz": body}), settings=Settings(max_bytes=4_000))
    assert keys(items) == [URL]
    assert [failure.code for failure in failures] == ["too-large", "too-large"]


@pytest.mark.parametrize("body", [b"", b"The river rose.", packed(b"The river rose."), b"WARC/1.0\r\n"])
def test_what_is_no_archive_is_told(tmp_path: Path, body: bytes) -> None:
    """And nothing of it is read."""
    items, failures = opened(write(tmp_path, {"a.warc": body}))
    assert items == []
    assert [failure.code for failure in failures] == ["not-readable"]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_damage_is_read_or_told(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Bytes changed or cut anywhere give articles or reasons, never anything else."""
    body = bytearray(data.draw(st.sampled_from([b"".join(RECORDS), packed(*RECORDS)])))
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(body) - 1))
        body[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=8))
    path = tmp_path_factory.mktemp("w") / "a.warc"
    path.write_bytes(body)
    _, failures = opened(path)
    assert all(isinstance(one, Failure) for one in failures)
