"""Windows, and what the network is shown of one."""

import pytest

from sayso.model.layout import cut_windows, lay_out
from sayso.model.piece import CLS, SEP


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


def test_a_window_is_laid_out_paragraph_by_paragraph() -> None:
    """[CLS] before, [SEP] after each paragraph; a quotation mark left open does not reach into the next."""
    words = ["“", "go", "he", "left"]
    pieces, shapes, quotes, first = lay_out(words, [2], [((7,), (1,)), ((8, 9), (2, 2)), ((5,), (3,)), ((6,), (3,))])
    assert pieces == [CLS, 7, 8, 9, SEP, 5, 6, SEP]
    assert shapes == [0, 1, 2, 2, 0, 3, 3, 0]
    assert quotes == [0, 1, 1, 1, 0, 0, 0, 0]
    assert first == [1, 2, 5, 6]
