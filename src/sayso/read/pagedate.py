"""When a web page was published and changed: every candidate its markup has, the most trusted first.

Order: JSON-LD of the article, ``<meta>`` and ``itemprop``, JSON-LD of the page, the day in the address, dates shown at
the head of the page, the month in the address; htmldate's judgement of the markup only when there is none of these.
Footers, copyright years, lists of other stories and the time of a crawl are never asked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date, timedelta
from functools import cache
from typing import Any

from htmldate import find_date
from lxml.etree import XPath
from lxml.html import HtmlElement

from sayso.lexicon import table
from sayso.read.address import day_of_address, month_of_address
from sayso.read.date import find_dates, iso_date, parse_edtf
from sayso.read.head import is_article
from sayso.records import DateCandidate
from sayso.vocabulary import How

EARLIEST, LATEST = "1900-01-01", "2199-12-31"
"""Bounds for htmldate: fixed, so that a page reads the same on any day. Dates to come are warned of elsewhere."""

SHOWN = 6
"""How many dates shown at the head of a page are looked at."""

_ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})")
_UTC = re.compile(r"\s*\d{4}-\d{2}-\d{2}[T ](\d{2}):\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]00:?00|UTC|GMT)")
_PROPERTY = XPath('//*[@itemprop="datePublished" or @itemprop="dateModified" or @pubdate]')
_STAMPED = XPath(
    "//time | //*[self::span or self::div or self::p or self::li or self::small or self::em or self::abbr]"
    "[contains(@class, 'date') or contains(@class, 'Date') or contains(@class, 'publish') or contains(@class, 'time')"
    " or contains(@class, 'posted') or contains(@class, 'byline') or contains(@id, 'date')]"
)
_ELSEWHERE = re.compile(
    r"(?i)foot|copyright|sidebar|related|recommend|comment|widget|teaser|card|latest|popular|trending|carousel|nav\b|menu"
)
_CHANGED = re.compile(r"(?i)\b(?:updat|modif|revis)")


Found = tuple[str, DateCandidate]
"""``published`` or ``modified``, and a candidate for it."""


def find_page_dates(
    tree: HtmlElement, ld: Sequence[dict[str, Any]], url: str | None
) -> tuple[tuple[DateCandidate, ...], tuple[DateCandidate, ...]]:
    """Return the candidates for publication and for change, the most trusted first, each value and ``how`` once.

    ld: the page's JSON-LD nodes; url: its address, if known
    """
    shown = tuple(_shown(tree))
    found = [
        *_described([node for node in ld if is_article(node)], shown),
        *_tagged(tree, shown),
        *_described([node for node in ld if not is_article(node)], shown),
        *(("published", found) for found in day_of_address(url)),
        *shown,
        *(("published", found) for found in month_of_address(url)),
    ]
    published = tuple(dict.fromkeys(candidate for which, candidate in found if which == "published"))
    modified = tuple(dict.fromkeys(candidate for which, candidate in found if which == "modified"))
    return published or _judged(tree), modified


def _described(ld: Sequence[dict[str, Any]], shown: Sequence[Found]) -> Iterator[Found]:
    """Yield the dates in JSON-LD."""
    for name, which in (("datePublished", "published"), ("dateModified", "modified")):
        for node in ld:
            types = str(node.get("@type", "")).lower()
            if "video" not in types and "image" not in types and "comment" not in types:
                yield from _candidate(which, node.get(name), How.JSON_LD, shown)


def _tagged(tree: HtmlElement, shown: Sequence[Found]) -> Iterator[Found]:
    """Yield the dates in ``<meta>`` and in elements that schema.org's properties name."""
    ranked = []
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        rank = _ranks().get((name or "").lower())
        if rank:
            ranked.append((rank, element.get("content")))
    for (_, which), value in sorted(ranked, key=lambda pair: pair[0]):
        yield from _candidate(which, value, How.META, shown)
    for element in _PROPERTY(tree):
        if element.tag != "meta" and not _lies_elsewhere(element):
            which = "modified" if element.get("itemprop") == "dateModified" else "published"
            yield from _candidate(which, element.get("datetime") or element.get("content"), How.META, shown)


@cache
def _ranks() -> Mapping[str, tuple[int, str]]:
    """Return rank and meaning of each name of a ``<meta>`` date."""
    return {row["name"]: (rank, row["date"]) for rank, row in enumerate(table("read_date_meta"))}


def _shown(tree: HtmlElement) -> Iterator[Found]:
    """Yield dates that the page shows in an element made for them, outside footers and lists of other stories."""
    count = 0
    for element in _STAMPED(tree):
        if count >= SHOWN:
            return
        shown = " ".join(element.itertext())[:300]
        stamp = element.get("datetime") if element.tag == "time" else None
        day = _day(stamp) or next((written.value for written in find_dates(shown[:200])), None)
        if day is None or len(shown) > 250 or _lies_elsewhere(element):
            continue
        count += 1
        before = (element.getparent().text or "") if element.getparent() is not None else ""
        which = "modified" if _CHANGED.search(before[-60:] + shown) else "published"
        yield which, DateCandidate(value=day, how=How.TEXT, start=None, end=None)


def _judged(tree: HtmlElement) -> tuple[DateCandidate, ...]:
    """Return htmldate's judgement of the markup that is left without footers, side columns, comments and scripts."""
    tree = deepcopy(tree)
    for element in list(tree.iter("footer", "aside", "nav", "script", "div", "section", "ul", "p")):
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.getparent() is None:
            continue  # a page may be nothing but a footer
        if element.tag in {"footer", "aside", "nav", "script"} or _ELSEWHERE.search(named):
            element.drop_tree()
    try:
        value = find_date(tree, extensive_search=False, original_date=True, min_date=EARLIEST, max_date=LATEST)
    except (ValueError, TypeError, AttributeError):
        return ()
    return (DateCandidate(value=value, how=How.INFERRED, start=None, end=None),) if value else ()


def _candidate(which: str, value: Any, how: How, shown: Sequence[Found]) -> Iterator[Found]:
    """Yield ``value`` as a candidate when it is a date.

    A stamp in universal time may name the day before or after the outlet's own; where the page shows that neighbouring
    day, the day shown goes first.
    """
    day = _day(value)
    if not day:
        return
    stamp = _UTC.match(value)
    if stamp:
        off = -1 if int(stamp[1]) < 12 else 1
        local = (date.fromisoformat(day) + timedelta(days=off)).isoformat()
        yield from (found for found in shown if found[0] == which and found[1].value == local)
    yield which, DateCandidate(value=day, how=how, start=None, end=None)


def _day(value: Any) -> str | None:
    """Return the day of a machine-written or written-out date, in its own time zone."""
    if not isinstance(value, str):
        return None
    match = _ISO.match(value)
    if match:
        return iso_date(int(match[1]), int(match[2]), int(match[3]))
    return parse_edtf(value[:60])


def _lies_elsewhere(element: Any) -> bool:
    """Whether an element stands in a footer, a menu, a comment or a list of other stories."""
    for ancestor in (element, *element.iterancestors()):
        if ancestor.tag in {"footer", "aside", "nav"}:
            return True
        if ancestor.tag in {"body", "html", "main", "article"}:
            return False
        if _ELSEWHERE.search(f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"):
            return True
    return False
