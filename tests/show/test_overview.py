"""The overview tells a pile in a few sentences, and never lets silence look like a zero."""

from dataclasses import replace

from sayso.records import Links, Unread
from sayso.show.chain import FOOT
from sayso.show.overview import Overview, make_overview, render_overview
from tests.show.story import make_reading

HEADINGS = [
    "The pile",
    "Who speaks",
    "Harm",
    "Accounts meet",
    "One article only",
    "Documents cited",
    "Chronology",
    "Left open",
]


def tell(*, links: Links | None = None, publisher: str | None = "The Ferry Post") -> dict[str, list[str]]:
    """The overview of one article: heading to its lines."""
    overview = make_overview([make_reading(publisher=publisher)], links or Links())
    return {section.heading: [line.text for line in section.lines] for section in overview.sections}


def test_the_sections_stand_in_their_fixed_order_even_when_empty() -> None:
    """A reader finds the same thing in the same place every time."""
    assert list(tell()) == HEADINGS
    assert [section.heading for section in make_overview([], Links()).sections] == HEADINGS


def test_a_kind_of_harm_nobody_gives_is_no_figure_and_never_zero() -> None:
    """Silence is told as silence."""
    lines = tell()["Harm"]
    assert "Injured: no figure in this pile." in lines
    assert lines[0] == "Killed: “at least 40 people” — Ana Doru [1]."


def test_who_speaks_is_told_with_counts() -> None:
    """Own voice and each speaker, with how many claims they make."""
    assert tell()["Who speaks"] == ["[1] Bridge falls at Ordun (The Ferry Post, 2025-03-04): own voice 2, Ana Doru 1."]


def test_an_unknown_publisher_is_told_and_left_open() -> None:
    """It is counted apart in the first section and named as missing in the last."""
    told = tell(publisher=None)
    assert "of 1 article the publisher is unknown" in told["The pile"][1]
    assert "1 article without a publisher" in told["Left open"][0]


def test_a_column_that_seems_to_hold_what_is_missing_is_named() -> None:
    """Whoever forgot to name a table's columns is told which, and how; other columns are not guessed at."""
    reading = make_reading(publisher=None)
    carried = {"Date": "2025-03-04", "source": "The Ferry Post", "topic": "2025", "updates": "none"}
    reading = replace(reading, article=replace(reading.article, published=None, carried=carried))
    (section,) = [one for one in make_overview([reading], Links()).sections if one.heading == "Left open"]
    line = section.lines[0].text
    assert "without a publication date (their column “Date” was not read; --column published=Date reads it)" in line
    assert "without a publisher (their column “source” was not read; --column publisher=source reads it)" in line


def test_what_was_not_read_is_told_with_its_reason() -> None:
    """An article in another language stands in no count."""
    told = tell(links=Links(unread=(Unread(uri="lettre.txt", reason="in French"),)))
    assert told["The pile"][2] == "Unread, in no count: 1: lettre.txt (in French)."


def test_a_place_in_a_line_leads_to_the_words_shown() -> None:
    """The span behind a quoted figure quotes the article."""
    reading = make_reading()
    overview = make_overview([reading], Links())
    part = next(part for section in overview.sections for line in section.lines for part in line.parts if part.place)
    assert part.place is not None
    assert reading.article.text[part.place.start : part.place.end] in part.text


def test_plain_text_keeps_to_its_width_and_ends_with_the_foot() -> None:
    """It fits a terminal, and the last line says what a row means."""
    overview: Overview = make_overview([make_reading()], Links())
    lines = render_overview(overview, width=72).splitlines()
    assert max(map(len, lines)) <= 72
    assert lines[-1] == FOOT
