"""Hearing: who is told something vouches for nothing."""

import pytest

from tests.mark.test_relay import chains


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The jury heard that the fire had been set in two places.",
            ("the fire had been set in two places", [None]),
            id="a jury hears, nobody is named",
        ),
        pytest.param(
            "The court heard from two officers that the gate was open.",
            ("the gate was open", ["two officers"]),
            id="who was heard",
        ),
        pytest.param(
            "Radio Eland has learned from three officers that the gate was open.",
            ("the gate was open", ["Radio Eland", "three officers"]),
            id="an outlet stands over whom it learned it from",
        ),
        pytest.param(
            "A senior commander said his unit had been told to hold the ridge until dawn.",
            ("to hold the ridge until dawn", ["A senior commander", None]),
            id="who was told is no part of what was said",
        ),
    ],
)
def test_the_word_is_that_of_who_was_heard(text: str, expected: tuple[str, list[str | None]]) -> None:
    """Courts, councils and units hear; whoever speaks to them is the hop, nameless where nobody is named."""
    assert expected in chains(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Piet Orr recalled his father saying that land is never lent.",
            ("land is never lent", ["Piet Orr", "his father"]),
            id="saying",
        ),
        pytest.param(
            "Belo Sand told the court that his brother heard a guard say the cells were full.",
            ("the cells were full", ["Belo Sand", "his brother", "a guard"]),
            id="heard him say",
        ),
        pytest.param(
            "A driver said a soldier had shown him a paper saying the road was closed.",
            ("the road was closed", ["A driver", "a paper"]),
            id="a paper saying",
        ),
        pytest.param(
            "“Ten years ago you told us that help was on its way,” wrote Hedda Klint.",
            ("help was on its way,”", ["Hedda Klint", None]),
            id="you told us",
        ),
    ],
)
def test_speech_that_was_overheard_is_a_hop(text: str, expected: tuple[str, list[str | None]]) -> None:
    """Who recalls or hears somebody say something stands over him."""
    assert expected in chains(text)
