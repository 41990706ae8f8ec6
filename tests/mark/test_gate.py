"""Gates: words found in the folded sentence open for exactly what their pattern would have found."""

import re

from hypothesis import given
from hypothesis import strategies as st

from sayso.mark.gate import folded, gate_of, opens
from sayso.mark.grammar import FORMS, GATES

WRITTEN = sorted({GATES.get(gate, gate) for _, gate, _ in FORMS})
PIECES = sorted({word for one in WRITTEN for word in re.findall("[A-Za-z]{2,}", one)} | {"1998", "4 p.m.", "İSTANBUL"})


@given(st.lists(st.sampled_from(PIECES), max_size=6), st.sampled_from([str.lower, str.upper, str.title]))
def test_a_gate_opens_where_its_pattern_occurs(words: list[str], written: object) -> None:
    """Whatever the case of the letters, a list of words and the pattern it stands for agree."""
    sentence = written(" ".join(words))  # type: ignore[operator]
    for one in WRITTEN:
        assert opens(gate_of(one), sentence, folded(sentence)) == (re.search(one, sentence) is not None), one


def test_a_list_of_words_is_no_pattern() -> None:
    """What is more than words stays a pattern."""
    assert gate_of("(?i)year|half past").words == ("year", "half past")
    assert gate_of(r"(?i)years?").pattern is not None
