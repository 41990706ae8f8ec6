"""Numbers: what digits and number words amount to."""

import pytest

from sayso.mark.number import parse_number
from sayso.mark.numeral import read_digits
from sayso.mark.token import tokenize
from sayso.records import Span


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("40", 40, "whole"),
        ("2,907", 2907, "whole"),
        ("1 000 000", 1_000_000, "whole"),
        ("2.5 million", 2_500_000, "whole"),
        ("7bn", 7e9, "whole"),
        ("40-thousand", 40_000, "whole"),
        ("two hundred and fifty thousand", 250_000, "whole"),
        ("forty-two", 42, "whole"),
        ("a dozen", 12, "whole"),
        ("two dozen", 24, "whole"),
        ("a hundred", 100, "whole"),
        ("half a million", 500_000, "whole"),
        ("two and a half million", 2_500_000, "whole"),
        ("one and a half", 1.5, "whole"),
        ("three million", 3_000_000, "whole"),
        ("twenty-one thousand and five", 21_005, "whole"),
        ("two-thirds", 2 / 3, "fraction"),
        ("a third of", 1 / 3, "fraction"),
        ("3/4", 0.75, "fraction"),
        ("½", 0.5, "fraction"),
        ("a quarter of a million", 250_000, "whole"),
        ("dozens", 12, "plural"),
        ("tens of thousands", 10_000, "plural"),
        ("hundreds of thousands", 100_000, "plural"),
        ("several hundred", 100, "plural"),
        ("a couple of", 2, "couple"),
    ],
)
def test_digits_words_and_mixtures_amount_to_their_value(text: str, value: float, kind: str) -> None:
    """However a number is written, it has one value."""
    number = parse_number(tokenize(text, Span(start=0, end=len(text))), 0)
    assert number is not None
    assert number.value == pytest.approx(value)
    assert number.kind == kind


@pytest.mark.parametrize("text", ["1.2.3", "12.34.56", "١٢"])
def test_codes_are_no_numbers(text: str) -> None:
    """A row of digits and points that is no number has no value."""
    assert parse_number(tokenize(text, Span(start=0, end=len(text))), 0) is None


@pytest.mark.parametrize(("word", "value"), [("1,5", 1.5), ("1,500", 1500.0), ("1.234.567", 1234567.0)])
def test_commas_group_by_threes_and_else_stand_for_a_point(word: str, value: float) -> None:
    """Three digits after a comma are a group, one or two a fraction."""
    assert read_digits(word) == value


def test_a_third_time_is_an_ordinal() -> None:
    """ "A third" without "of" counts an occasion."""
    text = "a third attempt"
    assert parse_number(tokenize(text, Span(start=0, end=len(text))), 0) is None
