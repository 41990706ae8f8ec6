"""Contradictions: parts and wholes of one sentence that cannot both be right."""

import pytest

from tests.mark.articles import article, marks_of


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("10 people died, including 8 women and 7 children.", ["parts-exceed-whole"]),
        ("20 people died, including 8 women and 7 children.", []),
        ("The blast killed 23 people - 12 men and 10 women.", ["parts-do-not-add-up"]),
        ("The blast killed 23 people - 12 men and 11 women.", []),
        ("The blast killed 23 people - 12 men and 13 women.", ["parts-exceed-whole"]),
        ("The blast killed about 23 people - 12 men and 10 women.", []),
    ],
)
def test_parts_that_contradict_their_whole_are_warned_of(text: str, codes: list[str]) -> None:
    """Parts above the whole, and full lists below it, make a warning; what fits or is only about right makes none."""
    assert [warning.code for warning in marks_of(article(text)).warnings] == codes
