"""Dates: the cases that Microsoft's Recognizers-Text is specified by (MIT), as far as their convention is ours.

A case is right when each expected expression is overlapped by one of ours of an equal value, and nothing is found where
nothing is expected. Cases of another convention stand in ``datespecs.csv`` with the reason; ``REASONS`` explains each.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.article import dates_in, make_article
from evals.score import Score
from sayso.records import Date

OTHERS = Path(__file__).resolve().parent / "datespecs.csv"
FOLDER = "recognizers_specs/Specs/DateTime/English"
SETS = ("DateTimeModel",)
"""The file of the plain model; the others specify modes for calendars, tasks and experiments, which are not ours."""

REASONS = {
    "range": "one expression from a begin to an end; ours are two",
    "alternative": 'several expressions joined by "or" in one result',
    "weekday": '"next Friday" counts from next week there; here it is the first Friday to come',
    "vague": '"a few hours" is three there; here it stays open',
    "now": '"now", "currently", "recently" are no marks here',
    "length": '"the next three days" is a stretch of the calendar there; here a length of time',
    "clock": "a bare number is a clock time in a dialogue about appointments",
    "dialogue": 'short forms of a dialogue ("eod", "tmr", "11ish", "2hrs", "nov"), not of published prose',
    "numeric": 'day and month in digits without a year, or a year and a month ("22/04", "12-2015")',
    "calendar": "holidays of one country or another calendar, whose date ours leaves out",
    "week": "the week of a month or of a year by its place",
    "offset": 'counted from another expression ("two days after Monday")',
    "part": 'what a stretch of a day or of a period is called ("end of day", "TDT", "lunchtime")',
    "recurrence": 'what a recurrence of several parts is called ("every Monday at 4pm")',
    "context": "resolved from the rest of a dialogue",
    "coarse": '"in two weeks" names a day there; here no more than the week',
    "compact": "digits without signs between them, in names of files",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case: the text, the day it is said, and each expected expression: its span, TIMEX and possible values."""

    id: str
    text: str
    said: str | None
    expected: tuple[tuple[int, int, str, tuple[str, ...]], ...]


def measure(data: Path, size: str) -> list[Score]:
    """Return the share of cases right among those whose convention is ours; ``size`` makes no difference.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    others = read_others()
    right, verdicts = 0, []
    for case in cases(data):
        if case.id in others:
            continue
        good = is_right(case, marks(case))
        right += good
        verdicts.append(f"{case.id}\t{good}")
    return [
        Score(
            data="recognizers_specs, dates", metric=f"cases right ({len(others)} of another convention)",
            value=100 * right / max(1, len(verdicts)), cases=len(verdicts), verdicts=tuple(verdicts),
        )
    ]  # fmt: skip


def read_others() -> Mapping[str, str]:
    """Return the cases of another convention by id with the reason."""
    lines = [line for line in OTHERS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row["case"]: row["reason"] for row in csv.DictReader(lines)}


def cases(data: Path) -> Iterator[Case]:
    """Yield the cases in their order.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    for name in SETS:
        rows = json.loads((data / FOLDER / f"{name}.json").read_text(encoding="utf-8-sig"))
        for number, row in enumerate(rows):
            said = (row.get("Context") or {}).get("ReferenceDateTime")
            expected = tuple(
                (one["Start"], one["End"] + 1, timex(one), values(one))
                for one in row["Results"]
                if "Resolution" in one and "Start" in one
            )
            yield Case(id=f"{name}#{number}", text=row["Input"], said=said, expected=expected)


def timex(result: Mapping[str, object]) -> str:
    """Return the TIMEX of an expected result."""
    return str(_first(result).get("timex", ""))


def values(result: Mapping[str, object]) -> tuple[str, ...]:
    """Return the days or lengths that an expected result may stand for."""
    resolution = result["Resolution"]
    found = resolution.get("values", []) if isinstance(resolution, dict) else []
    return tuple(str(one.get("value") or one.get("start") or "") for one in found)


def _first(result: Mapping[str, object]) -> Mapping[str, object]:
    resolution = result["Resolution"]
    found = resolution.get("values", []) if isinstance(resolution, dict) else []
    return found[0] if found else {}


def marks(case: Case) -> Sequence[Date]:
    """Return our dates in a case, read on the day it is said."""
    return dates_in(make_article(case.text, case.id, case.said[:10] if case.said else None))


def is_right(case: Case, found: Sequence[Date]) -> bool:
    """Return whether our dates answer a case."""
    if not case.expected:
        return not found
    return all(
        any(date.start < end and start < date.end and same(date.value, expected, possible) for date in found)
        for start, end, expected, possible in case.expected
    )


def same(ours: str, expected: str, possible: Sequence[str]) -> bool:
    """Return whether two values mean the same: an open TIMEX of theirs by one of the days it may stand for."""
    theirs = re.sub(r"T(\d\d)$", r"T\1:00", expected)
    if ours == theirs or re.sub(r"^[\dX]{4}-[\dX]{2}-[\dX]{2}", "", ours) == theirs:
        return True
    if length(ours) is not None and length(ours) == length(theirs):
        return True
    day = re.match(r"[\dX]{4}-[\dX]{2}-[\dX]{2}|\d{4}-\d\d$|\d{4}$", ours)
    if day is None or theirs.startswith("P"):
        return False
    open_end = re.sub(r"^XXXX", "", theirs)
    years = {one[:4] for one in possible}
    if theirs.startswith("XXXX-") and ours[4:] == open_end and (ours[:4] in years or years == {""}):
        return True
    clock = ours[len(day[0]) :].removeprefix("T")
    return any(
        one.startswith(day[0]) and (not clock or clock in one.replace("T", " ") or clock in theirs) for one in possible
    )


UNITS = {"Y": 360 * 24 * 60, "M": 30 * 24 * 60, "W": 7 * 24 * 60, "D": 24 * 60, "H": 60, "MIN": 1, "S": 1 / 60}


def length(value: str) -> float | None:
    """Return a length of time in minutes, a month as 30 days; None for another value."""
    if not re.fullmatch(r"P(?:[\d.]+[YMWD])*(?:T(?:[\d.]+[HMS])+)?", value) or value == "P":
        return None
    day, _, clock = value[1:].partition("T")
    total = sum(float(number) * UNITS[unit] for number, unit in re.findall(r"([\d.]+)([YMWD])", day))
    return total + sum(
        float(number) * UNITS["MIN" if unit == "M" else unit] for number, unit in re.findall(r"([\d.]+)([HMS])", clock)
    )
