"""Days known by a name."""

import pytest

from sayso.mark.holiday import holiday_on, holidays
from sayso.mark.timex import day_of, orthodox_easter
from tests.mark.articles import dates_of


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Easter", 2024, "2024-03-31"),
        ("Good Friday", 2024, "2024-03-29"),
        ("Whit Sunday", 2024, "2024-05-19"),
        ("Orthodox Easter", 2024, "2024-05-05"),
        ("Orthodox Christmas", 2024, "2024-01-07"),
        ("Thanksgiving", 2023, "2023-11-23"),
        ("World Refugee Day", 2024, "2024-06-20"),
    ],
)
def test_a_feast_falls_on_its_day(name: str, year: int, day: str) -> None:
    """Fixed days, those that hang on Easter in either reckoning, and those of a weekday of a month."""
    assert holiday_on(name, year) == day


def test_every_feast_of_the_table_has_a_day() -> None:
    """No row of the table is without a meaning."""
    for name in holidays():
        assert day_of(holiday_on(name, 2025)) is not None, name


def test_orthodox_easter_is_never_before_the_other() -> None:
    """Both fall on a Sunday; where they differ the Orthodox one is later."""
    for year in range(1950, 2050):
        assert orthodox_easter(year).isoweekday() == 7
        assert orthodox_easter(year).isoformat() >= holiday_on("Easter", year)


@pytest.mark.parametrize(
    ("text", "value"),
    [("It closed on Christmas Day.", "2023-12-25"), ("It closed last Easter.", "2024-03-31"),
     ("It will close on World Refugee Day.", "2024-06-20"), ("It closed on Christmas Day 2020.", "2020-12-25")],
)  # fmt: skip
def test_a_feast_is_the_nearest_that_fits_its_verb(text: str, value: str) -> None:
    """Read on 15 May 2024: behind for what happened, ahead for what will."""
    (date,) = dates_of(text)
    assert date.value == value
