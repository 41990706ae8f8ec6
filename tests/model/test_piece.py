"""WordPieces as BERT's uncased tokenizer cuts them."""

import pytest

from sayso.model.piece import LONGEST_WORD, Pieces, stretches_of

VOCABULARY = ["[UNK]", "har", "##bour", "harbour", "##s", "e", "##e", "élan", "elan", "'", "3", ",", "##0", "東", "ß"]


@pytest.fixture
def pieces() -> Pieces:
    return Pieces(VOCABULARY)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("Harbours", ["harbour", "##s"], id="the longest piece first"),
        pytest.param("Élan", ["elan"], id="accents are taken off"),
        pytest.param("e\u0301lan", ["elan"], id="combining marks too"),
        pytest.param("harz", ["[UNK]"], id="what pieces do not cover is unknown as a whole"),
        pytest.param("3,00", ["3", ",", "[UNK]"], id="marks stand alone"),
        pytest.param("ha\u00adrbour", ["harbour"], id="soft hyphens are not seen"),
        pytest.param("東3", ["東", "3"], id="ideographs stand alone"),
        pytest.param("\u200f", ["[UNK]"], id="nothing to see is unknown"),
        pytest.param("harbour" * 20, ["[UNK]"], id="a stretch of more than 100 letters is unknown"),
        pytest.param("ẞ", ["ß"], id="small letters one by one"),
    ],
)
def test_a_word_is_cut(pieces: Pieces, word: str, expected: list[str]) -> None:
    """Lower-cased, without accents, greedily; each piece bears the word's shape."""
    numbers, shapes = pieces.of_word(word)
    assert [VOCABULARY[number] for number in numbers] == expected
    assert len(shapes) == len(numbers)
    assert len(set(shapes)) == 1
    assert pieces.of_words([word, word]) == [pieces.of_word(word)] * 2


def test_a_long_word_is_cut_off(pieces: Pieces) -> None:
    """At most `LONGEST_WORD` pieces of one word are read, and a long word is not remembered."""
    assert len(pieces.of_word("'" * 24_000)[0]) == LONGEST_WORD
    assert not pieces._seen


def test_controls_vanish_and_spaces_part() -> None:
    """Tab and every kind of space part stretches; other controls are not seen."""
    assert stretches_of("a\x0bb\tc\u00a0d\u2028e") == ["ab", "c", "d", "e"]
