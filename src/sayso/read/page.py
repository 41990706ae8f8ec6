"""Saved web pages: main text by trafilatura, with its blocks; title, authors, outlet and dates from the markup."""

import re
from importlib.metadata import version
from typing import Any

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document
from trafilatura.utils import load_html

from sayso.errors import NotReadable, TooLarge
from sayso.read.caption import find_captions
from sayso.read.decode import decode
from sayso.read.draft import Draft
from sayso.read.head import Head, read_head
from sayso.read.layout import lay_out
from sayso.read.pagedate import find_page_dates
from sayso.records import Author, Named, Raw, Title
from sayso.settings import Settings
from sayso.vocabulary import How

READER = f"sayso-html/1 trafilatura/{version('trafilatura')} htmldate/{version('htmldate')}"

MAX_PAGE = 20_000_000
"""Bytes of the largest page that is read: trafilatura's own limit, and ten times the largest news page seen."""

SHORTEST, LEAST_SHARE = 250, 0.3
"""A careful extraction of fewer characters, or of less than this share of the page's paragraphs, is tried again. Of
0.3, 0.4, 0.5 and 0.6, tried on 120 saved news pages and 40 other pages, 0.3 gave the best text on both."""

BYLINE_REACH = 2000
"""Authors are looked for in this many characters from the start, where by-lines stand."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)


SAVED_REACH = 8192
"""Browsers note the address a page was saved from in a comment within so many characters."""

_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d{4,}\)|Page saved with SingleFile\s+url:\s*)(?P<url>https?://[^\s<>\"']{3,2000})",
    re.IGNORECASE,
)

# What no XML may hold (XML 1.0, section 2.2): libxml2 lets most of it into a tree and later refuses to take it back.
_BROKEN = [number for number in (*range(32), 0xFFFE, 0xFFFF) if chr(number) not in "\t\n\r"]
_BLANK = list(map(ord, "\v\f\x1c\x1d\x1e\x1f"))
_CONTROLS = dict.fromkeys(_BROKEN, "\N{REPLACEMENT CHARACTER}") | dict.fromkeys(_BLANK, " ")


def read_page(raw: Raw, settings: Settings) -> Draft:
    """Return the draft of a web page. No script of it runs, and nothing it links to is fetched.

    Raises: NotReadable when the bytes are no page, or its elements lie deeper than libxml2 reads (256 levels);
    TooLarge above `MAX_PAGE`.
    """
    if len(raw.body) > MAX_PAGE:
        raise TooLarge(raw.uri, len(raw.body), MAX_PAGE)
    declared = _CHARSET.search(raw.body[:4096])
    source, caveats = decode(raw.body, raw.uri, raw.charset or (declared[1].decode("ascii") if declared else None))
    tree = _parse(source, raw.uri) if source.strip() else None
    if tree is None:
        return Draft(text="", reader=READER, blocks=(), caveats=caveats)
    url = next((given.value for given in raw.given if given.field == "url"), None)
    saved = _SAVED_FROM.search(source[:SAVED_REACH])
    head = read_head(tree, url, saved["url"] if saved else None)
    published, modified = find_page_dates(tree, head.ld, head.url)
    text, blocks = lay_out(head.title, _body(tree), find_captions(tree))
    return Draft(
        text=text,
        reader=READER,
        blocks=blocks,
        title=_title(head, text),
        authors=tuple(_author(name, text) for name in head.authors),
        credited=head.credited,
        publisher=Named(name=head.publisher, how=How.METADATA, start=None, end=None) if head.publisher else None,
        published=published,
        modified=modified,
        host=head.host,
        caveats=caveats,
    )


def _parse(source: str, uri: str) -> HtmlElement | None:
    """Return the tree of a page. Raises: NotReadable when there is none in it."""
    try:
        tree = load_html(source)
    except (ValueError, AssertionError) as error:
        raise NotReadable(uri, f"is no HTML that can be parsed ({error})") from error
    if tree is None or not len(tree):
        if "<" not in source:
            raise NotReadable(uri, "has no HTML in it; name it .txt if it is plain text")
        raise NotReadable(uri, "is no HTML that can be parsed: too broken, or its elements lie too deep in each other")
    _clean(tree)
    return tree


def _clean(tree: HtmlElement) -> None:
    """Take what no XML may hold out of a tree, where bytes and references to characters bring it."""
    for element in tree.iter():
        for name, value in element.items():
            if (kept := value.translate(_CONTROLS)) != value:
                element.set(name, kept)
        for place in ("text", "tail"):
            value = getattr(element, place)
            if value and (kept := value.translate(_CONTROLS)) != value:
                setattr(element, place, kept)


def _body(tree: HtmlElement) -> Any:
    """Return the element with the main text, or None when there is none.

    Trafilatura's careful setting goes first: what belongs to other stories would be laid at this one's door. Where it
    leaves too much out, its balanced setting is asked as well, and the longer text counts.
    """
    careful = bare_extraction(tree, favor_precision=True, include_comments=False)
    length = len(careful.text or "") if isinstance(careful, Document) else 0
    shown = sum(len("".join(paragraph.itertext())) for paragraph in tree.iter("p"))
    if length < max(SHORTEST, LEAST_SHARE * shown):
        balanced = bare_extraction(tree, include_comments=False)
        if isinstance(balanced, Document) and len(balanced.text or "") > length:
            return balanced.body
    return careful.body if isinstance(careful, Document) else None


def _title(head: Head, text: str) -> Title | None:
    """Return the headline, which `lay_out` has put into the text."""
    if not head.title:
        return None
    start = text.find(head.title)
    return (
        Title(text=head.title, start=start, end=start + len(head.title))
        if start >= 0
        else Title(text=head.title, start=None, end=None)
    )


def _author(name: str, text: str) -> Author:
    """Return an author of the markup, with the place in the by-line where there is one."""
    start = text.find(name, 0, BYLINE_REACH)
    return (
        Author(name=name, start=start, end=start + len(name)) if start >= 0 else Author(name=name, start=None, end=None)
    )
