"""Periods told by their name or from now: months, seasons, weeks, the year in course."""

import re
from collections.abc import Iterator

from sayso.mark.calendar import codes
from sayso.mark.length import duration_value
from sayso.mark.phrase import MONTH
from sayso.mark.pin import Draft, Now, make_draft, month_number, stage_mod, year_meant, year_near
from sayso.mark.tense import COMING, OPEN
from sayso.mark.timex import day_of, month_of, unit_at, year_for, year_of, year_text
from sayso.vocabulary import DateAnchor, DateMod, DateType

AMBIGUOUS = frozenset("may march mar jan dec sep june april august".split())
"""Months that are also verbs, names or pieces of something else."""
PLACED = frozenset(
    "in since by until till of from during to and between for early late through before after mid around on".split()
)
AHEAD = frozenset(
    ("next", "the next", "the coming", "this coming", "coming", "the following", "following", "the upcoming")
)
BEHIND = frozenset(("last", "the past", "this past", "the last", "the previous", "previous", "the preceding"))
FROM_CONTEXT = frozenset(
    ("the previous", "the following", "the same", "that same", "that", "previous", "following", "the preceding")
)
NAMED = re.compile(rf"\b(?!{MONTH}|[Mm]id|End|Pre|Post)[A-Z][a-z]+-$", re.VERBOSE)
"""A name that a month would be the second half of."""
RANGE_BEFORE = re.compile(rf"\b{MONTH}\.?(?:\s+\d{{1,4}})?(?:\s+to\s+|\s*[-–]\s*)$")
LISTED_BEFORE = re.compile(rf"\b{MONTH}\.?(?:\s+\d{{1,4}})?(?:\s*,\s*|,?\s+(?:and|or)\s+)$")
"""Another month just before, in a list: "in February and March"."""
MONTHS_OF = re.compile(r"\bmonths?\s+of\s+$")
RANGE_AFTER = re.compile(rf"(?:\s+to\s+|\s*[-–]\s*)(?:{MONTH})")
RULES = {"week": "unit-week", "weekend": "unit-week", "month": "unit-month"}
"""Units that are told from now with another certainty than a year is."""
ENOUGH = frozenset(("week", "month"))
"""Units that "in the next …" counts from today; "in the next year" is mostly the calendar's."""
WITHIN = re.compile(r"(?i:\b(?:in|over|within|during|for|throughout)\s+$)")
AFTER_ALL = re.compile(r"\b[Aa]t\s+$")
"""Before "the end of the day," a way to say that something counts most."""
OPENS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def read_month_year(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a month of a year."""
    year = -int(match["bc"]) if match["bc"] else int(match["y"])
    yield make_draft(match, f"{year_text(year)}-{month_number(match['m']):02}", mod=stage_mod(match["stage"]))


def read_month_alone(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield "in May", "last March", "early June"; a bare "May" or "March" needs such a word."""
    relative = (match["rel"] or "").lower().split()
    if not _is_month(match, sentence, bool(relative)):
        return
    month, mod = month_number(match["m"]), stage_mod(match["stage"])
    if relative and relative[-1] in ("each", "every"):
        yield make_draft(match, f"XXXX-{month:02}", DateType.SET)
        return
    if match["which"]:
        known, anchor = year_meant(match["which"], now)
        yield make_draft(match, f"{known}-{month:02}", mod=mod, anchor=anchor, rule="month-of-said-year")
        return
    if relative and relative[0] == "that" and year_of(now.context) is not None:
        year, anchor = year_of(now.context), DateAnchor.CONTEXT
    elif relative and relative[-1] in ("last", "past", "next", "coming", "this"):
        year, anchor = _stepped_year(relative[-1], month, now), DateAnchor.PUBLISHED
    else:
        year, anchor = year_near(match, sentence, now, month, 0)
        if anchor is DateAnchor.PUBLISHED:
            year = _as_before(match, sentence, now, month, year)
    yield make_draft(match, f"{year_text(year)}-{month:02}", mod=mod, anchor=anchor)


def _as_before(match: re.Match[str], sentence: str, now: Now, month: int, year: int | None) -> int | None:
    """Return the year of a month, that of the same month before where its own verb leaves it open."""
    key = f"month {month}"
    if key in now.meant and now.tense(sentence, match.start(), match.end()) == OPEN:
        return year_of(now.meant[key])
    now.meant[key] = year_text(year)
    return year


def _is_month(match: re.Match[str], sentence: str, relative: bool) -> bool:
    """Return whether a month's name is meant as one."""
    word = match["m"]
    if MONTHS_OF.search(sentence, max(0, match.start() - 12), match.start()):
        return True
    before = re.search(r"(\w+)[\s,]+$", sentence[max(0, match.start() - 20) : match.start()])
    cue = before[1].lower() if before else ""
    if NAMED.search(sentence, 0, match.start()):
        return False
    ambiguous, placed = word.lower() in AMBIGUOUS, cue in PLACED
    if cue in ("a", "an", "the") and word in ("June", "April", "August") and sentence[match.end() :][1:2].islower():
        return True
    near = max(0, match.start() - 24), match.start()
    if RANGE_BEFORE.search(sentence, *near) or LISTED_BEFORE.search(sentence, *near):
        return True
    paired = RANGE_AFTER.match(sentence, match.end()) is not None
    if not (relative or match["stage"] or placed or match["which"] or paired or not ambiguous):
        return False
    if paired:
        return True
    if ambiguous and cue in ("for", "to", "and", "of") and not (relative or match["stage"]):
        follows = sentence[match.end() : match.end() + 12]
        if re.match(r"\s+[A-Z]", follows) or word.lower() in ("may", "march"):
            return False
    return not (len(word) == 3 and ambiguous and word != "May" and not placed)


def _stepped_year(word: str, month: int, now: Now) -> int | None:
    """Return the year of "last May", "next May", "this May"."""
    value = now.published
    step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(word, 0)
    if word == "this":
        return year_of(value)
    year = year_for(value, month, 0, step)
    return year + step if step and year is not None and month_of(value) == (year, month) else year


def read_season(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a season, of a year or told from now."""
    code, mod = codes("season")[(match["s"] or match["s2"]).lower()], stage_mod(match["stage"])
    if match["y"] or match["bc"]:
        year = -int(match["bc"]) if match["bc"] else int(match["y"])
        yield make_draft(match, f"{year_text(year)}-{code}", mod=mod, rule="season-of-year")
        return
    relative, start = (match["rel"] or "").lower(), None
    if relative.strip() == "that" and now.is_a(match.start("rel"), "SCONJ"):
        relative, start = "", match.start("s")
    if relative.startswith(("each", "every")):
        yield make_draft(match, f"XXXX-{code}", DateType.SET)
        return
    near = relative.startswith(("last", "next", "this"))
    value, anchor = (now.published, DateAnchor.PUBLISHED) if near else now.anchor()
    if relative.startswith(("that", "the same")) and now.context is not None:
        value, anchor = now.context, DateAnchor.CONTEXT
    known, month = year_of(value), month_of(value)
    if known is not None and relative:
        at, opens = (month[1] if month else 12), OPENS[code]
        if "last" in relative and opens >= at:
            known -= 1
        elif ("next" in relative or "following" in relative) and opens <= at:
            known += 1
    yield make_draft(match, f"{year_text(known)}-{code}", mod=mod, anchor=anchor, start=start)


def read_season_said(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield "the spring of next year", "the summer of that year"."""
    known, anchor = year_meant(match["which"], now)
    code = codes("season")[match["s"].lower()]
    yield make_draft(match, f"{known}-{code}", mod=stage_mod(match["stage"]), anchor=anchor, rule="season-of-year")


def read_that_period(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield "during this period" as the time in force, where one is."""
    value = now.quarter if now.quarter and not now.narrative else now.context
    if value is not None:
        yield make_draft(match, _coarser(value), anchor=DateAnchor.CONTEXT, rule="unit-in-force")


def _coarser(value: str) -> str:
    """Return the month of a day and the year of a month: nobody calls a day a period."""
    found = re.match(r"((?:BC)?\d{4}-\d\d)-\d\d|((?:BC)?\d{4})-\d\d$", value)
    return (found[1] or found[2]) if found else value


def read_unit(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a unit told from now ("last week") or from the date in force ("the following month")."""
    relative, unit = " ".join(match["rel"].lower().split()), match["u"].lower()
    if relative == "that" and now.is_a(match.start("rel"), "SCONJ"):
        return
    if relative == "the other":
        if unit == "day":
            yield make_draft(match, "PAST_REF", rule="vague")
        return
    step = 1 if relative in AHEAD else (-1 if relative in BEHIND else 0)
    contextual = relative in FROM_CONTEXT or (relative == "the next" and unit in ("day", "year", "month", "week"))
    near = relative == "the next" and unit in ENOUGH and not now.narrative
    if near and WITHIN.search(sentence, 0, match.start()):
        contextual = False  # "in the next month" is told from now
    if relative in ("the past", "the last", "the next", "the coming") and not contextual:
        yield make_draft(match, duration_value(1, unit), DateType.DURATION, rule="period-to-now")
        return
    base, anchor = (now.context, DateAnchor.CONTEXT) if contextual else (now.published, DateAnchor.PUBLISHED)
    if contextual and base is None and step:
        base, anchor = now.published, DateAnchor.PUBLISHED
    value = now.quarter if unit == "quarter" and contextual and not step and now.quarter else unit_at(base, unit, step)
    yield make_draft(match, value, mod=stage_mod(match["stage"]), anchor=anchor,
                     rule="unit-from-context" if contextual else RULES.get(unit, "unit"))  # fmt: skip


def read_unit_beyond(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield the unit before the last, or after the next: "the week before last"."""
    step = -2 if match["dir"].lower().startswith("before") else 2
    yield make_draft(match, unit_at(now.published, match["u"].lower(), step), anchor=DateAnchor.PUBLISHED, rule="unit")


def read_weekend(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield the weekend just past, or the coming one where the words say so."""
    day = day_of(now.published)
    ahead = now.tense(sentence, match.start(), match.end()) == COMING or (day is not None and day.isoweekday() >= 6)
    yield make_draft(match, unit_at(now.published, "weekend", 0 if ahead else -1), anchor=DateAnchor.PUBLISHED)


def read_of_unit(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a stretch of the unit in course ("the end of the year")."""
    stage, unit = match["stage"].lower(), match["u"].lower()
    if (
        unit == "day"
        and AFTER_ALL.search(sentence, 0, match.start())
        and sentence[match.end() : match.end() + 1] == ","
    ):
        return
    value, anchor = now.anchor() if now.narrative else (now.published, DateAnchor.PUBLISHED)
    if unit == "end":
        whole = "year" if "year" in stage else "month"
        if "mid" not in stage:
            yield make_draft(match, unit_at(value, whole, 0), mod=DateMod.END, anchor=anchor)
    elif "year" not in stage:
        yield make_draft(match, unit_at(value, unit, 0), mod=stage_mod(stage), anchor=anchor)
