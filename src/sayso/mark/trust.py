"""Trust: how often figures of a kind were right when they were measured."""

from collections.abc import Mapping
from functools import cache

from sayso.lexicon import table
from sayso.records import Figure
from sayso.vocabulary import FigureKind, Modifier

PRIOR = 4
"""Figures counted as half right before the measured ones, so that no kind is called certain."""


def key_of(figure: Figure) -> str:
    """Return the row of the table that a figure belongs to."""
    return row_of(figure.kind, figure.modifier, people=figure.unit == "person")


def row_of(kind: FigureKind, modifier: Modifier, *, people: bool) -> str:
    """Return the name of a row: the kind of figure; counts of people and ranges stand apart."""
    if modifier is Modifier.RANGE:
        return "range"
    return "people" if people else kind.value


@cache
def _measured() -> Mapping[str, tuple[int, int]]:
    return {row["row"]: (int(row["tried"]), int(row["right"])) for row in table("figure_precision")}


@cache
def confidence_of(kind: FigureKind, modifier: Modifier, *, people: bool) -> float:
    """Return the confidence of a figure: 0..1, three decimals."""
    return share_right(*_measured().get(row_of(kind, modifier, people=people), (0, 0)))


def share_right(tried: int, right: int) -> float:
    """Return how sure one may be of the next figure when ``right`` of those tried were right: three decimals."""
    return round((right + PRIOR / 2) / (tried + PRIOR), 3)
