"""Titles: what stands before a name and outside it, and the small signs that cling to either end of one."""

import re
from functools import cache

from sayso.lexicon import words

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_TAIL = re.compile(r"(?:[\s,;:!?\"“”)(\[\]–—-]+)$", re.IGNORECASE)
_HEAD = re.compile(r"^(?:[\s,;:!?\"“”‘'’)(\[\]–—@-]+|the\s+)")
_GIVEN = frozenset("dean major sultan miss".split())
"""Titles that are given names as well, or begin one of a kind: inside the encoder's span they are taken for those."""


GENERATIONS = frozenset("jr sr junior senior ii iii iv".split())
"""Words behind a surname that tell a father from a son."""


def family_of(name: str) -> str:
    """Return the surname in a full name, as it is written: "Orr" of "Mara Orr Jr."; a lone word is its own."""
    parts = name.split()
    while len(parts) > 1 and parts[-1].rstrip(".").casefold() in GENERATIONS:
        parts.pop()
    return parts[-1].rstrip(",") if parts else ""


@cache
def titles() -> frozenset[str]:
    """Return titles and ranks in lower case, without a full stop."""
    return frozenset(word.lower() for word in words("titles"))


def trim_name(text: str, start: int, end: int, said: str) -> tuple[int, int]:
    """Return ``[start, end)`` without signs, article and possessive at its ends and, for a person, without titles.

    said: the encoder's type: a body may be called by a possessive, a person or place is not
    A span that is nothing else comes back empty (start == end).
    """
    while start < end and (found := _HEAD.match(text[start:end])) is not None:
        start += found.end()
    while start < end and (found := _TAIL.search(text[start:end])) is not None and not _belongs(text, start, end):
        end -= found.end() - found.start()
    if said != "Organization" and (found := _POSSESSIVE.search(text[start:end])) is not None:
        end -= found.end() - found.start()
    if said != "Person":
        return start, end
    while (found := _WORD.match(text, start, end)) is not None:
        after = found.end()
        while after < end and text[after] in " .\t\r\n":
            after += 1
        title = found.group().rstrip(".").lower()
        if title not in titles() or title in _GIVEN:
            break
        if after >= end:
            return (end, end)
        start = after
    return start, end


def _belongs(text: str, start: int, end: int) -> bool:
    """Return whether the sign at the end is part of the name: a closing bracket with its opening one inside."""
    return text[end - 1] == ")" and "(" in text[start:end]
