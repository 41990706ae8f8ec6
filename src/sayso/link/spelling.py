"""Spelling of names: the form under which two spellings are compared, and the bones under which they are looked up."""

import re
import unicodedata
from functools import lru_cache

from sayso.lexicon import table

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s?$")
# One letter of one alphabet is written several ways in another: each of these pairs is seen in English news for one
# sound, whichever language the name comes from. Longer spellings stand first.
_SOUNDS = (
    ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("dzh", "j"), ("kh", "h"), ("gh", "g"), ("sh", "s"), ("ch", "c"),
    ("zh", "j"), ("dj", "j"), ("ph", "f"), ("th", "t"), ("ts", "c"), ("ck", "k"), ("x", "ks"), ("q", "k"),
    ("w", "v"),
)  # fmt: skip
_SOFT = frozenset("aeiouy")


@lru_cache(maxsize=1 << 14)
def fold_name(name: str) -> str:
    """Return ``name`` in lower case without accents, punctuation, possessive or leading article; words by one space."""
    return fold_text(name)


def fold_text(name: str) -> str:
    """Return the same of a longer text, without remembering it."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name.strip()))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    plain = plain.replace("’s ", " ").replace("'s ", " ")
    words = _WORD.findall(plain)
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=1 << 14)
def bones(word: str) -> str:
    """Return the consonants of a folded ``word``, one letter a sound, doubles once: alike for transliterations."""
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    kept: list[str] = []
    for char in word:
        if char not in _SOFT and (not kept or kept[-1] != char):
            kept.append(char)
    return "".join(kept)


def apart_by_ending(one: str, other: str) -> bool:
    """Whether two folded words differ by an ending that makes another name of it: Ivanov, Ivanova; Niger, Nigeria."""
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    endings = {(row["short"], row["long"]) for row in table("link_endings")}
    for tail, longer in endings:
        stems = short[: len(short) - len(tail)], long[: len(long) - len(longer)]
        if short.endswith(tail) and long.endswith(longer) and stems[0] == stems[1]:
            return True
    return False
