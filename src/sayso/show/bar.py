"""Value bars: where an account's number or date lies among those of its question, with open ends left open."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log1p

from sayso.records import Account
from sayso.show.count import show_number

WIDE = 30
"""From so many times the smallest number on, the scale is logarithmic, so that small numbers stay apart."""

_LEFT, _RIGHT = 4.0, 96.0  # per cent of the bar's width in which values lie; the rest is for open ends
_LEAST = 1.6  # per cent of width that even a single number takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar in per cent of the width: ``x`` where it begins, ``width``, and whether its ends are open."""

    x: float
    width: float
    open_low: bool
    open_high: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What the ends of all bars of a question stand for, in words; ``even``: whether equal steps are equally wide."""

    low: str
    high: str
    even: bool


Ends = tuple[float | None, float | None]


def draw_bars(accounts: Sequence[Account]) -> tuple[Scale | None, list[Bar | None]]:
    """Return the scale and a bar for each account; None for one without number or date, no scale without any bar."""
    ends = [_ends(account) for account in accounts]
    known = sorted(end for pair in ends for end in pair if end is not None)
    if not known:
        return None, [None] * len(ends)
    dated = any(account.edtf for account in accounts)
    least, most = known[0], known[-1]
    even = dated or least < 0 or most <= WIDE * max(least, 1.0)
    low, high = (_place(least, even), _place(most, even))
    bars = [_bar(pair, low, high, even) for pair in ends]
    words = (_day_words(least), _day_words(most)) if dated else (_number_words(least), _number_words(most))
    return Scale(low=words[0], high=words[1], even=even), bars


def _ends(account: Account) -> Ends:
    if account.edtf:
        return _days(account.edtf)
    return account.low, account.high


def _bar(pair: Ends, low: float, high: float, even: bool) -> Bar | None:
    """Return the bar of one pair of ends on a scale from ``low`` to ``high``."""
    start, end = pair
    if start is None and end is None:
        return None
    span = high - low or 1.0
    at = [None if one is None else _LEFT + (_place(one, even) - low) / span * (_RIGHT - _LEFT) for one in pair]
    left = 0.0 if at[0] is None else at[0]
    right = 100.0 if at[1] is None else at[1]
    if high == low:
        left, right = (left + 46 if start is not None else left), (right + 46 if end is not None else right)
    width = max(right - left, _LEAST)
    return Bar(x=round(left, 2), width=round(width, 2), open_low=start is None, open_high=end is None)


def _place(value: float, even: bool) -> float:
    return value if even else log1p(value)


def _days(edtf: str) -> Ends:
    """Return the first and the last day that an EDTF date or interval allows, as ordinals; None where it names none."""
    first, _, last = edtf.partition("/")
    try:
        return float(_ordinal(first, "0", last=False)), float(_ordinal(last or first, "9", last=True))
    except (ValueError, IndexError):
        return None, None


def _ordinal(edtf: str, unknown: str, *, last: bool) -> int:
    """Return the first or last day of a year, month or day; ``unknown`` stands for digits left open ("197X")."""
    parts = edtf.strip().strip("~?%").partition("T")[0].replace("X", unknown).split("-")
    year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12 if last else 1
    day = int(parts[2]) if len(parts) > 2 else monthrange(year, month)[1] if last else 1
    return date(year, month, day).toordinal()


def _day_words(day: float) -> str:
    return date.fromordinal(int(day)).isoformat()


def _number_words(value: float) -> str:
    return show_number(int(value) if float(value).is_integer() else value)
