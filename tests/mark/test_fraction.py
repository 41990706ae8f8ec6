"""Fractions: parts told in words, of units and of scales."""

import pytest

from tests.mark.articles import figures_of


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost three quarters billion dollars.", 750_000_000, "USD"),
        ("A quarter of a million people left.", 250_000, "person"),
        ("They sold a one - third interest.", 0.333333, "fraction"),
        ("They waited half an hour.", 0.5, "hour"),
        ("They ran a half-mile.", 0.5, "mile"),
    ],
)
def test_parts_are_read_with_what_they_are_parts_of(text: str, value: float, unit: str) -> None:
    """A part of a scale is a number, a part of a unit is one of that unit, any other is a fraction."""
    (figure,) = figures_of(text)
    assert (figure.value, figure.unit) == (value, unit)
