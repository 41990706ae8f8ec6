"""Confidence: how often the rule that found a mark was right when it was measured."""

from collections.abc import Mapping
from functools import cache

from sayso.lexicon import table

UNMEASURED = 0.5
"""What is claimed of a rule that the measured texts never called upon."""
PRIOR = 4
"""Findings counted as half right before the measured ones, so that a rule seen twice is not called certain."""


@cache
def measured() -> Mapping[str, float]:
    """Return the precision of each rule by name, 0..1, drawn towards one half where it was seldom tried."""
    return {
        row["rule"]: (int(row["right"]) + PRIOR * UNMEASURED) / (int(row["tried"]) + PRIOR)
        for row in table("rule_precision")
    }


def confidence(rule: str) -> float:
    """Return the confidence of a mark found by ``rule``: 0..1, three decimals."""
    return round(measured().get(rule, UNMEASURED), 3)


@cache
def _name_levels() -> tuple[tuple[float, float], ...]:
    return tuple((float(row["level"]), float(row["right"])) for row in table("name_confidence"))


def calibrated_name(level: float) -> float:
    """Return how often a name was right that the encoder gave ``level`` (0..1): three decimals, between rows a line."""
    rows = _name_levels()
    low, high = rows[0], rows[-1]
    for row in rows:
        if row[0] <= level:
            low = row
        else:
            high = row
            break
    if high[0] <= low[0]:
        return round(low[1], 3)
    share = min(1.0, max(0.0, (level - low[0]) / (high[0] - low[0])))
    return round(low[1] + share * (high[1] - low[1]), 3)
