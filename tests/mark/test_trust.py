"""Trust: the confidence of a figure comes from how often its kind was right."""

from sayso.mark.trust import confidence_of, key_of
from sayso.vocabulary import FigureKind, Modifier
from tests.mark.articles import figures_of


def test_kinds_that_were_right_more_often_are_trusted_more() -> None:
    """A percentage is read more surely than a bare number, and nothing is called certain."""
    percent = confidence_of(FigureKind.PERCENT, Modifier.EXACT, people=False)
    bare = confidence_of(FigureKind.OTHER, Modifier.EXACT, people=False)
    assert 0 < bare < percent < 1


def test_people_and_ranges_have_rows_of_their_own() -> None:
    """The row is found again from a figure, so that what is fitted is what is used."""
    people, span = figures_of("40 women met for 3 to 5 days.")
    assert (key_of(people), key_of(span)) == ("people", "range")
    assert people.confidence == confidence_of(FigureKind.COUNT, Modifier.EXACT, people=True)
