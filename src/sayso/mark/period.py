"""Periods: months, seasons, quarters, years, decades, centuries, said outright or told from now."""

import re
from collections.abc import Iterator

from sayso.mark.calendar import ORDINALS, codes
from sayso.mark.length import duration_value
from sayso.mark.pin import Draft, Now, make_draft, month_number, stage_mod, year_meant, year_near
from sayso.mark.tense import COMING
from sayso.mark.timex import (
    day_of,
    month_of,
    unit_at,
    year_for,
    year_of,
)
from sayso.vocabulary import DateAnchor, DateMod, DateType

NOUN_AFTER = re.compile(r"\s+([a-z]+)")


NOT_YEAR = frozenset(
    "people men women children soldiers troops civilians km kilometres metres meters dollars euros others houses homes"
    " families fighters feet acres hectares tons tonnes copies employees jobs members students police"
    " officers miles".split()
)
AHEAD = frozenset(
    ("next", "the next", "the coming", "this coming", "coming", "the following", "following", "the upcoming")
)


def read_month_year(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a month of a year."""
    yield make_draft(
        match, f"{match['y']}-{month_number(match['m']):02}", mod=stage_mod(match["stage"]), confidence=0.97
    )


def read_month_alone(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield "in May", "last March", "early June"; a bare "May" or "March" needs such a word."""
    word, relative = match["m"], (match["rel"] or "").lower().split()
    before = re.search(r"(\w+)[\s,]+$", sentence[max(0, match.start() - 20) : match.start()])
    cue = before[1].lower() if before else ""
    ambiguous = word.lower() in ("may", "march", "mar", "jan", "dec", "sep", "june", "april", "august")
    placed = cue in ("in", "since", "by", "until", "till", "of", "from", "during", "to", "and", "between", "for",
                     "early", "late", "through", "before", "after", "mid", "around", "on")  # fmt: skip
    if not (relative or match["stage"] or placed or match["which"] or not ambiguous):
        return
    if ambiguous and cue in ("for", "to", "and", "of") and not (relative or match["stage"]):
        follows = sentence[match.end() : match.end() + 12]
        if re.match(r"\s+[A-Z]", follows) or word.lower() in ("may", "march"):
            return
    if len(word) == 3 and word.lower() in ("mar", "jan", "dec", "sep", "may") and word != "May" and not placed:
        return
    month = month_number(word)
    start = match.start()
    if relative and relative[-1] in ("each", "every"):
        yield make_draft(match, f"XXXX-{month:02}", DateType.SET, confidence=0.85)
        return
    if match["which"]:
        known_year, anchor = year_meant(match["which"], now)
        yield make_draft(
            match, f"{known_year}-{month:02}", mod=stage_mod(match["stage"]), anchor=anchor, confidence=0.88
        )
        return
    if relative and relative[-1] in ("last", "past", "next", "coming", "this"):
        value = now.published
        step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(relative[-1], 0)
        year = year_for(value, month, 0, step)
        if step and year is not None and month_of(value) == (year, month):
            year += step
        if relative[-1] == "this":
            year = year_of(value)
        anchor = DateAnchor.PUBLISHED
    else:
        year, anchor = year_near(match, sentence, now, month, 0)
    known = f"{year:04}" if year else "XXXX"
    yield make_draft(
        match, f"{known}-{month:02}", mod=stage_mod(match["stage"]), anchor=anchor, start=start, confidence=0.85
    )


def read_season(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a season, of a year or told from now."""
    word = match["s"] or match["s2"]
    code = codes("season")[word.lower()]
    if match["y"]:
        yield make_draft(match, f"{match['y']}-{code}", mod=stage_mod(match["stage"]), confidence=0.95)
        return
    value, anchor = (now.published, DateAnchor.PUBLISHED) if match["rel"] else now.anchor()
    year = year_of(value)
    relative = (match["rel"] or "").lower()
    if year is not None and match["rel"]:
        month = month_of(value)
        at = month[1] if month else 12
        opens = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
        if "last" in relative and opens >= at:
            year -= 1
        elif "next" in relative and opens <= at:
            year += 1
    known = f"{year:04}" if year else "XXXX"
    yield make_draft(match, f"{known}-{code}", mod=stage_mod(match["stage"]), anchor=anchor, confidence=0.75)


def read_quarter(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a quarter or half of a year."""
    if match["q"]:
        yield make_draft(match, f"{match['y2']}-Q{match['q']}", confidence=0.95)
        return
    places = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
    number = places[match["n"].lower()]
    if match["u"].lower() == "half":
        year_said = match["y"] or match["y3"]
        if year_said and number < 3:
            yield make_draft(match, f"{year_said}-H{number}", confidence=0.9)
        return
    if match["y"] or match["y3"]:
        yield make_draft(match, f"{match['y'] or match['y3']}-Q{number}", confidence=0.95)
        return
    if match["which"]:
        known_year, anchor = year_meant(match["which"], now)
        yield make_draft(match, f"{known_year}-Q{number}", anchor=anchor, confidence=0.85)
        return
    value, anchor = now.anchor()
    year, month = year_of(value), month_of(value)
    if year is not None and month is not None and anchor is DateAnchor.PUBLISHED and number > (month[1] + 2) // 3:
        year -= 1
    yield make_draft(match, f"{f'{year:04}' if year else 'XXXX'}-Q{number}", anchor=anchor, confidence=0.7)


TIES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
        "nineties": 9}  # fmt: skip


def read_decade(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a decade."""
    if match["c"]:
        value = match["c"] + match["t"]
    elif match["t2"]:
        value = "19" + match["t2"]
    else:
        value = f"19{TIES[match['word'].lower()]}"
    yield make_draft(match, value, mod=stage_mod(match["stage"]), confidence=0.93)


def read_century(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a century."""
    word = match["o"].lower()
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else ORDINALS[word]
    if match["bc"]:
        yield make_draft(match, f"BC{number:02}", mod=stage_mod(match["stage"]), confidence=0.8)
    elif number >= 1:
        yield make_draft(match, f"{number - 1:02}", mod=stage_mod(match["stage"]), confidence=0.93)


def read_era(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a year with its era."""
    if match["y2"]:
        yield make_draft(match, f"{int(match['y2']):04}", confidence=0.85)
    elif match["era"].upper().startswith("B"):
        yield make_draft(match, f"BC{int(match['y']):04}", confidence=0.9)
    elif int(match["y"]) > 31 or match["era"].upper().startswith("CE"):
        yield make_draft(match, f"{int(match['y']):04}", confidence=0.85)


def read_year(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a year where its number cannot be a count of something."""
    year = int(match["y"])
    if (
        match["open"]
        and match["open"].strip() in ("-", "–", "—")
        and not re.search(r"(?:1\d|20)\d\d$", sentence[: match.start()])
    ):
        return
    noun = NOUN_AFTER.match(sentence, match.end())
    if noun and (noun[1] in NOT_YEAR or (year < 1500 and noun[1].endswith("s"))):
        return
    cued = match["in"] or match["stage"]
    if not cued and (year < 1800 or year > 2050) and not (match["open"] and year >= 1500):
        return
    if year < 1200 and (match["in"] or "").lower() not in ("in", "since", "year", "until"):
        return
    if (match["in"] or "").lower() in ("about", "around", "than", "to", "by", "for") and not 1900 <= year <= 2050:
        return
    start = match.start() if match["stage"] else match.start("y")
    sure = 0.95 if cued else 0.8
    yield make_draft(match, match["y"], mod=stage_mod(match["stage"]), start=start, confidence=sure)


def read_unit(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a unit told from now ("last week") or from the date in force ("the following month")."""
    relative, unit = " ".join(match["rel"].lower().split()), match["u"].lower()
    if relative == "the other" and unit != "day":
        return
    step = 0
    if relative in ("last", "the past", "this past", "the last", "the previous", "previous", "the preceding"):
        step = -1
    elif relative in AHEAD:
        step = 1
    backward = (
        "the previous",
        "the following",
        "the same",
        "that same",
        "that",
        "previous",
        "following",
        "the preceding",
    )
    contextual = relative in backward or (relative == "the next" and unit in ("day", "year", "month", "week"))
    if relative in ("the past", "the last", "the next", "the coming") and not contextual:
        yield make_draft(match, duration_value(1, unit), DateType.DURATION, confidence=0.75)
        return
    if relative == "the other":
        yield Draft(start=match.start(), end=match.end(), type=DateType.DATE, value="PAST_REF", confidence=0.6)
        return
    base, anchor = (now.context, DateAnchor.CONTEXT) if contextual else (now.published, DateAnchor.PUBLISHED)
    if contextual and base is None and step:
        base, anchor = now.published, DateAnchor.PUBLISHED
    yield make_draft(match, unit_at(base, unit, step), mod=stage_mod(match["stage"]), anchor=anchor,
                 confidence=0.65 if contextual else 0.85)  # fmt: skip


def read_weekend(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield the weekend just past, or the coming one where the words say so."""
    day = day_of(now.published)
    ahead = now.tense(sentence, match.start(), match.end()) == COMING or (day is not None and day.isoweekday() >= 6)
    value = unit_at(now.published, "weekend", 0 if ahead else -1)
    yield make_draft(match, value, anchor=DateAnchor.PUBLISHED, confidence=0.65)


def read_of_unit(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a stretch of the unit in course ("the end of the year")."""
    stage, unit = match["stage"].lower(), match["u"].lower()
    if unit == "end":
        if "year" in stage:
            yield make_draft(
                match, unit_at(now.published, "year", 0), mod=DateMod.END, anchor=DateAnchor.PUBLISHED, confidence=0.75
            )
        return
    if stage.startswith("year") or "rest" in stage:
        return
    yield make_draft(
        match, unit_at(now.published, unit, 0), mod=stage_mod(stage), anchor=DateAnchor.PUBLISHED, confidence=0.7
    )
