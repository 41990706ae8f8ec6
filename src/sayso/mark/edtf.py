"""TIMEX3 values as EDTF and as the first and last day they may mean."""

import calendar
import re
from datetime import date, timedelta

from sayso.vocabulary import DateMod

SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
"""First and last month of a season, northern meteorological reckoning; 14 is February of the next year."""

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?")
MONTH = re.compile(r"(\d{4})-(\d\d)")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
PERIOD = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
DIGITS = re.compile(r"\d{2,4}")

Bounds = tuple[str | None, str | None, str | None]


def describe(value: str, mod: DateMod | None = None) -> Bounds:
    """Return ``(edtf, earliest, latest)`` of a TIMEX3 value; None where there is no such form or no such day.

    Source: EDTF as in ISO 8601-2:2019 (levels 0-2): ``19XX`` a century, ``197X`` a decade, ``2023-21`` a spring,
    ``2023-33`` a quarter, ``~`` approximate; a week is an interval of its days.
    """
    edtf, earliest, latest = _plain(value)
    if edtf is None or earliest is None or latest is None:
        return edtf, None, None
    if mod is DateMod.APPROX:
        edtf += "~"
    elif mod is DateMod.BEFORE:
        return f"../{edtf}", None, latest
    elif mod is DateMod.AFTER:
        return f"{edtf}/..", earliest, None
    return edtf, earliest, latest


def _plain(value: str) -> Bounds:
    if match := DAY.fullmatch(value):
        return _day(value, match)
    if match := MONTH.fullmatch(value):
        year, month = int(match[1]), int(match[2])
        return (value, *_months(year, month, month)) if 1 <= month <= 12 and year else (None, None, None)
    if match := WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), match[3] is not None)
    if match := PERIOD.fullmatch(value):
        return _period(int(match[1]), match[2])
    if DIGITS.fullmatch(value):
        if int(value) == 0:
            return None, None, None
        width = 10 ** (4 - len(value))
        first = int(value) * width
        return value + "X" * (4 - len(value)), f"{max(first, 1):04}-01-01", f"{first + width - 1:04}-12-31"
    if match := re.fullmatch(r"BC(\d{4})((?:-\d\d){0,2})", value):
        return f"-{int(match[1]) - 1:04}{match[2]}", None, None
    if match := re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d))?(?:T.*)?", value):
        return "XXXX-" + match[1] + (f"-{match[2]}" if match[2] else ""), None, None
    return None, None, None


def _day(value: str, match: re.Match[str]) -> Bounds:
    try:
        day = date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None, None, None
    clock = match[4]
    if clock and re.fullmatch(r"T\d\d:\d\d(?::\d\d)?Z?", clock):
        return (value if clock.count(":") == 2 else day + clock[:6] + ":00" + clock[6:]), day, day
    return day, day, day


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
    final = calendar.monthrange(end_year, end_month)[1]
    return f"{year:04}-{first:02}-01", f"{end_year:04}-{end_month:02}-{final:02}"


def _week(year: int, week: int, weekend: bool) -> Bounds:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None, None, None
    first = monday + timedelta(days=5) if weekend else monday
    last = monday + timedelta(days=6)
    return f"{first.isoformat()}/{last.isoformat()}", first.isoformat(), last.isoformat()


def _period(year: int, code: str) -> Bounds:
    if year == 0:
        return None, None, None
    if code in SEASONS:
        return (f"{year:04}-{SEASONS[code]}", *_months(year, *SEASON_MONTHS[code]))
    part = int(code[1])
    if code[0] == "Q":
        return (f"{year:04}-{32 + part}", *_months(year, 3 * part - 2, 3 * part))
    return (f"{year:04}-{39 + part}", *_months(year, 6 * part - 5, 6 * part))
