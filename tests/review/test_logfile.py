"""A log as a file: lossless, in one order, and its end cannot be cut off unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import BrokenLog, NotReadable
from sayso.review.logfile import decode_log, encode_log
from tests.review.said import chain, judgement

LINES = [
    *chain("A", [judgement(reason=word) for word in ("one", "two", "🌧️ cafe\u0301\r\nمرحبا")]),
    *chain("B", [judgement(reason="three")], start=5),
]


@given(st.permutations(LINES))
def test_what_is_written_comes_back_whatever_the_order_it_was_held_in(lines: list[object]) -> None:
    """Equal logs give equal bytes."""
    text = list(encode_log(lines))  # type: ignore[arg-type]
    assert text == list(encode_log(LINES))
    assert sorted(decode_log(text, "log"), key=str) == sorted(LINES, key=str)


def test_an_empty_log_is_a_log() -> None:
    """It says that it is whole."""
    assert decode_log(encode_log([]), "log") == []


@pytest.mark.parametrize(("reviewer", "number"), [("A", 3), ("B", 1)])
def test_the_last_line_of_a_chain_cannot_go_unseen(reviewer: str, number: int) -> None:
    """The last line of the file names the head of each chain; a gap inside one shows in the chain itself."""
    text = list(encode_log(LINES))
    wanted = f'"number":{number}'.encode(), f'"reviewer":"{reviewer}"'.encode()
    kept = [one for one in text[:-1] if not all(part in one for part in wanted)]
    assert len(kept) == len(text) - 2
    with pytest.raises(BrokenLog, match="log ended"):
        decode_log([*kept, text[-1]], "log")


def test_a_file_that_was_cut_off_or_put_in_another_order_is_refused() -> None:
    """Without its last line, with its lines exchanged, with something after its end, or with no log in it at all."""
    text = list(encode_log(LINES))
    with pytest.raises(NotReadable, match="cut off"):
        decode_log(text[:-1], "log")
    with pytest.raises(BrokenLog, match="written earlier"):
        decode_log([text[1], text[0], *text[2:]], "log")
    with pytest.raises(NotReadable, match="after the end"):
        decode_log([*text, text[0]], "log")
    with pytest.raises(NotReadable):
        decode_log([b"article,claim\n"], "log")
