"""How far reviewers agree, beyond chance."""

from collections.abc import Hashable, Sequence

import pytest

from sayso.review.agreement import agreements, alpha
from sayso.review.standing import settle
from sayso.vocabulary import Verdict
from tests.review.said import chain, judgement, place

# Four observers, twelve units, a dot where one did not look: the example of K. Krippendorff, "Computing Krippendorff's
# Alpha-Reliability" (2011), section C; it prints 0.743 for nominal values.
OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def test_the_published_example_comes_out() -> None:
    """Any number of observers, and gaps."""
    units = [[value for value in unit if value != "."] for unit in zip(*OBSERVERS, strict=True)]
    found = alpha(units)
    assert found is not None
    assert round(found, 3) == 0.743


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([], None),
        ([["a"]], None),
        ([["a", "a"], ["a", "a"]], None),
        ([["a", "a"], ["b", "b"]], 1.0),
        ([["a", "b"], ["b", "a"]], -0.5),
    ],
)
def test_ends_of_the_scale(units: Sequence[Sequence[Hashable]], expected: float | None) -> None:
    """One value alone says nothing of agreement; full agreement is 1; disagreeing each time is below chance."""
    assert alpha(units) == expected


def test_only_what_two_looked_at_counts() -> None:
    """What one reviewer judged alone, and notes, stand in no count; the same verdict with another value differs."""
    first = chain(
        "A",
        [
            judgement(Verdict.ACCEPT, place("m1")),
            judgement(Verdict.EDIT, place("m2"), value={"value": 3}),
            judgement(Verdict.REJECT, place("m3")),
            judgement(Verdict.NOTE, place("m1"), reason="r"),
        ],
    )
    second = chain(
        "B",
        [judgement(Verdict.ACCEPT, place("m1")), judgement(Verdict.EDIT, place("m2"), value={"value": 4})],
        start=100,
    )
    (found,) = agreements(settle([*first, *second], lambda there: there.mark))
    assert (found.slot, found.things, found.agreed) == ("mark", 2, 1)
