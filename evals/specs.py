"""Figures: the cases of two recognisers' own test suites, numbers and units, as far as their convention is ours.

A case is right when every number it lists is among our figures (with its unit, where the case is about units) and,
where it lists all numbers of a text, none of ours is beside them. Cases whose convention is another than ours are
left out by their id, each with its reason, in ``left_out.csv``. The suites' ordinals, which are no figures, and their
other modes are not read at all.
"""

import csv
import json
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evals.article import figures_in, make_article
from evals.peers import Reading, peers
from evals.score import Score
from evals.units import same_unit
from sayso.records import Figure
from sayso.vocabulary import FigureKind, Modifier

LEFT_OUT = Path(__file__).with_name("left_out.csv")
RECOGNIZERS = {
    "NumberModel": "Number",
    "PercentModel": "Number",
    "NumberRangeModel": "Number",
    "AgeModel": "NumberWithUnit",
    "CurrencyModel": "NumberWithUnit",
    "DimensionModel": "NumberWithUnit",
    "TemperatureModel": "NumberWithUnit",
}
KINDS = {
    "PercentModel": {FigureKind.PERCENT},
    "AgeModel": {FigureKind.AGE},
    "CurrencyModel": {FigureKind.MONEY},
    "DimensionModel": {FigureKind.MEASURE},
    "TemperatureModel": {FigureKind.MEASURE},
}
QUANTULUM = {"quantities": "quantities.json", "ambiguity": "quantities.ambiguity.json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A number that a case lists: a value or both ends of a range, and its unit in the suite's words, "" for none."""

    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case: its id, its text, what it lists; ``model``: what the case is about, "" for all numbers of the text."""

    id: str
    text: str
    expected: tuple[Expected, ...]
    model: str = ""


def measure(data: Path, size: str) -> list[Score]:
    """Return the share of cases that are right in each suite, ours and those of peers that are installed.

    Raises: FileNotFoundError when a suite is not in ``data``.
    """
    left_out = {row["case"] for row in read_left_out()}
    found = []
    for data_name, cases in (
        ("recognizers_specs", list(recognizers_cases(data))),
        ("quantulum3_cases", list(quantulum_cases(data))),
    ):
        ours = [case for case in cases if case.id not in left_out]
        verdicts = [(case.id, is_right(case, readings_of(case.text, case.id))) for case in ours]
        found.append(_score(data_name, "cases right", verdicts, len(cases) - len(ours), ours=True))
        for name, peer in peers().items():
            told = [(case.id, is_right(case, peer(case.text))) for case in ours]
            found.append(_score(data_name, f"cases right, {name}", told, 0, ours=False))
    return found


def read_left_out() -> list[dict[str, str]]:
    """Return the cases that are left out, each with the reason."""
    with LEFT_OUT.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def readings_of(text: str, key: str) -> list[Reading]:
    """Return our figures of a text."""
    return [_reading(figure) for figure in figures_in(make_article(text, key))]


def is_right(case: Case, ours: list[Reading]) -> bool:
    """Return whether a reading of a case's text is right."""
    left = list(ours)
    for expected in case.expected:
        hit = next((one for one in left if _fits(one, expected)), None)
        if hit is None:
            return False
        left.remove(hit)
    if case.model in KINDS:
        return bool(case.expected) or not any(one.kind in KINDS[case.model] for one in left)
    return not left


def _fits(one: Reading, expected: Expected) -> bool:
    """Return whether a reading is the number expected; what a rate is by ("per share") is no part of their units."""
    return (
        _near(one.low, expected.low)
        and _near(one.high, expected.high)
        and (same_unit(one, expected.unit) or same_unit(replace(one, unit=one.unit.split(" per ")[0]), expected.unit))
    )


def _near(ours: float | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return math.isclose(ours, theirs, rel_tol=1e-5, abs_tol=1e-6)


def _reading(figure: Figure) -> Reading:
    low, high = figure.low, figure.high
    if figure.modifier is not Modifier.RANGE:
        low = high = figure.value if figure.value is not None else figure.low
    return Reading(low=low, high=high, unit=figure.unit or "", kind=figure.kind)


def _score(data: str, metric: str, verdicts: list[tuple[str, bool]], left_out: int, *, ours: bool) -> Score:
    return Score(
        data=data,
        metric=metric,
        value=100 * sum(right for _, right in verdicts) / max(1, len(verdicts)),
        cases=len(verdicts),
        published=f"{left_out} of another convention" if ours else "",
        ours=ours,
        verdicts=tuple(f"{case}\t{right}" for case, right in verdicts) if ours else (),
    )


def recognizers_cases(data: Path) -> Iterator[Case]:
    """Yield the English cases on numbers and units of Recognizers-Text that its Python version supports or not.

    Raises: FileNotFoundError when the suite is not in ``data``.
    """
    for model, folder in RECOGNIZERS.items():
        path = data / "recognizers_specs" / "Specs" / folder / "English" / f"{model}.json"
        for number, row in enumerate(json.loads(path.read_text(encoding="utf-8-sig"))):
            expected = tuple(
                _expected(model, item["Resolution"])
                for item in row["Results"]
                if item.get("Resolution") and item["Resolution"].get("value") not in (None, "null")
            )
            yield Case(id=f"{model}:{number}", text=row["Input"], expected=expected, model=model)


def _expected(model: str, resolution: dict[str, Any]) -> Expected:
    value = str(resolution["value"])
    if model == "NumberRangeModel":
        low, high = (float(end) if end else None for end in value[1:-1].split(","))
        if low is None or high is None:
            low = high = low if high is None else high
        return Expected(low=low, high=high, unit="")
    number = float(value.removesuffix("%"))
    unit = {"NumberModel": "", "PercentModel": "percent"}.get(model, str(resolution.get("unit", "")))
    if model == "AgeModel":
        unit = "year" if unit == "Age" else unit
    return Expected(low=number, high=number, unit=unit)


def quantulum_cases(data: Path) -> Iterator[Case]:
    """Yield the English cases of quantulum3.

    Raises: FileNotFoundError when the suite is not in ``data``.
    """
    folder = data / "quantulum3_cases" / "quantulum3" / "_lang" / "en_US" / "tests"
    for name, file in QUANTULUM.items():
        for number, row in enumerate(json.loads((folder / file).read_text(encoding="utf-8"))):
            expected = tuple(
                Expected(
                    low=item["value"] - (item.get("uncertainty") or 0),
                    high=item["value"] + (item.get("uncertainty") or 0),
                    unit="" if item["unit"] == "dimensionless" else item["unit"],
                )
                for item in row["res"]
            )
            yield Case(id=f"{name}:{number}", text=row["req"], expected=expected)


def reasons() -> Counter[str]:
    """Return how many cases are left out for each reason."""
    return Counter(row["reason"] for row in read_left_out())
