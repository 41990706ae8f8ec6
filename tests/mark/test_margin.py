"""Words right before a date that belong to it, and what only looks like a date."""

import pytest

from sayso.vocabulary import DateMod
from tests.mark.articles import dates_of


@pytest.mark.parametrize(
    ("text", "quoted", "value", "mod"),
    [
        ("It fell in the early morning hours of 3 May 2021.", "the early morning hours of 3 May 2021",
         "2021-05-03TMO", None),
        ("It fell in the early hours of 3 May 2021.", "the early hours of 3 May 2021", "2021-05-03", DateMod.START),
        ("It met on the weekend of 4 May 2024.", "the weekend of 4 May 2024", "2024-W18-WE", None),
        ("It rained in the month of March 2021.", "the month of March 2021", "2021-03", None),
        ("It rained late in the year.", "late in the year", "2024", DateMod.END),
        ("It was built about 1910.", "about 1910", "1910", DateMod.APPROX),
        ("It was built circa 1910.", "circa 1910", "1910", DateMod.APPROX),
        ("The year 1910 was dry.", "The year 1910", "1910", None),
    ],
)  # fmt: skip
def test_words_before_a_date_belong_to_it(text: str, quoted: str, value: str, mod: DateMod | None) -> None:
    """The part of the day, the stage of the year and "about" are inside the date and in its value or mod."""
    assert [(date.text, date.value, date.mod) for date in dates_of(text)] == [(quoted, value, mod)]


def test_the_way_around_a_ruling_is_no_estimate() -> None:
    """ "Around" before a weekday is a way rather than a hedge."""
    assert [date.text for date in dates_of("They look for ways to get around Monday's ruling.")] == ["Monday"]


@pytest.mark.parametrize(
    "text",
    ["See https://news.example.org/2022/07/orvale.html for more.", "She was named Runner of the Year."],
)
def test_a_date_in_an_address_or_a_name_is_none(text: str) -> None:
    """What only names a page or a prize tells no time."""
    assert dates_of(text) == ()
