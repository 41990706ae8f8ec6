"""Pieces of HTML that are no pages (entries of feeds): their blocks, without scripts, forms and pictures."""

import re
from collections.abc import Iterator

from lxml import etree, html

from sayso.vocabulary import BlockKind

_BLOCKS = frozenset(
    "address article aside blockquote body dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html li "
    "main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_NOT_TEXT = frozenset(
    "script style template noscript head iframe object embed form select svg math video audio".split()
)
_SPACE = re.compile("[ \t\n\r\f]+")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def fragment_blocks(markup: str) -> list[tuple[str, BlockKind]]:
    """Return the text and kind of each block of a piece of HTML, white space folded; [] when it shows nothing."""
    tree = _parsed(markup)
    if tree is None:
        return []
    found: list[tuple[str, BlockKind]] = []
    run: list[str] = []
    kind = BlockKind.PARAGRAPH
    for event, element in _walk(tree):
        name = element.tag if isinstance(element.tag, str) else ""
        if name in _BLOCKS:
            found += _closed(run, kind)
            run = []
            inside = event == "start"
            kind = BlockKind.PARAGRAPH
            if inside and name in _HEADINGS:
                kind = BlockKind.HEADING
            elif inside and name == "figcaption":
                kind = BlockKind.CAPTION
        if event == "start":
            run.append("\n" if name == "br" else element.text or "" if name else "")
        else:
            run.append(element.tail or "")
    return found + _closed(run, kind)


def plain_line(markup: str) -> str:
    """Return a line of text that may have HTML in it, in plain characters and on one line.

    A line without a tag or an entity stays as it is, "5 < 6" as well.
    """
    if _MARKUP.search(markup):
        markup = " ".join(text for text, _ in fragment_blocks(markup))
    return " ".join(markup.split())


def _parsed(markup: str) -> etree._Element | None:
    """Return the tree of a piece of HTML, None when there is nothing in it."""
    if not markup.strip():
        return None
    try:
        # Characters that XML cannot hold would end the parser's patience.
        clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "\ufffd", markup)
        tree: etree._Element = html.fromstring(f"<div>{clean}</div>", parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree


def _closed(run: list[str], kind: BlockKind) -> list[tuple[str, BlockKind]]:
    """Return the block that a run of text makes, none when it is blank; lines that a break parts are blocks each."""
    lines = [_SPACE.sub(" ", line).strip() for line in re.split("\n", "".join(_folded(run)))]
    return [(line, kind) for line in lines if line]


def _folded(run: list[str]) -> Iterator[str]:
    """Yield the pieces of a run with line ends folded, but for those of ``<br>``."""
    for piece in run:
        yield piece if piece == "\n" else piece.replace("\n", " ").replace("\r", " ")


def _walk(tree: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield the start and end of each element, without what is no text; a stack, since they may lie deep."""
    waiting: list[tuple[str, etree._Element]] = [("start", tree)]
    while waiting:
        event, element = waiting.pop()
        if event == "start" and element.tag in _NOT_TEXT:
            yield "end", element
            continue
        yield event, element
        if event == "start":
            waiting.append(("end", element))
            waiting += [("start", child) for child in reversed(element)]
