"""Dates: time expressions with their TIMEX3 value, resolved against the article's own date or the narrative."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from sayso.identity import mark_id
from sayso.mark.edtf import describe
from sayso.mark.gate import folded, opens
from sayso.mark.grammar import ANY, COMPILED, OPENING
from sayso.mark.margin import widen
from sayso.mark.moment import RESOLVE
from sayso.mark.parse import Parse
from sayso.mark.pin import Draft, Now
from sayso.mark.precision import precision
from sayso.mark.timex import day_of, year_of
from sayso.records import Article, Date, Span
from sayso.vocabulary import DateAnchor, DateType

FULL_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b(?!\s*(?:people|men|km|soldiers|troops|civilians))")
YEARLY = re.compile(
    r"(?i:\b(?:every|each)\s+year\b|\bannually\b|\byearly\b|\bfalls\s+on\b"
    r"|\b(?:is|are)\s+(?:\w+ly\s+)?(?:celebrated|observed|commemorated|marked|kept|remembered|honou?red)\b)"
)
"""Words that make a day without a year the day of every year: a feast and no event."""
EVERY = re.compile(r"(?i:(?:every|each)\s+)$")
TOLD_NOW = re.compile(
    r"\b(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|(?:[Tt]his|[Ll]ast|[Nn]ext)\s+(?:week|month|year)"
    r"|(?:on|On|last|next)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!,?\s+\d)"
)
BEFORE_US = re.compile(r"\b\d{2,4}\s+BCE?\b")
NARRATIVE = 5
"""So many years of the past must be named before an article counts as a narrative of them."""
DEICTIC = frozenset(("relative_day", "weekday"))
SPELLED = frozenset(("full", "month_day", "iso"))
BESIDE = re.compile(r"\s*[,(]\s*")
LEADING = frozenset(("part", "weekend", "in_force"))
LEADS = re.compile(r"(?:\s+hours)?\s+of\s+")
"""What stands between "the early morning" or "the weekend" and the day it is of: both are one date."""
ADDRESS = re.compile(r"(?:https?://|www\.|\w\.(?:com|org|net|gov|info)/)\S*$")
ADDRESS_LENGTH = 200
TITLED = re.compile(r"(?<=[a-z]\s)(?:Day|Week|Weekend|Month|Quarter|Year|Decade|Century)s?\b")
"""A unit with a capital after a small word: "Runner of the Year"."""
CAPITALS = re.compile(r"[A-Z][a-z]+\s[A-Z][a-z]+")
CAPITAL = re.compile(r"\b[A-Z]\w*\s$")
SMALL = re.compile(r"(?<![\w'’])[a-z]{4}")
"""A word in small letters, as no headline in capitals has: there "This Morning" after a capital is a show."""
NAMABLE = frozenset("relative_day part unit in_force set part of_unit duration".split())
"""Forms made of words that names are made of as well."""
TELLING = 5
"""So many words like "today" and "on Friday" make an article news, whatever years it names."""
OFTEN = 2
"""One such word for so many past years does so too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One place where a form matched."""

    name: str
    match: re.Match[str]
    start: int
    end: int


def find_dates(article: Article, sentences: tuple[Span, ...], parse: Parse) -> tuple[Date, ...]:
    """Return the dates in ``sentences``, in text order.

    Relative ones rest on ``article.published``, which way the tense of their verb says; in a narrative of the past, and
    for "the following month" and its like, on the last date named. What cannot be resolved stays open and says what it
    waits for.
    """
    return tuple(_record(article, offset, draft) for offset, draft in read_dates(article, sentences, parse))


def read_dates(article: Article, sentences: tuple[Span, ...], parse: Parse) -> Iterator[tuple[int, Draft]]:
    """Yield each date in ``sentences`` as the code point its sentence begins at and the draft, which names its rule."""
    text = article.text
    published = article.published.value if article.published else None
    if published and not re.match(r"\d{4}(?:-\d\d){0,2}(?:$|T)", published):
        published = None
    now = Now(published=published, context=None, narrative=_is_narrative(text, sentences, published), parse=parse)
    for span in sentences:
        sentence = text[span.start : span.end]
        lower = folded(sentence)
        if any(opens(gate, sentence, lower) for gate in ANY):
            now.begin(span.start)
            for draft in _read_sentence(sentence, now):
                now.note(draft)
                yield span.start, draft


def _read_sentence(sentence: str, now: Now) -> Iterator[Draft]:
    found = _longest(_matches(sentence))
    for item, after in zip_longest(found, found[1:]):
        if after is not None and item.name in LEADING and LEADS.fullmatch(sentence, item.end, after.start):
            continue
        apposed = _apposed(item, after, sentence, now)
        resolve: Callable[[re.Match[str], str, Now], Iterator[Draft]] = RESOLVE[item.name]
        for draft in resolve(item.match, sentence, now):
            named = draft if draft.rule else replace(draft, rule=item.name)
            if item.name in ("month_day", "holiday"):
                named = _recurs(sentence, named)
            if apposed is not None and named.type is DateType.DATE:
                named = replace(named, value=apposed, anchor=DateAnchor.CONTEXT, waits_for=None)
            if not _is_named(sentence, named, item.name, now):
                yield replace(widen(sentence, named), told=now.narrative)


def _apposed(item: Found, after: Found | None, sentence: str, now: Now) -> str | None:
    """Return the day that stands right behind "today" or a weekday and tells which one it was: "today (3 May 2021)"."""
    if after is None or item.name not in DEICTIC or after.name not in SPELLED:
        return None
    if BESIDE.fullmatch(sentence, item.end, after.start) is None:
        return None
    value = next((one.value for one in RESOLVE[after.name](after.match, sentence, now)), "")
    return value if day_of(value) and len(value) == len("2021-05-03") else None


def _is_named(sentence: str, draft: Draft, form: str, now: Now) -> bool:
    """Return whether words of time are only part of an address or of a name: "Runner of the Year", "Tomorrow Group"."""
    if ADDRESS.search(sentence, max(0, draft.start - ADDRESS_LENGTH), draft.start):
        return True
    if form not in NAMABLE:
        return False
    if TITLED.search(sentence, draft.start, draft.end):
        return True
    words = now.parse.within(now.offset + draft.start, now.offset + draft.end)
    if CAPITALS.fullmatch(sentence, draft.start, draft.end) and CAPITAL.search(sentence, 0, draft.start):
        return SMALL.search(sentence) is not None
    if form == "relative_day" and sentence[draft.start : draft.end].isupper() and not sentence.isupper():
        return True
    return any(now.parse.words[number].upos == "PROPN" and now.parse.forms[number].istitle() for number in words)


def _is_narrative(text: str, sentences: tuple[Span, ...], published: str | None) -> bool:
    """Return whether an article mostly tells of years well before its own."""
    if not sentences:
        return False
    now = year_of(published)
    years = [int(year) for year in FULL_YEAR.findall(text[:200_000])]
    if now is None:
        return len(years) > 0
    past = sum(year < now - 1 for year in years) + len(BEFORE_US.findall(text[:200_000]))
    if past < NARRATIVE or past <= 0.8 * len(years):
        return False
    told = len(TOLD_NOW.findall(text[:200_000]))
    return told < TELLING and told * OFTEN < past


def _matches(sentence: str) -> list[Found]:
    found = []
    lower = folded(sentence)
    passed = [opens(gate, sentence, lower) for gate in OPENING]
    for name, gate, pattern in COMPILED:
        if not passed[gate]:
            continue
        for match in pattern.finditer(sentence):
            start, end = _bounds(name, match)
            found.append(Found(name=name, match=match, start=start, end=end))
    return found


def _bounds(name: str, match: re.Match[str]) -> tuple[int, int]:
    """Return what of a match competes for its place: a year's preposition is no part of it."""
    if name == "year":
        return (match.start() if match["stage"] else match.start("y")), match.end()
    if name == "in_force" and match["bare"]:
        return match.start("bare"), match.end()
    return match.start(), match.end()


