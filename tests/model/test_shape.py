"""What a word looks like, and whether it is quoted."""

import pytest

from sayso.model.shape import SHAPES, quote_states, shape_of


@pytest.mark.parametrize(
    ("word", "shape"),
    [("road", "lower"), ("Oru", "title"), ("NGO", "upper"), ("A", "capital"), ("3,000", "digit"), ("McVell", "mixed"),
     ("“", "double-quote"), ("’", "single-quote"), ("…", "stop"), ("%", "symbol"), ("🙂", "symbol")],
)  # fmt: skip
def test_a_word_has_a_shape(word: str, shape: str) -> None:
    """An uncased vocabulary forgets capitals; the shape keeps them."""
    assert SHAPES[shape_of(word)] == shape


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param('he : " go " now', [0, 0, 1, 1, 1, 0], id="straight"),
        pytest.param("“ go ” now", [1, 1, 1, 0], id="curly"),
        pytest.param("« go » now", [1, 1, 1, 0], id="guillemets"),
        pytest.param("“ go now", [1, 1, 1], id="a mark left open holds to the end of its paragraph"),
        pytest.param("go ” now", [0, 0, 0], id="a closing mark alone"),
    ],
)
def test_words_between_quotation_marks_are_known(words: str, expected: list[int]) -> None:
    """One paragraph at a time: it begins outside."""
    assert quote_states(words.split()) == expected
