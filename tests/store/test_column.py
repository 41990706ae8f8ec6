"""Records become rows of plain values and records again, and nothing is lost on the way."""

import sqlite3
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.records import Article, Figure, Speaker
from sayso.store.column import columns, decoder, encoder
from sayso.store.schema import MARK_RECORDS
from sayso.vocabulary import SpeakerKind

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
st.register_type_strategy(str, TEXT)
st.register_type_strategy(float, st.floats(min_value=0.0, max_value=1.0))
st.register_type_strategy(int, st.integers(0, 1 << 40))

FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])

RECORDS = {**MARK_RECORDS, "article": Article}
WHOLE = st.integers(-(1 << 70), 1 << 70)


def drawn(name: str) -> st.SearchStrategy[object]:
    """Return any record of a kind; offsets fit 64 bits, the numbers of figures need not."""
    record = RECORDS[name]
    over: dict[str, st.SearchStrategy[object]] = {}
    if record is Article:
        over["carried"] = st.dictionaries(TEXT, TEXT, max_size=2)
    if record is Figure:
        over |= dict.fromkeys(("value", "low", "high"), st.one_of(st.none(), WHOLE, st.floats(min_value=0.0)))
    return st.builds(record, **over)


def through_sqlite(name: str, row: tuple[object, ...]) -> tuple[object, ...]:
    """Return ``row`` as SQLite gives it back from a table of our columns."""
    affinity = {"text": "TEXT", "json": "TEXT", "integer": "BIGINT", "real": "DOUBLE", "number": "", "truth": "BOOLEAN"}
    own = columns(RECORDS[name])
    connection = sqlite3.connect(":memory:")
    named = ", ".join(f'"{one.name}" {affinity[one.kind]}' for one in own)
    connection.execute(f"CREATE TABLE t ({named})")
    connection.execute(f"INSERT INTO t VALUES ({', '.join('?' * len(own))})", row)
    (back,) = connection.execute("SELECT * FROM t")
    connection.close()
    return tuple(back)


@pytest.mark.parametrize("name", sorted(RECORDS))
@FEW
@given(data=st.data())
def test_a_record_comes_back_as_it_was(name: str, data: st.DataObject) -> None:
    """Any record, written as a row into SQLite and read again, is equal to what it was, ints and floats told apart."""
    record = data.draw(drawn(name))
    row = encoder(RECORDS[name])(record)
    stored = through_sqlite(name, row)
    assert [(cell, type(cell)) for cell in stored] == [(cell, type(cell)) for cell in row]
    back = decoder(RECORDS[name])(stored)
    assert back == record
    assert repr(back) == repr(record)


@pytest.mark.parametrize("name", sorted(RECORDS))
@FEW
@given(data=st.data())
def test_cells_are_plain(name: str, data: st.DataObject) -> None:
    """Cells are text, numbers or None exactly, never an enum or a record: they pickle fast and bind anywhere."""
    row = encoder(RECORDS[name])(data.draw(drawn(name)))
    assert {type(cell) for cell in row} <= {str, int, float, type(None)}
    assert len(row) == len(columns(RECORDS[name]))


def test_a_record_inside_a_record_is_its_columns_under_its_name() -> None:
    """`speaker` becomes `speaker_name`, `speaker_kind` and so on."""
    names = [column.name for column in columns(MARK_RECORDS["attributions"])]
    assert [name for name in names if name.startswith("speaker_")] == [
        f"speaker_{field}" for field in Speaker.__dataclass_fields__
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A record with a record that may be missing."""

    speaker: Speaker | None


def test_nobody_and_somebody_without_a_name_are_told_apart() -> None:
    """None inside comes back as None; a record whose optional fields are all None comes back as that record."""
    unnamed = Speaker(
        name=None, start=None, end=None, entity=None, kind=SpeakerKind.ANONYMOUS, anonymous=None, candidates=()
    )
    for speaker in (None, unnamed):
        assert decoder(Said)(encoder(Said)(Said(speaker=speaker))) == Said(speaker=speaker)
