"""All sides alike: two parties exchanged, and what is said stays where it was."""

from evals.swap import VERY, changes
from sayso.model.encoder import shared_encoder

ALLOWED = 0.1
"""Share of a small sample that may change; the whole set is measured in evals."""


def test_exchanging_two_parties_moves_no_attribution() -> None:
    """Names, people, places and mirrored words change places; what is said by whom does not."""
    kinds, changed = changes(shared_encoder(), 1)
    assert set(VERY) <= set(kinds)
    moved = [name for name, found in changed.items() if "attributions" in found]
    assert len(moved) <= ALLOWED * len(changed), moved
