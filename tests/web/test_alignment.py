"""Columns set level lose nothing and keep their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.web.alignment import align, holding


def test_what_is_shared_comes_level() -> None:
    """The second block stands beside the first, what comes before it in its column goes above."""
    assert align([2, 3], [[(0, 1)]]) == [(None, 0), (0, 1), (1, None), (None, 2)]


def test_crossing_pairs_do_not_break_the_order() -> None:
    """Of pairs that cross, the longest run that does not is taken."""
    assert align([3, 3], [[(0, 2), (1, 0), (2, 1)]]) == [(0, None), (1, 0), (2, 1), (None, 2)]


@given(st.data())
def test_every_block_stands_once_and_in_order(data: st.DataObject) -> None:
    """Whatever is shared."""
    lengths = data.draw(st.lists(st.integers(0, 8), min_size=1, max_size=4))
    pairs = [
        data.draw(st.lists(st.tuples(st.integers(0, lengths[0] - 1), st.integers(0, length - 1)), max_size=20))
        if lengths[0] and length
        else []
        for length in lengths[1:]
    ]
    rows = align(lengths, pairs)
    for column, length in enumerate(lengths):
        assert [row[column] for row in rows if row[column] is not None] == list(range(length))


@pytest.mark.parametrize(("span", "blocks"), [((0, 5), [0]), ((5, 12), [0, 1]), ((25, 40), [2]), ((10, 11), [1])])
def test_blocks_are_found_by_span(span: tuple[int, int], blocks: list[int]) -> None:
    """Each block a stretch touches; the last one has no end."""
    assert list(holding([0, 10, 20], *span)) == blocks
