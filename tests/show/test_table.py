"""Tables: every row points to its words and to who vouches for them."""

from dataclasses import replace
from typing import Any

import pytest

from sayso.records import Reading, Span
from sayso.show.article_table import ARTICLES, count_words
from sayso.show.link_table import LinkTable, Quoted
from sayso.show.rows import ATTRIBUTIONS, CLAIMS, FIGURES, NAMES, TABLES
from sayso.show.table import Table, list_spans, quote
from sayso.show.tables import LINK_TABLES
from tests.show.linking import make_differing, make_links
from tests.show.story import make_reading

READING = make_reading()


def records(table: Table, reading: Reading = READING) -> list[dict[str, Any]]:
    """The rows of a table with the names of their columns."""
    return [dict(zip(table.header, row, strict=True)) for row in table.rows(reading)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_has_a_cell_for_each_column_of_its_kind(table: Table) -> None:
    """Numbers are numbers, text is text; an empty cell is None, never an empty word."""
    kinds = {"text": str, "integer": int, "number": int | float, "boolean": bool}
    for row in table.rows(READING):
        for column, cell in zip(table.columns, row, strict=True):
            assert cell is None or isinstance(cell, kinds[column.kind]), (column.name, cell)


@pytest.mark.parametrize("table", [CLAIMS, ATTRIBUTIONS, FIGURES, NAMES], ids=lambda table: table.name)
def test_the_words_of_a_row_stand_where_it_says(table: Table) -> None:
    """`text[start:end]` is what the row shows, emoji before it or not."""
    rows = records(table)
    assert rows
    for row in rows:
        assert READING.article.text[row["start"] : row["end"]] == row["text"]


def test_a_figure_bears_the_chain_of_the_claim_it_stands_in() -> None:
    """On whose word a number stands is in its own row."""
    told = {row["text"]: row["chain"] for row in records(FIGURES)}
    assert told == {"at least 40 people": "The Ferry Post ← Ana Doru", "12": "The Ferry Post"}


def test_an_own_voice_claim_is_told_apart() -> None:
    """Nobody is cited for it."""
    assert [row["own_voice"] for row in records(CLAIMS)] == [True, False, True]


def test_an_attribution_bears_the_chain_over_its_content() -> None:
    """Source, cue and content stand in one row, each with its place."""
    (row,) = records(ATTRIBUTIONS)
    assert (row["chain"], row["cue"], row["source"]) == ("The Ferry Post ← Ana Doru", "said", "Minister Ana Doru")
    assert READING.article.text[slice(*map(int, str(row["cue_spans"]).split("-")))] == "said"


def test_an_unknown_publisher_is_an_empty_cell_and_a_word_in_the_chain() -> None:
    """Nobody is invented."""
    reading = make_reading(publisher=None)
    assert records(ARTICLES, reading)[0]["publisher"] is None
    assert records(FIGURES, reading)[1]["chain"] == "publisher unknown"


def test_several_stretches_show_that_something_is_left_out() -> None:
    """A claim of two stretches never reads as one quotation."""
    spans = (Span(start=0, end=3), Span(start=6, end=9))
    assert quote("One, two, three", spans) == "One … wo,"
    assert list_spans(spans) == "0-3 6-9"
    claim = replace(READING.marks.claims[0], spans=spans)
    reading = replace(READING, marks=replace(READING.marks, claims=(claim,)))
    (row,) = records(CLAIMS, reading)
    assert (row["start"], row["end"], row["spans"]) == (0, 9, "0-3 6-9")


@pytest.mark.parametrize(
    ("words", "count"),
    [("", 0), ("It's a well-known fact.", 4), ("40 people — 12", 3), ("كانوا هنا", 2)],
)
def test_words_are_counted_as_people_count_them(words: str, count: int) -> None:
    """An apostrophe or a hyphen inside a word does not part it."""
    assert count_words(words) == count


@pytest.mark.parametrize("table", LINK_TABLES, ids=lambda table: table.name)
def test_link_rows_fill_their_columns(table: LinkTable) -> None:
    """Each table of link results has as many cells as columns."""
    readings = [make_reading("one.txt"), make_reading("two.txt")]
    links = make_differing(*readings)
    quoted = Quoted.wanted_by(links)
    for reading in readings:
        quoted.note(reading)
    rows = list(table.rows(links, quoted))
    assert rows
    assert all(len(row) == len(table.columns) for row in rows)


def test_link_rows_quote_the_articles_they_point_to() -> None:
    """Words and chain of a claim come along with its place, from whichever article it is in."""
    readings = [make_reading("one.txt"), make_reading("two.txt", publisher="The Hill Echo")]
    links = make_links(*readings)
    quoted = Quoted.wanted_by(links)
    for reading in readings:
        quoted.note(reading)
    table = next(table for table in LINK_TABLES if table.name == "account_claims")
    rows = [dict(zip(table.header, row, strict=True)) for row in table.rows(links, quoted)]
    assert [(row["uri"], row["text"], row["chain"]) for row in rows] == [
        ("one.txt", "at least 40 people", "The Ferry Post ← Ana Doru"),
        ("two.txt", "at least 40 people", "The Hill Echo ← Ana Doru"),
    ]
