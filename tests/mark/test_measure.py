"""Units of figures: rates, multiples, points, signs for inches, and units tied to their number in other ways."""

import pytest

from sayso.vocabulary import FigureKind
from tests.mark.articles import figures_of


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The plant makes 300 barrels a day.", 300, "barrel per day"),
        ("It uses 40 litres of water a day.", 40, "litre per day"),
        ("Eggs cost 64 cents a dozen.", 64, "cent per dozen"),
        ("The mill has a 12-cent-a-share dividend.", 12, "cent per share"),
        ("Around 5,000 doses a day are given.", 5000, "dose per day"),
        ("They worked 50 hours a week.", 50, "hour per week"),
        ("The train does 90 metres per second.", 90, "metre per second"),
        ("The ferry uses 310 litres per crossing.", 310, "litre per crossing"),
    ],
)
def test_a_rate_is_by_what_follows(text: str, value: float, unit: str) -> None:
    """What a number is by belongs to its unit, also after what it is a measure of."""
    (found,) = figures_of(text)
    assert (found.kind, found.value, found.unit) == (FigureKind.RATE, value, unit)


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("The rate fell by 25 basis points.", "basis point", FigureKind.PERCENT),
        ("The zoom goes up to 20x.", "fold", FigureKind.OTHER),
        ("The pool is 60 m deep.", "metre", FigureKind.MEASURE),
        ("The board is 24″ long.", "inch", FigureKind.MEASURE),
        ("The shares closed at 245p.", "penny", FigureKind.MONEY),
        ("The bank sold 30 - year bonds.", "year", FigureKind.DURATION),
        ("Prices fell 1/4 point.", "point", FigureKind.COUNT),
        ("It was one of the proudest moments of the town.", "moment", FigureKind.COUNT),
        ("The tax hits thousands of small, friendly farms.", "farm", FigureKind.COUNT),
    ],
)
def test_units_of_many_shapes(text: str, unit: str, kind: FigureKind) -> None:
    """A unit is found behind signs, hyphens, fractions and adjectives."""
    (found,) = figures_of(text)
    assert (found.unit, found.kind) == (unit, kind)


def test_a_closing_quotation_mark_is_no_inch() -> None:
    """Only a sign that closes no quotation stands for inches."""
    assert [figure.unit for figure in figures_of('She said "we sold 24" and left.')] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "They met one of them.",
        "Of the towns they saw a few",
        "It was one of the first -- or so they said.",
        "The report came on Sept. 30, they said.",
    ],
)
def test_pronouns_and_days_are_no_figures(text: str) -> None:
    """ "One of them" counts nothing that is named; the day of a month is no figure."""
    assert figures_of(text) == ()


def test_thousands_set_apart_by_comma_and_space_are_one_number() -> None:
    """A comma with a space before 000 parts no numbers."""
    assert [figure.value for figure in figures_of("The stand holds 80, 000 spectators.")] == [80000]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A villager was killed near Kolm.", [1]),
        ("The death of a young teacher shocked Kolm.", [1]),
        ("The mayor met a villager near Kolm.", []),
        ("A guard shot dead an intruder, and the mayor met a villager.", [1]),
    ],
)
def test_one_person_harmed_is_a_toll_of_one(text: str, values: list[int]) -> None:
    """ "A villager" counts where harm is said of the villager, and nowhere else."""
    found = [figure for figure in figures_of(text) if figure.harm]
    assert [figure.value for figure in found] == values
    assert len(figures_of(text)) == len(values)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The trail is three quarters of a mile long.", 0.75, "mile"),
        ("It forecasts a net profit of Y=100 million.", 100_000_000, "JPY"),
        ("The debt was about $US113 trillion.", 113_000_000_000_000, "USD"),
        ("The farm paid 40000 pesos to the Argentine union.", 40000, "ARS"),
        ("They seized 40 dunams of land.", 40, "dunam"),
        ("The stock trades at 11 times earnings.", 11, "time"),
    ],
)
def test_units_and_coins_are_read_as_news_prints_them(text: str, value: float, unit: str) -> None:
    """A fraction of a unit is a measure, a coin of many countries is of the one told of, letters make a dollar's."""
    (found,) = figures_of(text)
    assert (found.value, found.unit) == (value, unit)


def test_ages_go_on_in_a_list() -> None:
    """Numbers joined to "aged 19" are ages as it is."""
    found = figures_of("The victims, aged 19, 22 and 45, were shot in a parking lot.")
    assert [(one.kind, one.value) for one in found] == [
        (FigureKind.AGE, 19),
        (FigureKind.AGE, 22),
        (FigureKind.AGE, 45),
    ]