def _longest(found: list[Found]) -> list[Found]:
    """Return the matches that do not overlap, the longest of those that do, the earlier rule on a tie."""
    ranked = sorted(enumerate(found), key=lambda item: (item[1].start - item[1].end, item[0]))
    kept: list[Found] = []
    for _, item in ranked:
        if all(item.end <= other.start or item.start >= other.end for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)


def _recurs(sentence: str, draft: Draft) -> Draft:
    """Return a day without a year as the day of every year where the words keep it yearly."""
    if draft.type is not DateType.DATE or not re.fullmatch(r"[\dX]{4}-\d\d-\d\d", draft.value):
        return draft
    every = EVERY.search(sentence, max(0, draft.start - 8), draft.start)
    if every is None and YEARLY.search(sentence) is None:
        return draft
    start = every.start() if every else draft.start
    return replace(draft, start=start, type=DateType.SET, value="XXXX" + draft.value[4:], mod=None,
                   anchor=DateAnchor.EXPLICIT, waits_for=None, rule="yearly")  # fmt: skip


def _record(article: Article, offset: int, draft: Draft) -> Date:
    start, end = offset + draft.start, offset + draft.end
    text = article.text[start:end]
    edtf, earliest, latest = (None, None, None)
    if draft.type in (DateType.DATE, DateType.TIME) or draft.value.startswith("XXXX-"):
        edtf, earliest, latest = describe(draft.value, draft.mod)
    return Date(
        id=mark_id("date", article.id, (Span(start=start, end=end),), text),
        start=start, end=end, text=text, type=draft.type, value=draft.value, mod=draft.mod, edtf=edtf,
        earliest=earliest, latest=latest, anchor=draft.anchor, waits_for=draft.waits_for,
        confidence=precision(draft.rule, narrative=draft.told, open_value=draft.waits_for is not None),
    )  # fmt: skip
