"""What the words right beside a name tell of it."""

import pytest

from sayso.vocabulary import NameType
from tests.mark.articles import names_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He landed at Orvale New International Airport.", ("Orvale New International Airport", NameType.FAC)),
        ("They crossed the river Ashwen at night.", ("Ashwen", NameType.LOC)),
        ("The Orvale army left. Orvale denied it.", ("Orvale", NameType.GPE)),
    ],
)
def test_the_words_beside_a_name_tell_what_it_is(text: str, expected: tuple[str, NameType]) -> None:
    """A thing built ends the name, a water is no government's, and what has an army is no person."""
    assert {(name.text, name.type) for name in names_of(text)} == {expected}


def test_a_person_with_troops_stays_a_person_by_the_full_name() -> None:
    """ "Torel troops" is a person's where the article has the given name."""
    names = names_of("General Ilvan Torel led them. Torel troops left the town.")
    assert {name.type for name in names} == {NameType.PERSON}
