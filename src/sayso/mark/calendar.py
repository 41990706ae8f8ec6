"""The calendar as words: months, weekdays, seasons, parts of the day, small numbers, units of time."""

import re
from functools import cache

from sayso.lexicon import table
from sayso.mark.numeral import number_words

UNITS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "weekend": "WE", "week": "W",
         "fortnight": "F", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
         "centurie": "CE", "millennium": "ML"}  # fmt: skip
"""Units of time in the singular with their TIMEX3 letters (F: a fortnight, two weeks)."""

SHORT_UNITS = {"min": "minute", "hr": "hour", "sec": "second"}
CLOCK_UNITS = frozenset({"second", "minute", "hour"})
ORDINALS = {word: place for place, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1)}  # fmt: skip
ORDINALS |= {f"twenty-{word}": 20 + place for word, place in list(ORDINALS.items())[:9]}
ORDINALS |= {"thirtieth": 30, "thirty-first": 31}
HALVES = ((" and a half", 0.5), (" and half", 0.5), (" and a quarter", 0.25))
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


@cache
def calendar_words() -> dict[str, tuple[str, str]]:
    """Return words of the calendar in lower case with their kind and number or code; but not all of them.

    "mar", "mon", "sat", "sun" and "wed" are left out: as words they are something else more often.
    """
    return {
        row["word"]: (row["kind"], row["value"])
        for row in table("calendar_words")
        if row["kind"] in ("month", "weekday") and row["word"] not in ("sun", "sat", "wed", "mar", "mon")
    }


@cache
def months() -> dict[str, int]:
    """Return months in lower case with their number."""
    return {row["word"]: int(row["value"]) for row in table("calendar_words") if row["kind"] == "month"}


@cache
def weekdays() -> dict[str, int]:
    """Return weekdays in lower case, Monday 1."""
    return {row["word"]: int(row["value"]) for row in table("calendar_words") if row["kind"] == "weekday"}


@cache
def codes(kind: str) -> dict[str, str]:
    """Return the words of ``season`` or ``part`` (of the day) with their TIMEX3 code."""
    return {row["word"]: row["value"] for row in table("calendar_words") if row["kind"] == kind}


def day_number(text: str) -> int:
    """Return the day of "14", "3rd", "eighth" or "twenty-first of"."""
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    words = text.lower().removesuffix(" of").replace("-", " ").split()
    return ORDINALS["-".join(word for word in words if word != "of")]


def small_number(text: str) -> float | None:
    """Return what "a", "two and a half", "twenty-one", "2,5" or "44" amounts to; None for a vague word."""
    text = " ".join(text.lower().replace("-", " ").split())
    half = 0.0
    for ending, part in HALVES:
        if text.endswith(ending):
            text, half = text.removesuffix(ending), part
    if fraction := re.fullmatch(r"(\d+)\s+(\d)/(\d)", text):
        return int(fraction[1]) + int(fraction[2]) / int(fraction[3])
    if text[-1:] in FRACTIONS and text[:-1].isdigit():
        return int(text[:-1]) + FRACTIONS[text[-1]]
    if text in ("half a", "half an"):
        return 0.5
    if text in ("a", "an", "the"):
        return 1 + half
    if text in ("a couple of", "couple of"):
        return 2.0
    if text.replace(".", "", 1).replace(",", "").isdigit():
        return float(text.replace(",", "")) + half
    total = 0.0
    for word in text.split():
        value, role = number_words().get(word, (0.0, ""))
        if role == "scale":
            total = max(total, 1.0) * value
        elif role in ("ones", "tens"):
            total += value
        elif word not in ("and", "a"):
            return None
    return total + half if total or text == "zero" else None


def unit_of(word: str) -> str:
    """Return a unit of time in the singular: "Years" → "year"."""
    lower = word.lower()
    if lower in ("centuries", "century"):
        return "century"
    if lower in ("millennia", "millennium"):
        return "millennium"
    return SHORT_UNITS.get(lower.removesuffix("s"), lower.removesuffix("s"))
