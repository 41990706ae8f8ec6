"""Lengths of time, read on Wednesday 15 May 2024."""

import pytest

from tests.mark.articles import dates_of


@pytest.mark.parametrize(
    ("text", "quoted", "value"),
    [
        ("It would be the first strike in 20 years.", "20 years", "P20Y"),
        ("The ban will take effect in two years.", "two years", "2026"),
        ("He could be here in less than 10 minutes.", "less than 10 minutes", "PT10M"),
        ("A few weeks back, he left.", "A few weeks back", "PAST_REF"),
        ("Two years back, he left.", "Two years back", "2022"),
        ("It closed over the May 1 weekend.", "May 1", "2024-05-01"),
        ("He came on May 3 - a day late.", "May 3", "2024-05-03"),
    ],
)
def test_a_length_is_a_point_only_where_it_is_counted_from_now(text: str, quoted: str, value: str) -> None:
    """What is held against the time since is a length; "back" is "ago"; a day's number is no length."""
    assert (quoted, value) in [(date.text, date.value) for date in dates_of(text)]


def test_a_way_to_deny_is_no_length() -> None:
    """ "Not for a minute" lasts no minute."""
    assert dates_of("Do not think for a minute that it is over.") == ()
