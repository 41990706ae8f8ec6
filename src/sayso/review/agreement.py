"""Agreement: how far reviewers who looked at the same things said the same, beyond what chance would give.

Krippendorff's alpha for nominal values (K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011): any
number of reviewers, not all of whom judged everything. 1 is full agreement, 0 what chance gives.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from sayso.review.standing import Standing, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far reviewers agree on one kind of judgement.

    slot:     ``mark``, ``pair``, ``name`` or ``side``
    things:   how many things two or more reviewers judged; agreed: on how many of them all say the same
    alpha:    Krippendorff's alpha; None where it is not defined: nothing judged twice, or only one value ever given
    """

    slot: str
    things: int
    agreed: int
    alpha: float | None


def agreements(standing: Standing) -> list[Agreement]:
    """Return the agreement on marks, pairs, names and sides, as far as any was judged by two reviewers."""
    found = []
    for slot in ("mark", "pair", "name", "side"):
        units: list[list[Hashable]] = [
            [(said(line).verdict, tuple(said(line).value.items())) for line in one.lines]
            for one in standing.decided
            if one.slot == slot and len(one.lines) > 1
        ]
        if units:
            agreed = sum(len(set(unit)) == 1 for unit in units)
            found.append(Agreement(slot=slot, things=len(units), agreed=agreed, alpha=alpha(units)))
    return found


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Return Krippendorff's alpha, nominal, of the values given to each unit, in no order; None where undefined."""
    coincidences: Counter[Hashable] = Counter()
    disagreed = 0.0
    for values in units:
        if len(values) < 2:
            continue
        counts = Counter(values)
        coincidences.update(counts)
        pairs = len(values) * (len(values) - 1)
        equal = sum(count * (count - 1) for count in counts.values())
        disagreed += (pairs - equal) / (len(values) - 1)
    total = sum(coincidences.values())
    expected = total * total - sum(count * count for count in coincidences.values())
    return 1 - (total - 1) * disagreed / expected if expected else None
