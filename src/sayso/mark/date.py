"""Dates: time expressions with their TIMEX3 value, resolved against the article's own date or the narrative."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sayso.identity import mark_id
from sayso.mark.edtf import describe
from sayso.mark.moment import RESOLVE, Draft, Now
from sayso.mark.phrase import ANY, COMPILED
from sayso.mark.timex import year_of
from sayso.records import Article, Date, Span
from sayso.vocabulary import DateAnchor, DateType

FULL_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b(?!\s*(?:people|men|km|soldiers|troops|civilians))")
YEARLY = re.compile(r"(?i:\bevery\s+year\b|\beach\s+year\b|\bannually\b|\byearly\b)")
NARRATIVE = 5
"""So many years of the past must be named before an article counts as a narrative of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One place where a form matched."""

    name: str
    match: re.Match[str]
    start: int
    end: int


def find_dates(article: Article, sentences: tuple[Span, ...]) -> tuple[Date, ...]:
    """Return the dates in ``sentences``, in text order.

    Relative ones rest on ``article.published``; in a narrative of the past, and for "the following month" and its
    like, on the last date named. What cannot be resolved stays open and says what it waits for.
    """
    text = article.text
    published = article.published.value if article.published else None
    if published and not re.match(r"\d{4}(?:-\d\d){0,2}(?:$|T)", published):
        published = None
    now = Now(published=published, context=None, narrative=_is_narrative(text, sentences, published))
    dates: list[Date] = []
    for span in sentences:
        if not ANY.search(text, span.start, span.end):
            continue
        sentence = text[span.start : span.end]
        yearly = YEARLY.search(sentence) is not None
        now.in_sentence = None
        found = _longest(_matches(sentence))
        for place, item in enumerate(found):
            now.following = sentence[item.end : found[place + 1].end] if place + 1 < len(found) else ""
            resolve: Callable[[re.Match[str], str, Now], Iterator[Draft]] = RESOLVE[item.name]
            for draft in resolve(item.match, sentence, now):
                if yearly and draft.value.startswith("XXXX-") is False and item.name == "month_day":
                    draft = _make_yearly(draft)
                dates.append(_record(article, span.start, draft))
                now.note(draft)
    return tuple(dates)


def _is_narrative(text: str, sentences: tuple[Span, ...], published: str | None) -> bool:
    """Return whether an article mostly tells of years well before its own."""
    if not sentences:
        return False
    now = year_of(published)
    years = [int(year) for year in FULL_YEAR.findall(text[: 200_000])]
    if now is None:
        return len(years) > 0
    past = sum(year < now - 1 for year in years)
    return past >= NARRATIVE and past > 0.8 * len(years)


def _matches(sentence: str) -> list[Found]:
    found = []
    for name, gate, pattern in COMPILED:
        if not gate.search(sentence):
            continue
        for match in pattern.finditer(sentence):
            bounds = _bounds(name, match)
            if bounds is not None:
                found.append(Found(name=name, match=match, start=bounds[0], end=bounds[1]))
    return found


def _bounds(name: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Return what of a match competes for its place: a year's preposition is no part of it."""
    if name == "year":
        stage = match["stage"]
        return (match.start() if stage else match.start("y")), match.end()
    if name == "season" and match["s3"]:
        return match.start("s3"), match.end()
    return match.start(), match.end()


def _longest(found: list[Found]) -> list[Found]:
    """Return the matches that do not overlap, the longest of those that do, the earlier rule on a tie."""
    ranked = sorted(enumerate(found), key=lambda item: (item[1].start - item[1].end, item[0]))
    kept: list[Found] = []
    for _, item in ranked:
        if all(item.end <= other.start or item.start >= other.end for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)


def _make_yearly(draft: Draft) -> Draft:
    """Return a day of some year as the day of every year: "8 November … every year"."""
    return Draft(start=draft.start, end=draft.end, type=DateType.SET, value="XXXX" + draft.value[4:],
                 anchor=DateAnchor.EXPLICIT, confidence=0.8)  # fmt: skip


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
        confidence=round(draft.confidence, 3),
    )  # fmt: skip
