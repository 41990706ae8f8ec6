"""Words of negation on one word of a clause."""

import pytest

from sayso.mark.parse import Parse
from sayso.mark.polarity import negations
from sayso.model.encoder import shared_encoder


@pytest.mark.parametrize(
    ("text", "word", "count"),
    [
        ("The gate did not open.", "open", 1),
        ("Nobody did not open it.", "open", 2),
        ("The gate is no longer open.", "open", 1),
        ("They found no gate.", "found", 1),
        ("They found no more than one gate.", "found", 0),
        ("She has never been there.", "there", 1),
    ],
)
def test_negations_are_counted(text: str, word: str, count: int) -> None:
    """On the word itself, its copula, its subject and its objects."""
    parse = Parse(text, shared_encoder().read(text, [(0, len(text))]))
    assert negations(parse, parse.forms.index(word)) == count
