"""Spelling of names: the form under which two spellings are compared, and the bones under which they are looked up."""

import re
import unicodedata
from functools import cache, lru_cache

from sayso.lexicon import table

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s?$")
# Letters of Latin alphabets that Unicode does not take apart, as English news writes them.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h"})
# One letter of one alphabet is written several ways in another: each of these pairs is seen in English news for one
# sound, whichever language the name comes from. Longer spellings stand first.
_SOUNDS = (
    ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("dzh", "j"), ("kh", "h"), ("gh", "g"), ("sh", "s"), ("ch", "c"),
    ("zh", "j"), ("dj", "j"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ts", "c"), ("ck", "k"), ("x", "ks"), ("q", "k"),
    ("w", "v"),
)  # fmt: skip
# The sounds that have two usual spellings each: the second reading of a name.
_OTHER_SOUNDS = (("kh", "k"), ("q", "g"), ("ch", "s"), ("dzh", "j"), *_SOUNDS)
_SOFT = frozenset("aeiouy")
_NEAR = frozenset(("ey", "iy", "ou"))
"""Vowels that stand for one another in transliterations."""
_LATER = frozenset(("ae",))
"""Vowels that do so after the first syllable: Mohammad, Mohammed, but Baker, Becker."""
_CLASHING = frozenset(("eo", "eu", "ao", "au"))
"""Vowels that tell two names apart where the vowel beside them is the same."""
_FINAL = frozenset("eiy")
"""Vowels that stand for one another at the end of a word."""
PARTICLES = frozenset("al el ul bin ibn ben".split())
"""Parts of a person's name that one article writes and another leaves out."""
GENERATIONS = frozenset("jr sr ii iii iv".split())
"""Parts that tell a father from a son: left out by one article, but never exchanged."""


@lru_cache(maxsize=1 << 14)
def fold_name(name: str) -> str:
    """Return ``name`` in lower case without accents, punctuation, possessive or leading article; words by one space."""
    return fold_text(name)


def fold_text(name: str) -> str:
    """Return the same of a longer text, without remembering it."""
    plain = _POSSESSIVE.sub("", name.strip())
    if plain.isascii():  # most names are: nothing of it to take apart
        plain = plain.lower()
    else:
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold().translate(_LETTERS)
    plain = plain.replace("’s ", " ").replace("'s ", " ")
    words = _WORD.findall(plain)
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return " ".join(words)


def person_parts(folded: str) -> tuple[str, ...]:
    """Return the parts of a person's folded name, surname last, without the particles that come and go."""
    parts = folded.split()
    kept = [part for part in parts if part not in PARTICLES]
    if len(kept) > 1 and kept[-1] in GENERATIONS:
        generation = kept.pop()
        kept = [kept[0], generation, *kept[1:]] if len(kept) > 1 else kept
    return tuple(kept) or tuple(parts)


@lru_cache(maxsize=1 << 14)
def bones(word: str) -> str:
    """Return the consonants of a folded ``word``, one letter a sound, doubles once: alike for transliterations."""
    return _consonants(word, _SOUNDS)


@lru_cache(maxsize=1 << 14)
def readings(word: str) -> tuple[str, ...]:
    """Return the bones of a folded word in each of the ways its letters may be read, one or two."""
    return tuple(dict.fromkeys((bones(word), _consonants(word, _OTHER_SOUNDS))))


def _spelt(word: str, sounds: tuple[tuple[str, str], ...]) -> str:
    for spelling, sound in sounds:
        word = word.replace(spelling, sound)
    return word[:-1] if len(word) > 2 and word.endswith("h") and word[-2] in _SOFT else word


def _consonants(word: str, sounds: tuple[tuple[str, str], ...]) -> str:
    kept: list[str] = []
    for char in _spelt(word, sounds):
        if char not in _SOFT and (not kept or kept[-1] != char):
            kept.append(char)
    return "".join(kept)


def _vowels(word: str, sounds: tuple[tuple[str, str], ...]) -> list[str]:
    """Return what stands before, between and after the consonants of a word; a doubled consonant counts once."""
    groups, last = [""], ""
    for char in _spelt(word, sounds):
        if char in _SOFT:
            groups[-1] += char
        elif char != last:
            groups.append("")
            last = char
    return groups


@lru_cache(maxsize=1 << 16)
def is_alike(one: str, other: str) -> bool:
    """Whether two folded words can be transliterations of one: the same consonants, vowels that stand for each other.

    A vowel at the end of one alone, or another ending that makes another name, keeps them apart.
    """
    if one == other:
        return True
    if apart_by_ending(one, other):
        return False
    return any(
        _consonants(one, mine) == _consonants(other, theirs) and _fit(_vowels(one, mine), _vowels(other, theirs))
        for mine in (_SOUNDS, _OTHER_SOUNDS)
        for theirs in (_SOUNDS, _OTHER_SOUNDS)
    )


def _fit(one: list[str], other: list[str]) -> bool:
    """Whether the vowels of two words with the same consonants go together.

    One vowel inside may be missing (Dmitry, Dimitry); at the end none may, nor may "a" stand for "e" in the beginning.
    """
    if len(one) != len(other) or len(one) < 2 or bool(one[-1]) != bool(other[-1]):
        return False
    missing, first = 0, True
    for mine, theirs in zip(one, other, strict=True):
        if bool(mine) != bool(theirs):
            missing += 1
        elif mine:
            pairs = _NEAR if first else _NEAR | _LATER
            near = any(a == b or a + b in pairs or b + a in pairs for a in mine for b in theirs)
            if not near or _clash(mine, theirs):
                return False
            first = False
    ends = (one[-1][-1:], other[-1][-1:])
    return missing <= (1 if len(one) > 3 else 0) and (ends[0] == ends[1] or set(ends) <= _FINAL)


def _clash(mine: str, theirs: str) -> bool:
    """Whether two pairs of vowels have one vowel in common beside two that no transliteration exchanges: Jean, Joan."""
    one, other = set(mine) - set(theirs), set(theirs) - set(mine)
    if len(mine) != len("ea") or len(theirs) != len("oa") or not one or not other:
        return False
    return (min(one) + min(other)) in _CLASHING or (min(other) + min(one)) in _CLASHING


@cache
def alias_groups() -> tuple[tuple[str, ...], ...]:
    """Return the folded names of each state or body that has several, its usual one first."""
    groups: dict[str, list[str]] = {}
    for row in table("name_aliases"):
        groups.setdefault(row["name"], [fold_name(row["name"])]).append(fold_name(row["alias"]))
    return tuple(tuple(dict.fromkeys(names)) for names in groups.values())


def usual_spelling(part: str) -> str:
    """Return a folded word as English spells it in America, in full: "centre" is "center", "dept" "department"."""
    return _spellings().get(part, part)


@cache
def _spellings() -> dict[str, str]:
    return {row["word"]: row["same"] for row in table("link_spellings")}


@cache
def _given() -> dict[str, str]:
    return {row["form"]: row["name"] for row in table("link_given")}


def given_name(part: str) -> str:
    """Return the form that stands for a folded given name in all languages that write it their own way."""
    known = _given().get(part, part)
    return f"{known[:-2]}y" if known.endswith("ie") and len(known) > len("Edie") else known


@cache
def _endings() -> frozenset[tuple[str, str]]:
    return frozenset((row["short"], row["long"]) for row in table("link_endings"))


def apart_by_ending(one: str, other: str) -> bool:
    """Whether two folded words differ by an ending that makes another name of it: Ivanov, Ivanova; Niger, Nigeria."""
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    return any(
        short.endswith(tail) and long.endswith(longer) and short[: len(short) - len(tail)] == long[: -len(longer)]
        for tail, longer in _endings()
    )
