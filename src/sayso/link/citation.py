"""Citations within one article: where it names or describes a law, a resolution, a report or a post."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sayso.identity import mark_id
from sayso.lexicon import table
from sayso.link.fact import CitedFact, pack_id
from sayso.link.period import Period
from sayso.records import Article, Date, Marks, Name, Span
from sayso.vocabulary import DateType, NameType

DATED = 40
"""Code points after a noun within which "of", "on" or "dated" may bring its day: "signed in the capital on 10 May"."""
DEFINITE = frozenset({"the", "this", "that"})
BORDER = (
    r"(?:the|this|that|a|an|is|was|were|are|be|been|has|have|had|will|would|by|of|in|on|at|to|for|with|from|and|or|as"
    r"|which|who)\b"
)
"""Words that never stand between an article and its noun: the phrase begins anew after them."""


def find_citations(
    article: Article, marks: Marks, entity_of: Mapping[str, int], claim_at: Mapping[str, int]
) -> tuple[CitedFact, ...]:
    """Return the mentions of documents in text order, each with the document it is of, counted within the article.

    A name of a document is one under its entity; a described one has its day ("the agreement of 10 May"). "The
    agreement" or "the deal" alone is the only document of that sort that the article has named so far, or no mention.

    entity_of: the place of each entity by its id, or by that of a name without one
    claim_at:  the place of each claim by its id
    """
    spots: list[tuple[int, int, str, int | None, Period | None, bool]] = []
    named = [name for name in marks.names if name.type == NameType.DOC]
    for name in named:
        entity = entity_of.get(name.entity or name.id)
        spots.append((name.start, name.end, _sort(name.text), entity, None, False))
    spots += _described(article.text, marks, named)
    known: dict[str, dict[tuple[int | None, Period | None], int]] = {}
    keys: dict[tuple[str, int | None, Period | None], int] = {}
    found: list[CitedFact] = []
    for start, end, sort, entity, day, definite in sorted(spots, key=lambda spot: (spot[0], spot[1])):
        told = known.setdefault(sort, {})
        if entity is None and day is None:
            documents = set(told.values())
            if not definite or len(documents) != 1:
                continue
            document = documents.pop()
        else:
            document = keys.setdefault((sort, entity, day), len(keys))
            told[entity, day] = document
        span = Span(start=start, end=end)
        text = article.text[start:end]
        found.append(
            CitedFact(
                key=pack_id(mark_id("document", article.id, (span,), text)),
                start=start,
                end=end,
                text=text,
                sort=sort,
                document=document,
                entity=entity,
                day=day,
                claim=_claim(marks, claim_at, start),
            )
        )
    return tuple(found)


def _described(
    text: str, marks: Marks, named: Sequence[Name]
) -> Iterator[tuple[int, int, str, int | None, Period | None, bool]]:
    """Yield the phrases that describe a document, with the one day they give, if they do."""
    taken = [(name.start, name.end) for name in marks.names]
    dates = [date for date in marks.dates if date.type in (DateType.DATE, DateType.TIME) and _is_day(date)]
    documents = [(name.start, name.end) for name in named]
    for match in _phrases().finditer(text):
        start, end = match.start(), match.end()
        noun = match["noun"].casefold()
        if any(a < end and match.start("noun") < b for a, b in taken):
            continue
        if any(0 <= a - end <= 1 for a, _ in documents):
            continue
        inside = [date for date in dates if match.start() <= date.start < match.start("noun")]
        after = [date for date in dates if 0 < date.start - end <= DATED and _brings(text[end : date.start])]
        day = next(iter(inside or after), None)
        first = match.start("rest")
        if day is not None and not inside:
            end = day.end
        period = Period(first=(day.earliest or "")[:10], last=(day.latest or "")[:10]) if day is not None else None
        definite = match["article"].casefold() in DEFINITE
        yield (first if first >= 0 else start), end, nouns()[noun], None, period, definite


def _is_day(date: Date) -> bool:
    return date.earliest is not None and date.latest is not None and date.earliest[:10] == date.latest[:10]


def _brings(between: str) -> bool:
    """Return whether the words between a noun and a day say that it is the document's day."""
    return (
        re.fullmatch(
            r"\s+(?:of|from|dated|(?:\w+ed|\w+en|reached|made)\s+(?:in\s+[\w\s-]{1,25}?\s+)?on)\s+(?:the\s+)?", between
        )
        is not None
    )


def _claim(marks: Marks, claim_at: Mapping[str, int], start: int) -> int | None:
    for claim in marks.claims:
        if any(span.start <= start < span.end for span in claim.spans):
            return claim_at.get(claim.id)
    return None


def _sort(name: str) -> str:
    """Return the sort of a named document by the noun in its name, else "text"."""
    found = [nouns()[word] for word in re.findall(r"\w+", name.casefold()) if word in nouns()]
    return found[-1] if found else "text"


@cache
def nouns() -> Mapping[str, str]:
    """Return the nouns for documents with their sort."""
    return {row["noun"]: row["sort"] for row in table("document_nouns")}


@cache
def _phrases() -> "re.Pattern[str]":
    listed = "|".join(sorted(map(re.escape, nouns()), key=lambda noun: (-len(noun), noun)))
    return re.compile(
        rf"\b(?P<article>the|this|that|a|an)\s+(?P<rest>(?:(?!{BORDER})[\w’'-]+\s+){{0,4}}?(?P<noun>{listed}))\b(?!['’-]?\w)",
        re.IGNORECASE,
    )
