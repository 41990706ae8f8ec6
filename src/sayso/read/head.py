"""What the markup of a web page says of its title, authors, outlet and address."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement
from trafilatura.metadata import (
    examine_meta,
    extract_author,
    extract_title,
    extract_url,
)

from sayso.read.address import host_of
from sayso.read.naming import clean_authors, find_headline, outlet_name

ARTICLE_TYPES = frozenset(
    "article newsarticle analysisnewsarticle askpublicnewsarticle backgroundnewsarticle opinionnewsarticle "
    "reportagenewsarticle reviewnewsarticle blogposting liveblogposting socialmediaposting report "
    "advertisercontentarticle satiricalarticle".split()
)
"""schema.org types of a text as published, in lower case."""

# Parts of a description that describe something other than the page's own article.
_OTHERS = frozenset(
    "comment comments review reviews haspart itemlistelement mentions about isbasedon citation video image "
    "associatedmedia relatedlink author publisher creator breadcrumb potentialaction".split()
)
LONGEST_BYLINE = 120
"""Characters of a by-line; longer elements of that name hold more than one."""

_BYLINES = XPath(
    "//*[self::div or self::p or self::span or self::a or self::address]"
    "[contains(@class, 'byline') or contains(@class, 'author') or contains(@class, 'source') or @class='meta'"
    " or @rel='author'][not(ancestor::aside or ancestor::footer)]"
)
_NAMES_APART = re.compile(r"[;,|]\s*|\s+and\s+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the markup says.

    credited: names shown in the page's by-lines, of whatever kind
    ld:       the page's JSON-LD nodes, those of an article first
    """

    title: str | None
    authors: tuple[str, ...]
    credited: tuple[str, ...]
    publisher: str | None
    url: str | None
    host: str
    ld: tuple[dict[str, Any], ...]


def read_head(tree: HtmlElement, url: str | None, saved_from: str | None = None) -> Head:
    """Return what ``tree`` says of itself; ``url``, when given, outweighs the page's own address.

    saved_from: the address that whoever saved the page noted in it, for a page that gives none itself
    """
    ld = tuple(sorted(_nodes(tree), key=lambda node: not is_article(node)))
    meta = examine_meta(tree)
    if meta.author and " " not in meta.author:
        meta.author = None
    url = url or meta.url or extract_url(tree) or saved_from
    host = host_of(url)
    publisher = _publisher(ld) or _site_name(tree)
    title = _described_title(ld) or meta.title or tree.findtext(".//head/title") or extract_title(tree) or ""
    return Head(
        title=find_headline(tree, _one_line(unescape(title)), publisher, host),
        authors=clean_authors(_described_authors(ld), publisher)
        or clean_authors(_split(meta.author), publisher)
        or clean_authors(_split(extract_author(tree)), publisher),
        credited=tuple(_credited(tree)),
        publisher=publisher,
        url=url,
        host=host,
        ld=ld,
    )


def is_article(node: dict[str, Any]) -> bool:
    """Whether a JSON-LD node describes an article."""
    types = node.get("@type")
    return any(str(t).lower() in ARTICLE_TYPES for t in (types if isinstance(types, list) else [types]))


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD nodes that describe the page or its article."""
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        source = (script.text or "").strip()
        source = source.removeprefix("//<![CDATA[").removeprefix("<!--").removesuffix("-->").removesuffix("//]]>")
        try:
            value = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [value]
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                yield value
                waiting += [part for name, part in value.items() if name.lower() not in _OTHERS]


def _publisher(ld: tuple[dict[str, Any], ...]) -> str | None:
    """Return the publisher that an article's JSON-LD names."""
    for node in ld:
        publisher = node.get("publisher") if is_article(node) else None
        if isinstance(publisher, list):
            publisher = publisher[0] if publisher else None
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and (named := outlet_name(name)):
            return named
    return None


def _site_name(tree: HtmlElement) -> str | None:
    """Return the name of the site in Open Graph or the application's name."""
    for expression in (
        './/meta[@property="og:site_name"]',
        './/meta[@name="og:site_name"]',
        './/meta[@name="application-name"]',
    ):
        for element in tree.iterfind(expression):
            if name := outlet_name(element.get("content") or ""):
                return name
    return None


def _described_title(ld: tuple[dict[str, Any], ...]) -> str | None:
    """Return the headline that an article's JSON-LD gives."""
    headlines = (node.get("headline") for node in ld if is_article(node))
    return next((headline for headline in headlines if isinstance(headline, str) and headline.strip()), None)


def _described_authors(ld: tuple[dict[str, Any], ...]) -> list[str]:
    """Return the authors that the first article of the JSON-LD names, people before organisations."""
    for node in ld:
        given = node.get("author") if is_article(node) else None
        authors = given if isinstance(given, list) else [given]
        people = [author for author in authors if isinstance(author, dict) and _typed(author, "person")]
        names = [a.get("name") if isinstance(a, dict) else a for a in people or authors]
        found = [part for name in names if isinstance(name, str) for part in _NAMES_APART.split(unescape(name))]
        if found:
            return found
    return []


def _credited(tree: HtmlElement) -> Iterator[str]:
    """Yield the names in elements made for by-lines and sources, as far as those are short."""
    for element in _BYLINES(tree)[:20]:
        shown = _one_line(" ".join(element.itertext()))
        if len(shown) <= LONGEST_BYLINE:
            yield from (
                name for name in _NAMES_APART.split(re.sub(r"(?i)^(?:by|source|via)\b:?\s*", "", shown)) if name
            )


def _typed(node: dict[str, Any], wanted: str) -> bool:
    """Whether a JSON-LD node is of the type ``wanted``, in lower case."""
    types = node.get("@type")
    return wanted in [str(t).lower() for t in (types if isinstance(types, list) else [types])]


def _split(authors: str | None) -> list[str]:
    """Return the names in trafilatura's list of authors."""
    return authors.split(";") if authors else []


def _one_line(text: str | None) -> str:
    """Return ``text`` with its white space folded."""
    return _SPACE.sub(" ", text or "").strip()
