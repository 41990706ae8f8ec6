"""Sentences: where they begin and end, and what they never cross."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.mark.sentence import LONGEST, find_sentences
from tests.mark.speech import article


def split(text: str, **kept: object) -> list[str]:
    return [text[span.start : span.end] for span in find_sentences(article(text, **kept))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The dam broke. Nobody was hurt.", ["The dam broke.", "Nobody was hurt."], id="two"),
        pytest.param("Mr. Orr met Ms. Kell. They left.", ["Mr. Orr met Ms. Kell.", "They left."], id="titles"),
        pytest.param("Gen. A. B. Moor paid $4.5 million.", ["Gen. A. B. Moor paid $4.5 million."], id="initials"),
        pytest.param(
            "“It fell. It burnt,” Orr said. He left.", ["“It fell.", "It burnt,” Orr said.", "He left."], id="in"
        ),
        pytest.param("“It fell.” He left.", ["“It fell.”", "He left."], id="the closing mark goes with the stop"),
        pytest.param('She said, "It fell." He left.', ['She said, "It fell."', "He left."], id="straight marks"),
        pytest.param("“Go!” Ann said. She left.", ["“Go!” Ann said.", "She left."], id="a cue after an exclamation"),
        pytest.param("“Go!” Ann left the hall.", ["“Go!”", "Ann left the hall."], id="no cue after it"),
        pytest.param(
            "He paid 3.50 crowns at 5 p.m. on Monday.", ["He paid 3.50 crowns at 5 p.m. on Monday."], id="decimal"
        ),
        pytest.param("It fell 😀. مرحبا. Zoë left.", ["It fell 😀.", "مرحبا.", "Zoë left."], id="any script"),
        pytest.param("One\r\n\r\nTwo. Three", ["One", "Two.", "Three"], id="blocks are borders"),
        pytest.param("   ", [], id="blank"),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    """Abbreviations, decimals and quotation marks do not mislead; offsets are code points."""
    assert split(text) == expected


def test_boilerplate_holds_no_sentence() -> None:
    """What is no part of the story is no part of a sentence either."""
    text = "The dam broke. Subscribe now. Nobody was hurt."
    assert split(text, boilerplate=((15, 29),)) == ["The dam broke.", "Nobody was hurt."]


def test_text_that_no_block_covers_is_split_all_the_same() -> None:
    """A reader that missed a paragraph loses no text."""
    whole = article("One fell.\n\nTwo fell.")
    from dataclasses import replace

    assert len(find_sentences(replace(whole, blocks=()))) == 2


def test_a_text_without_stops_is_cut_at_white_space() -> None:
    """No sentence is longer than `LONGEST`, and nothing but white space is lost between them."""
    text = "word " * 5000
    found = split(text)
    assert max(map(len, found)) <= LONGEST
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet="ab Z.!?\"“”'’\n\r😀é́", max_size=200))
def test_sentences_are_in_order_and_lose_only_white_space(text: str) -> None:
    """Whatever the text, every character that is not white space stands in exactly one sentence."""
    spans = find_sentences(article(text))
    covered = [position for span in spans for position in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert {at for at, letter in enumerate(text) if not letter.isspace()} <= set(covered)
