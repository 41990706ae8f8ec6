"""Citations within one article: where it names or describes a law, a resolution, a report or a post."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.identity import mark_id
from sayso.lexicon import table
from sayso.link.fact import CitedFact, pack_id
from sayso.link.period import Period
from sayso.records import Article, Date, Marks, Name, Span
from sayso.vocabulary import DateType, NameType

DATED = 40
"""Code points after a noun within which "of", "on" or "dated" may bring its day: "signed in the capital on 10 May"."""
NOBODYS = -1
"""Number of a document that has neither name nor day nor author: no mention, but there is one more of its sort."""
LASTING = frozenset({"accord", "law", "resolution", "decree", "memorandum"})
"""Sorts of which a year may tell which one is meant, within one article; of reports and posts a year has many."""
PROPER = re.compile(r"[^\W\d_a-z]|\d")
"""What a name of a document has, a capital or a number: "constitutional order" is the name of none."""
DEFINITE = frozenset({"the", "this", "that"})
BORDER = (
    r"(?:the|this|that|a|an|is|was|were|are|be|been|has|have|had|will|would|by|of|in|on|at|to|for|with|from|and|or|as"
    r"|which|who)\b"
)
"""Words that never stand between an article and its noun: the phrase begins anew after them."""
_CALLED = r"(?:(?:also|better|widely|commonly|officially|formally)\s+)?(?:(?:known|referred to) as|called|dubbed)\s+"
ALIAS = re.compile(rf"\s*(?:,?\s+{_CALLED}|\((?:{_CALLED})?)(?:the\s+)?[“\"]?", re.IGNORECASE)
"""Between two names of one document: "the May pact, known as the | Lake Accord"."""
_BY = re.compile(r"\s+(?:by|from|of)\s+(?:the\s+)?", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|signed|adopted|passed|published|issued|released)\s*$")
_ITS = re.compile(r"['’]s?\s+(?:[a-z-]+\s+)?")
_OPENS = re.compile(r"(?:^|[.!?]\s+|\n)[Ii]n\s*$")
AHEAD = 60
"""Code points from a document that opens a sentence to the cue of who says it: "In a post on Friday, Venn said"."""
_AND = re.compile(r"\s*,\s*|\s*,?\s+(?:and|or)\s+|\s*&\s*")
_ON = re.compile(r"\s+(?:on\s+)?(?:late\s+|early\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place that names or describes a document.

    entity:   of a name; day: said of it; owner: whose it is said to be
    definite: whether it may take up one told of before; fresh: whether it brings in one that has no name
    """

    start: int
    end: int
    sort: str
    entity: int | None
    day: Period | None
    owner: int | None
    definite: bool
    fresh: bool


def find_citations(
    article: Article, marks: Marks, entity_of: Mapping[str, int], claim_at: Mapping[str, int]
) -> tuple[CitedFact, ...]:
    """Return the mentions of documents in text order, each with the document it is of, counted within the article.

    A name of a document is one under its entity; a described one has its day ("the agreement of 10 May") or its author
    ("a report by the council", "the ministry said in a statement"). "The agreement" or "the deal" alone is the only
    document of that sort that the article has told of so far, or no mention; "the May pact, known as the Lake Accord"
    is one document with both names.

    entity_of: the place of each entity by its id, or by that of a name without one
    claim_at:  the place of each claim by its id
    """
    named = [name for name in marks.names if name.type == NameType.DOC and PROPER.search(name.text)]
    dates = [date for date in marks.dates if date.type in (DateType.DATE, DateType.TIME) and _is_exact(date)]
    listed = _listed(article.text, named)
    spots = [
        Spot(
            start=name.start, end=name.end, sort=_sort(listed.get(name.start) or name.text),
            entity=entity_of.get(name.entity or name.id),
            day=_day_behind(article.text, name.end, dates)[0], owner=None, definite=False, fresh=False,
        )
        for name in named
    ]  # fmt: skip
    spots += _described(article.text, marks, named, dates, entity_of)
    known: dict[str, dict[tuple[int | None, Period | None, int | None], int]] = {}
    keys: dict[tuple[str, int | None, Period | None, int | None], int] = {}
    found: list[CitedFact] = []
    last: CitedFact | None = None
    for spot in sorted(spots, key=lambda one: (one.start, one.end)):
        document = _document_of(spot, known, keys, last, article.text)
        if document is None:
            continue
        span = Span(start=spot.start, end=spot.end)
        text = article.text[spot.start : spot.end]
        last = CitedFact(
            key=pack_id(mark_id("document", article.id, (span,), text)),
            start=spot.start,
            end=spot.end,
            text=text,
            sort=spot.sort,
            document=document,
            entity=spot.entity,
            day=spot.day,
            claim=_claim(marks, claim_at, spot.start),
            owner=spot.owner,
            listed=listed.get(spot.start, ""),
        )
        found.append(last)
    return tuple(found)


