"""Periods: EDTF values as the stretch of days they allow, so that they can be compared."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

import msgspec

_DATE = re.compile(r"^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_DECADE = re.compile(r"^(\d{2,3})(X{1,2})$")


class Period(msgspec.Struct, frozen=True, kw_only=True, order=True, array_like=True, gc=False):
    """From ``first`` to ``last``: ISO days or instants (UTC), both inclusive, comparable as strings."""

    first: str
    last: str


def meet(one: Period, other: Period) -> bool:
    """Whether the two have a day in common (days only: instants count as their day)."""
    return one.first[:10] <= other.last[:10] and other.first[:10] <= one.last[:10]


def days_apart(one: Period, other: Period) -> int:
    """Return how many days lie between the two, 0 when they meet."""
    if meet(one, other):
        return 0
    early, late = sorted((one, other))
    return (date.fromisoformat(late.first[:10]) - date.fromisoformat(early.last[:10])).days


@lru_cache(maxsize=1 << 14)
def read_edtf(value: str | None) -> Period | None:
    """Return the period an EDTF ``value`` allows; None for None, open values and forms that name no day.

    A time without zone counts as UTC. ``~ ? %`` are read over: how sure a date is does not move it.
    """
    if not value:
        return None
    plain = value.strip().strip("~?%")
    if "/" in plain:
        start, _, end = plain.partition("/")
        first, last = read_edtf(start), read_edtf(end)
        return Period(first=first.first, last=last.last) if first and last and first.first <= last.last else None
    if "T" in plain:
        return _instant(plain)
    decade = _DECADE.match(plain)
    if decade:
        head, tail = decade.groups()
        return Period(first=f"{head}{'0' * len(tail)}-01-01", last=f"{head}{'9' * len(tail)}-12-31")
    return _days(plain)


def _instant(value: str) -> Period | None:
    """Return the period of one date with a time."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return _days(value.partition("T")[0])
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    text = moment.isoformat()
    return Period(first=text, last=text)


def _days(value: str) -> Period | None:
    """Return the period of a year, a month or a day."""
    found = _DATE.match(value)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if year is None or year < 1:
            return None
        first = date(year, month or 1, day or 1)
        if day:
            last = first
        elif month:
            last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        else:
            last = date(year, 12, 31)
    except (ValueError, OverflowError):
        return None
    return Period(first=first.isoformat(), last=last.isoformat())
