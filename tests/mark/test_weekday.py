"""Weekdays and days told from now, read on Wednesday 15 May 2024."""

import pytest

from tests.mark.articles import dates_of


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On Monday the court ruled. Monday's ruling will be felt for long.", ["2024-05-13", "2024-05-13"]),
        ("The talks were scheduled to end late Tuesday.", ["2024-05-14"]),
        ("The talks were scheduled to begin on Friday.", ["2024-05-17"]),
        ("The vote will resume after starting on Tuesday.", ["2024-05-14"]),
        ("Ports set records on Tuesday.", ["2024-05-14"]),
        ("The mayor could not be reached on Thursday.", ["2024-05-09"]),
    ],
)
def test_a_weekday_lies_where_its_words_put_it(text: str, values: list[str]) -> None:
    """What was told of as over stays over; what was due is the nearer day; "set" and "could not be" are past."""
    assert [date.value for date in dates_of(text)] == values


@pytest.mark.parametrize(
    ("text", "quoted", "value"),
    [
        ("The bridge opened today (3 May 2021).", "today", "2021-05-03"),
        ("A man was held on Tuesday (April 2).", "Tuesday", "2024-04-02"),
        ("She said that Friday was the last day.", "Friday", "2024-05-10"),
    ],
)
def test_a_day_says_which_one_it_is(text: str, quoted: str, value: str) -> None:
    """A date right behind "today" tells which day that is; "that" may only join a clause."""
    assert (dates_of(text)[0].text, dates_of(text)[0].value) == (quoted, value)


@pytest.mark.parametrize(
    "text", ["He won on Super Tuesday.", "She told KOB TODAY about it.", "He spoke on Port This Morning."]
)
def test_a_day_in_a_name_is_no_date(text: str) -> None:
    """A weekday called something else, a paper and a show are names."""
    assert [date.text for date in dates_of(text)] == []
