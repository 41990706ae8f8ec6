"""What the markup of a web page says of its title, authors, outlet and address."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement
from trafilatura.metadata import (
    examine_meta,
    extract_author,
    extract_meta_json,
    extract_title,
    extract_url,
)

from sayso.read.byline import tidy_name

LONGEST_TITLE = 400
"""Characters; what is longer is no headline."""

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
_SPACE = re.compile(r"\s+")
_NO_NAME = re.compile(r"(?i)https?:|www\.|@|\b(?:admin|administrator|staff|editor|editors|newsroom|desk|team|guest)\b$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the markup says; ``ld`` holds the page's JSON-LD nodes, those of an article first."""

    title: str | None
    authors: tuple[str, ...]
    publisher: str | None
    url: str | None
    host: str
    ld: tuple[dict[str, Any], ...]


def read_head(tree: HtmlElement, url: str | None) -> Head:
    """Return what ``tree`` says of itself; ``url``, when given, outweighs the page's own address."""
    ld = tuple(sorted(_nodes(tree), key=lambda node: not is_article(node)))
    meta = examine_meta(tree)
    if meta.author and " " not in meta.author:
        meta.author = None
    try:
        meta = extract_meta_json(tree, meta)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        pass  # broken JSON-LD: the rest of the markup stands
    title = meta.title or extract_title(tree)
    author = meta.author or extract_author(tree)
    url = url or meta.url or extract_url(tree)
    return Head(
        title=_one_line(title)[:LONGEST_TITLE] or None,
        authors=_people(author or ""),
        publisher=_publisher(ld) or _site_name(tree),
        url=url,
        host=_host(url),
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
        if isinstance(name, str) and _one_line(name) and not name.startswith("http"):
            return _one_line(name)
    return None


def _site_name(tree: HtmlElement) -> str | None:
    """Return the name of the site in Open Graph or the application's name."""
    for expression in ('.//meta[@property="og:site_name"]', './/meta[@name="og:site_name"]',
                       './/meta[@name="application-name"]'):
        for element in tree.iterfind(expression):
            name = _one_line(element.get("content") or "")
            if name and not name.startswith("http"):
                return name
    return None


def _host(url: str | None) -> str:
    """Return the host of an address, without ``www.``."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _people(authors: str) -> tuple[str, ...]:
    """Return the names in trafilatura's list of authors, without addresses and mere roles."""
    names = (tidy_name(_one_line(name)) for name in authors.split(";"))
    return tuple(dict.fromkeys(name for name in names if name and len(name) <= 80 and not _NO_NAME.search(name)))


def _one_line(text: str | None) -> str:
    """Return ``text`` with its white space folded."""
    return _SPACE.sub(" ", text or "").strip()
