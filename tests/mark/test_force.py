"""What a word does to the clause it governs."""

import pytest

from sayso.mark.force import force_of
from sayso.vocabulary import Modality
from tests.mark.articles import article, parse_of


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The council plans to leave.", "plans", Modality.PLANNED),
        ("The council showed its plans of the bridge.", "plans", None),
        ("The bridge collapsed.", "collapsed", None),
    ],
)
def test_a_word_has_force_in_its_company_alone(text: str, word: str, expected: Modality | None) -> None:
    """ "Plans to" makes a plan; plans on paper make none."""
    parse = parse_of(article(text))
    force = force_of(parse, parse.lower.index(word))
    assert (force.modality if force else None) == expected
