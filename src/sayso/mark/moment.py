"""What a date phrase means: from a matched form and what is known so far to a TIMEX3 value."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sayso.lexicon import table
from sayso.mark.calendar import CLOCK_UNITS, ORDINALS, UNITS, codes, months, small_number, unit_of, weekdays
from sayso.mark.phrase import MONTH, YEAR
from sayso.mark.timex import (
    day_of,
    easter,
    month_of,
    nearest_weekday,
    nearest_year,
    shift,
    unit_at,
    year_for,
    year_of,
)
from sayso.vocabulary import DateAnchor, DateMod, DateType, WaitsFor

FUTURE = re.compile(
    r"(?i:\b(?:will|would|shall|scheduled|plans?|going\s+to|expected|due|set|until|by|upcoming|ahead\s+of|payable|record|effective|expires?|'ll|’ll)\b)"
)
AFTER_FUTURE = re.compile(r"\s+(?i:will|is\s+due|deadline)\b")
PAST = re.compile(r"\b(?:was|were|had|did|said|told|been|began|went|took|came|[a-z]{2,}ed)\b")
SPOKE = re.compile(r"(?i:\b(?:said|told|announced|reported|was|were|had|killed|met)\b)")
YEAR_AHEAD = re.compile(rf"(?:{MONTH}\.?\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH}|{MONTH}),?\s+({YEAR})\b")
NOUN_AFTER = re.compile(r"\s+([a-z]+)")
NOT_YEAR = frozenset(
    "people men women children soldiers troops civilians km kilometres metres meters dollars euros others houses homes"
    " families fighters feet acres hectares tons tonnes copies employees jobs members students police officers miles".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A date before it becomes a mark; offsets count from the start of its sentence."""

    start: int
    end: int
    type: DateType
    value: str
    mod: DateMod | None = None
    anchor: DateAnchor = DateAnchor.EXPLICIT
    waits_for: WaitsFor | None = None
    confidence: float = 0.9


@dataclass(slots=True, kw_only=True)
class Now:
    """What is known while an article is read from front to back.

    published:   TIMEX3 value of the publication date, or None; context: the last date in force
    narrative:   whether dates without a year follow the context rather than the publication date
    in_sentence: the last explicit date of the sentence; following: the text up to the next date
    """

    published: str | None
    context: str | None
    narrative: bool
    in_sentence: str | None = None
    following: str = ""

    def note(self, draft: Draft) -> None:
        """Take a resolved date as the context of those after it."""
        if self.narrative and self.published and draft.anchor is DateAnchor.PUBLISHED:
            return
        if draft.type in (DateType.DATE, DateType.TIME) and year_of(draft.value) is not None:
            self.context = draft.value
            if draft.anchor is DateAnchor.EXPLICIT:
                self.in_sentence = draft.value

    def anchor(self) -> tuple[str | None, DateAnchor]:
        """Return what a date without a year rests on."""
        if self.in_sentence is not None:
            return self.in_sentence, DateAnchor.CONTEXT
        if (self.narrative or self.published is None) and self.context is not None:
            return self.context, DateAnchor.CONTEXT
        return self.published, DateAnchor.PUBLISHED


Resolver = Callable[[re.Match[str], str, Now], Iterator[Draft]]


def _draft(match: re.Match[str], value: str, kind: DateType = DateType.DATE, *, mod: DateMod | None = None,
           anchor: DateAnchor = DateAnchor.EXPLICIT, start: int | None = None, end: int | None = None,
           confidence: float = 0.9) -> Draft:  # fmt: skip
    open_value = "X" in value and kind in (DateType.DATE, DateType.TIME) and anchor is not DateAnchor.EXPLICIT
    waits = None
    if open_value or value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
        waits = WaitsFor.CONTEXT if anchor is DateAnchor.CONTEXT else WaitsFor.PUBLISHED
    return Draft(
        start=match.start() if start is None else start, end=match.end() if end is None else end, type=kind,
        value=value, mod=mod, anchor=anchor, waits_for=waits, confidence=confidence,
    )  # fmt: skip


def _month(text: str) -> int:
    return months()[text.lower().rstrip(".")]


