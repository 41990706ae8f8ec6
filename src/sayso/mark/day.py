"""Days: dates that name a day, a weekday or an hour, and those told from today."""

import re
from collections.abc import Iterator

from sayso.lexicon import table
from sayso.mark.calendar import codes, small_number, unit_of, weekdays
from sayso.mark.phrase import MONTH, YEAR
from sayso.mark.pin import Draft, Now, make_draft, month_number, year_meant, year_near
from sayso.mark.tense import COMING
from sayso.mark.timex import (
    day_of,
    easter,
    month_of,
    nearest_weekday,
    shift,
    unit_at,
    year_for,
    year_of,
)
from sayso.vocabulary import DateAnchor, DateType


def read_iso(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a date in digits, year first."""
    value = f"{match['y']}-{match['m']}-{match['d']}"
    if match["t"]:
        yield make_draft(match, f"{value}T{match['t']}", DateType.TIME, confidence=0.97)
    else:
        yield make_draft(match, value, confidence=0.97)


def read_numeric(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a date in digits, year last; with slashes the month stands first unless it cannot."""
    first, second = int(match["a"]), int(match["b"])
    day, month = (first, second) if match["sep"] == "." or first > 12 else (second, first)
    if 1 <= month <= 12 and 1 <= day <= 31:
        sure = match["sep"] == "." or first > 12 or second > 12 or first == second
        yield make_draft(match, f"{match['y']}-{month:02}-{day:02}", confidence=0.95 if sure else 0.5)


def read_full(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a date with day, month and year."""
    yield make_draft(match, f"{match['y']}-{month_number(match['m']):02}-{int(match['d']):02}", confidence=0.98)


def read_full_range(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield both ends of "May 3-5, 2020": "May 3" and "5, 2020"."""
    month, first, last = month_number(match["m"]), int(match["d"]), int(match["e"])
    if match["y"]:
        year, anchor = int(match["y"]), DateAnchor.EXPLICIT
    else:
        near, anchor = year_near(match, sentence, now, month, first)
        year = near if near is not None else 0
    known = f"{year:04}" if year else "XXXX"
    if first >= last and "and" not in match["gap"]:
        return
    yield make_draft(match, f"{known}-{month:02}-{first:02}", anchor=anchor, end=match.start("gap"))
    yield make_draft(match, f"{known}-{month:02}-{last:02}", anchor=anchor, start=match.start("e"))


def read_day_range(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield both ends of "3-5 May 2020": "3" and "5 May 2020"."""
    drafts = list(read_full_range(match, sentence, now))
    for draft in drafts[:1]:
        yield Draft(start=draft.start, end=match.end("d"), type=draft.type, value=draft.value, anchor=draft.anchor,
                    waits_for=draft.waits_for, confidence=draft.confidence)  # fmt: skip
    yield from drafts[1:]


def read_month_day(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a day and month, in the year they most likely mean."""
    month, day = month_number(match["m"]), int(match["d"])
    if match["which"]:
        said, anchor = year_meant(match["which"], now)
        yield make_draft(match, f"{said}-{month:02}-{day:02}", anchor=anchor, confidence=0.85)
        return
    year, anchor = year_near(match, sentence, now, month, day)
    known = f"{year:04}" if year else "XXXX"
    yield make_draft(match, f"{known}-{month:02}-{day:02}", anchor=anchor, confidence=0.88)


def read_weekday_th(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a weekday with the number of its day, in the month in force."""
    value, anchor = now.anchor()
    month = month_of(value)
    known = f"{month[0]:04}-{month[1]:02}" if month else "XXXX-XX"
    yield make_draft(match, f"{known}-{int(match['d']):02}", anchor=anchor, confidence=0.75)


def read_relative_day(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield "today" and its like, and the day so many units from it."""
    word = " ".join(match["w"].lower().split())
    step = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
            "the day after tomorrow": 2}[word]  # fmt: skip
    value = shift(now.published, step, "day")
    if match["n"]:
        count, unit = small_number(match["n"]), unit_of(match["u"])
        value = _exactly(value, -(count or 1), unit)
    if day_of(value) is None:
        value = "PRESENT_REF" if word == "today" and not match["n"] else "XXXX-XX-XX"
    part = match["p"].lower() if match["p"] else ("night" if word == "tonight" else None)
    if part is None:
        yield make_draft(match, value, anchor=DateAnchor.PUBLISHED, confidence=0.9)
    else:
        known = value if value != "PRESENT_REF" else "XXXX-XX-XX"
        yield make_draft(
            match, f"{known}T{codes('part')[part]}", DateType.TIME, anchor=DateAnchor.PUBLISHED, confidence=0.9
        )


def _exactly(value: str, count: float, unit: str) -> str:
    """Return the very day so many units from a day: "a year ago today"."""
    from sayso.mark.timex import add_months

    day = day_of(value)
    if day is None:
        return "XXXX-XX-XX"
    if unit in ("day", "week"):
        return shift(value, count * (7 if unit == "week" else 1), "day")
    moved = add_months(day, round(count * {"month": 1, "year": 12, "decade": 120}[unit]))
    return moved.isoformat() if moved else "XXXX-XX-XX"


def read_part(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a part of a day told from now or from the day in force."""
    relative, part = match["rel"].lower(), codes("part")[match["p"].lower()]
    near = "this" in relative or relative == "last"
    base, anchor = (now.published, DateAnchor.PUBLISHED) if near else (now.context, DateAnchor.CONTEXT)
    step = -1 if relative == "last" else (1 if "following" in relative or "next" in relative else 0)
    yield make_draft(match, f"{shift(base, step, 'day')}T{part}", DateType.TIME, anchor=anchor, confidence=0.8)


def read_weekday(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a weekday: the last one, or the next where the words say so."""
    word = match["w"].lower().rstrip(".")
    number = weekdays().get(word.removesuffix("s"), 0) or weekdays().get(word, 0)
    relative = " ".join((match["rel"] or "").lower().split())
    if relative in ("every", "each") or (word.endswith("days") and not relative):
        yield make_draft(match, f"XXXX-WXX-{number}", DateType.SET, confidence=0.85)
        return
    follows = "following" in relative or relative in ("the next", "the previous")
    base, anchor = now.published, DateAnchor.PUBLISHED
    if follows or (now.narrative and day_of(now.context)) or base is None:
        base, anchor = now.context, DateAnchor.CONTEXT
    if base is None:
        anchor = DateAnchor.PUBLISHED
    direction = 0
    if relative in ("next", "this coming", "coming", "the following", "the next", "following", "a week from"):
        direction = 1
    elif relative in ("last", "the previous", "past", "this past", "a week ago"):
        direction = -1
    elif anchor is DateAnchor.CONTEXT or now.tense(sentence, match.start(), match.end()) == COMING:
        direction = 1
    value = nearest_weekday(base, number, direction)
    if relative == "a week ago" and day_of(value):
        value = shift(value, -7 if day_of(value) and value > shift(base, -7, "day") else 0, "day")
    if match["lastweek"] and day_of(base):
        value = _weekday_of(base, number, match["lastweek"].lower())
    if match["p"]:
        yield make_draft(
            match, f"{value}T{codes('part')[match['p'].lower()]}", DateType.TIME, anchor=anchor, confidence=0.85
        )
    else:
        yield make_draft(match, value, anchor=anchor, confidence=0.85)


def _weekday_of(base: str | None, number: int, which: str) -> str:
    day = day_of(base)
    if day is None:
        return f"XXXX-WXX-{number}"
    step = -7 if "last" in which else (7 if "next" in which else 0)
    return shift(base, step + number - day.isoweekday(), "day")


def read_day_before(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield the unit before or after the date in force ("the day before")."""
    sign = 1 if match["dir"].lower() == "after" else -1
    unit = match["u"].lower()
    yield make_draft(
        match,
        unit_at(now.context, "day" if unit == "night" else unit, sign),
        anchor=DateAnchor.CONTEXT,
        confidence=0.65,
    )


def read_clock(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a time of day with the day it is said of."""
    part = (match["p"] or "").lower()
    value = _clock_value(
        match["t"] + ("pm" if part in ("afternoon", "evening") and "m" not in match["t"].lower() else "")
    )
    if value is None:
        return
    if re.match(r"\s*(?:percent|%|goals?|points?|\))", sentence[match.end("t") :]) and not re.search(
        r"\(\s*$", sentence[: match.start()]
    ):
        return
    word = (match["w"] or "").lower()
    base, anchor = (
        (now.context, DateAnchor.CONTEXT) if day_of(now.in_sentence) else (now.published, DateAnchor.PUBLISHED)
    )
    if match["md"]:
        inner = _clock_day(match["md"], now)
        base, anchor = inner, DateAnchor.EXPLICIT if year_of(inner) else DateAnchor.PUBLISHED
    elif word in ("today", "yesterday", "tomorrow", "this"):
        base = shift(now.published, {"yesterday": -1, "tomorrow": 1}.get(word, 0), "day")
        anchor = DateAnchor.PUBLISHED
    elif word:
        ahead = 1 if now.tense(sentence, match.start(), match.end()) == COMING else 0
        base, anchor = (
            nearest_weekday(now.published, weekdays()[word.rstrip(".").removesuffix("s")], ahead),
            DateAnchor.PUBLISHED,
        )
    elif now.narrative and day_of(now.context):
        base, anchor = now.context, DateAnchor.CONTEXT
    if match["w"] is None and match["md"] is None and day_of(base) is None:
        base = None
    day = (base or "XXXX-XX-XX")[:10]
    day = day if len(day) == 10 else (f"{day}" if day.startswith("XXXX-WXX") else "XXXX-XX-XX")
    end = match.end()
    yield make_draft(match, f"{day}T{value}", DateType.TIME, anchor=anchor, end=end, confidence=0.88)


def read_day_clock(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a day with the time of day said after it: "today at 1 p.m."."""
    value = _clock_value(match["t"])
    if value is None:
        return
    word = match["w"].lower().split()[0].rstrip(".")
    if word in ("today", "this", "yesterday", "tomorrow"):
        base = shift(now.published, {"yesterday": -1, "tomorrow": 1}.get(word, 0), "day")
    else:
        ahead = 1 if now.tense(sentence, match.start(), match.end()) == COMING else 0
        base = nearest_weekday(now.published, weekdays()[word.removesuffix("s")], ahead)
    if "this afternoon" in match["w"].lower() or "this evening" in match["w"].lower():
        value = _clock_value(match["t"] + "pm") or value
    yield make_draft(match, f"{base}T{value}", DateType.TIME, anchor=DateAnchor.PUBLISHED, confidence=0.88)


def _clock_value(text: str) -> str | None:
    lower = text.lower()
    if "clock" in lower:
        number = small_number(lower.split()[0])
        return f"{int(number):02}:00" if number else None
    if lower in ("noon", "midnight"):
        return "12:00" if lower == "noon" else "24:00"
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?", lower)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if re.search(r"p\.?\s?m", lower) and hour < 12:
        hour += 12
    elif re.search(r"a\.?\s?m", lower) and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 else None


def _clock_day(text: str, now: Now) -> str:
    month = month_number(re.search(MONTH, text)[0])  # type: ignore[index]
    day = int(re.search(r"(?<!\d)\d{1,2}(?!\d)", text)[0])  # type: ignore[index]
    year = re.search(rf"{YEAR}", text)
    known = int(year[0]) if year else year_for(now.published, month, day, -1 if now.published else 0)
    return f"{f'{known:04}' if known else 'XXXX'}-{month:02}-{day:02}"


def read_holiday(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a day known by its name."""
    name = " ".join(match["h"].replace("’", "'").split())
    row = next(row for row in table("holidays") if row["name"] == name)
    value, anchor = now.anchor()
    year = int(match["y"]) if match["y"] else year_of(value)
    if match["y"]:
        anchor = DateAnchor.EXPLICIT
    if row["month"] == "thanksgiving":
        first = nearest_weekday(f"{year:04}-10-31", 4, 1) if year else None
        day = shift(first, 21, "day") if first else "XXXX-11-XX"
    elif row["month"] == "easter":
        day = shift(easter(year).isoformat(), int(row["day"]), "day") if year else "XXXX-XX-XX"
    else:
        day = f"{f'{year:04}' if year else 'XXXX'}-{int(row['month']):02}-{int(row['day']):02}"
    yield make_draft(match, day, anchor=anchor, confidence=0.7)
