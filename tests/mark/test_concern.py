"""What a sum, a share or a measure is of, where no noun that it counts follows it."""

import pytest

from tests.mark.articles import marks_of
from tests.read.article import read


@pytest.mark.parametrize(
    ("text", "words", "counted"),
    [
        ("The mayor asked for $5 million in flood relief.", "$5 million", "flood relief"),
        ("The council rejected the $5 million bridge plan.", "$5 million", "bridge plan"),
        ("A loss of $3.2 million was reported by the mill.", "$3.2 million", "loss"),
        ("The jobless rate rose to 4.4 percent in March.", "4.4 percent", "jobless rate"),
        ("The inflation rate is 5 percent.", "5 percent", "inflation rate"),
        ("The mill said its revenue climbed 12 percent to $4.5 billion.", "$4.5 billion", "revenue"),
        ("The bill gives $40 million for flood relief.", "$40 million", "flood relief"),
        ("The new pier will cost $2 million.", "$2 million", "new pier"),
        ("The fund spent $12 million in 2019.", "$12 million", ""),
        ("The fund spent $12 million in Orvale.", "$12 million", ""),
        ("The firm, Orvale Mills, paid $300.", "$300", ""),
    ],
)
def test_what_a_figure_is_of(text: str, words: str, counted: str) -> None:
    """The phrase behind it, the noun before or after it, or what it is said of; no day, place or payer."""
    (figure,) = [one for one in marks_of(read(text)).figures if one.text == words]
    assert figure.counted == counted
    assert [text[span.start : span.end] for span in figure.evidence.counted] == ([counted] if counted else [])


def test_the_spans_hold_beside_emoji_and_combining_marks() -> None:
    """Code points are counted, not bytes."""
    text = "🌊 The cafe\u0301 owners asked for €5 million in flood relief."
    (figure,) = marks_of(read(text)).figures
    assert [text[span.start : span.end] for span in figure.evidence.counted] == ["flood relief"]
