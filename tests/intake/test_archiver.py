"""Tables of auto-archiver are known by their header: no column has to be named."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.archiver import translator_of
from sayso.records import Raw
from tests.intake.opening import opened, write

SHEET = (
    "Link,Archive Status,Archive Location,Upload Timestamp,Upload Title,Textual Content,Hash\n"
    "https://selm.example/p/1,telegram: success,https://a.example/1,"
    "2031-03-12T10:00:00+00:00,River,The river rose.,x\n"
    "https://selm.example/p/2,yt-dlp: success,,,A boat on the river,,\n"
    "https://selm.example/p/3,no archive,,,,,\n"
)
METADATA = repr({"url": "https://selm.example/p/1", "title": "River", "content": "The river\nrose.", "n": 3})
METADATA = METADATA[:-1] + ", 'timestamp': datetime.datetime(2031, 3, 12, 10, 0, tzinfo=datetime.timezone.utc)}"


def said(raw: Raw) -> dict[str, str]:
    """Return what a row says of its article."""
    return {one.field: one.value for one in raw.given}


def test_the_sheet_is_read_in_its_own_columns(tmp_path: Path) -> None:
    """A post without text is its title; a link without either is told; the rest of the columns is carried along."""
    (first, second), failures = opened(write(tmp_path, {"a.csv": SHEET}))
    assert b'"text":"The river rose."' in first.body
    assert said(first) == {
        "title": "River", "published": "2031-03-12T10:00:00+00:00", "url": "https://selm.example/p/1",
    }  # fmt: skip
    assert (first.uri, first.carried["Hash"]) == ("https://selm.example/p/1", "x")
    assert b'"text":"A boat on the river"' in second.body
    assert [failure.code for failure in failures] == ["bad-row"]


def test_the_list_is_read_from_its_one_cell(tmp_path: Path) -> None:
    """Its fields are taken apart without executing anything."""
    out = io.StringIO()
    csv.writer(out).writerows(
        [["status", "metadata", "media"], ["success", METADATA, "[]"], ["x", "__import__('os')", ""]]
    )
    (raw,), failures = opened(write(tmp_path, {"db.csv": out.getvalue()}))
    assert b'"text":"The river\\nrose."' in raw.body
    assert said(raw) == {"title": "River", "published": "2031-03-12", "url": "https://selm.example/p/1"}
    assert raw.carried == {"status": "success", "media": "[]"}
    assert [failure.code for failure in failures] == ["bad-row"]


def test_columns_that_the_user_names_count(tmp_path: Path) -> None:
    """As for every other table."""
    items, _ = opened(write(tmp_path, {"a.csv": SHEET}), columns={"text": "Upload Title"})
    assert [b'"text":"River"' in raw.body for raw in items][:1] == [True]


@pytest.mark.parametrize("header", [["text", "title"], ["link", "archive status"], ["status", "metadata"], []])
def test_other_tables_are_none_of_its(header: list[str]) -> None:
    """Only its own headers are taken for it."""
    assert translator_of(header) is None


@given(st.text(max_size=60))
def test_any_cell_is_read_or_left(cell: str) -> None:
    """Whatever stands there, nothing is raised and nothing runs."""
    translate = translator_of(["status", "metadata", "media"])
    assert translate is not None
    row = translate({"status": "x", "metadata": cell, "media": ""})
    assert all(isinstance(value, str) for value in row.values())
