"""Lengths: durations, how long ago or later, and what recurs."""

import re
from collections.abc import Iterator

from sayso.mark.calendar import CLOCK_UNITS, UNITS, codes, small_number, unit_of
from sayso.mark.pin import Draft, Now, make_draft
from sayso.mark.timex import (
    shift,
)
from sayso.vocabulary import DateAnchor, DateMod, DateType


def duration_value(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a length of time, "PXY" where its number is not known."""
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


def read_ago(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a point so many units before or after the anchor."""
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
    yield make_draft(match, value, kind, mod=mod, anchor=anchor, confidence=0.85 if near else 0.7)


def read_bare_ago(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield "years ago" and its like, which name no point."""
    past = match["dir"].lower() in ("ago", "earlier")
    yield Draft(start=match.start(), end=match.end(), type=DateType.DATE, value="PAST_REF" if past else "FUTURE_REF",
                anchor=DateAnchor.CONTEXT, confidence=0.55)  # fmt: skip


ADVERBS = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "annually": "P1Y", "annual": "P1Y",
           "yearly": "P1Y", "hourly": "PT1H", "quarterly": "P1Q", "biennial": "P2Y"}  # fmt: skip


def read_set(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield what recurs ("every week", "twice a year")."""
    if match["adv"]:
        yield make_draft(match, ADVERBS[match["adv"].lower()], DateType.SET, confidence=0.85)
        return
    unit = unit_of(match["u"] or match["u2"])
    if unit in codes("part"):
        yield make_draft(match, f"XXXX-XX-XXT{codes('part')[unit]}", DateType.SET, confidence=0.85)
        return
    other = (match["o"] or "").strip().lower()
    count = 2.0 if other in ("other", "second") else (small_number(other) if other else 1.0)
    yield make_draft(match, duration_value(count, unit), DateType.SET, confidence=0.85)


def read_past_period(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a length of time told from now ("the past two decades")."""
    groups = match.groupdict()
    count = small_number(groups["n"]) if groups.get("n") else None
    yield make_draft(match, duration_value(count, unit_of(match["u"])), DateType.DURATION, confidence=0.85)


def read_duration(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a length of time with its number."""
    number, unit = " ".join(match["n"].lower().split()), unit_of(match["u"])
    hyphen = match["gap"] in ("-", "–")
    if (
        number in ("a", "an")
        and not match["hedge"]
        and unit in ("second", "day", "year", "week", "month", "night", "minute", "hour", "quarter")
    ):
        before = sentence[max(0, match.start() - 12) : match.start()].lower()
        if not re.search(r"(?:for|in|within|after|once|than|take|takes|took|lasted|half)\s+$", before):
            return
        if re.search(r"once\s+$", before) or unit == "second":
            return
    if unit == "second" and (number in ("a", "one") or (hyphen and number == "one")):
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
    if number == "the few":
        return
    yield make_draft(match, duration_value(count, unit), DateType.DURATION, mod=_hedge(match["hedge"]), start=start,
                 confidence=0.9 if count is not None else 0.7)  # fmt: skip


def read_bare_duration(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a length of time without a number ("for decades")."""
    word = match["u"] or match["u2"]
    if match["u3"]:
        yield make_draft(match, duration_value(1, unit_of(match["u3"])), DateType.DURATION, confidence=0.8)
        return
    word = (word or match.group()).removesuffix("-long")
    if word.lower() == "generations":
        return
    yield make_draft(match, duration_value(None, unit_of(word)), DateType.DURATION, confidence=0.75)
