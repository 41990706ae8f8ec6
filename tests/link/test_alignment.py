"""Passages that two texts share are exact stretches of both."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.alignment import FEWEST, align_words, cut_words

SHARED = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"


def passages(a: str, b: str) -> list[tuple[str, str]]:
    return [(a[s.a_start : s.a_end], b[s.b_start : s.b_end]) for s in align_words(cut_words(a), cut_words(b))]


@pytest.mark.parametrize(
    ("a", "b", "left", "right"),
    [
        pytest.param(SHARED, SHARED, SHARED, SHARED, id="the same"),
        pytest.param(f"a b c {SHARED}", f"{SHARED} d", SHARED, SHARED, id="at either end"),
        pytest.param(SHARED, SHARED.upper(), SHARED, SHARED.upper(), id="case"),
        pytest.param(SHARED, SHARED.replace(" ", ",\r\n"), SHARED, SHARED.replace(" ", ",\r\n"), id="line ends"),
        pytest.param(f"🕯️ {SHARED}", f"\u202b{SHARED}", SHARED, SHARED, id="emoji and right-to-left marks"),
        pytest.param(SHARED, SHARED.replace("eight", "VIII"), SHARED, SHARED.replace("eight", "VIII"), id="one word"),
        pytest.param(SHARED, SHARED.replace(" eight", ""), SHARED, SHARED.replace(" eight", ""), id="one word less"),
        pytest.param(
            SHARED, SHARED.replace("eight", "x y eight"), SHARED, SHARED.replace("eight", "x y eight"), id="two more"
        ),
    ],
)  # fmt: skip
def test_a_shared_run_of_words_is_one_passage(a: str, b: str, left: str, right: str) -> None:
    """What little differs inside it does not cut it."""
    assert passages(a, b) == [(left, right)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(SHARED, " ".join(reversed(SHARED.split())), id="the same words in another order"),
        pytest.param(" ".join(SHARED.split()[: FEWEST - 1]), SHARED, id="too short"),
        pytest.param("", SHARED, id="empty"),
        pytest.param("no no no " * 40, "no no no " * 40, id="nothing but repetition"),
    ],
)
def test_less_is_no_passage(a: str, b: str) -> None:
    """A run has to be long, in order and not a mere repetition."""
    assert passages(a, b) == []


def test_what_is_skipped_is_not_compared() -> None:
    """Boilerplate takes no part."""
    assert align_words(cut_words(SHARED, [(0, len(SHARED))]), cut_words(SHARED)) == ()


def test_moved_paragraphs_are_passages_of_their_own() -> None:
    """Two shared runs in another order are two passages."""
    first, second = SHARED, " ".join(f"{word}x" for word in SHARED.split())
    assert sorted(passages(f"{first} {second}", f"{second} {first}")) == sorted([(first, first), (second, second)])


@given(st.text(max_size=60))
def test_words_are_runs_of_letters_digits_and_underscores(text: str) -> None:
    """Whatever the script, each word is what a regular expression calls one."""
    words = cut_words(text)
    spans = list(zip(words.starts.tolist(), words.ends.tolist(), strict=True))
    assert spans == [found.span() for found in re.finditer(r"\w+", text)]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        pytest.param("Ferry", "fERRY", True, id="case"),
        pytest.param("ΛΙΜΝΗ", "λιμνη", True, id="case in another alphabet"),
        pytest.param("ferry", "ferries", False, id="another word"),
        pytest.param("ab", "ba", False, id="the same letters"),
        pytest.param("湖の町", "湖の町", True, id="beyond the table"),
        pytest.param("湖の町", "湖の村", False, id="another one beyond it"),
        pytest.param("a", "aa", False, id="longer"),
    ],
)
def test_a_words_number_is_that_of_its_folded_letters(a: str, b: str, same: bool) -> None:
    """Equal words have equal numbers, others have others."""
    assert (cut_words(a).numbers.tolist() == cut_words(b).numbers.tolist()) is same


def test_the_number_of_a_word_is_the_same_everywhere() -> None:
    """Results are the same bytes on every machine."""
    assert cut_words("ferry").numbers.tolist() == [4_626_056_474_292_993_613]
