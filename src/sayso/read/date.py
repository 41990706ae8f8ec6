"""Dates written out as datelines, stamps and by-lines write them: only whole ones, only unambiguous ones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.lexicon import table

MIN_YEAR, MAX_YEAR = 1600, 2200
"""Years that a date in or about a newspaper may have: from the first printed newspapers on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A date as written: ``value`` is EDTF, ``start`` and ``end`` take in its weekday and time of day.

    numeric: whether it is all figures, as machines write it
    """

    value: str
    start: int
    end: int
    numeric: bool


@cache
def _months() -> dict[str, int]:
    """Return the number of each month's names."""
    return {row["name"]: int(row["month"]) for row in table("read_months")}


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a date with its weekday before and its time of day after it."""
    names = "|".join(sorted(_months(), key=len, reverse=True))
    weekday = r"(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,2})?"
    zone = r"(?:\s?(?:[A-Z]{3,4}|Z|[+-]\d{2}:?\d{2}))?"
    clock = r"(?:\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
    time = rf"(?:(?:T|,?\s{{1,2}}(?:at\s|-\s|\|\s|\u2013\s)?){clock}{zone})?"
    forms = (
        r"(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})",
        r"(?P<y2>\d{4})[./](?P<m2>\d{1,2})[./](?P<d2>\d{1,2})",
        r"(?P<a3>\d{1,2})[./](?P<b3>\d{1,2})[./](?P<y3>\d{4})",
        rf"(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?P<m4>{names})\.?,?[\s-](?P<y4>\d{{4}})",
        rf"(?P<m5>{names})\.?\s(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y5>\d{{4}})",
    )
    return re.compile(rf"(?<![\w/.-]){weekday}(?:{'|'.join(forms)})(?!\d){time}", re.IGNORECASE)


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[WrittenDate]:
    """Yield the whole dates written in ``text[start:end]``, in order.

    "03/04/2031" is two dates in the world's two orders and therefore none here; "03.04.2031" is read day first, as
    it is written wherever dots are used.
    """
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        value = _value(match)
        if value:
            numeric = match["m4"] is None and match["m5"] is None
            yield WrittenDate(value=value, start=match.start(), end=match.end(), numeric=numeric)


def _value(match: re.Match[str]) -> str | None:
    """Return the ISO date of a match, or None when there is no such day or more than one."""
    if match["y1"]:
        return iso_date(int(match["y1"]), int(match["m1"]), int(match["d1"]))
    if match["y2"]:
        return iso_date(int(match["y2"]), int(match["m2"]), int(match["d2"]))
    if match["y4"]:
        return iso_date(int(match["y4"]), _months()[match["m4"].lower()], int(match["d4"]))
    if match["y5"]:
        return iso_date(int(match["y5"]), _months()[match["m5"].lower()], int(match["d5"]))
    first, second, year = int(match["a3"]), int(match["b3"]), int(match["y3"])
    if "." in match.group() or first > 12:
        return iso_date(year, second, first)
    if second > 12:
        return iso_date(year, first, second)
    return iso_date(year, first, second) if first == second else None


def iso_date(year: int, month: int, day: int) -> str | None:
    """Return the date in ISO form, or None when there is no such day in the years a newspaper may have."""
    if not MIN_YEAR <= year <= MAX_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def parse_edtf(value: str) -> str | None:
    """Return ``value`` as an EDTF date of a day, month or year, or None when it is not one.

    Takes EDTF itself, an ISO date with a time of day (which is dropped, in its own time zone), or a written date.
    """
    value = value.strip()
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[?~%]?", value)
    if match:
        year, month, day = match.groups()
        return value if iso_date(int(year), int(month or 1), int(day or 1)) else None
    found = next(find_dates(value), None)
    return found.value if found else None
