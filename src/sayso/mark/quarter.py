"""Quarters and halves of a year, and the years and quarters that business news counts in."""

import re
from collections.abc import Iterator

from sayso.mark.calendar import ORDINALS
from sayso.mark.length import duration_value
from sayso.mark.phrase import MONTH
from sayso.mark.pin import Draft, Now, make_draft, month_number, year_meant, year_near
from sayso.mark.timex import month_of, shift, unit_at, year_of, year_text
from sayso.vocabulary import DateAnchor, DateType

BACK = re.compile(r"year[- ](?:earlier|ago)|prior-year")
ENDED = re.compile(r"\s+(?:which\s+)?(?:ended|ending|ends|to)\b")
ENDED_IN = re.compile(rf"\s+(?:ended|ending)\s+(?:on\s+)?(?:\d{{1,2}}\s+)?(?P<m>(?=Mar|Jun|Sep|Dec){MONTH})")
"""Where a quarter that ends with one of the calendar says so."""


def read_quarter(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a quarter or half of a year."""
    if match["q"]:
        if match["part"] == "Q" or int(match["q"]) <= 2:
            yield make_draft(match, f"{match['y2']}-{match['part']}{match['q']}", rule="quarter-of-year")
        return
    word = match["n"].lower()
    last = 2 if match["u"].lower() == "half" else 4
    number = int(word[0]) if word[0].isdigit() else ORDINALS.get(word, last)
    letter, said = "H" if match["u"].lower() == "half" else "Q", match["y"] or match["y3"]
    if letter == "H" and (number > 2 or not (said or match["of"])):
        return
    if said:
        yield make_draft(match, f"{said}-{letter}{number}", rule="quarter-of-year")
        return
    if match["which"] or match["of"]:
        known, anchor = year_meant(match["which"] or match["of"], now)
        yield make_draft(match, f"{known}-{letter}{number}", anchor=anchor)
        return
    value, anchor = now.anchor()
    year, month = year_of(value), month_of(value)
    if year is not None and month is not None and anchor is DateAnchor.PUBLISHED and number > (month[1] + 2) // 3:
        year -= 1
    if year is not None and match["back"]:
        year -= 1
    yield make_draft(match, f"{year_text(year)}-Q{number}", anchor=anchor)


def read_fiscal_year(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield "fiscal 1989", "the 1988 period", and "the 1988 quarter" as the quarter in force of that year."""
    if match["fy"]:
        yield make_draft(match, match["fy"] if len(match["fy"]) > len("20") else f"20{match['fy']}")
        return
    year, quarter = match["y"] or match["y2"], re.search(r"-Q\d$", now.quarter or "")
    yield make_draft(match, year + (quarter[0] if quarter and match["u"] else ""))


def read_in_force(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield the unit in force ("the quarter", "the full year"), or the same of the year before ("year-earlier")."""
    unit = (match["u"] or match["u2"] or "period").lower()
    quality = (match["q"] or match["alone"] or "").lower()
    back = match["then"] is not None or BACK.search(quality) is not None
    if "same" in quality and match["then"] is None:
        return
    start = match.start("bare") if match["bare"] else match.start()
    rule = "unit-in-force" if match["bare"] else ("year-earlier" if back else "unit-described")
    if unit == "year" and ENDED.match(sentence, match.end()):
        yield make_draft(match, duration_value(1, "year"), DateType.DURATION, start=start, rule="year-ended")
        return
    if unit in ("quarter", "period") and not back and (ended := ENDED_IN.match(sentence, match.end())):
        month = month_number(ended["m"])
        year, anchor = year_near(ended, sentence, now, month, 0)
        yield make_draft(
            match, f"{year_text(year)}-Q{(month + 2) // 3}", anchor=anchor, start=start, rule="quarter-ended"
        )
        return
    value, anchor = _in_force(unit, (match["q"] or "").lower(), now)
    if back:
        value = _year_before(value)
    yield make_draft(match, value, anchor=anchor, start=start, rule=rule)


def _in_force(unit: str, quality: str, now: Now) -> tuple[str, DateAnchor]:
    """Return the unit that is spoken of: a quarter is the one named last, else the last that is over."""
    if unit in ("quarter", "period", "half"):
        if now.quarter and "current" not in quality:
            return now.quarter, DateAnchor.CONTEXT
        here = "current" in quality or "same" in quality
        return unit_at(now.published, "quarter", 0 if here else -1), DateAnchor.PUBLISHED
    step = -1 if re.search(r"latest|recent|ended|preceding|prior\b", quality) else 0
    value, anchor = now.anchor()
    if not now.narrative and now.published:
        value, anchor = now.published, DateAnchor.PUBLISHED
    return unit_at(value, unit, step), anchor


def _year_before(value: str) -> str:
    """Return the same stretch of the year before."""
    year = year_of(value)
    if year is None:
        return "XXXX" if not re.search(r"-Q", value) else "XXXX-QX"
    return shift(value[:4], -1, "year") + value[4:]
