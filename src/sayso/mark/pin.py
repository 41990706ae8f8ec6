"""Pins: what every form of date needs: the draft of a mark, what is known so far, tense, and the year meant."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sayso.mark.calendar import months
from sayso.mark.parse import Parse
from sayso.mark.phrase import MONTH, YEAR
from sayso.mark.tense import COMING, OPEN, PAST, tense_at, tense_said
from sayso.mark.timex import (
    day_of,
    month_of,
    nearest_year,
    unit_at,
    year_of,
)
from sayso.vocabulary import DateAnchor, DateMod, DateType, WaitsFor

AHEAD = {PAST: 0.15, OPEN: 0.5, COMING: 4.0}
"""How much nearer a coming day counts than a past one, by tense: in January nobody says "on 10 February" without its
year of a day eleven months ago."""


YEAR_AHEAD = re.compile(rf"(?:{MONTH}\.?\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH}|{MONTH}),?\s+({YEAR})\b")
YEAR_BEFORE = re.compile(rf"\b{YEAR}(?:\s*[-–—,]\s*|,?\s+(?:to|and|or|until|till|through)\s+)(?:the\s+|by\s+|on\s+)?$")
"""A date with a year that the next one is joined to: "from 3 May 2018 to 9 June"."""


LEAD = 25
"""A bare year within so many characters of the beginning of a sentence opens what is told next."""
FORWARD = 10
"""A bare year later in a sentence that lies farther ahead, or more than a year back, is an aside."""
ROLL = 8
"""A month named so many months before the one in force is that of the next year: chosen on the development texts."""
QUARTER = re.compile(r"\d{4}-Q\d")
NAMES_QUARTER = frozenset({"quarter", "quarter-of-year", "quarter-ended", "unit"})
RECENT = 7
"""A day named before holds for a time of day where it lies at most so many days back."""
STEPS_ASIDE = frozenset({"year-earlier", "comparison", "unit-in-force", "vague"})
"""Rules whose dates are only looked at for comparison, and do not become the date in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A date before it becomes a mark; offsets count from the start of its sentence.

    rule: what found it, a row of the table of measured precision; "" for the name of the form
    told: whether it stands in a narrative of the past
    """

    start: int
    end: int
    type: DateType
    value: str
    mod: DateMod | None = None
    anchor: DateAnchor = DateAnchor.EXPLICIT
    waits_for: WaitsFor | None = None
    rule: str = ""
    told: bool = False


@dataclass(slots=True, kw_only=True)
class Now:
    """What is known while an article is read from front to back.

    published:   TIMEX3 value of the publication date, or None; context: the last date in force
    narrative:   whether dates without a year follow the context rather than the publication date
    in_sentence: the last explicit date of the sentence
    quarter:     the quarter of a year named last
    day:         the last day named in the sentence, whatever it rests on; day_before: the last one before it
    meant:       the last value of each weekday and month that was told without its year: one article means one
    parse:       the words and trees of the article; offset: where the sentence begins in it
    """

    published: str | None
    context: str | None
    narrative: bool
    parse: Parse
    offset: int = 0
    quarter: str | None = None
    in_sentence: str | None = None
    day: str | None = None
    day_before: str | None = None
    meant: dict[str, str] = field(default_factory=dict)

    def tense(self, sentence: str, start: int, end: int) -> int:
        """Return `PAST`, `COMING` or `OPEN` for what a date at ``[start, end)`` of the sentence is said of."""
        return tense_said(self.parse, sentence, self.offset, start, end)

    def is_a(self, start: int, *upos: str) -> bool:
        """Return whether the word at ``start`` of the sentence has one of the parts of speech."""
        word = self.parse.at(self.offset + start)
        return word is not None and self.parse.words[word].upos in upos

    def begin(self, offset: int) -> None:
        """Begin a sentence at ``offset``."""
        self.in_sentence, self.offset = None, offset
        self.day_before = self.day or self.day_before
        self.day = None

    def day_in_force(self) -> str | None:
        """Return the day that a time of day is told of: the one named in its sentence, else in a story the last one.

        News of the last days goes on with the day it named last; a day farther off was an aside.
        """
        if self.day is not None:
            return self.day
        if self.narrative:
            return self.context[:10] if self.context and day_of(self.context) else None
        named, today = day_of(self.day_before), day_of(self.published)
        near = named is not None and today is not None and 0 <= (today - named).days <= RECENT
        return self.day_before if near else None

    def note(self, draft: Draft) -> None:
        """Take a resolved date as the context of those after it."""
        if draft.type is DateType.DATE and draft.rule in NAMES_QUARTER and QUARTER.fullmatch(draft.value):
            if self.quarter is None or draft.value < unit_at(self.published, "quarter", 0):
                self.quarter = draft.value
        if self.narrative and self.published and draft.anchor is DateAnchor.PUBLISHED:
            return
        if draft.rule in STEPS_ASIDE or (self.narrative and self._looks_aside(draft)):
            return
        if draft.type in (DateType.DATE, DateType.TIME) and day_of(draft.value):
            self.day = draft.value[:10]
        if draft.type in (DateType.DATE, DateType.TIME) and year_of(draft.value) is not None:
            self.context = draft.value
            if draft.anchor is DateAnchor.EXPLICIT:
                self.in_sentence = draft.value

    def _looks_aside(self, draft: Draft) -> bool:
        """Return whether a bare year in a narrative only looks ahead or back from what is told."""
        year, told = year_of(draft.value), year_of(self.context)
        if year is None or told is None or len(draft.value) != 4 or draft.start < LEAD:
            return False
        ahead = tense_at(self.parse, self.offset + draft.start, self.offset + draft.end) == COMING
        return ahead or not -1 <= year - told <= FORWARD

    def anchor(self) -> tuple[str | None, DateAnchor]:
        """Return what a date without a year rests on."""
        if self.in_sentence is not None:
            return self.in_sentence, DateAnchor.CONTEXT
        if (self.narrative or self.published is None) and self.context is not None:
            return self.context, DateAnchor.CONTEXT
        return self.published, DateAnchor.PUBLISHED


Resolver = Callable[[re.Match[str], str, Now], Iterator[Draft]]


def make_draft(match: re.Match[str], value: str, kind: DateType = DateType.DATE, *, mod: DateMod | None = None,
               anchor: DateAnchor = DateAnchor.EXPLICIT, start: int | None = None, end: int | None = None,
               rule: str = "") -> Draft:  # fmt: skip
    """Return the draft of a date that a whole match stands for, open where its value is."""
    open_value = "X" in value and kind in (DateType.DATE, DateType.TIME) and anchor is not DateAnchor.EXPLICIT
    waits = None
    if open_value or value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
        waits = WaitsFor.CONTEXT if anchor is DateAnchor.CONTEXT else WaitsFor.PUBLISHED
    return Draft(
        start=match.start() if start is None else start, end=match.end() if end is None else end, type=kind,
        value=value, mod=mod, anchor=anchor, waits_for=waits, rule=rule,
    )  # fmt: skip


def month_number(text: str) -> int:
    """Return the number of a month, 1 to 12."""
    return months()[text.lower().rstrip(".")]


def stage_mod(text: str | None) -> DateMod | None:
    """Return what "early", "mid-", "the end of" say of the period after them."""
    lower = (text or "").lower()
    if "earlier" in lower or "later" in lower or "sometime" in lower:
        return None
    if "first" in lower or "opening" in lower or "early" in lower or "beginning" in lower or "start" in lower:
        return DateMod.START
    if "mid" in lower:
        return DateMod.MID
    if "second half" in lower or "latter" in lower or "closing" in lower:
        return DateMod.END
    if "last" in lower or "final" in lower or "late" in lower or "end" in lower or "close" in lower or "year" in lower:
        return DateMod.END
    return None


def year_near(match: re.Match[str], sentence: str, now: Now, month: int, day: int) -> tuple[int | None, DateAnchor]:
    """Return the year a month or day without one belongs to."""
    ahead = YEAR_AHEAD.match(sentence, match.end() + _joint(sentence, match.end()))
    if ahead:
        return int(ahead[1]), DateAnchor.CONTEXT
    value, anchor = now.anchor()
    tense = now.tense(sentence, match.start(), match.end())
    goes_on = tense == PAST or YEAR_BEFORE.search(sentence, max(0, match.start() - 24), match.start()) is not None
    if anchor is DateAnchor.CONTEXT and (goes_on or now.narrative or now.published is None):
        return _rolled(value, month) if now.narrative and now.in_sentence is None else year_of(value), anchor
    since = sentence[: match.start()].lower().rstrip().endswith(" since")
    return nearest_year(now.published, month, day, ahead=0 if since else AHEAD[tense]), DateAnchor.PUBLISHED


def _rolled(value: str | None, month: int) -> int | None:
    """Return the year of a month in a narrative, which goes on: January after a December is the next year's."""
    told = month_of(value)
    if told is None:
        return year_of(value)
    return told[0] + 1 if told[1] - month >= ROLL else told[0]


def _joint(sentence: str, at: int) -> int:
    """Return how long the "to", "and" or dash after a date is, 0 where there is none."""
    joint = re.match(r"\s*(?:-|–|—|to|and|until|through)\s*", sentence[at : at + 12])
    return joint.end() if joint else 0


def year_meant(words: str, now: Now) -> tuple[str, DateAnchor]:
    """Return the year that "this year", "the same year" mean, "XXXX" while that is open."""
    which = " ".join(words.lower().split()).removesuffix("'s").removesuffix("’s")
    if which in ("this year", "last year", "next year"):
        step = {"this": 0, "last": -1, "next": 1}[which.split()[0]]
        return unit_at(now.published, "year", step), DateAnchor.PUBLISHED
    step = 1 if "following" in which or "next" in which else (-1 if "previous" in which else 0)
    return unit_at(now.context, "year", step), DateAnchor.CONTEXT
