"""E-mail: the message and each of its attachments are articles; a web archive of one file is its page."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.read import read_article
from sayso.records import Failure, Raw
from sayso.settings import Settings
from tests.intake.messages import make_mail
from tests.intake.opening import keys, opened, write
from tests.read.pdfs import column, make_pdf

PDF = make_pdf(column("The river rose by a metre."))


def test_a_message_and_its_attachments_are_articles(tmp_path: Path) -> None:
    """Named by the message and the file in it; of one that cannot be read, the reason is told."""
    attached = [("note.pdf", "application/pdf", PDF), ("a.txt", "application/octet-stream", b"It fell.")]
    body = make_mail(attached=[*attached, ("b.xls", "application/vnd.ms-excel", b"\xd0\xcf\x11\xe0")])
    items, failures = opened(write(tmp_path, {"m.eml": body}))
    assert keys(items) == ["m.eml", "m.eml!/note.pdf", "m.eml!/a.txt"]
    assert [raw.media_type for raw in items] == ["message/rfc822", "application/pdf", "text/plain"]
    assert items[1].body == PDF
    assert items[1].location == items[0].location
    assert [(failure.code, failure.uri.endswith("m.eml!/b.xls")) for failure in failures] == [("unknown-format", True)]


def test_a_message_that_is_only_an_envelope_is_none(tmp_path: Path) -> None:
    """Its attachments are read all the same."""
    items, _ = opened(write(tmp_path, {"m.eml": make_mail(None, attached=[("n.pdf", "application/pdf", PDF)])}))
    assert keys(items) == ["m.eml!/n.pdf"]


def test_a_forwarded_message_is_an_article(tmp_path: Path) -> None:
    """With what is attached to it in turn."""
    inner = make_mail(attached=[("n.pdf", "application/pdf", PDF)]).decode()
    outer = (
        "From: a@selm.example\nTo: b@selm.example\nSubject: Fwd: River\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/mixed; boundary="x"\n\n--x\n\nSee below.\n--x\n'
        f"Content-Type: message/rfc822\n\n{inner}\n--x--\n"
    )
    items, failures = opened(write(tmp_path, {"m.eml": outer}))
    assert keys(items) == ["m.eml", "m.eml!/part-1.eml", "m.eml!/part-1.eml!/n.pdf"]
    assert failures == []
    assert "closed on Monday" in read_article(items[1], Settings()).text


def test_names_are_kept_apart_and_out_of_other_folders(tmp_path: Path) -> None:
    """Nothing is written, and a name of an attachment leads nowhere."""
    attached = [("../../a.txt", "text/plain", b"One."), ("..\\a.txt", "text/plain", b"Two."), ("", "text/plain", b"3.")]
    items, _ = opened(write(tmp_path, {"m.eml": make_mail(attached=attached)}))
    assert keys(items)[1:] == ["m.eml!/a.txt", "m.eml!/a~2.txt", "m.eml!/part-3.txt"]


def test_two_hundred_attachments_are_too_many(tmp_path: Path) -> None:
    """The first hundred are read, the rest is refused, and the next file is read."""
    body = make_mail(attached=[(f"{number}.txt", "text/plain", b"x") for number in range(200)])
    items, failures = opened(write(tmp_path, {"m.eml": body, "n.txt": "x"}))
    assert len(items) == 102
    assert [failure.code for failure in failures] == ["too-many"]
    assert len(opened(write(tmp_path, {"m.eml": body}), settings=Settings(max_parts=200))[0]) == 202


def test_what_is_no_message_is_told(tmp_path: Path) -> None:
    """Also one that is empty."""
    _, failures = opened(write(tmp_path, {"a.eml": b"", "b.eml": b"\n\nnothing"}))
    assert [failure.code for failure in failures] == ["not-readable", "not-readable"]


def test_containers_in_containers_end(tmp_path: Path) -> None:
    """A message in a message in a message is followed to the fourth."""
    body = make_mail()
    for _ in range(8):
        body = make_mail(attached=[("m.eml", "application/octet-stream", body)])
    items, failures = opened(write(tmp_path, {"m.eml": body}))
    assert len(items) == 5
    assert [failure.code for failure in failures] == ["not-readable"]


def test_a_saved_page_of_one_file_is_its_page(tmp_path: Path) -> None:
    """With the address it was saved from; its pictures are no articles."""
    archive = (
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://tanura.example/river\nSubject: River\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="x"\n\n--x\n'
        "Content-Type: text/html; charset=windows-1251\nContent-Transfer-Encoding: 8bit\n\n<html><body><p>\n--x\n"
        "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--x--\n"
    )
    (raw,), failures = opened(write(tmp_path, {"page.mhtml": archive}))
    assert failures == []
    assert (raw.media_type, raw.charset, raw.body.strip()) == ("text/html", "windows-1251", b"<html><body><p>")
    assert [(one.field, one.value) for one in raw.given] == [("url", "https://tanura.example/river")]
    assert (
        opened(write(tmp_path, {"page.mhtml": archive.replace("text/html;", "text/css;")}))[1][0].code == "not-readable"
    )


PIECES = st.sampled_from(
    [
        "From: a@b\n", "From: \n", "Subject: =?x?Q?=ff?=\n", "Subject: =?utf-8?B?////?=\n", "Date: Tue, 99 Foo 2031\n",
        "Content-Type: multipart/mixed; boundary=x\n", "Content-Type: text/plain; charset=nope\n", "--x\n", "--x--\n",
        "Content-Type: message/rfc822\n", "Content-Transfer-Encoding: base64\n", "Content-Disposition: attachment\n",
        'Content-Disposition: attachment; filename*0="a"; filename*1*=%zz\n', "Content-Type: ;;=\n", "\n", "\n\n", "é",
        "Content-Type: text/html\n\n<p>River rose.</p>\n", "Content-Transfer-Encoding: x-uuencode\n", "begin 644 a\n",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(PIECES, st.text(max_size=10)), max_size=25).map("".join))
def test_any_headers_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """However a message is broken, it gives articles or reasons, never anything else."""
    path = tmp_path_factory.mktemp("m") / "m.eml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    items, failures = opened(path)
    assert items or failures
    assert all(isinstance(one, Failure) for one in failures)
    for raw in items:
        _read(raw)


def _read(raw: Raw) -> None:
    with contextlib.suppress(InputError):
        read_article(raw, Settings())
