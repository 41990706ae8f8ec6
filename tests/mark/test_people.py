"""Which names are of a people, and of which home."""

import pytest

from sayso.mark.people import home_of


@pytest.mark.parametrize(
    ("people", "home"),
    [
        ("Veltans", "Velt"),
        ("Oskarians", "Oskaria"),
        ("Tamburese", "Tambura"),
        ("Orvapolitans", "Orvapolis"),
        ("Šarečians", "Šareč"),
        ("Valdorfers", "Valdorf"),
        ("Lornois", "Lorn"),
    ],
)
def test_a_people_in_the_plural_is_of_the_home_that_its_name_is_made_of(people: str, home: str) -> None:
    """Ending and stem tell home and people, in whatever spelling; another name is no home of theirs."""
    assert home_of(people, ["Kestrel", home]) == home
    assert home_of(people, ["Kestrel"]) is None


def test_words_without_such_an_ending_are_no_people() -> None:
    """A name in the singular, or with another ending, is made of no home: "Veltan", "Veltburg"."""
    assert home_of("Veltan", ["Velt"]) is None
    assert home_of("Veltburgs", ["Velt"]) is None
    assert home_of("Velts", ["Velt"]) is None
