"""Figures: value, value and unit, value and change on the 90 open sentences of NewsQuant.

Counted as the authors of CQE count (a gold quantity is found when one of ours has its value; a unit must be equal once
normalised). The second half of the sentences was never read for errors and is what is measured; the
set's list of units was seen when the table below was written. Spelling of units is
the set's own ("percentage", "dollar"); ours are put into it by the table below.
"""

import json
import math
from pathlib import Path
from typing import Any

from evals.article import figures_in, make_article
from evals.score import Score
from sayso.records import Figure
from sayso.vocabulary import FigureKind, Modifier, Trend

READ = 45
CHANGES = {
    Modifier.EXACT: "=",
    Modifier.RANGE: "=",
    Modifier.APPROX: "~",
    Modifier.NEARLY: "<",
    Modifier.AT_LEAST: ">",
    Modifier.MORE_THAN: ">",
    Modifier.AT_MOST: "<",
    Modifier.LESS_THAN: "<",
}
UNITS = {
    "MYR": "malaysian ringgit",
    "HRK": "croatian kuna",
    "part per billion": "parts-per-billion",
    "part per million": "parts-per-million",
    "SEK": "swedish krona",
    "NOK": "norwegian krone",
    "RUB": "russian ruble",
    "KRW": "south korean won",
    "BRL": "brazilian real",
    "ZAR": "south african rand",
    "SGD": "singapore dollar",
    "LKR": "sri lankan rupee",
    "PKR": "pakistani rupee",
    "tonne": "metric ton",
    "MXN": "mexican peso",
    "TRY": "turkish lira",
    "XBT": "bitcoin",
    "HKD": "hong kong dollar",
    "NZD": "new zealand dollar",
    "percent": "percentage",
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "INR": "indian rupee",
    "DKK": "danish krone",
    "CNY": "chinese yuan",
    "JPY": "japanese yen",
    "pound": "pound-mass",
    "CAD": "canadian dollar",
    "AUD": "australian dollar",
    "celsius": "degree celsius",
    "CHF": "swiss franc",
    "fraction": "-",
}
PUBLISHED = {
    "value F1": "CQE 92.0 on all 590",
    "value and unit F1": "CQE 85.6 on all 590",
    "value and change F1": "CQE 88.1 on all 590",
}


def measure(data: Path, size: str) -> list[Score]:
    """Return the three F1 on the sentences kept for measuring; ``size`` makes no difference.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    rows = json.loads((data / "newsquant" / "sample90.json").read_text(encoding="utf-8"))
    return score(rows[READ:], READ)


def score(rows: list[dict[str, Any]], offset: int = 0) -> list[Score]:
    """Return the F1 of values, values with units, and values with changes."""
    ours = gold = value = unit = change = 0
    verdicts = []
    for number, row in enumerate(rows, offset):
        figures = list(figures_in(make_article(row["text"], f"newsquant/{number}")))
        ours, gold = ours + len(figures), gold + len(row["quantities"])
        for item in row["quantities"]:
            same = [figure for figure in figures if _same_value(figure, item["value"])]
            fits = [figure for figure in same if _same_unit(figure, item["normalized_unit"])]
            best = (fits or same)[:1]
            for figure in best:
                figures.remove(figure)
            value += bool(best)
            unit += bool(fits)
            change += bool(best) and _change(best[0]) == item["change"]
            verdicts.append(f"{number}\t{item['value']}\t{bool(best)}\t{bool(fits)}")
    total = max(1, ours + gold)
    counts = {"value F1": value, "value and unit F1": unit, "value and change F1": change}
    return [
        Score(
            data="newsquant, second half",
            metric=metric,
            value=200 * right / total,
            cases=gold,
            published=PUBLISHED[metric],
            verdicts=tuple(verdicts) if metric == "value and unit F1" else (),
        )
        for metric, right in counts.items()
    ]


def _same_value(figure: Figure, value: str) -> bool:
    if "-" in value[1:] and "E" not in value:
        low, high = value[0] + value[1:].split("-", 1)[0], value[1:].split("-", 1)[1]
        return figure.value is None and figure.low == float(low) and figure.high == float(high)
    ours = figure.value if figure.value is not None else (figure.low if figure.modifier is not Modifier.RANGE else None)
    return ours is not None and math.isclose(ours, float(value), rel_tol=1e-3)


def _same_unit(figure: Figure, unit: str) -> bool:
    """Return whether the unit is theirs: the unit itself, or for counts the words counted in the singular."""
    unit = unit.lower()
    name = UNITS.get(figure.unit, figure.unit).lower()
    if name == unit or (not name and unit == "-"):
        return True
    if figure.kind is FigureKind.COUNT and figure.counted:
        words = figure.counted.lower().split()
        theirs = unit.split()
        return bool(theirs) and any(_stem(word) == _stem(theirs[-1]) for word in words)
    return False


def _stem(word: str) -> str:
    return word.removesuffix("s").removesuffix("e")[:6] if word not in ("people", "person") else "person"


def _change(figure: Figure) -> str:
    if figure.trend is Trend.UP and figure.kind is not FigureKind.COUNT:
        return "up"
    if figure.trend is Trend.DOWN and figure.kind is not FigureKind.COUNT:
        return "down"
    return CHANGES[figure.modifier]
