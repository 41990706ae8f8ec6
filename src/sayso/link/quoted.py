"""Quoted stretches: what stands between quotation marks, read off the marks alone, so that no attribution is needed."""

import re

_MARK = re.compile("[“”„«»\"'‘’\n]")
_BLOCK = re.compile(r":[ \t]*\r?\n\s*([^\n]+)")
_POST = re.compile(r"^([^\n]+(?:\n\s*)?[—–-] ?[^\n(]{2,60}\(@\w+\)[^\n]*)", re.MULTILINE)
_EMPTY_LINE = re.compile(r"[ \t\r]*\n")
_CLOSED_BY = {"“": "”", "„": "“”", "«": "»", '"': '"', "'": "'’", "‘": "’'"}
_SINGLE = frozenset("'‘’")
_STOPS = frozenset(".,!?…")
_ENDS = frozenset(".!?…:”\"»’'")


def find_quoted(text: str) -> list[tuple[int, int]]:
    """Return the stretches of ``text`` in quotation marks, with these, in text order; code points, half-open.

    Typographic, straight, German and French marks count, and single ones that stand where a quotation begins and ends.
    So do the paragraph after one that ends in a colon, and a post with its writer's address below. What is not closed
    runs to the end of its paragraph, as in a quotation over several paragraphs; a line that ends in a full stop ends
    one. A single mark that is never closed is an apostrophe.
    """
    found: list[tuple[int, int]] = []
    start, opening = -1, ""
    for mark in _MARK.finditer(text):
        sign, place = mark.group(), mark.start()
        if sign == "\n":
            if opening and (
                _EMPTY_LINE.match(text, place + 1) or text[max(0, place - 3) : place].rstrip(" \t\r")[-1:] in _ENDS
            ):
                if opening not in _SINGLE:
                    found.append((start, place))
                opening = ""
        elif opening == sign == '"' and _opens(text, place):
            start = place  # the one before was never closed
        elif opening and sign in _CLOSED_BY[opening] and (sign not in _SINGLE or _closes(text, place)):
            found.append((start, place + 1))
            opening = ""
        elif sign in _CLOSED_BY and (not opening or (opening in _SINGLE and sign not in _SINGLE)):
            if sign not in _SINGLE or _opens(text, place):
                start, opening = place, sign
    if opening and opening not in _SINGLE:
        found.append((start, len(text)))
    found += [block.span(1) for block in _BLOCK.finditer(text)]
    if "(@" in text:
        found += [post.span(1) for post in _POST.finditer(text)]
    return sorted(found)


def _opens(text: str, place: int) -> bool:
    """Whether a mark stands where a quotation begins: before a word and after none."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    return after.isalnum() and not (before.isalnum() or before in _STOPS)


def _closes(text: str, place: int) -> bool:
    """Whether a mark stands where a quotation ends: after a word or stop, and before no word."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return (before.isalnum() or before in _STOPS) and not after.isalnum()
