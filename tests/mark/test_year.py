"""Years, read on Wednesday 15 May 2024."""

import pytest

from tests.mark.articles import dates_of


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It served us well from ’96 until 2015.", ["1996", "2015"]),
        ("It began in '19.", ["2019"]),
        ("By 1830, the town was rich.", ["1830"]),
        ("From 1445 to 1870 the port was free.", ["1445", "1870"]),
        ("He paid by 1700 boats.", []),
    ],
)
def test_a_year_is_told_from_a_number(text: str, values: list[str]) -> None:
    """Two digits behind an apostrophe are a year; one of long ago needs a comma or another year beside it."""
    assert [date.value for date in dates_of(text)] == values


def test_few_years_do_not_make_news_a_narrative() -> None:
    """Where "this month" is said as often as years of the past, a month is told from now."""
    past, near = (
        "In 1969, 1984, 1985, 1991 and 1999 it was worse.",
        "Last year it was not. This year is fine. Last month was too. It rose in April.",
    )
    assert dates_of(f"{past} {near}")[-1].value == "2024-04"
