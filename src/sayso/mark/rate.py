"""Rates: what a number is by: "per barrel", "a day", "/h", "-a-share"."""

from sayso.mark.noun import singular, stops, units
from sayso.mark.numeral import HYPHENS
from sayso.mark.token import Tokens
from sayso.vocabulary import FigureKind

PER = frozenset(("per", "/"))
TIMES = {
    "hour": "hour",
    "h": "hour",
    "second": "second",
    "s": "second",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "annum": "year",
    "minute": "minute",
    "barrel": "barrel",
    "person": "person",
    "kilogram": "kilogram",
    "kg": "kilogram",
    "litre": "litre",
    "gallon": "gallon",
    "capita": "person",
    "tonne": "tonne",
    "ton": "ton",
    "100,000": "100,000 people",
    "household": "household",
    "family": "family",
    "share": "share",
    "hectare": "hectare",
    "km": "kilometre",
    "mile": "mile",
    "head": "head",
    "child": "child",
    "night": "night",
    "dozen": "dozen",
    "ounce": "ounce",
    "pound": "pound",
    "metre": "metre",
    "meter": "metre",
    "hr": "hour",
    "game": "game",
    "piece": "piece",
    "unit": "unit",
    "user": "user",
}
SHIFTS = frozenset("earlier ago later before after".split())
"""Words that make "a year" a point in time: "$5m a year earlier" is no rate."""

RATED = frozenset((FigureKind.MONEY, FigureKind.MEASURE, FigureKind.DURATION, FigureKind.COUNT))
"""Kinds of figures that "a day" makes a rate."""


def per_what(tokens: Tokens, end: int, kind: FigureKind) -> tuple[int, str] | None:
    """Return the token index after what a number is by and that in the singular, None where it is by nothing.

    end:  index after the unit of the number, or after what it is a measure of
    kind: what the number is without it; only some kinds may be "a day"
    """
    lower = [*tokens.lower[end : end + 8], *[""] * 8]
    at = 0
    while lower[at] in HYPHENS and (tokens.touches(end + at) or lower[at + 1] == "a"):
        at += 1
    per = lower[at + 1]
    if lower[at] in PER and (per in TIMES or per in units()):
        return end + at + 2, TIMES.get(per) or units()[per][0]
    if lower[at] in ("a", "an") and kind in RATED:
        after = at + 1
        while lower[after] in HYPHENS:
            after += 1
        found = TIMES.get(lower[after])
        return (end + after + 1, found) if found is not None and lower[after + 1] not in SHIFTS else None
    if lower[at] == "per" and per.isalpha() and per not in stops():
        return end + at + 2, singular(per)
    return None
