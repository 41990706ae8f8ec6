"""Stretches of days in short words, and the one in which most of what is dated lies."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

MOST = 0.8
"""Share of all days that the stretch is to hold."""

_SHORTER = 6  # times shorter than the whole: only then is it worth a view of its own


def name_stretch(first: str, last: str) -> str:
    """Return two ISO dates as short as they allow: a day, a month, a year, years, or both ends."""
    if first == last:
        return first
    if first.endswith("-01-01") and last.endswith("-12-31"):
        start, end = first[:4].lstrip("0"), last[:4].lstrip("0")
        return start if start == end else f"{start}–{end}"
    if first[:7] == last[:7] and first.endswith("-01") and last[8:] == _last_day(first):
        return first[:7]
    return f"{first} to {last}"


def _last_day(day: str) -> str:
    """Return the number of the last day of a month, "" for one that no calendar has."""
    year, month = int(day[:4]), int(day[5:7])
    return str(monthrange(year, month)[1]) if year and 1 <= month <= 12 else ""


def where_most_lies(days: Sequence[str]) -> tuple[str, str] | None:
    """Return first and last day of the shortest stretch that holds most of ``days`` (ISO dates, in any order).

    None when it is not much shorter than the whole. Days that no calendar has are left out.
    """
    known = sorted(number for number in map(_ordinal, days) if number)
    if not known:
        return None
    many = max(round(len(known) * MOST), 1)
    stretches = [(known[at + many - 1] - known[at], known[at]) for at in range(len(known) - many + 1)]
    length, first = min(stretches)
    if (length + 1) * _SHORTER >= known[-1] - known[0]:
        return None
    return date.fromordinal(first).isoformat(), date.fromordinal(first + length).isoformat()


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0
