"""Days known by a name."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from sayso.lexicon import table
from sayso.mark.calendar import codes
from sayso.mark.pin import Draft, Now, make_draft, year_near
from sayso.mark.timex import easter, nth_weekday, orthodox_easter, shift
from sayso.vocabulary import DateAnchor, DateType

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@cache
def holidays() -> Mapping[str, tuple[str, str]]:
    """Return the days by name with the month (or the feast they hang on) and the day."""
    return {row["name"]: (row["month"], row["day"]) for row in table("holidays")}


def holiday_on(name: str, year: int) -> str:
    """Return the day of that name in a year, ISO."""
    month, day = holidays()[name]
    if month in ("easter", "orthodox"):
        feast = easter(year) if month == "easter" else orthodox_easter(year)
        return shift(feast.isoformat(), int(day), "day")
    if day[-3:] in WEEKDAYS:
        nth = nth_weekday(year, int(month), WEEKDAYS.index(day[-3:]) + 1, int(day[:-3]))
        return nth or f"{year:04}-{int(month):02}"
    return f"{year:04}-{int(month):02}-{int(day):02}"


def read_holiday(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a day known by its name: the one nearest, as the tense and "last" or "next" have it."""
    name = " ".join(match["h"].replace("’", "'").split())
    month, day = holidays()[name]
    said = int(day) if day.isdigit() and month.isdigit() else 0
    if match["y"]:
        year, anchor = int(match["y"]), DateAnchor.EXPLICIT
    else:
        near, anchor = year_near(match, sentence, now, int(month) if month.isdigit() else 4, said)
        year = near if near is not None and 0 < near < 9999 else 0
    value = holiday_on(name, year) if year else (f"XXXX-{int(month):02}-{said:02}" if said else "XXXX-XX-XX")
    if match["rel"] and year:
        value = _stepped(name, year, match["rel"].strip().lower(), now, value)
    if match["p"]:
        yield make_draft(match, f"{value}T{codes('part')[match['p'].lower()]}", DateType.TIME, anchor=anchor)
    else:
        yield make_draft(match, value, anchor=anchor)


def _stepped(name: str, year: int, word: str, now: Now, value: str) -> str:
    """Return the last or the next such day, seen from the publication date."""
    today = (now.published or value)[:10]
    if word == "last" and value >= today:
        return holiday_on(name, year - 1)
    if word == "last" and holiday_on(name, year + 1) < today:
        return holiday_on(name, year + 1)
    return holiday_on(name, year + 1) if word == "next" and value <= today else value
