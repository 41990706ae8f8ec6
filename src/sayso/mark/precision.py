"""Precision: how often dates found by a rule had the right value when they were measured."""

from collections.abc import Mapping
from functools import cache

from sayso.lexicon import table

ANY = "any"
"""The row of the table that sums up all rules."""
TOLD = "told/"
"""What stands before a rule where an article is a narrative of the past."""
UNMEASURED = 0.5
PRIOR = 10
"""So many findings, half of them right, are counted before those of a rule: the texts that a rule was measured on are
those it was written after, and one seen twice is not to be called certain."""


@cache
def measured() -> Mapping[str, float]:
    """Return how often each rule was right, 0..1, drawn towards one half where it was seldom tried.

    Keys: the rule for news, ``told/`` and the rule for narratives of the past.
    """
    return {
        row["rule"]: (int(row["right"]) + PRIOR * UNMEASURED) / (int(row["tried"]) + PRIOR)
        for row in table("date_precision")
    }


def precision(rule: str, *, narrative: bool, open_value: bool) -> float:
    """Return the confidence of a date found by ``rule``: 0..1, three decimals.

    narrative:  whether the article tells of the past
    open_value: whether the date waits for something; it is then only as sure as that there is a date at all
    """
    kind, known = TOLD if narrative else "", measured()
    sure = known.get(kind + rule, known[kind + ANY])
    return round((1 + sure) / 2 if open_value else sure, 3)
