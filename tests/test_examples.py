"""End to end: the invented coverage in examples/ gives the ledger that is written down beside it.

``python -m tools.expected`` writes the pages anew. What a perfect reader would find stands in examples/truth.md.
"""

import pytest

from sayso.records import Date, Event, Figure, Links, Name, Reading
from tools.expected import EXPECTED, pages, read_coverage


@pytest.fixture(scope="module")
def found() -> tuple[list[Reading], Links]:
    """All articles, marked, and what links them."""
    return read_coverage()


def by_key(found: tuple[list[Reading], Links], start: str) -> Reading:
    """The one article whose key starts so."""
    (reading,) = (reading for reading in found[0] if reading.article.key.startswith(start))
    return reading


def test_the_pile_reads_as_it_is_written_down(found: tuple[list[Reading], Links]) -> None:
    """Every page of examples/expected is met to the letter, and there is none too many."""
    written = {path.name: path.read_text(encoding="utf-8") for path in EXPECTED.iterdir()}
    for name, text in pages(*found):
        assert text.splitlines() == written.pop(name, "").splitlines(), f"{name}: run python -m tools.expected and look"
    assert written == {}


def test_every_mark_quotes_its_text(found: tuple[list[Reading], Links]) -> None:
    """``text[start:end]`` is what a figure, date, event or name shows."""
    for reading in found[0]:
        text, marks = reading.article.text, reading.marks
        found_marks: list[Figure | Date | Event | Name] = [*marks.figures, *marks.dates, *marks.events, *marks.names]
        for mark in found_marks:
            assert text[mark.start : mark.end] == mark.text


def test_a_page_with_a_year_in_its_footer_is_undated(found: tuple[list[Reading], Links]) -> None:
    """A copyright year is no publication date, and its relative dates say what they wait for."""
    assert by_key(found, "18-").article.published is None


def test_crlf_is_kept(found: tuple[list[Reading], Links]) -> None:
    """The stored text of a .txt is the file, line ends included."""
    assert "\r\n" in by_key(found, "10-").article.text


def test_another_language_is_stored_and_stands_in_no_count(found: tuple[list[Reading], Links]) -> None:
    """The French article has its text and no mark, and is listed as unread."""
    french = by_key(found, "19-")
    assert french.article.text
    assert french.marks.claims == ()
    assert any(one.uri == french.article.uri for one in found[1].unread)


def test_copies_of_the_agency_are_one_family(found: tuple[list[Reading], Links]) -> None:
    """Four outlets share the agency's text, whether they credit it or not, and the agency was first."""
    keys = {reading.article.id: reading.article.key for reading in found[0]}
    (wire,) = (copies for copies in found[1].copies if copies.kind == "wire")
    assert sorted({keys[member.article][:3] for member in wire.members}) == ["02-", "03-", "04-", "06-", "htt"]
    assert keys[wire.earliest or ""].startswith("02-")


def test_three_spellings_are_one_mayor(found: tuple[list[Reading], Links]) -> None:
    """Transliterations are joined across articles."""
    (mayor,) = (entity for entity in found[1].entities if "Aiwen Tuoreth" in entity.variants)
    assert {"Aiwen Tuoreth", "Eyven Toreth", "Ayvan Touoreth"} <= set(mayor.variants)
