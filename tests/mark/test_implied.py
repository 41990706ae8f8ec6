"""Implied numbers: what counts without a number word."""

import pytest

from tests.mark.articles import figures_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Both men were wounded.", [("Both men", 2, "person")]),
        ("Both sides agreed.", []),
        ("Both men and women voted.", []),
        ("Prices doubled.", [("doubled", 2, "fold")]),
        ("Prices doubled to 40 euros.", [("40 euros", 40, "EUR")]),
        (
            "3 towns, a port and 41 villages were taken.",
            [("3 towns", 3, "town"), ("a port", 1, "port"), ("41 villages", 41, "village")],
        ),
        ("Three women and a child died.", [("Three women", 3, "person"), ("a child", 1, "person")]),
        ("There were no civilian casualties.", [("no civilian casualties", 0, "person")]),
        (
            "Some 300 homes were destroyed and 40 more damaged.",
            [("Some 300 homes", 300, "home"), ("40 more", 40, "home")],
        ),
    ],
)
def test_words_that_imply_a_number_count(text: str, found: list[tuple[str, float, str]]) -> None:
    """None, both, an article in a list, a multiple and "more" are numbers where something is counted by them."""
    assert [(figure.text, figure.value, figure.unit) for figure in figures_of(text)] == found
