"""Days: dates that name a day of a month."""

import re
from collections.abc import Iterator

from sayso.mark.calendar import day_number, weekdays
from sayso.mark.pin import Draft, Now, make_draft, month_number, year_meant, year_near
from sayso.mark.tense import COMING
from sayso.mark.timex import day_of, month_of, unit_at, year_of, year_text
from sayso.vocabulary import DateAnchor, DateType


def read_iso(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a date in digits, year first."""
    value = f"{match['y']}-{match['m']}-{match['d']}"
    if match["t"]:
        yield make_draft(match, f"{value}T{match['t'][:5]}{match['zone'] or ''}", DateType.TIME)
    else:
        yield make_draft(match, value)


def read_numeric(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a date in digits, year last; with slashes the month stands first unless it cannot."""
    first, second = int(match["a"]), int(match["b"])
    day, month = (first, second) if match["sep"] == "." or first > 12 else (second, first)
    if 1 <= month <= 12 and 1 <= day <= 31:
        sure = match["sep"] == "." or first > 12 or second > 12 or first == second
        yield make_draft(match, f"{match['y']}-{month:02}-{day:02}", rule="numeric" if sure else "numeric-open")


def read_short_numeric(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a date in digits with two of its year, in the century that keeps it out of the future."""
    first, second, short = int(match["a"]), int(match["b"]), int(match["y"])
    day, month = (first, second) if first > 12 else (second, first)
    latest = year_of(now.published)
    if latest is not None and 1 <= month <= 12 and 1 <= day <= 31:
        year = latest // 100 * 100 + short
        year -= 100 if year > latest + 1 else 0
        yield make_draft(match, f"{year:04}-{month:02}-{day:02}", anchor=DateAnchor.PUBLISHED)


def read_full(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a date with day, month and year."""
    yield make_draft(match, f"{match['y']}-{month_number(match['m']):02}-{day_number(match['d']):02}")


def read_full_range(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield both ends of "May 3-5, 2020": "May 3" and "5, 2020"."""
    yield from _both_ends(match, sentence, now, match.start("gap"))


def read_day_range(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield both ends of "3-5 May 2020": "3" and "5 May 2020"."""
    yield from _both_ends(match, sentence, now, match.end("d"))


def _both_ends(match: re.Match[str], sentence: str, now: Now, first_end: int) -> Iterator[Draft]:
    month, first, last = month_number(match["m"]), day_number(match["d"]), day_number(match["e"])
    year: int | None
    if match["y"]:
        year, anchor = int(match["y"]), DateAnchor.EXPLICIT
    else:
        year, anchor = year_near(match, sentence, now, month, first)
    if first >= last and "and" not in match["gap"]:
        return
    yield make_draft(match, f"{year_text(year)}-{month:02}-{first:02}", anchor=anchor, end=first_end)
    yield make_draft(match, f"{year_text(year)}-{month:02}-{last:02}", anchor=anchor, start=match.start("e"))


def read_day_listed(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield each of the days before the last of a list: the "3" and the "4" of "3, 4 and 6 May"."""
    month, day = month_number(match["m"]), day_number(match["d"])
    year: int | None
    if match["y"]:
        year, anchor = int(match["y"]), DateAnchor.EXPLICIT
    else:
        year, anchor = year_near(match, sentence, now, month, day)
    yield make_draft(match, f"{year_text(year)}-{month:02}-{day:02}", anchor=anchor, rule="day_range")


def read_month_day(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a day and month, in the year they most likely mean."""
    month, day = month_number(match["m"]), day_number(match["d"])
    if match["which"]:
        said, anchor = year_meant(match["which"], now)
        yield make_draft(match, f"{said}-{month:02}-{day:02}", anchor=anchor, rule="day-of-said-year")
        return
    year, anchor = year_near(match, sentence, now, month, day)
    yield make_draft(match, f"{year_text(year)}-{month:02}-{day:02}", anchor=anchor)


def read_weekday_th(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a weekday with the number of its day: in the month in force, or the nearest where the two agree."""
    value, anchor = now.anchor()
    day = day_number(match["d"])
    number = weekdays().get(match["w"].lower().rstrip("."), 0)
    yield make_draft(match, _agreeing(value, day, number), anchor=anchor)


def _agreeing(value: str | None, day: int, weekday: int) -> str:
    """Return the month's ``day``, of the month nearest to the one in force in which it is that weekday."""
    month = month_of(value)
    if month is None:
        return f"XXXX-XX-{day:02}"
    for step in (0, -1, 1, -2, 2, -3, 3):
        year, index = divmod(month[0] * 12 + month[1] - 1 + step, 12)
        found = f"{year:04}-{index + 1:02}-{day:02}"
        known = day_of(found)
        if known is not None and known.isoweekday() == weekday:
            return found
    return f"{month[0]:04}-{month[1]:02}-{day:02}"


def read_day_alone(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield "on the 18th": of the month in force, of the one before where that day is still to come and was not."""
    day = day_number(match["d"])
    value, anchor = now.anchor()
    if match["which"]:
        step = {"last": -1, "this": 0, "next": 1}[match["which"]]
        value, anchor = unit_at(now.published, "month", step), DateAnchor.PUBLISHED
    month = month_of(value)
    known = f"{month[0]:04}-{month[1]:02}-{day:02}" if month else f"XXXX-XX-{day:02}"
    tense = now.tense(sentence, match.start(), match.end())
    today = now.published or ""
    if not match["which"] and anchor is DateAnchor.PUBLISHED and month and known > today and tense != COMING:
        known = f"{unit_at(now.published, 'month', -1)}-{day:02}"
    elif not match["which"] and anchor is DateAnchor.PUBLISHED and month and known < today and tense == COMING:
        known = f"{unit_at(now.published, 'month', 1)}-{day:02}"
    yield make_draft(match, known, anchor=anchor)
