"""Words, and where they stand."""

import pytest

from sayso.model.word import split_words


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
    assert split_words(text, [(0, len(text))]).texts == expected


@pytest.mark.parametrize("text", ["Äpfel\r\nund e\u0301 🙂 x", "a\u200fb «c»", "  lone  "])
def test_every_word_stands_where_it_says(text: str) -> None:
    """Offsets are code points of the whole text, whatever is in it."""
    words = split_words(text, [(0, len(text))])
    assert len(words)
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == words.texts


def test_a_line_and_a_stretch_are_paragraphs() -> None:
    """Each given stretch is a paragraph, and so is each line in it."""
    words = split_words("a b\nc\n\nd e", [(0, 6), (7, 10)])
    assert words.paragraphs == [0, 0, 1, 2, 2]
