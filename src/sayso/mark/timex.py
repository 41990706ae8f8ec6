"""Reckoning with TIMEX3 values: so many units on, the nearest weekday, the year that a day without one belongs to."""

import calendar
import re
from datetime import date, timedelta

OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
        "year": "XXXX", "decade": "XXX", "century": "XX"}  # fmt: skip
"""What a unit is called while nothing says which one is meant."""


def day_of(value: str | None) -> date | None:
    """Return the day a value names, None where it is coarser or no day at all."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", value or "")
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def year_of(value: str | None) -> int | None:
    """Return the year a value lies in, negative before our era, None where it is coarser than a year or open."""
    match = re.match(r"(BC)?(\d{4})(?:-|$)", value or "")
    return (-int(match[2]) if match[1] else int(match[2])) if match else None


def year_text(year: int | None) -> str:
    """Return a year as a value begins with it: "1998", "BC0480" for a negative one, "XXXX" for None."""
    if not year:
        return "XXXX"
    return f"{year:04}" if year > 0 else f"BC{-year:04}"


def month_of(value: str | None) -> tuple[int, int] | None:
    """Return year and month of a value, None where it is coarser than a month."""
    match = re.match(r"(\d{4})-(\d\d)(?:-|$|T)", value or "")
    return (int(match[1]), int(match[2])) if match and 1 <= int(match[2]) <= 12 else None


def week_value(day: date) -> str:
    """Return the ISO week of a day: "2024-W07"."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def add_months(day: date, count: int) -> date | None:
    """Return the day ``count`` months on, the last of the month where it has no such day; None out of the calendar."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(value: str | None, count: float, unit: str) -> str:
    """Return the value ``count`` units from ``value``, no finer than the unit says; open where ``value`` is too coarse.

    "three years ago" is a year, "two weeks later" a week's distance in days, "a month ago" a month.
    """
    year, day, month = year_of(value), day_of(value), month_of(value)
    whole = int(count) if float(count).is_integer() else None
    if unit in ("second", "minute", "hour"):
        return _shift_clock(value, day, count, unit)
    if unit in ("year", "decade", "century", "millennium"):
        width = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}[unit]
        if year is None:
            return OPEN["year"]
        if whole is None and month is not None and unit == "year":
            moved = add_months(date(month[0], month[1], 1), round(count * 12))
            return moved.isoformat()[:7] if moved else OPEN["year"]
        new = year + round(count * width)
        if year < 0:
            return year_text(new) if new < 0 and unit == "year" else OPEN["year"]
        if not 1 <= new <= 9999:
            return OPEN["year"]
        return (
            f"{new:04}"
            if unit == "year" or count * width % 10
            else (f"{new:04}"[:3] if unit == "decade" else f"{new:04}")
        )
    if unit in ("month", "quarter"):
        if month is None:
            return OPEN["month"]
        moved = add_months(date(month[0], month[1], 1), round(count * (3 if unit == "quarter" else 1)))
        return moved.isoformat()[:7] if moved else OPEN["month"]
    if day is None:
        return OPEN["week" if unit in ("week", "fortnight") else "day"]
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}[unit] * count
    try:
        moved_day = day + timedelta(days=round(days))
    except OverflowError:
        return OPEN["day"]
    return week_value(moved_day) if unit in ("week", "fortnight") else moved_day.isoformat()


def _shift_clock(value: str | None, day: date | None, count: float, unit: str) -> str:
    match = re.search(r"T(\d\d):(\d\d)", value or "")
    if day is None or match is None:
        return "XXXX-XX-XXTXX:XX" if day is None else day.isoformat()
    minutes = int(match[1]) * 60 + int(match[2]) + round(count * {"second": 0, "minute": 1, "hour": 60}[unit])
    try:
        day += timedelta(days=minutes // 1440)
    except OverflowError:
        return "XXXX-XX-XXTXX:XX"
    return f"{day.isoformat()}T{minutes % 1440 // 60:02}:{minutes % 60:02}"


def unit_at(value: str | None, unit: str, step: int) -> str:
    """Return the whole unit ``step`` from the one ``value`` lies in: last week is step -1, this year 0."""
    day = day_of(value)
    if unit in ("week", "weekend"):
        if day is None:
            return OPEN[unit]
        try:
            moved = week_value(day + timedelta(days=7 * step))
        except OverflowError:
            return OPEN[unit]
        return moved + ("-WE" if unit == "weekend" else "")
    if unit == "quarter":
        month = month_of(value)
        if month is None:
            return OPEN[unit]
        index = month[0] * 4 + (month[1] - 1) // 3 + step
        return f"{index // 4:04}-Q{index % 4 + 1}"
    if unit == "day" and step == 0 and day is None and re.fullmatch(r"(?:BC)?\d{4}(?:-\d\d)?", value or ""):
        return f"{value}-XX" if month_of(value) else f"{value}-XX-XX"
    if unit in ("decade", "century"):
        year = year_of(value)
        if year is None:
            return OPEN[unit]
        if year < 0:
            return f"BC{-year // 10 - step:03}" if unit == "decade" else f"BC{(-year - 1) // 100 - step:02}"
        return f"{year // 10 + step:03}" if unit == "decade" else f"{year // 100 + step:02}"
    return shift(value, step, unit)


def nearest_weekday(value: str | None, weekday: int, direction: int) -> str:
    """Return the day of that weekday (Monday 1): on or before (0), strictly before (-1), or after (1) ``value``."""
    day = day_of(value)
    if day is None:
        return f"XXXX-WXX-{weekday}"
    back = (day.isoweekday() - weekday) % 7
    if direction == 0:
        days = -back
    elif direction < 0:
        days = -(back or 7)
    else:
        days = (-back) % 7 or 7
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return f"XXXX-WXX-{weekday}"


def year_for(value: str | None, month: int, day: int, direction: int) -> int | None:
    """Return the year that makes a month (and day) the last one up to ``value`` (-1) or the next one from it (1).

    day: 0 where only a month is said. A day up to a month ahead of the anchor still counts as this year's when the
    direction is 0 (undecided).
    """
    anchor = month_of(value)
    if anchor is None:
        return year_of(value)
    year, now = anchor
    at = day_of(value)
    today = at.day if at and day else 0
    later = (month, day if today else 0) > (now, today)
    if direction < 0 and later:
        return year - 1
    if direction > 0 and (month, day if today else 0) < (now, today):
        return year + 1
    if direction == 0 and later and (month - now) > 2:
        return year - 1
    return year


def leap_years(year: int) -> list[int]:
    """Return the years around ``year`` that have a 29 February."""
    return [near for near in range(year - 7, year + 8) if 1 <= near <= 9999 and calendar.isleap(near)]


def nearest_year(value: str | None, month: int, day: int, *, ahead: float) -> int | None:
    """Return the year that brings a month (and day) nearest to the anchor ``value``.

    day:   0 where only a month is said
    ahead: how much nearer a coming date counts than a past one: 0 never, 1 alike, 4 rather the coming one
    """
    anchor = day_of(value)
    if anchor is None:
        return year_for(value, month, day, -1 if ahead == 0 else 0)
    best: tuple[float, int] | None = None
    for year in range(anchor.year - 1, anchor.year + 2) if (month, day) != (2, 29) else leap_years(anchor.year):
        if not 1 <= year <= 9999:
            continue
        last = calendar.monthrange(year, month)[1]
        first = date(year, month, min(day or 1, last))
        gap = (first - anchor).days
        if gap > 0 and ahead == 0:
            continue
        distance = gap / ahead if gap > 0 else -gap * max(1.0, ahead / 2)
        if best is None or distance < best[0]:
            best = (distance, year)
    return best[1] if best else anchor.year


def nth_weekday(year: int, month: int, weekday: int, place: int) -> str | None:
    """Return the ``place``-th such weekday (Monday 1) of a month, counted from its end where negative; None without."""
    days = [week[weekday - 1] for week in calendar.monthcalendar(year, month) if week[weekday - 1]]
    if not -len(days) <= place <= len(days) or place == 0:
        return None
    return date(year, month, days[place - 1 if place > 0 else place]).isoformat()


def orthodox_easter(year: int) -> date:
    """Return Orthodox Easter Sunday of a Gregorian year from 1900 to 2099. Source: Meeus, Julian algorithm."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year. Source: the anonymous algorithm (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)
