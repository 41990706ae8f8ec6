"""Margins: words right before a date that belong to it: "the night of 3 May", "about 1910", "late in the year"."""

import calendar
import re
from dataclasses import replace

from sayso.mark.calendar import codes
from sayso.mark.phrase import POINT
from sayso.mark.pin import Draft, stage_mod
from sayso.mark.timex import day_of, month_of, week_value
from sayso.vocabulary import DateMod, DateType

REACH = 40
"""So many characters before a date are looked at."""
PART_OF = re.compile(
    r"(?i:(?:early\s+(?:on|in)\s+)?(?:the\s+)?(?:(?:early|late)\s+)?(?P<part>morning|afternoon|evening|night)"
    r"(?:\s+hours)?\s+of\s+)$"
)
POINT_ON = re.compile(rf"(?P<part>{POINT})\s+(?:on|of)\s+$")
WEEK_OF = re.compile(r"(?i:(?:the\s+)?week(?P<end>end)?\s+of\s+)$")
MONTH_OF = re.compile(r"(?i:(?:the\s+)?months?\s+of\s+)$")
YEAR_OF = re.compile(r"(?:[Tt]he\s+year\s+)$")
PLACE_OF = re.compile(r"(?i:(?:the\s+)?(?P<which>first|last|opening|final)\s+day\s+of\s+)$")
STAGE_IN = re.compile(r"(?i:(?<!\w)(?P<stage>early|earlier|late|later)\s+(?:on\s+)?in\s+(?:the\s+)?)$")
HOURS_OF = re.compile(r"(?i:(?:the\s+)?(?:early|small|wee|first)\s+hours\s+of\s+)$")
NEARLY = re.compile(r"(?<![\w.])(?:[Cc]a?\.|[Cc]irca|[Aa]bout|[Aa]round|[Aa]pproximately)\s*$")
SPELLED = re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}")
LONG = re.compile(r"(?:BC)?[\dX]{4}(?:-(?:\d\d|SP|SU|FA|WI|Q\d|W\d\d))?")


def widen(sentence: str, draft: Draft) -> Draft:
    """Return a date with the words before it that belong to it, and what they make of its value."""
    if draft.type is not DateType.DATE:
        return draft
    before = sentence[max(0, draft.start - REACH) : draft.start]
    found = _of(before, draft) or _staged(before, draft)
    return found or draft


def _of(before: str, draft: Draft) -> Draft | None:
    """Return "the night of 3 May", "the week of 3 May", "the month of May", "the first day of May 2020" as one date."""
    value = draft.value
    if SPELLED.fullmatch(value) and (found := PART_OF.search(before) or POINT_ON.search(before)):
        part = f"{value}T{codes('part')[found['part'].lower()]}"
        return replace(draft, start=_start(before, found, draft), type=DateType.TIME, value=part)
    day = day_of(value) if len(value) == len("2020-05-03") else None
    if day and (found := WEEK_OF.search(before)):
        return replace(
            draft, start=_start(before, found, draft), value=week_value(day) + ("-WE" if found["end"] else "")
        )
    if draft.mod is None and len(value) == len("2020-05"):
        month = month_of(value)
        if month and (found := PLACE_OF.search(before)):
            last = calendar.monthrange(*month)[1] if found["which"].lower() in ("last", "final") else 1
            return replace(draft, start=_start(before, found, draft), value=f"{value}-{last:02}")
        if (found := MONTH_OF.search(before)) and re.fullmatch(r"[\dX]{4}-\d\d", value):
            return replace(draft, start=_start(before, found, draft))
    if re.fullmatch(r"\d{4}", value) and draft.rule.startswith("year") and (found := YEAR_OF.search(before)):
        return replace(draft, start=_start(before, found, draft))
    return None


def _staged(before: str, draft: Draft) -> Draft | None:
    """Return "late in the year" and "about 1910" as one date."""
    if draft.mod is not None:
        return None
    if LONG.fullmatch(draft.value) and (found := STAGE_IN.search(before)):
        return replace(draft, start=_start(before, found, draft), mod=stage_mod(found["stage"]))
    if SPELLED.fullmatch(draft.value) and (found := HOURS_OF.search(before)):
        return replace(draft, start=_start(before, found, draft), mod=DateMod.START)
    spelled = LONG.fullmatch(draft.value) or SPELLED.fullmatch(draft.value)
    if spelled and not draft.rule.startswith("weekday") and (found := NEARLY.search(before)):
        return replace(draft, start=_start(before, found, draft), mod=DateMod.APPROX)
    return None


def _start(before: str, found: re.Match[str], draft: Draft) -> int:
    return draft.start - len(before) + found.start()
