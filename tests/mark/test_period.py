"""Months, seasons and units, read on Wednesday 15 May 2024."""

import pytest

from tests.mark.articles import dates_of


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They will vote in November. A win in spring is no victory in November.", ["2024-11", "2024-SP", "2024-11"]),
        ("The first towns to reopen in late April are quiet.", ["2024-04"]),
        ("The plan needs work within the next month.", ["P1M"]),
        ("He left this past September.", ["2023-09"]),
        ("They hope that summer will bring rain.", ["2024-SU"]),
        ("Mong-Jun Orla left in Jun 2020.", ["2020-06"]),
    ],
)
def test_a_period_is_the_one_meant(text: str, values: list[str]) -> None:
    """A month left open is the one told of before; "the first to" is over; a name's second half is no month."""
    assert [date.value for date in dates_of(text)] == values


def test_the_end_of_the_day_may_be_no_time() -> None:
    """ "At the end of the day," weighs, and tells no time."""
    assert [
        date.value for date in dates_of("At the end of the day, it is his choice. He left by the end of the day.")
    ] == ["2024-05-15"]
