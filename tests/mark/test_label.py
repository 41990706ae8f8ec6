"""Labels: numbers that are no figures, and those that look like them."""

import pytest

from tests.mark.articles import figures_of


@pytest.mark.parametrize(
    "text",
    [
        "Call +1-222-555-0199 for help.",
        "The part has the number 06F6.",
        "See https://example.org/a?page=30 for more.",
        "The town was founded in AD 1000.",
        "A Kestrel 11 was shot down.",
        "The 737 Heron was grounded.",
        "It runs on Orva 13.1 and Kest 3.0.",
        "The 88ers lost.",
        "The three-way talks went on.",
        "She doubled down on her claim.",
        "The Kestrel 11 flew home.",
        "The Vexo & Orva 500 closed early, as did the V&O 500 as a whole.",
        "He runs the Little Five Points Pharmacy in Kolm.",
        "They met for a one-on-one talk in a 9-to-5 job.",
        "The town wants net-zero emissions.",
        "The club has a 1-5 record.",
        "The bill fell in a 198-213 vote.",
        "We sell 4K screens.",
        "It is a one-stop-shop with a one-time fee.",
    ],
)
def test_codes_and_names_are_no_figures(text: str) -> None:
    """Telephone numbers, codes, addresses, years of an era and names with numbers count nothing."""
    assert figures_of(text) == ()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It was -5 degrees at dawn.", -5, "degree"),
        ("It was minus 12 degrees Celsius at dawn.", -12, "celsius"),
        ("It covers 40 km2.", 40, "square kilometre"),
        ("They drove 80 miles an hour.", 80, "mile per hour"),
        ("The board is 2 1/2 inches thick.", 2.5, "inch"),
        ("The sack weighs 25 pounds.", 25, "pound"),
        ("The fine was 25 pounds.", 25, "GBP"),
        ("Each got 30 cents.", 30, "cent"),
        ("They shipped 16,000 metric tons.", 16000, "tonne"),
        ("Sales came to $5m a year earlier.", 5_000_000, "USD"),
        ("Sales come to $5m a year.", 5_000_000, "USD per year"),
        ("It rose to two point five million euros.", 2_500_000, "EUR"),
    ],
)
def test_signs_units_and_rates_belong_to_the_number(text: str, value: float, unit: str) -> None:
    """A minus, a power, a rate and a weight are told from a dash, another number, a time and a sum of money."""
    figure = figures_of(text)[0]
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In Tolver 29 people were killed on Thursday.", 29),
        ("In Tolver 29 civilians were killed.", 29),
        ("On Monday 42 people were injured in Brannow.", 42),
        ("In Dell 52 people were killed, the Ministry of Works said.", 52),
    ],
)
def test_a_number_behind_a_place_or_a_day_counts_what_follows(text: str, value: float) -> None:
    """Places and days are not numbered: the number belongs to the people behind it."""
    assert [figure.value for figure in figures_of(text)] == [value]
