"""Figures: value, value and unit, value and change on the 90 open sentences of NewsQuant.

Counted as the authors of CQE count (a gold quantity is found when one of ours has its value; a unit must be equal once
normalised, see `evals.units`). The second half of the sentences was never read for errors and is what is measured. The
case lists on money, measures, ages and temperatures were read while the rules were written.
"""

import json
import math
import re
from pathlib import Path
from typing import Any

from evals.article import figures_in, make_article
from evals.peers import Peer, Reading, peers
from evals.score import Score
from evals.units import same_unit
from sayso.records import Figure
from sayso.vocabulary import FigureKind, Modifier, Trend

READ = 45
LISTS = ("age", "currency", "dimension", "temperature")
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
ROUGH = re.compile(r"(?i)~|about|around|some|roughly|approximately|nearly|almost")
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
    found = score(rows[READ:], READ)
    cases = [row for name in LISTS for row in read_list(data, name)]
    found += [one for one in score(cases, 0, "newsquant, case lists") if "change" not in one.metric]
    for name, peer in peers().items():
        found += score_peer(rows[READ:], name, peer, "newsquant, second half")
        found += score_peer(cases, name, peer, "newsquant, case lists")
    return found


def read_list(data: Path, name: str) -> list[dict[str, Any]]:
    """Return one of the case lists.

    Raises: FileNotFoundError when it is not in ``data``.
    """
    rows: list[dict[str, Any]] = json.loads((data / "newsquant" / f"{name}-model.json").read_text(encoding="utf-8"))
    return rows


def score(rows: list[dict[str, Any]], offset: int = 0, data: str = "newsquant, second half") -> list[Score]:
    """Return the F1 of values, values with units, and values with changes."""
    ours = gold = value = unit = change = 0
    verdicts = []
    for number, row in enumerate(rows, offset):
        figures = list(figures_in(make_article(row["text"], f"newsquant/{number}")))
        ours, gold = ours + len(figures), gold + len(row["quantities"])
        for item in row["quantities"]:
            same = [figure for figure in figures if same_value(figure, str(item["value"]))]
            fits = [figure for figure in same if same_unit_as(figure, item["normalized_unit"])]
            best = (fits or same)[:1]
            for figure in best:
                figures.remove(figure)
            value += bool(best)
            unit += bool(fits)
            change += bool(best) and _change(best[0]) == item.get("change")
            verdicts.append(f"{number}\t{item['value']}\t{bool(best)}\t{bool(fits)}")
    total = max(1, ours + gold)
    counts = {"value F1": value, "value and unit F1": unit, "value and change F1": change}
    return [
        Score(
            data=data,
            metric=metric,
            value=200 * right / total,
            cases=gold,
            published=PUBLISHED[metric] if data.endswith("half") else "",
            verdicts=tuple(verdicts) if metric == "value and unit F1" else (),
        )
        for metric, right in counts.items()
    ]


def score_peer(rows: list[dict[str, Any]], name: str, peer: Peer, data: str) -> list[Score]:
    """Return the F1 of values, and of values with units, of another reader; its counts have no noun to compare."""
    tally = {"value F1": 0, "value and unit F1": 0}
    ours = gold = 0
    for row in rows:
        left = peer(row["text"])
        ours, gold = ours + len(left), gold + len(row["quantities"])
        for item in row["quantities"]:
            same = [one for one in left if _reads(one, str(item["value"]))]
            fits = [one for one in same if same_unit(one, item["normalized_unit"].strip("-"))]
            for one in (fits or same)[:1]:
                left.remove(one)
            tally["value F1"] += bool(same)
            tally["value and unit F1"] += bool(fits)
    return [
        Score(data=data, metric=f"{metric}, {name}", value=200 * right / max(1, ours + gold), cases=gold, ours=False)
        for metric, right in tally.items()
    ]


def _reads(one: Reading, value: str) -> bool:
    low, high = value, value
    if "-" in value[1:] and "E" not in value:
        low, high = value[0] + value[1:].split("-", 1)[0], value[1:].split("-", 1)[1]
    near = one.low is not None and math.isclose(one.low, float(low), rel_tol=1e-3)
    return near and one.high is not None and math.isclose(one.high, float(high), rel_tol=1e-3)


def same_value(figure: Figure, value: str) -> bool:
    """Return whether a figure has the value, or the ends of the range, of a gold quantity."""
    if "-" in value[1:] and "E" not in value:
        low, high = value[0] + value[1:].split("-", 1)[0], value[1:].split("-", 1)[1]
        return figure.value is None and figure.low == float(low) and figure.high == float(high)
    ours = figure.value if figure.value is not None else (figure.low if figure.modifier is not Modifier.RANGE else None)
    return ours is not None and math.isclose(ours, float(value), rel_tol=1e-3)


def same_unit_as(figure: Figure, unit: str) -> bool:
    """Return whether the unit is theirs: the unit itself, or for counts the words counted in the singular."""
    lower = unit.lower()
    if not figure.unit and lower in ("-", "count"):
        return True
    if figure.unit == "fraction" and lower == "-":
        return True
    if figure.kind in (FigureKind.COUNT, FigureKind.SHARE) and figure.counted:
        words = figure.counted.lower().split()
        theirs = lower.split()
        return bool(theirs) and any(_stem(word) == _stem(theirs[-1]) for word in words)
    reading = Reading(low=None, high=None, unit=figure.unit or "", kind=figure.kind)
    return bool(lower.strip("-")) and same_unit(reading, lower)


def _stem(word: str) -> str:
    return word.removesuffix("s").removesuffix("e")[:6] if word not in ("people", "person") else "person"


def _change(figure: Figure) -> str:
    if figure.trend is not None:
        return "up" if figure.trend is Trend.UP else "down"
    if figure.modifier is Modifier.RANGE and ROUGH.match(figure.text):
        return "~"
    return CHANGES[figure.modifier]
