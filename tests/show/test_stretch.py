"""Stretches are told as short as they allow; the densest is found only where it is worth a view of its own."""

import pytest

from sayso.show.stretch import name_stretch, where_most_lies


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-03-04", "2025-03-04", "2025-03-04"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-02-01", "2024-02-28", "2024-02-01 to 2024-02-28"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("1700-01-01", "1799-12-31", "1700–1799"),
        ("0018-01-01", "0018-12-31", "18"),
        ("2025-03-04", "2025-04-04", "2025-03-04 to 2025-04-04"),
        ("0000-02-01", "0000-02-28", "0000-02-01 to 0000-02-28"),
    ],
)
def test_a_stretch_is_told_in_short(first: str, last: str, words: str) -> None:
    """A day, a month, a year, years, or both ends."""
    assert name_stretch(first, last) == words


def test_most_lies_where_the_shortest_stretch_holds_it() -> None:
    """Ten days of coverage and one far-off year."""
    days = [f"2025-03-{day:02}" for day in range(1, 11)] + ["1853-01-01"]
    assert where_most_lies(days[::-1]) == ("2025-03-01", "2025-03-09")


def test_what_lies_evenly_has_no_denser_part() -> None:
    """Then the whole is shown; nothing, and days of no calendar, give none either."""
    assert where_most_lies([f"20{year:02}-01-01" for year in range(20)]) is None
    assert where_most_lies([]) is None
    assert where_most_lies(["0000-00-00"]) is None
