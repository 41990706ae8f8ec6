"""Dated: which date of its sentence a figure stands with."""

import pytest

from tests.mark.articles import figures_of


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("On 3 May 2019, 40 people were killed.", ["2019-05-03"]),
        ("40 people were killed when a bomb went off on 3 May 2019.", ["2019-05-03"]),
        ("Three died and 12 were hurt on 3 May 2019.", ["2019-05-03", "2019-05-03"]),
        ("The attack of 3 May 2019, which left 40 people dead, was the worst.", ["2019-05-03"]),
        ("She won 40 games, which angered those who had beaten her on 3 May 2019.", [None]),
        ("40 officials said that the talks were held on 3 May 2019.", [None]),
        ("Between 3 May 2019 and 9 June 2019 40 people were killed.", ["2019-05-03/2019-06-09"]),
    ],
)
def test_a_figure_has_the_date_of_its_clause(text: str, dates: list[str | None]) -> None:
    """The date of a clause that tells of something else is not that of the figure."""
    assert [figure.when for figure in figures_of(text)] == dates
