"""Words as full-text search compares them: letters and digits, without case and accents.

The same rules as SQLite's ``unicode61 remove_diacritics 2``, so that a search finds the same in either engine.
"""

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 100
"""Code points of a word that count; PostgreSQL refuses words of more than 2,046 bytes."""

_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
_PLAIN = re.compile("[a-z0-9]+")
_ACCENTS = re.compile("[\u0300-\u036f]")


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each word of ``text``: where it starts and ends in code points, and how it is compared."""
    for found in _WORD.finditer(text):
        yield found.start(), found.end(), fold(found.group())


def folded(text: str) -> list[str]:
    """Return how the words of ``text`` are compared, in order: what `words` yields, without their places."""
    if text.isascii():
        return [word[:LONGEST] for word in _PLAIN.findall(text.lower())]
    return [fold(word) for word in _WORD.findall(text)]


def fold(word: str) -> str:
    """Return ``word`` in small letters, without accents, its first `LONGEST` code points."""
    small = word.lower()
    if not small.isascii():
        small = _ACCENTS.sub("", unicodedata.normalize("NFD", small))
    return small[:LONGEST]


def wanted_of(query: str) -> list[tuple[str, bool]]:
    """Return what a query asks for: words and ``"phrases"``, each with whether a star leaves its last word open."""
    wanted = []
    for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', query):
        bare = word.rstrip("*")
        if re.search(r"[^\W_]", phrase or bare):
            wanted.append((phrase or bare, bare != word))
    return wanted