def _listed(text: str, named: Sequence[Name]) -> dict[int, str]:
    """Return what the numbers alone are numbers of, by where they start: "resolutions" in "resolutions 12 and 34"."""
    found: dict[int, str] = {}
    before, head = -1, ""
    for name in named:
        words, _, number = name.text.rpartition(" ")
        if name.text.isdigit():
            if head and _AND.fullmatch(text[before : name.start]):
                found[name.start] = head
            else:
                head = ""
        else:
            head = words if number.isdigit() else ""
        before = name.end
    return found


def _document_of(
    spot: Spot,
    known: dict[str, dict[tuple[int | None, Period | None, int | None], int]],
    keys: dict[tuple[str, int | None, Period | None, int | None], int],
    last: CitedFact | None,
    text: str,
) -> int | None:
    """Return the number of the document that a spot is of, noted under its sort; None for a spot that is no mention."""
    told = known.setdefault(spot.sort, {})
    described = (spot.entity, spot.day, None if spot.entity is not None else spot.owner)
    if last is not None and last.sort == spot.sort and ALIAS.fullmatch(text[last.end : spot.start]):
        document = last.document
    elif described == (None, None, None):
        documents = set(told.values())
        if spot.fresh:  # "they want a new pact": "the pact" may be that one from now on
            told[described] = NOBODYS
        if not spot.definite or len(documents) != 1 or NOBODYS in documents:
            return None
        return documents.pop()
    elif spot.entity is None and spot.day is None and not spot.fresh:
        owned = {number for (_, _, owner), number in told.items() if owner in (spot.owner, None)}
        if spot.definite and len(owned) == 1:
            return owned.pop()
        document = keys.setdefault((spot.sort, *described), _next(keys))
    else:
        document = keys.setdefault((spot.sort, *described), _next(keys))
    told[described] = document
    keys.setdefault((spot.sort, *described), document)
    return document


def _next(keys: Mapping[tuple[str, int | None, Period | None, int | None], int]) -> int:
    return max(keys.values(), default=NOBODYS) + 1


def _described(
    text: str, marks: Marks, named: Sequence[Name], dates: Sequence[Date], entity_of: Mapping[str, int]
) -> Iterator[Spot]:
    """Yield the phrases that describe a document, with the one day they give and whose it is, if they say so."""
    taken = [(name.start, name.end) for name in marks.names]
    documents = [(name.start, name.end) for name in named]
    for match in _phrases().finditer(text):
        start, end = match.start(), match.end()
        noun = match["noun"].casefold()
        if any(a < end and match.start("noun") < b for a, b in taken):
            continue
        if any(0 <= a - end <= 1 for a, _ in documents) or _is_none(noun, match["rest"]):
            continue
        inside = [date for date in dates if match.start() <= date.start < match.start("noun")]
        behind, after = _day_behind(text, end, dates)
        if behind is None and _IN.search(text, max(0, start - 8), start):
            behind, after = _day_behind(text, end, dates, _ON)
        day = _period(inside[0]) if inside else behind
        if day is not None and day.first != day.last and nouns()[noun] not in LASTING:
            continue
        owner = _owner(text, marks, match, entity_of)
        first = match.start("rest")
        article = match["article"].casefold()
        yield Spot(
            start=first if first >= 0 else start,
            end=after if behind is not None and not inside else end,
            sort=nouns()[noun],
            entity=None,
            day=day,
            owner=owner,
            definite=article in DEFINITE,
            fresh=article in ("a", "an"),
        )


