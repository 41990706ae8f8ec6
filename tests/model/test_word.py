"""Words, shapes, quote states and windows: what the network is shown."""

import pytest

from sayso.model.word import SHAPES, cut_windows, quote_states, shape_of, split_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("She didn't go.", ["She", "did", "n't", "go", "."], id="contraction"),
        pytest.param("Oru’s map isn’t here", ["Oru", "’s", "map", "is", "n’t", "here"], id="curly apostrophe"),
        pytest.param("3,000 at 10:30", ["3,000", "at", "10:30"], id="numbers"),
        pytest.param("the 21st, the 1990s", ["the", "21st", ",", "the", "1990s"], id="ordinal and decade"),
        pytest.param("Dr. Vell of the U.S. left", ["Dr.", "Vell", "of", "the", "U.S.", "left"], id="abbreviations"),
        pytest.param("a well-known road", ["a", "well", "-", "known", "road"], id="hyphen"),
        pytest.param("see https://x.example/a?b=1 now", ["see", "https://x.example/a?b=1", "now"], id="address"),
        pytest.param("“Go!” 🙂 ok", ["“", "Go", "!", "”", "🙂", "ok"], id="quotes and emoji"),
        pytest.param("قال الوزير", ["قال", "الوزير"], id="right to left"),
        pytest.param("wait... --no", ["wait", "...", "--", "no"], id="runs of marks"),
    ],
)
def test_a_text_is_cut_into_words(text: str, expected: list[str]) -> None:
    """Words follow Universal Dependencies where a pattern can tell."""
    assert [word.text for word in split_words(text, [(0, len(text))])] == expected


@pytest.mark.parametrize("text", ["Äpfel\r\nund e\u0301 🙂 x", "a\u200fb «c»", "  lone  "])
def test_every_word_stands_where_it_says(text: str) -> None:
    """Offsets are code points of the whole text, whatever is in it."""
    words = split_words(text, [(0, len(text))])
    assert words
    assert all(text[word.start : word.end] == word.text for word in words)


def test_a_line_and_a_stretch_are_paragraphs() -> None:
    """Each given stretch is a paragraph, and so is each line in it."""
    words = split_words("a b\nc\n\nd e", [(0, 6), (7, 10)])
    assert [word.paragraph for word in words] == [0, 0, 1, 2, 2]


@pytest.mark.parametrize(
    ("word", "shape"),
    [("road", "lower"), ("Oru", "title"), ("NGO", "upper"), ("A", "capital"), ("3,000", "digit"), ("McVell", "mixed"),
     ("“", "double-quote"), ("’", "single-quote"), ("…", "stop"), ("%", "symbol"), ("🙂", "symbol")],
)  # fmt: skip
def test_a_word_has_a_shape(word: str, shape: str) -> None:
    """An uncased vocabulary forgets capitals; the shape keeps them."""
    assert SHAPES[shape_of(word)] == shape


@pytest.mark.parametrize(
    ("words", "paragraphs", "expected"),
    [
        pytest.param('he : " go " now', [0] * 6, [0, 0, 1, 1, 1, 0], id="straight"),
        pytest.param("“ go ” now", [0] * 4, [1, 1, 1, 0], id="curly"),
        pytest.param("« go » now", [0] * 4, [1, 1, 1, 0], id="guillemets"),
        pytest.param("“ go now", [0, 0, 1], [1, 1, 0], id="a mark left open ends with its paragraph"),
        pytest.param("go ” now", [0] * 3, [0, 0, 0], id="a closing mark alone"),
    ],
)
def test_words_between_quotation_marks_are_known(words: str, paragraphs: list[int], expected: list[int]) -> None:
    """The state begins anew in every paragraph."""
    assert quote_states(words.split(), paragraphs) == expected


@pytest.mark.parametrize(
    ("lengths", "paragraphs", "stops", "expected"),
    [
        pytest.param([1] * 4, [0, 0, 1, 1], [], [(0, 4)], id="all fit"),
        pytest.param([3] * 4, [0, 0, 1, 1], [], [(0, 2), (2, 4)], id="cut between paragraphs"),
        pytest.param([2] * 6, [0] * 6, [3], [(0, 4), (4, 6)], id="a long paragraph is cut after a stop"),
        pytest.param([2] * 6, [0] * 6, [], [(0, 4), (4, 6)], id="or where the window is full"),
        pytest.param([20, 1], [0, 0], [], [(0, 1), (1, 2)], id="a word longer than a window stands alone"),
        pytest.param([], [], [], [], id="nothing"),
    ],
)
def test_windows_hold_whole_paragraphs(
    lengths: list[int], paragraphs: list[int], stops: list[int], expected: list[tuple[int, int]]
) -> None:
    """A window of ten pieces, with [CLS] and a [SEP] for each paragraph, is filled paragraph by paragraph."""
    ends = [at in stops for at in range(len(lengths))]
    assert cut_windows(lengths, paragraphs, ends, 10) == expected
