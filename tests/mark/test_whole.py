"""Wholes: which figure a figure is a part of."""

import pytest

from tests.mark.articles import figures_of


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("40 killed, including 5 children, and 112 injured.", [None, 0, None]),
        ("14 villagers were killed, including the mayor and two guards.", [None, 0]),
        ("23 people - 12 men and 11 women - were killed.", [None, 0, 0]),
        ("12 of the 40 passengers died.", [1, None]),
        ("Four of his five ships sank.", [1, None]),
        ("They lost 7 of their last 12 games.", [1, None]),
        ("40 soldiers and 12 nurses left.", [None, None]),
        ("One of nine towns was hit.", [1, None]),
        ("Two of the firm's nine plants closed.", [1, None]),
        ("Vexo owns about 64 million of Orva's 95 million common shares.", [1, None]),
    ],
)
def test_parts_know_their_whole(text: str, wholes: list[int | None]) -> None:
    """ "Including", a list behind a dash and "of the" make parts; what is only joined is none."""
    figures = figures_of(text)
    ids = [figure.id for figure in figures]
    assert [None if figure.part_of is None else ids.index(figure.part_of) for figure in figures] == wholes
