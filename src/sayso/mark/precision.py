"""Precision: how often dates found by a rule had the right value when they were measured."""

from collections.abc import Mapping
from functools import cache

from sayso.lexicon import table

ANY = "any"
"""The row of the table that sums up all rules."""
PRIOR = 8
"""So many findings as good as the average are counted before those of a rule, so that a rule seen twice says little."""


@cache
def measured() -> Mapping[str, float]:
    """Return how often each rule was right, 0..1, drawn towards the average of all where it was seldom tried."""
    rows = {row["rule"]: (int(row["tried"]), int(row["right"])) for row in table("date_precision")}
    tried, right = rows[ANY]
    average = right / tried
    return {rule: (done + PRIOR * average) / (made + PRIOR) for rule, (made, done) in rows.items()}


def precision(rule: str, *, open_value: bool) -> float:
    """Return the confidence of a date found by ``rule``: 0..1, three decimals.

    open_value: whether the date waits for something; it is then only as sure as that there is a date at all
    """
    known = measured()
    sure = known.get(rule, known[ANY])
    return round((1 + sure) / 2 if open_value else sure, 3)