def _owner(text: str, marks: Marks, match: re.Match[str], entity_of: Mapping[str, int]) -> int | None:
    """Return whose document a phrase says it is: "by the council" behind it, or who says something "in a statement"."""
    for name in marks.names:
        behind = 0 <= name.start - match.end() <= 12 and _BY.fullmatch(text[match.end() : name.start])
        if behind or (match.start() <= name.start and _ITS.fullmatch(text[name.end : match.start("noun")])):
            return entity_of.get(name.entity or name.id)
    if _OPENS.search(text, max(0, match.start() - 8), match.start()):
        for one in marks.attributions:
            told = any(0 <= span.start - match.end() <= AHEAD for span in one.cue)
            whole = not re.search(r"[.!?]\s", text[match.end() : min((span.start for span in one.cue), default=0)])
            if told and whole and one.speaker is not None and one.speaker.entity is not None:
                return entity_of.get(one.speaker.entity)
    if match["article"].casefold() in ("a", "an") and _IN.search(text, max(0, match.start() - 8), match.start()):
        for one in marks.attributions:
            near = any(
                0 <= match.start() - span.end <= 12 or span.start <= match.start() < span.end for span in one.cue
            )
            if near and one.speaker is not None and one.speaker.entity is not None:
                return entity_of.get(one.speaker.entity)
    return None


def _day_behind(
    text: str, end: int, dates: Sequence[Date], brings: "re.Pattern[str] | None" = None
) -> tuple[Period | None, int]:
    """Return the day that the words behind a noun or name say is its own, and where it ends: "of 10 May".

    brings: what has to stand between, where it is not the usual words
    """
    for date in dates:
        between = text[end : date.start] if 0 < date.start - end <= DATED else ""
        if between and (brings.fullmatch(between) is not None if brings is not None else _brings(between)):
            return _period(date), date.end
    return None, end


def _period(date: Date) -> Period:
    return Period(first=(date.earliest or "")[:10], last=(date.latest or "")[:10])


def _is_exact(date: Date) -> bool:
    """Return whether a date is one day, or one year: "the treaty of 1998"."""
    if date.earliest is None or date.latest is None:
        return False
    return date.earliest[:10] == date.latest[:10] or (len(date.value) == 4 and date.value.isdigit())


def _brings(between: str) -> bool:
    """Return whether the words between a noun and a day say that it is the document's day."""
    return (
        re.fullmatch(
            r",?\s+(?:of|from|dated|(?:\w+ed|\w+en|reached|made)\s+(?:in\s+[\w\s-]{1,25}?\s+)?on)\s+(?:the\s+)?",
            between,
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


def _is_none(noun: str, rest: str) -> bool:
    """Return whether the word before a noun makes it the name of no document: "the constitutional | order"."""
    before = rest.split()[-2:-1]
    return bool(before) and before[0].casefold() in _not_documents().get(noun, ())


@cache
def _not_documents() -> dict[str, frozenset[str]]:
    return {row["noun"]: frozenset(row["before"].split()) for row in table("not_documents")}


@cache
def _phrases() -> "re.Pattern[str]":
    listed = "|".join(sorted(map(re.escape, nouns()), key=lambda noun: (-len(noun), noun)))
    return re.compile(
        rf"\b(?P<article>the|this|that|a|an)\s+(?P<rest>(?:(?!{BORDER})[\w’'-]+\s+){{0,4}}?(?P<noun>{listed}))\b(?!['’-]?\w)(?!\s+(?:{listed})\b)",
        re.IGNORECASE,
    )
