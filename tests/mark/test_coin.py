"""Coins: sums told in two coins, and scales that stand with a coin."""

import pytest

from tests.mark.articles import figures_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It cost 13 dollars and 45 cents.", [(13.45, "USD")]),
        ("It cost thirteen pounds forty pence.", [(13.4, "GBP")]),
        ("It cost more than 15 dollars 50.", [(15.5, "USD")]),
        ("It cost 15 dollars and 50 people saw it.", [(15, "USD"), (50, "person")]),
        ("They paid 700 AUD and 20 US cents.", [(700, "AUD"), (20, "cent")]),
        ("They lost 75 USD million.", [(75_000_000, "USD")]),
        ("They lost 30 MUSD.", [(30_000_000, "USD")]),
    ],
)
def test_a_sum_in_two_coins_is_one_figure(text: str, found: list[tuple[float, str]]) -> None:
    """Cents right behind dollars are part of the sum; another country's coins or another thing counted are not."""
    assert [(figure.value, figure.unit) for figure in figures_of(text)] == found


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It cost 60 Israeli shekels.", "ILS"),
        ("It cost 500 South African rand.", "ZAR"),
        ("It cost 40 Polish zloty.", "PLN"),
        ("It cost 40 British pounds.", "GBP"),
        ("It cost thousands of dollars.", "USD"),
        ("It cost Rp 500,000.", "IDR"),
    ],
)
def test_an_adjective_before_a_currency_leaves_it_one(text: str, unit: str) -> None:
    """Money with its country's name before it is money, in the currency of that name."""
    assert [figure.unit for figure in figures_of(text)] == [unit]
