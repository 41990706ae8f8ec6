"""Quoted stretches: what stands between quotation marks, read off the marks alone, so that no attribution is needed."""

import re

_MARKS = re.compile(r"[“”„«»\"]|(?<![\w.,!?…])['‘](?=\w)|(?<=[\w.,!?…])['’](?!\w)|\n\s*\n|\Z")
_BLOCK = re.compile(
    r":[ \t]*\r?\n\s*(?P<words>[^\n]+)"
    r"|(?m:^)(?P<post>[^\n]+(?:\n\s*)?[—–-] ?[^\n(]{2,60}\(@\w+\)[^\n]*)"
)
_PAIRS = {"“": "”", "„": "“”", "«": "»", "'": "'’", "‘": "’'"}
_CLOSING = frozenset("”»’")


def find_quoted(text: str) -> list[tuple[int, int]]:
    """Return the stretches of ``text`` in quotation marks, with these, in text order; code points, half-open.

    Typographic, straight, German and French marks count, and single ones that stand where a quotation begins and ends.
    So do the paragraph after one that ends in a colon, and a post with its writer's address below.
    What is not closed runs to the end of its paragraph, as in a quotation over several paragraphs. A single mark that
    is never closed is an apostrophe.
    """
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for mark in _MARKS.finditer(text):
        sign = mark.group()
        if opened is None:
            if sign == '"' or (sign in _PAIRS and mark.end() < len(text)):
                opened = mark.start(), '"' if sign == '"' else _PAIRS[sign]
        elif sign and sign in opened[1]:
            found.append((opened[0], mark.end()))
            opened = None
        elif not sign or sign[0] == "\n":
            if "’" not in opened[1]:
                found.append((opened[0], mark.start()))
            opened = None
        elif "’" in opened[1] and sign not in _CLOSING:
            opened = mark.start(), '"' if sign == '"' else _PAIRS.get(sign, "”")
    return sorted([*found, *(block.span(block.lastgroup or 0) for block in _BLOCK.finditer(text))])
