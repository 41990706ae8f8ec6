"""Weekdays, "today" and its like, and parts of the day."""

import re
from collections.abc import Iterator

from sayso.mark.calendar import ORDINALS, codes, small_number, unit_of, weekdays
from sayso.mark.pin import Draft, Now, make_draft, month_number, stage_mod, year_meant, year_near
from sayso.mark.tense import COMING, hangs_on_noun
from sayso.mark.timex import (
    add_months,
    day_of,
    month_of,
    nearest_weekday,
    nth_weekday,
    shift,
    unit_at,
    year_text,
)
from sayso.vocabulary import DateAnchor, DateType

STEPS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
         "the day after tomorrow": 2}  # fmt: skip
AHEAD = frozenset(
    ("next", "this coming", "coming", "upcoming", "this upcoming", "the following", "the next", "following",
     "a week from")
)  # fmt: skip
POINTED = frozenset(("that", "that same", "the same"))
"""Words that point at a weekday of the week in force."""
WAS_DUE = re.compile(
    r"(?i:\b(?:was|were)\s+(?:also\s+)?(?:scheduled|expected|due|set|slated|planned|supposed|to)\b[^.;:]*$)"
)
"""What was to come when it was written: of the day before as soon as of the day after."""
JUST = 2
"""A weekday so many days back is nearer than the one to come."""
BEHIND = frozenset(("last", "the previous", "previous", "past", "this past", "a week ago"))


