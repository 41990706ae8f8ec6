"""Parsers of foreign formats run apart: what crashes, stalls or bloats them fails one article, and the rest goes on."""

import os
import signal
import zlib
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.records import Article, Failure, Raw
from sayso.run import read_inputs
from sayso.run.cell import _CELL, read_apart
from sayso.settings import Settings
from tests.read.pdfs import ENCRYPTED, PDF, column, make_pdf


def raw(body: bytes) -> Raw:
    """Return a PDF as intake would hand it on."""
    return Raw(uri="a.pdf", key="a.pdf", location=None, media_type=PDF, body=body)


def bomb(size: int) -> bytes:
    """Return a small document with a page that unpacks to ``size`` bytes."""
    packed = zlib.compress(b"q " * (size // 2), 9)
    body = make_pdf(column("The river rose by a metre."))
    before, after = body.split(b"stream\n", 1)
    before = before[: before.rindex(b"<< /Length")] + b"<< /Filter /FlateDecode /Length %d >>\n" % len(packed)
    return before + b"stream\n" + packed + after[after.index(b"\nendstream") :]


def test_a_document_reads_the_same_apart() -> None:
    """The article is that of the reader itself."""
    from sayso.read import read_article

    one = raw(make_pdf(column("The river rose by a metre."), column("It fell on Tuesday.")))
    assert read_apart(one, Settings()) == read_article(one, Settings())


def test_a_reason_comes_back_as_it_was_given() -> None:
    """With its code and words, and the process is good for the next document."""
    with pytest.raises(InputError, match="encrypted") as told:
        read_apart(raw(ENCRYPTED), Settings())
    assert told.value.code == "not-readable"
    assert read_apart(raw(make_pdf(column("The river rose."))), Settings()).text == "The river rose."


def test_a_stalled_parser_is_given_up() -> None:
    """After the time it may take; the next document is read."""
    with pytest.raises(InputError) as told:
        read_apart(raw(make_pdf(*([column("The river rose.")] * 2000))), Settings(max_seconds=0))
    assert told.value.code == "too-slow"
    assert read_apart(raw(make_pdf(column("The river rose."))), Settings()).text == "The river rose."


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not limit memory")
def test_a_bloated_document_fails_alone() -> None:
    """Over the memory that its parser may take."""
    one = raw(bomb(400 << 20))
    with pytest.raises(InputError) as told:
        read_apart(one, Settings(max_memory=64 << 20))
    assert told.value.code in {"worker-died", "not-readable", "scan-without-text"}
    assert read_apart(raw(make_pdf(column("The river rose."))), Settings()).text == "The river rose."


def test_a_process_that_died_meanwhile_is_replaced() -> None:
    """Killed by the system between two documents."""
    read_apart(raw(make_pdf(column("The river rose."))), Settings())
    assert _CELL._process is not None
    os.kill(_CELL._process.pid, signal.SIGKILL)
    _CELL._process.wait()
    assert read_apart(raw(make_pdf(column("It fell."))), Settings()).text == "It fell."


def test_the_rest_of_a_folder_is_read(tmp_path: Path) -> None:
    """A broken document stands among the failures with its reason."""
    (tmp_path / "a.pdf").write_bytes(make_pdf(column("The river rose.")))
    (tmp_path / "b.pdf").write_bytes(ENCRYPTED)
    (tmp_path / "c.txt").write_text("It fell on Tuesday.")
    (tmp_path / "d.pdf").write_bytes(make_pdf([]))
    found = list(read_inputs(tmp_path))
    assert [one.text for one in found if isinstance(one, Article)] == ["The river rose.", "It fell on Tuesday."]
    assert [one.code for one in found if isinstance(one, Failure)] == ["not-readable", "scan-without-text"]
