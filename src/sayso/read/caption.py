"""Captions of a web page's pictures, which the extraction of main text leaves out, and where they stood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.etree import XPath
from lxml.html import HtmlElement

LONGEST = 600
"""Characters; what is longer is no caption."""

FEWEST_WORDS = 8
"""A caption that says something has a sentence of as many words; shorter ones are labels, credits and buttons."""

_SENTENCE = re.compile(r"\w{2,}[.!?][\"”’')]*(?:\s|$)")
_CAPTIONS = XPath(
    "//figcaption | //*[self::p or self::div or self::span]"
    "[contains(concat(' ', normalize-space(@class), ' '), ' caption ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' wp-caption-text ')]"
)
_TEXTS = frozenset({"p", "h1", "h2", "h3", "h4", "li", "blockquote"})
_ELSEWHERE = frozenset({"aside", "footer", "nav", "header"})
_SPACE = re.compile("[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A caption, and the paragraphs and headings that stand before and behind it on the page, the nearest first."""

    text: str
    before: tuple[str, ...]
    behind: tuple[str, ...]


def find_captions(tree: HtmlElement) -> tuple[Caption, ...]:
    """Return the captions of ``tree`` in order, each once, but those in side columns, heads and feet."""
    found = [
        element
        for element in _CAPTIONS(tree)
        if not any(ancestor.tag in _ELSEWHERE for ancestor in element.iterancestors())
    ]
    if not found:
        return ()
    wanted = set(found)
    order: list[tuple[str, bool]] = []
    for element in tree.iter("figcaption", "p", "div", "span", "h1", "h2", "h3", "h4", "li", "blockquote"):
        if element in wanted:
            order.append((folded(element), True))
        elif element.tag in _TEXTS:
            order.append((folded(element), False))
    return tuple(_captions(order))


def _captions(order: Sequence[tuple[str, bool]]) -> list[Caption]:
    """Return the captions among the texts of a page, given in order, with their neighbours."""
    captions: dict[str, Caption] = {}
    for at, (text, is_caption) in enumerate(order):
        if is_caption and len(text) <= LONGEST and _SENTENCE.search(text) and len(text.split()) >= FEWEST_WORDS:
            before = [other for other, caption in order[max(0, at - 6) : at] if other and not caption]
            behind = [other for other, caption in order[at + 1 : at + 7] if other and not caption]
            captions.setdefault(text, Caption(text=text, before=tuple(reversed(before)), behind=tuple(behind)))
    return list(captions.values())


def folded(element: HtmlElement) -> str:
    """Return the text of an element with its white space folded."""
    return _SPACE.sub(" ", "".join(element.itertext())).strip(" ")
