"""Trend: numbers that are said to rise or fall."""

import pytest

from sayso.vocabulary import Trend
from tests.mark.articles import figures_of


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("Prices rose sharply last year by nearly 5%.", Trend.UP),
        ("The toll, officials said, has risen to 34 people.", Trend.UP),
        ("There was a 12 per cent fall in sales.", Trend.DOWN),
        ("Output is down 40%.", Trend.DOWN),
        ("Prices rose in 40 towns.", None),
        ("They counted 40 towns.", None),
        ("The wage was raised by 4%.", Trend.UP),
        ("The index lost 30 points.", Trend.DOWN),
        ("The club raised $5m.", None),
        ("They gave up 40 towns.", None),
        ("The bank raised rates by 25 basis points.", Trend.UP),
        ("They want a 10% price cut.", Trend.DOWN),
        ("Three party rallies were held.", None),
        ("Sales were up from 40 tonnes.", None),
        ("The rate will rise from 8 to 10 percent.", None),
        ("They increased the debt by $2 trillion.", Trend.UP),
        ("It took a $30 million write-down.", None),
        ("The fund fell to $3 million.", Trend.DOWN),
        ("The paper is dropping an 8-page section.", None),
        ("It fell to a five-decade low.", None),
        ("A 20-point drop shook them.", Trend.DOWN),
        ("Inflation was 2%, up from 1%.", Trend.UP),
        ("Output will grow 3% next year, down from 4%.", Trend.UP),
        ("The index was +0.2% at noon.", Trend.UP),
        ("Unemployment edged up to 5%.", Trend.UP),
    ],
)
def test_a_change_is_told_by_the_word_the_number_hangs_on(text: str, trend: Trend | None) -> None:
    """What changed to or by a number makes a trend; a place or time of the change does not."""
    assert figures_of(text)[0].trend is trend
