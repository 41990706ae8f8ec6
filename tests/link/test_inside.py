"""Places in places, by what stands between their names."""

import pytest

from sayso.link.fact import NameFact
from sayso.link.inside import find_inside


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Marrow, Ondria, was quiet.", ((0, 1),), id="a town and its country"),
        pytest.param("Marrow in Ondria was quiet.", ((0, 1),), id="in"),
        pytest.param("Marrow and Ondria were quiet.", (), id="and"),
        pytest.param("Marrow, Ondria and Hessel were quiet.", (), id="a list"),
        pytest.param("Marrow, far from Ondria, was quiet.", (), id="more between them"),
    ],
)
def test_a_place_is_in_another_where_the_text_writes_it_so(text: str, expected: tuple[tuple[int, int], ...]) -> None:
    """Two names beside each other, or with "in" between them; a list puts none in another."""
    words = [word for word in ("Marrow", "Ondria", "Hessel") if word in text]
    names = [
        NameFact(key=word.encode(), start=text.index(word), end=text.index(word) + len(word), entity=number)
        for number, word in enumerate(words)
    ]
    assert find_inside(text, names) == expected