def read_relative_day(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield "today" and its like, and the day so many units from it."""
    word = " ".join(match["w"].lower().split())
    value = shift(now.published, STEPS[word], "day")
    if match["n"]:
        value = _exactly(value, -(small_number(match["n"]) or 1), unit_of(match["u"]))
    if day_of(value) is None:
        value = "PRESENT_REF" if word == "today" and not match["n"] else "XXXX-XX-XX"
    part = match["p"].lower() if match["p"] else ("night" if word == "tonight" else None)
    if part is None:
        yield make_draft(match, value, mod=stage_mod(match["stage"]), anchor=DateAnchor.PUBLISHED, rule=f"{word}")
        return
    known = value if value != "PRESENT_REF" else "XXXX-XX-XX"
    yield make_draft(match, f"{known}T{codes('part')[part]}", DateType.TIME, mod=stage_mod(match["stage"]),
                     anchor=DateAnchor.PUBLISHED)  # fmt: skip


def _exactly(value: str, count: float, unit: str) -> str:
    """Return the very day so many units from a day: "a year ago today"."""
    day = day_of(value)
    if day is None:
        return "XXXX-XX-XX"
    if unit in ("day", "week"):
        return shift(value, count * (7 if unit == "week" else 1), "day")
    moved = add_months(day, round(count * {"month": 1, "year": 12, "decade": 120}[unit]))
    return moved.isoformat() if moved else "XXXX-XX-XX"


def read_part(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a part of a day told from now or from the day in force."""
    if match["over"]:
        yield _overnight(match, now)
        return
    relative, part = (match["rel"] or "").lower(), codes("part")[(match["p"] or match["p2"]).lower()]
    near = "this" in relative or relative == "last"
    if not relative:
        near = not (now.narrative or now.day)
    base, anchor = (now.published, DateAnchor.PUBLISHED) if near else (now.context, DateAnchor.CONTEXT)
    if not relative and now.day:
        base = now.day
    step = (
        -1
        if relative == "last" or "previous" in relative
        else (1 if "following" in relative or "next" in relative else 0)
    )
    value = f"{shift(base, step, 'day')}T{part}"
    yield make_draft(match, value, DateType.TIME, anchor=anchor, rule="part" if relative else "part-alone")


def _overnight(match: re.Match[str], now: Now) -> Draft:
    """Return the night in force: the one that ended on the day of publication, or that of the day just named."""
    if now.day or now.narrative:
        value, anchor = shift(now.day or now.context, 0, "day"), DateAnchor.CONTEXT
    else:
        value, anchor = shift(now.published, -1, "day"), DateAnchor.PUBLISHED
    return make_draft(match, f"{value}TNI", DateType.TIME, anchor=anchor, rule="overnight")


def read_weekday(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a weekday: the last one, or the next where its verb says so."""
    word = match["w"].lower().rstrip(".")
    number = weekdays().get(word.removesuffix("s"), 0) or weekdays().get(word, 0)
    relative = " ".join((match["rel"] or "").lower().split())
    joins = relative == "that" and now.is_a(match.start("rel"), "SCONJ")  # "said that Friday was the last day"
    relative, start = ("", match.start("w")) if joins else (relative, match.start())
    part = f"T{codes('part')[match['p'].lower()]}" if match["p"] else ""
    if relative.startswith(("every", "each")) or match["plural"] or (word.endswith("days") and not relative):
        yield make_draft(match, f"XXXX-WXX-{number}{part}", DateType.SET)
        return
    base, anchor = _base(relative, now)
    direction = _direction(match, sentence, relative, anchor, now, number)
    day = day_of(base)
    if direction == 1 and not relative and anchor is DateAnchor.PUBLISHED and day and day.isoweekday() == number:
        # News says the name of the day for the day itself, also of what is still to come on it.
        direction = 0
    value = nearest_weekday(base, number, direction)
    if not relative and not match["lastweek"] and anchor is DateAnchor.PUBLISHED:
        now.meant[f"weekday {number}"] = value
    if relative == "a week ago" and day_of(value) and value > shift(base, -7, "day"):
        value = shift(value, -7, "day")
    if relative in POINTED and anchor is DateAnchor.CONTEXT and day_of(base):
        value = _weekday_of(base, number, "this")
    if match["lastweek"] and day_of(base):
        value = _weekday_of(base, number, match["lastweek"].lower())
    rule = "weekday-part" if part else ("weekday-coming" if direction == 1 else "weekday")
    yield make_draft(match, value + part, DateType.TIME if part else DateType.DATE, mod=stage_mod(match["stage"]),
                     anchor=anchor, start=start, rule="weekday-said" if relative else rule)  # fmt: skip


def _base(relative: str, now: Now) -> tuple[str | None, DateAnchor]:
    """Return what a weekday counts from."""
    follows = "following" in relative or relative in ("the next", "the previous") or relative in POINTED
    if (follows or (now.narrative and day_of(now.context)) or now.published is None) and now.context is not None:
        return now.context, DateAnchor.CONTEXT
    return now.published, DateAnchor.PUBLISHED


def _direction(match: re.Match[str], sentence: str, relative: str, anchor: DateAnchor, now: Now, number: int) -> int:
    if relative in AHEAD:
        return 1
    if relative in BEHIND:
        return -1
    told = anchor is DateAnchor.CONTEXT and (now.narrative or "next" in relative or "following" in relative)
    if told:
        return 1
    if now.tense(sentence, match.start(), match.end()) != COMING:
        return 0
    said = day_of(now.published)
    before = now.meant.get(f"weekday {number}")
    told_of = hangs_on_noun(now.parse, now.offset + match.start(), now.offset + match.end())
    if told_of and before is not None and before < (now.published or ""):
        return 0  # "On Monday the court ruled. … Monday's ruling will be felt."
    since = (said.isoweekday() - number) % 7 if said else 0
    return 0 if 0 < since <= JUST and WAS_DUE.search(sentence, 0, match.start()) else 1


def read_nth_weekday(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield "the second Tuesday of May", in the year that month is of, and "the first Monday of each month"."""
    number = weekdays()[match["w"].lower().rstrip(".").removesuffix("s")]
    word = match["n"].lower()
    place = -1 if word in ("last", "final") else (int(word[0]) if word[0].isdigit() else ORDINALS[word])
    relative = (match["rel"] or "").lower()
    if relative in ("each", "every"):
        yield make_draft(match, f"XXXX-WXX-{number}", DateType.SET, rule="weekday-said")
        return
    value, anchor = _month_meant(match, sentence, now)
    month = month_of(value)
    known = nth_weekday(*month, number, place) if month else None
    yield make_draft(match, known or f"XXXX-WXX-{number}", anchor=anchor, rule="weekday-said")


def _month_meant(match: re.Match[str], sentence: str, now: Now) -> tuple[str, DateAnchor]:
    """Return the month that a weekday is counted in."""
    if match["rel"]:
        step = {"last": -1, "next": 1}.get(match["rel"].lower(), 0)
        told = match["rel"].lower() in ("that", "the")
        base, anchor = (now.context, DateAnchor.CONTEXT) if told and now.context else (None, DateAnchor.PUBLISHED)
        return unit_at(base or now.published, "month", step), anchor
    month = month_number(match["m"])
    if match["y"]:
        return f"{match['y']}-{month:02}", DateAnchor.EXPLICIT
    if match["which"]:
        said, anchor = year_meant(match["which"], now)
        return f"{said}-{month:02}", anchor
    year, anchor = year_near(match, sentence, now, month, 0)
    return f"{year_text(year)}-{month:02}", anchor


def read_week_weekday(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield "next week Monday", "last week on Tuesday"."""
    number = weekdays()[match["w"].lower().rstrip(".").removesuffix("s")]
    value = _weekday_of(now.published, number, match["which"].lower())
    yield make_draft(match, value, anchor=DateAnchor.PUBLISHED, rule="weekday-said")


def _weekday_of(base: str | None, number: int, which: str) -> str:
    day = day_of(base)
    if day is None:
        return f"XXXX-WXX-{number}"
    step = -7 if "last" in which or "previous" in which else (7 if "next" in which else 0)
    return shift(base, step + number - day.isoweekday(), "day")


def read_day_before(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield the unit before or after the date in force ("the day before")."""
    sign = 1 if match["dir"].lower() in ("after", "following") else -1
    unit = match["u"].lower()
    if unit in codes("part"):
        value = f"{unit_at(now.context, 'day', sign)}T{codes('part')[unit]}"
        yield make_draft(match, value, DateType.TIME, anchor=DateAnchor.CONTEXT)
    else:
        yield make_draft(match, unit_at(now.context, unit, sign), anchor=DateAnchor.CONTEXT)
