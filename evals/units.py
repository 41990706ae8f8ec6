"""Units as others spell them, put into ours, so that a figure's unit can be compared with a gold one."""

import re
from functools import cache

from evals.peers import Reading
from sayso.lexicon import table
from sayso.mark.currency import currencies
from sayso.mark.noun import units
from sayso.vocabulary import FigureKind

SPELLINGS = {
    "c": "celsius",
    "f": "fahrenheit",
    "k": "kelvin",
    "degree": "degree",
    "percentage": "percent",
    "pound-mass": "pound",
    "pound sterling": "GBP",
    "united states dollar": "USD",
    "dollar": "USD",
    "franc": "CHF",
    "metric ton": "tonne",
    "gigaton": "gigatonne",
    "revolutions per minute": "revolution per minute",
    "kilowatt hour": "kilowatt-hour",
    "megawatt hour": "megawatt-hour",
    "brake horsepower": "horsepower",
    "japanese yen": "JPY",
    "chinese yuan": "CNY",
    "bitcoin": "XBT",
    "pence": "penny",
    "costa rican colón": "CRC",
    "generation wireless": "generation",
    "year of age": "year",
    "month of age": "month",
    "week of age": "week",
    "day of age": "day",
    "foot pound-force": "pound-foot",
    "parts-per-billion": "part per billion",
    "parts-per-million": "part per million",
}
"""Names of units in the sets, lower case, and ours."""


@cache
def _country_currencies() -> dict[str, str]:
    """Return "swedish krona" and its like with the code."""
    found = {}
    for row in table("currency_countries"):
        found[f"{row['adjective']} {row['currency'].removesuffix('s')}"] = row["code"]
        found[f"{row['adjective']} {row['currency']}"] = row["code"]
    return found


@cache
def _only_currencies() -> dict[str, str]:
    """Return the adjectives of countries whose only currency is known, "danish" of "danish krone", with its code."""
    codes: dict[str, set[str]] = {}
    for row in table("currency_countries"):
        codes.setdefault(row["adjective"], set()).add(row["code"])
    return {adjective: min(known) for adjective, known in codes.items() if len(known) == 1}


def ours_of(unit: str) -> str:
    """Return a unit as spelt elsewhere in our spelling; one that nothing is known of as it stands, in lower case."""
    lower = unit.lower().removeprefix("degree ") if unit.lower() != "degree" else "degree"
    if " per " in lower:
        first, *rest = lower.split(" per ")
        return " per ".join([ours_of(first), *(ours_of(part) for part in rest)])
    lower = re.sub(r"meter\b", "metre", lower)
    lower = re.sub(r"liter\b", "litre", lower)
    if lower in SPELLINGS:
        return SPELLINGS[lower]
    if lower in _country_currencies():
        return _country_currencies()[lower]
    if lower in units():
        return units()[lower][0]
    if lower in currencies():
        return currencies()[lower]
    adjective, _, last = lower.rpartition(" ")
    if adjective in _only_currencies():
        return _only_currencies()[adjective]
    return currencies().get(last, lower) if last not in units() else lower


def same_unit(one: Reading, unit: str) -> bool:
    """Return whether a unit is the one asked for; where none is asked for, any will do."""
    if not unit:
        return True
    theirs = "GBP" if unit.lower() == "pound" and one.kind in (FigureKind.MONEY, FigureKind.RATE) else ours_of(unit)
    return one.unit == unit or _plain(ours_of(one.unit)) == _plain(theirs)


def _plain(unit: str) -> str:
    """Return a unit without case and hyphens; a currency's rate a share or a year stands for the currency."""
    return unit.lower().replace("-", " ")