def _stage(text: str | None) -> DateMod | None:
    """Return what "early", "mid-", "the end of" say of the period after them."""
    lower = (text or "").lower()
    if "early" in lower or "beginning" in lower or "start" in lower:
        return DateMod.START
    if "mid" in lower:
        return DateMod.MID
    if "late" in lower or "end" in lower or "close" in lower or "year" in lower:
        return DateMod.END
    return None


def _future(sentence: str, at: int) -> bool:
    """Return whether the words just before say that it is still to come."""
    cue = None
    for cue in FUTURE.finditer(sentence, max(0, at - 60), at):
        pass
    return cue is not None and SPOKE.search(sentence, cue.end(), at) is None


def _iso(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    value = f"{match['y']}-{match['m']}-{match['d']}"
    if match["t"]:
        yield _draft(match, f"{value}T{match['t']}", DateType.TIME, confidence=0.97)
    else:
        yield _draft(match, value, confidence=0.97)


def _numeric(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    first, second = int(match["a"]), int(match["b"])
    day, month = (first, second) if match["sep"] == "." or first > 12 else (second, first)
    if 1 <= month <= 12 and 1 <= day <= 31:
        sure = match["sep"] == "." or first > 12 or second > 12 or first == second
        yield _draft(match, f"{match['y']}-{month:02}-{day:02}", confidence=0.95 if sure else 0.5)


def _full(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    yield _draft(match, f"{match['y']}-{_month(match['m']):02}-{int(match['d']):02}", confidence=0.98)


def _year_near(match: re.Match[str], sentence: str, now: Now, month: int, day: int) -> tuple[int | None, DateAnchor]:
    """Return the year a month or day without one belongs to."""
    ahead = YEAR_AHEAD.match(sentence, match.end() + _joint(sentence, match.end()))
    if ahead:
        return int(ahead[1]), DateAnchor.CONTEXT
    value, anchor = now.anchor()
    if anchor is DateAnchor.CONTEXT:
        return year_of(value), anchor
    if _future(sentence, match.start()) or AFTER_FUTURE.match(sentence, match.end()):
        return nearest_year(value, month, day, ahead=4.0), anchor
    past = PAST.search(sentence) is not None
    return nearest_year(value, month, day, ahead=0.0 if past else 0.5), anchor


def _joint(sentence: str, at: int) -> int:
    """Return how long the "to", "and" or dash after a date is, 0 where there is none."""
    joint = re.match(r"\s*(?:-|–|—|to|and|until|through)\s*", sentence[at : at + 12])
    return joint.end() if joint else 0


def _full_range(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield both ends of "May 3-5, 2020": "May 3" and "5, 2020"."""
    month, first, last = _month(match["m"]), int(match["d"]), int(match["e"])
    if match["y"]:
        year, anchor = int(match["y"]), DateAnchor.EXPLICIT
    else:
        near, anchor = _year_near(match, sentence, now, month, first)
        year = near if near is not None else 0
    known = f"{year:04}" if year else "XXXX"
    if first >= last and "and" not in match["gap"]:
        return
    yield _draft(match, f"{known}-{month:02}-{first:02}", anchor=anchor, end=match.start("gap"))
    yield _draft(match, f"{known}-{month:02}-{last:02}", anchor=anchor, start=match.start("e"))


def _day_range(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield both ends of "3-5 May 2020": "3" and "5 May 2020"."""
    drafts = list(_full_range(match, sentence, now))
    for draft in drafts[:1]:
        yield Draft(start=draft.start, end=match.end("d"), type=draft.type, value=draft.value, anchor=draft.anchor,
                    waits_for=draft.waits_for, confidence=draft.confidence)  # fmt: skip
    yield from drafts[1:]


def _month_day(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    month, day = _month(match["m"]), int(match["d"])
    year, anchor = _year_near(match, sentence, now, month, day)
    known = f"{year:04}" if year else "XXXX"
    yield _draft(match, f"{known}-{month:02}-{day:02}", anchor=anchor, confidence=0.88)


def _weekday_th(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    value, anchor = now.anchor()
    month = month_of(value)
    known = f"{month[0]:04}-{month[1]:02}" if month else "XXXX-XX"
    yield _draft(match, f"{known}-{int(match['d']):02}", anchor=anchor, confidence=0.75)


def _month_year(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    yield _draft(match, f"{match['y']}-{_month(match['m']):02}", mod=_stage(match["stage"]), confidence=0.97)


def _month_alone(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
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
    month = _month(word)
    start = match.start()
    if relative and relative[-1] in ("each", "every"):
        yield _draft(match, f"XXXX-{month:02}", DateType.SET, confidence=0.85)
        return
    if match["which"]:
        known_year, anchor = _which_year(match["which"], now)
        yield _draft(match, f"{known_year}-{month:02}", mod=_stage(match["stage"]), anchor=anchor, confidence=0.88)
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
        year, anchor = _year_near(match, sentence, now, month, 0)
    known = f"{year:04}" if year else "XXXX"
    yield _draft(match, f"{known}-{month:02}", mod=_stage(match["stage"]), anchor=anchor, start=start, confidence=0.85)


def _which_year(words: str, now: Now) -> tuple[str, DateAnchor]:
    """Return the year that "this year", "the same year" mean, "XXXX" while that is open."""
    which = " ".join(words.lower().split()).removesuffix("'s").removesuffix("’s")
    if which in ("this year", "last year", "next year"):
        step = {"this": 0, "last": -1, "next": 1}[which.split()[0]]
        return unit_at(now.published, "year", step), DateAnchor.PUBLISHED
    step = 1 if "following" in which or "next" in which else (-1 if "previous" in which else 0)
    return unit_at(now.context, "year", step), DateAnchor.CONTEXT


def _season(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    word = match["s"] or match["s2"]
    code = codes("season")[word.lower()]
    if match["y"]:
        yield _draft(match, f"{match['y']}-{code}", mod=_stage(match["stage"]), confidence=0.95)
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
    yield _draft(match, f"{known}-{code}", mod=_stage(match["stage"]), anchor=anchor, confidence=0.75)


def _quarter(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    if match["q"]:
        yield _draft(match, f"{match['y2']}-Q{match['q']}", confidence=0.95)
        return
    places = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
    number = places[match["n"].lower()]
    if match["u"].lower() == "half":
        year_said = match["y"] or match["y3"]
        if year_said and number < 3:
            yield _draft(match, f"{year_said}-H{number}", confidence=0.9)
        return
    if match["y"] or match["y3"]:
        yield _draft(match, f"{match['y'] or match['y3']}-Q{number}", confidence=0.95)
        return
    if match["which"]:
        known_year, anchor = _which_year(match["which"], now)
        yield _draft(match, f"{known_year}-Q{number}", anchor=anchor, confidence=0.85)
        return
    value, anchor = now.anchor()
    year, month = year_of(value), month_of(value)
    if year is not None and month is not None and anchor is DateAnchor.PUBLISHED and number > (month[1] + 2) // 3:
        year -= 1
    yield _draft(match, f"{f'{year:04}' if year else 'XXXX'}-Q{number}", anchor=anchor, confidence=0.7)


TIES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
        "nineties": 9}  # fmt: skip


def _decade(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    if match["c"]:
        value = match["c"] + match["t"]
    elif match["t2"]:
        value = "19" + match["t2"]
    else:
        value = f"19{TIES[match['word'].lower()]}"
    yield _draft(match, value, mod=_stage(match["stage"]), confidence=0.93)


def _century(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    word = match["o"].lower()
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else ORDINALS[word]
    if match["bc"]:
        yield _draft(match, f"BC{number:02}", mod=_stage(match["stage"]), confidence=0.8)
    elif number >= 1:
        yield _draft(match, f"{number - 1:02}", mod=_stage(match["stage"]), confidence=0.93)


def _era(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    if match["y2"]:
        yield _draft(match, f"{int(match['y2']):04}", confidence=0.85)
    elif match["era"].upper().startswith("B"):
        yield _draft(match, f"BC{int(match['y']):04}", confidence=0.9)
    elif int(match["y"]) > 31 or match["era"].upper().startswith("CE"):
        yield _draft(match, f"{int(match['y']):04}", confidence=0.85)


def _year(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
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
    yield _draft(match, match["y"], mod=_stage(match["stage"]), start=start, confidence=sure)


def _relative_day(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
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
        yield _draft(match, value, anchor=DateAnchor.PUBLISHED, confidence=0.9)
    else:
        known = value if value != "PRESENT_REF" else "XXXX-XX-XX"
        yield _draft(
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


def _part(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    relative, part = match["rel"].lower(), codes("part")[match["p"].lower()]
    near = "this" in relative or relative == "last"
    base, anchor = (now.published, DateAnchor.PUBLISHED) if near else (now.context, DateAnchor.CONTEXT)
    step = -1 if relative == "last" else (1 if "following" in relative or "next" in relative else 0)
    yield _draft(match, f"{shift(base, step, 'day')}T{part}", DateType.TIME, anchor=anchor, confidence=0.8)


def _weekday(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    word = match["w"].lower().rstrip(".")
    number = weekdays().get(word.removesuffix("s"), 0) or weekdays().get(word, 0)
    relative = " ".join((match["rel"] or "").lower().split())
    if relative in ("every", "each") or (word.endswith("days") and not relative):
        yield _draft(match, f"XXXX-WXX-{number}", DateType.SET, confidence=0.85)
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
    elif _future(sentence, match.start()) or anchor is DateAnchor.CONTEXT:
        direction = 1
    value = nearest_weekday(base, number, direction)
    if relative in ("a week ago",) and day_of(value):
        value = shift(value, -7 if day_of(value) and value > shift(base, -7, "day") else 0, "day")
    if match["lastweek"] and day_of(base):
        value = _weekday_of(base, number, match["lastweek"].lower())
    if match["p"]:
        yield _draft(
            match, f"{value}T{codes('part')[match['p'].lower()]}", DateType.TIME, anchor=anchor, confidence=0.85
        )
    else:
        yield _draft(match, value, anchor=anchor, confidence=0.85)


def _weekday_of(base: str | None, number: int, which: str) -> str:
    day = day_of(base)
    if day is None:
        return f"XXXX-WXX-{number}"
    step = -7 if "last" in which else (7 if "next" in which else 0)
    return shift(base, step + number - day.isoweekday(), "day")


def _duration_value(count: float | None, unit: str) -> str:
    letter = UNITS[unit]
    if count is None:
        number = "X"
    else:
        scale = 2 if letter == "F" else 1
        number = f"{count * scale:.10g}"
    if letter == "F":
        letter = "W"
    if unit in CLOCK_UNITS:
        return f"PT{number}{letter}"
    if letter in ("DE", "CE", "ML", "WE", "Q"):
        return f"P{number}{letter}"
    return f"P{number}{letter}"


def _hedge(text: str | None) -> DateMod | None:
    """Return the TIMEX3 mod of a hedge before a duration."""
    lower = " ".join((text or "").lower().split())
    if not lower or lower in ("at most", "up to"):
        return DateMod.LESS_THAN if lower else None
    if lower.startswith(("nearly", "almost", "less", "fewer", "just under", "no more")):
        return DateMod.LESS_THAN
    if lower.startswith(("over", "more", "at least", "just over", "no less")):
        return DateMod.MORE_THAN
    return DateMod.APPROX


def _ago(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    count, unit = small_number(match["n"]), unit_of(match["u"])
    word = " ".join(match["dir"].lower().split())
    sign = -1 if word in ("ago", "earlier", "beforehand", "prior", "previously") else 1
    near = word in ("ago", "from now", "hence")
    base, anchor = (now.published, DateAnchor.PUBLISHED) if near else (now.context, DateAnchor.CONTEXT)
    if near and now.narrative and now.published is None:
        base, anchor = now.published, DateAnchor.PUBLISHED
    mod = {DateMod.LESS_THAN: DateMod.AFTER, DateMod.MORE_THAN: DateMod.BEFORE}.get(
        _hedge(match["hedge"]) or DateMod.MID, _hedge(match["hedge"])
    )
    if not near and mod in (DateMod.AFTER, DateMod.BEFORE) and sign > 0:
        mod = DateMod.BEFORE if mod is DateMod.AFTER else DateMod.AFTER
    if count is None:
        vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
        yield Draft(
            start=match.start(), end=match.end(), type=DateType.DATE, value=vague, anchor=anchor, confidence=0.6
        )
        return
    value = shift(base, sign * count, unit)
    kind = DateType.TIME if unit in CLOCK_UNITS else DateType.DATE
    yield _draft(match, value, kind, mod=mod, anchor=anchor, confidence=0.85 if near else 0.7)


def _bare_ago(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    past = match["dir"].lower() in ("ago", "earlier")
    yield Draft(start=match.start(), end=match.end(), type=DateType.DATE, value="PAST_REF" if past else "FUTURE_REF",
                anchor=DateAnchor.CONTEXT, confidence=0.55)  # fmt: skip


def _unit(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    relative, unit = " ".join(match["rel"].lower().split()), match["u"].lower()
    if relative == "the other" and unit != "day":
        return
    step = 0
    if relative in ("last", "the past", "this past", "the last", "the previous", "previous", "the preceding"):
        step = -1
    elif relative in (
        "next",
        "the next",
        "the coming",
        "this coming",
        "coming",
        "the following",
        "following",
        "the upcoming",
    ):
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
        yield _draft(match, _duration_value(1, unit), DateType.DURATION, confidence=0.75)
        return
    if relative == "the other":
        yield Draft(start=match.start(), end=match.end(), type=DateType.DATE, value="PAST_REF", confidence=0.6)
        return
    base, anchor = (now.context, DateAnchor.CONTEXT) if contextual else (now.published, DateAnchor.PUBLISHED)
    if contextual and base is None and step:
        base, anchor = now.published, DateAnchor.PUBLISHED
    yield _draft(match, unit_at(base, unit, step), mod=_stage(match["stage"]), anchor=anchor,
                 confidence=0.65 if contextual else 0.85)  # fmt: skip


def _weekend(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    day = day_of(now.published)
    ahead = _future(sentence, match.start()) or (day is not None and day.isoweekday() >= 6)
    value = unit_at(now.published, "weekend", 0 if ahead else -1)
    yield _draft(match, value, anchor=DateAnchor.PUBLISHED, confidence=0.65)


def _of_unit(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    stage, unit = match["stage"].lower(), match["u"].lower()
    if unit == "end":
        if "year" in stage:
            yield _draft(
                match, unit_at(now.published, "year", 0), mod=DateMod.END, anchor=DateAnchor.PUBLISHED, confidence=0.75
            )
        return
    if stage.startswith("year") or "rest" in stage:
        return
    yield _draft(match, unit_at(now.published, unit, 0), mod=_stage(stage), anchor=DateAnchor.PUBLISHED, confidence=0.7)


def _day_before(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    sign = 1 if match["dir"].lower() == "after" else -1
    unit = match["u"].lower()
    yield _draft(
        match,
        unit_at(now.context, "day" if unit == "night" else unit, sign),
        anchor=DateAnchor.CONTEXT,
        confidence=0.65,
    )


ADVERBS = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "annually": "P1Y", "annual": "P1Y",
           "yearly": "P1Y", "hourly": "PT1H", "quarterly": "P1Q", "biennial": "P2Y"}  # fmt: skip


def _set(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    if match["adv"]:
        yield _draft(match, ADVERBS[match["adv"].lower()], DateType.SET, confidence=0.85)
        return
    unit = unit_of(match["u"] or match["u2"])
    if unit in codes("part"):
        yield _draft(match, f"XXXX-XX-XXT{codes('part')[unit]}", DateType.SET, confidence=0.85)
        return
    other = (match["o"] or "").strip().lower()
    count = 2.0 if other in ("other", "second") else (small_number(other) if other else 1.0)
    yield _draft(match, _duration_value(count, unit), DateType.SET, confidence=0.85)


def _past_period(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    groups = match.groupdict()
    count = small_number(groups["n"]) if groups.get("n") else None
    yield _draft(match, _duration_value(count, unit_of(match["u"])), DateType.DURATION, confidence=0.85)


def _duration(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    number, unit = " ".join(match["n"].lower().split()), unit_of(match["u"])
    hyphen = match["gap"] in ("-", "–")
    if (
        number in ("a", "an")
        and not match["hedge"]
        and unit in ("second", "day", "year", "week", "month", "night", "minute", "quarter")
    ):
        before = sentence[max(0, match.start() - 12) : match.start()].lower()
        if not re.search(r"(?:for|in|within|after|once|than|take|takes|took|lasted|half)\s+$", before):
            return
        if re.search(r"once\s+$", before) or unit == "second":
            return
    if unit == "second" and (number in ("a", "one") or (hyphen and number in ("one",))):
        return
    if (
        number == "one"
        and unit == "day"
        and not match["hedge"]
        and not hyphen
        and sentence[max(0, match.start() - 4) : match.start()] != "for "
    ):
        return
    if number in ("many", "some", "the few"):
        if unit == "second":
            return
    count = small_number(number)
    if match["range"]:
        count = None
    if count is not None and match["tail"]:
        count += 0.5
    start = match.start()
    if number in ("the few",):
        return
    yield _draft(match, _duration_value(count, unit), DateType.DURATION, mod=_hedge(match["hedge"]), start=start,
                 confidence=0.9 if count is not None else 0.7)  # fmt: skip


def _bare_duration(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    word = match["u"] or match["u2"]
    if match["u3"]:
        yield _draft(match, _duration_value(1, unit_of(match["u3"])), DateType.DURATION, confidence=0.8)
        return
    word = (word or match.group()).removesuffix("-long")
    if word.lower() == "generations":
        return
    yield _draft(match, _duration_value(None, unit_of(word)), DateType.DURATION, confidence=0.75)


def _clock(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    value = _clock_value(match["t"])
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
    elif word in ("today", "yesterday", "tomorrow"):
        base = shift(now.published, {"today": 0, "yesterday": -1, "tomorrow": 1}[word], "day")
        anchor = DateAnchor.PUBLISHED
    elif word:
        ahead = 1 if _future(sentence, match.start()) else 0
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
    yield _draft(match, f"{day}T{value}", DateType.TIME, anchor=anchor, end=end, confidence=0.88)


def _clock_value(text: str) -> str | None:
    lower = text.lower()
    if lower in ("noon", "midnight"):
        return "12:00" if lower == "noon" else "24:00"
    found = re.match(r"(\d{1,2})(?::(\d\d))?", lower)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if re.search(r"p\.?\s?m", lower) and hour < 12:
        hour += 12
    elif re.search(r"a\.?\s?m", lower) and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 else None


def _clock_day(text: str, now: Now) -> str:
    month = _month(re.search(MONTH, text)[0])  # type: ignore[index]
    day = int(re.search(r"(?<!\d)\d{1,2}(?!\d)", text)[0])  # type: ignore[index]
    year = re.search(rf"{YEAR}", text)
    known = int(year[0]) if year else year_for(now.published, month, day, -1 if now.published else 0)
    return f"{f'{known:04}' if known else 'XXXX'}-{month:02}-{day:02}"


def _holiday(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
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
    yield _draft(match, day, anchor=anchor, confidence=0.7)


RESOLVE: dict[str, Resolver] = {
    "iso": _iso, "numeric": _numeric, "full": _full, "full_range": _full_range, "day_range": _day_range,
    "month_day": _month_day, "weekday_th": _weekday_th, "month_year": _month_year, "month": _month_alone,
    "season": _season, "quarter": _quarter, "decade": _decade, "century": _century, "bc": _era, "year": _year,
    "relative_day": _relative_day, "part": _part, "weekday": _weekday, "ago": _ago, "bare_ago": _bare_ago,
    "unit": _unit, "weekend": _weekend, "of_unit": _of_unit, "day_before": _day_before, "set": _set, "past_period": _past_period,
    "duration": _duration, "bare_duration": _bare_duration, "clock": _clock, "holiday": _holiday,
}  # fmt: skip
"""For each form of `sayso.mark.phrase` what turns a match into dates."""
