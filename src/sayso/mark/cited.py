"""Cited texts: resolutions, laws and decrees named by a number, each number one document."""

import re
from collections.abc import Iterator, Sequence

from sayso.mark.parse import Parse

NUMBERED = (
    "resolution|resolutions|decree|decrees|directive|directives|protocol|law|laws|act|order|article|articles|section"
    "|proposition|regulation|regulations|bill|ordinance|convention|recommendation|recommendations"
)
_NUMBER = (
    r"(?:no\.? ?|nos\.? ?|№ ?|n° ?)?(?:(?-i:[A-Z]{1,3})[-/. ]?)?\d+(?:[-/.]\d+)*(?:\([\w]{1,4}\))*(?: ?\(\d{4}\))?"
)
_CITED = re.compile(rf"\b(?P<head>{NUMBERED})\s+(?P<first>{_NUMBER})(?!\.?\d|%)", re.IGNORECASE)
_NEXT = re.compile(rf"\s*(?:,|,?\s+and|,?\s+or|&)\s+(?P<next>{_NUMBER})(?![.,]?\d|%|\w)", re.IGNORECASE)
_LEFT = re.compile(r"(?:[A-Z][\w.&'’-]*\s+(?:of the\s+|of\s+|for\s+)?)+$")


def find_cited(parse: Parse, names: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the places of documents with a number: "Resolution 1325", "decree No. 12", "laws 5/2 and 7".

    names: places of the names found so far; one that stands right before belongs to the document ("Security Council
    Resolution 1325"), and so do capitalised words. A plural with a number in lower case ("5 articles") is none.
    """
    text = parse.text
    ends = {end: start for start, end in names}
    for found in _CITED.finditer(text):
        plural = found["head"].lower().endswith("s")
        if found["head"].islower() and not plural and not _certain(found["head"], found["first"]):
            continue
        start = found.start()
        owner = ends.get(len(text[:start].rstrip()))
        if found["head"][0].isupper():
            if owner is not None and "\n" not in text[owner:start]:
                start = owner
            elif (left := _LEFT.search(text, max(0, start - 60), start)) is not None:
                start = left.start()
        yield start, found.end()
        at = found.end()
        while plural and (following := _NEXT.match(text, at)) is not None:
            yield following.start("next"), following.end()
            at = following.end()


def _certain(head: str, number: str) -> bool:
    """Return whether a head in lower case with its number is a citation: "resolution 1325", not "order 3 pizzas"."""
    return head in ("resolution", "decree", "directive", "article", "section", "regulation", "ordinance") and (
        number[0].isdigit() or number[:2].lower() == "no"
    )
