"""Times of day: a clock time with its day, as far as it is known."""

import re
from collections.abc import Iterator

from sayso.mark.calendar import day_number, small_number, weekdays
from sayso.mark.phrase import DAY, MONTH, YEAR
from sayso.mark.pin import Draft, Now, make_draft, month_number, year_near
from sayso.mark.tense import COMING
from sayso.mark.timex import day_of, nearest_weekday, shift, year_text
from sayso.vocabulary import DateAnchor, DateType

NO_CLOCK = re.compile(r"\s*(?:percent|%|goals?|points?|\))")
STEPS = {"today": 0, "tonight": 0, "this": 0, "yesterday": -1, "tomorrow": 1}


def read_clock(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a time of day with the day it is said of."""
    part = (match["p"] or match["within"] or "").lower()
    value = clock_value(match["t"], afternoon=part in ("afternoon", "evening", "night"))
    if value is None:
        return
    if NO_CLOCK.match(sentence, match.end("t")) and not re.search(r"\(\s*$", sentence[: match.start()]):
        return
    day, anchor = _day(match, sentence, now)
    rule = "clock-of-day" if match["md"] or match["w"] else "clock"
    yield make_draft(match, f"{day}T{value}{zone_code(match['zone'])}", DateType.TIME, anchor=anchor, rule=rule)


def _day(match: re.Match[str], sentence: str, now: Now) -> tuple[str, DateAnchor]:
    """Return the day a clock time is of, as far as the words or the text before it say."""
    if match["md"]:
        return _month_day(match["md"], sentence, match, now)
    if match["w"]:
        return day_said(match["w"], sentence, match, now), DateAnchor.PUBLISHED
    named = now.day_in_force()
    if named is not None:
        return named, DateAnchor.CONTEXT
    return (now.published or "")[:10] if day_of(now.published) else "XXXX-XX-XX", DateAnchor.PUBLISHED


def day_said(word: str, sentence: str, match: re.Match[str], now: Now) -> str:
    """Return the day that "today" or a weekday beside a clock time means."""
    first = word.lower().split()[0].rstrip(".")
    if first in STEPS:
        return shift(now.published, STEPS[first], "day")
    ahead = 1 if now.tense(sentence, match.start(), match.end()) == COMING else 0
    return nearest_weekday(now.published, weekdays()[first.removesuffix("s")], ahead)


def read_day_clock(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a day with the time of day said after it: "today at 1 p.m."."""
    word = f"{match['w']} {match['p'] or ''}".lower()
    value = clock_value(match["t"], afternoon=re.search("afternoon|evening|night", word) is not None)
    if value is not None:
        base = day_said(match["w"], sentence, match, now)
        yield make_draft(match, f"{base}T{value}{zone_code(match['zone'])}", DateType.TIME,
                         anchor=DateAnchor.PUBLISHED, rule="clock-of-day")  # fmt: skip


def read_date_clock(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a day of a month with the time of day said after it: "3 May 2021 at 14:30 GMT"."""
    value = clock_value(match["t"], afternoon=False)
    if value is not None:
        base, anchor = _month_day(match["md"], sentence, match, now)
        yield make_draft(match, f"{base}T{value}{zone_code(match['zone'])}", DateType.TIME,
                         anchor=anchor, rule="clock-of-day")  # fmt: skip


def zone_code(text: str | None) -> str:
    """Return "Z" where a clock time is said to be in universal time: other zones shift with law and season."""
    return "Z" if (text or "").strip() in ("GMT", "UTC") else ""


def clock_value(text: str, *, afternoon: bool) -> str | None:
    """Return a clock time as "16:30"; None where it is none. ``afternoon``: the words around say so."""
    lower = text.lower()
    if lower.endswith(("noon", "midday", "midnight")):
        return "24:00" if lower.endswith("midnight") else "12:00"
    hour, minute = _hour_minute(lower)
    if hour is None:
        return None
    marked = re.search(r"([ap])\.?\s?m", lower)
    if hour < 12 and (marked[1] == "p" if marked else afternoon):
        hour += 12
    elif marked and marked[1] == "a" and hour == 12:
        hour = 0
    seconds = re.match(r"\d{1,2}:\d\d(:[0-5]\d)", lower)
    return f"{hour:02}:{minute:02}{seconds[1] if seconds else ''}" if hour < 24 and minute < 60 else None


def _hour_minute(lower: str) -> tuple[int | None, int]:
    """Return hour and minute as written, or an hour of None."""
    if said := re.match(r"(half past|quarter past|quarter to)\s+(\w+)", " ".join(lower.split())):
        hour = int(small_number(said[2]) or 0)
        minute = {"half past": 30, "quarter past": 15, "quarter to": 45}[said[1]]
        return (hour - 1) % 12 if said[1] == "quarter to" else hour, minute
    if "clock" in lower:
        number = small_number(lower.split(maxsplit=1)[0])
        return (int(number), 0) if number else (None, 0)
    if plain := re.match(r"(\d{1,2})(\d\d)\s*[ap]\.?\s?m", lower):
        return int(plain[1]), int(plain[2])
    if military := re.match(r"(\d\d)(\d\d)(?!\d)", lower):
        return int(military[1]), int(military[2])
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?", lower)
    return (int(found[1]), int(found[2] or 0)) if found else (None, 0)


def _month_day(text: str, sentence: str, match: re.Match[str], now: Now) -> tuple[str, DateAnchor]:
    """Return the day that a month and day beside a clock time name, and what its year rests on."""
    month = month_number(re.search(MONTH, text)[0])  # type: ignore[index]
    day = day_number(re.search(rf"(?<!\d){DAY}(?!\d)", text)[0])  # type: ignore[index]
    year = re.search(YEAR, text)
    if year:
        return f"{year[0]}-{month:02}-{day:02}", DateAnchor.EXPLICIT
    near, anchor = year_near(match, sentence, now, month, day)
    return f"{year_text(near)}-{month:02}-{day:02}", anchor
