"""Lengths: durations, how long ago or later, and what recurs."""

import re
from collections.abc import Iterator

from sayso.mark.calendar import CLOCK_UNITS, UNITS, codes, small_number, unit_of
from sayso.mark.pin import Draft, Now, make_draft
from sayso.mark.tense import COMING
from sayso.mark.timex import shift
from sayso.vocabulary import DateAnchor, DateMod, DateType

SCALES = {
    "fortnight": (2, "W"),
    "quarter": (3, "M"),
    "decade": (10, "Y"),
    "century": (100, "Y"),
    "millennium": (1000, "Y"),
}
"""Units that are so many of another: ISO 8601 has no decades."""
HALF = 0.5
HALVES = {"minute": "30S", "hour": "30M", "day": "T12H", "year": "6M"}
"""What half of a unit is in smaller ones: "two and a half years" is P2Y6M."""


def duration_value(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a length of time, "PXY" where its number is not known."""
    scale, letter = SCALES.get(unit, (1, UNITS[unit]))
    number = "X" if count is None else f"{count * scale:.10g}"
    if count is None and unit in ("decade", "century", "millennium"):
        letter = UNITS[unit]
    if count is not None and count % 1 == HALF and unit in HALVES:
        whole = f"{int(count)}{letter}" if count > 1 else ""
        return (f"PT{whole}" if unit in CLOCK_UNITS else f"P{whole}") + HALVES[unit]
    return f"PT{number}{letter}" if unit in CLOCK_UNITS else f"P{number}{letter}"


def _hedge(text: str | None) -> DateMod | None:
    """Return the TIMEX3 mod of a hedge before a duration."""
    lower = " ".join((text or "").lower().split())
    if not lower or lower in ("at most", "up to"):
        return DateMod.LESS_THAN if lower else None
    if lower.startswith(("nearly", "almost", "less", "fewer", "just under", "under", "no more")):
        return DateMod.LESS_THAN
    if lower.startswith(("over", "more", "at least", "just over", "no less")):
        return DateMod.MORE_THAN
    return DateMod.APPROX


def read_ago(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a point so many units before or after the anchor."""
    count, unit = small_number(match["n"]), unit_of(match["u"])
    if count is not None and match["tail"]:
        count += 0.5
    word = " ".join(match["dir"].lower().split())
    sign = -1 if word in BACKWARD else 1
    near = word in ("ago", "back", "from now", "hence")
    if count is None:
        yield make_draft(match, "PAST_REF" if sign < 0 else "FUTURE_REF", rule="vague")
        return
    if unit == "year" and count == 1 and sign < 0 and now.quarter:
        yield make_draft(match, f"{int(now.quarter[:4]) - 1:04}{now.quarter[4:]}", anchor=DateAnchor.CONTEXT,
                         rule="comparison")  # fmt: skip
        return
    base, anchor = (now.published, DateAnchor.PUBLISHED) if near else (now.context, DateAnchor.CONTEXT)
    if not near and base is None and sign < 0:
        base, anchor = now.published, DateAnchor.PUBLISHED
    value = shift(base, sign * count, unit)
    kind = DateType.TIME if unit in CLOCK_UNITS else DateType.DATE
    rule = "ago" if near else ("earlier" if sign < 0 else "later")
    yield make_draft(match, value, kind, mod=_side(match["hedge"], near, sign), anchor=anchor, rule=rule)


def read_in_time(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield "in two weeks" as a point where its verb looks ahead, else as the time something took."""
    count, unit = small_number(match["n"]), unit_of(match["u"])
    coming = now.tense(sentence, match.start(), match.end()) == COMING or SCHEDULED.search(sentence[: match.start()])
    since = _hedge(match["hedge"]) is DateMod.MORE_THAN or RECORD.search(sentence, 0, match.start()) is not None
    if now.narrative or since or not coming or (match["hedge"] and unit in CLOCK_UNITS):
        yield make_draft(match, duration_value(count, unit), DateType.DURATION, mod=_hedge(match["hedge"]),
                         rule="duration")  # fmt: skip
        return
    kind = DateType.TIME if unit in CLOCK_UNITS else DateType.DATE
    value = shift(now.published, count or 1, unit)
    yield make_draft(match, value, kind, mod=_side(match["hedge"], True, 1), anchor=DateAnchor.PUBLISHED)


RECORD = re.compile(r"(?i:\b(?:first|only|most|least|worst|best|\w{3,12}est)\b[^,.;:]{0,80}$)")
"""What is held against the time since: "it would be the first strike in ten years"."""
SCHEDULED = re.compile(r"\b(?:is|are|begins?|starts?|opens?|ends?|expires?|resumes?|reopens?)\s+in\s+$")
"""What is said in the present of what is fixed for later: "the vote is in two weeks"."""


def _side(hedge: str | None, near: bool, sign: int) -> DateMod | None:
    """Return on which side of the point a hedge puts it: "more than a year ago" lies before."""
    mod = _hedge(hedge)
    if mod not in (DateMod.LESS_THAN, DateMod.MORE_THAN):
        return mod
    nearer, farther = (DateMod.AFTER, DateMod.BEFORE)
    if not near and sign > 0:
        nearer, farther = farther, nearer
    return nearer if mod is DateMod.LESS_THAN else farther


def read_bare_ago(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield "years ago" and its like, which name no point."""
    past = match["dir"].lower() in ("ago", "earlier")
    yield make_draft(match, "PAST_REF" if past else "FUTURE_REF", anchor=DateAnchor.CONTEXT, rule="vague")


BACKWARD = frozenset("ago back earlier before beforehand prior previously".split()) | {"before that"}
ADVERBS = {"daily": "P1D", "everyday": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "annually": "P1Y",
           "yearly": "P1Y", "hourly": "PT1H"}  # fmt: skip


def read_set(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield what recurs ("every week", "twice a year")."""
    if match["adv"] or match["adv2"]:
        yield make_draft(match, ADVERBS[(match["adv"] or match["adv2"]).lower()], DateType.SET,
                         rule="set-adverb")  # fmt: skip
        return
    unit = unit_of(match["u"] or match["u2"] or match["u3"])
    if unit in codes("part"):
        yield make_draft(match, f"XXXX-XX-XXT{codes('part')[unit]}", DateType.SET)
        return
    if match["u3"]:
        yield make_draft(match, duration_value(1, unit), DateType.SET, rule="a-year")
        return
    other = (match["o"] or "").strip().lower()
    count = 2.0 if other in ("other", "second") else (small_number(other) if other else 1.0)
    yield make_draft(match, duration_value(count, unit), DateType.SET)


def read_past_period(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a length of time told from now ("the past two decades")."""
    groups = match.groupdict()
    if match.group().lower().startswith("past ") and now.is_a(match.start(), "ADP"):
        return
    count = small_number(groups["n"]) if groups.get("n") else None
    rule = "past-period" if groups.get("n") else "past-period-vague"
    yield make_draft(match, duration_value(count, unit_of(match["u"])), DateType.DURATION, rule=rule)


def read_duration(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a length of time with its number."""
    number, unit = " ".join(match["n"].lower().split()), unit_of(match["u"])
    if not _is_length(match, sentence, number, unit):
        return
    count = None if match["range"] else small_number(number)
    if count is not None and "half" in (match["tail"] or ""):
        count += 0.5
    tail = (match["tail"] or "").split()[-1:]
    if tail == ["two"]:
        count = None
    value, second = duration_value(count, unit), None
    if match["n2"]:
        second = duration_value(small_number(match["n2"]), unit_of(match["u2"]))
        if count is not None and FINENESS.index(unit_of(match["u2"])) > FINENESS.index(unit):
            value, second = _joined(value, second), None
    mod = _hedge(match["hedge"])
    if mod is None:
        mod = {"so": DateMod.APPROX, "more": DateMod.MORE_THAN}.get("".join(tail))
    rule = "duration-the" if match["the"] else ("duration" if count is not None else "duration-vague")
    end = (
        match.end()
        if second is None
        else match.start() + len(BETWEEN.sub("", sentence[match.start() : match.start("n2")]))
    )
    yield make_draft(match, value, DateType.DURATION, mod=mod, end=end, rule=rule)
    if second is not None:
        yield make_draft(match, second, DateType.DURATION, start=match.start("n2"), rule="duration")


FINENESS = "millennium century decade year quarter month fortnight week weekend night day hour minute second".split()
"""Units from the longest to the shortest: "two years, three months" is one length, "two weeks, 18 months" are two."""
BETWEEN = re.compile(r",?\s+(?:and\s+)?$")


def _joined(whole: str, rest: str) -> str:
    """Return "P2Y" and "P3M" as "P2Y3M", "P1D" and "PT6H" as "P1DT6H"."""
    if whole.startswith("PT"):
        return whole + rest.removeprefix("PT")
    return whole + rest.removeprefix("P")


def _is_length(match: re.Match[str], sentence: str, number: str, unit: str) -> bool:
    """Return whether "a day", "one second", "some days" measure a length at all."""
    before = sentence[max(0, match.start() - 12) : match.start()].lower()
    hyphen = match["gap"] in ("-", "–")
    if number in ("a", "an") and unit in CLOCK_UNITS and THOUGHT.search(sentence, 0, match.start()):
        return False
    if unit == "quarter" and (hyphen or not match["u"].lower().endswith("s")):
        return False
    if unit == "quarter" and (number in ("some", "many") or SHARE_OF.match(sentence, match.end())):
        return False
    if number in ("a", "an") and not match["hedge"] and not match["tail"] and unit in SINGLE:
        lasts = LASTING.search(before) is not None or MEASURED.match(sentence, match.end()) is not None
        return unit != "second" and lasts
    if unit == "second" and (number in ("a", "one", "many", "some") or (hyphen and number == "one")):
        return False
    if number == "one" and unit == "day" and not match["hedge"] and not hyphen:
        return before.endswith("for ")
    if number == "some" and not match["u"].lower().endswith("s"):
        return False
    return number != "the few"


THOUGHT = re.compile(
    r"(?i:(?:\b(?:think|thinks|thought|believe|believes|believed|doubt|imagine|not)|n['’]t)\s+for\s+$)"
)
"""What makes "for a minute" a way to deny."""
SINGLE = frozenset({"second", "day", "year", "week", "month", "night", "minute", "hour", "quarter"})
MEASURED = re.compile(r"\s+(?:(?:before|after|since)\b|of\s+[a-z])")
"""What a length is measured by, after it: "a year after the flood", "a week of fighting"."""
SHARE_OF = re.compile(
    r"\s+of\s+(?:the|its|their|his|her|our|all|a|an|this|that|these|those|[A-Z]\w*)\b(?!\s+(?:fiscal\s+)?year)"
)
"""What three quarters are a share of."""
LASTING = re.compile(r"(?:for|in|within|after|than|take|takes|took|lasted|half|barely|over)\s+$")


def read_bare_duration(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a length of time without a number ("for decades")."""
    if match["u3"]:
        count = float(match["n3"]) if match["n3"] else 1
        yield make_draft(match, duration_value(count, unit_of(match["u3"])), DateType.DURATION)
        return
    word = (match["u"] or match["u2"] or match["u5"] or match.group()).lower().removesuffix("-long")
    if word != "generations":
        yield make_draft(match, duration_value(None, unit_of(word)), DateType.DURATION, rule="duration-bare")
