"""Peoples: names of peoples that are made of the name of their home: "Veltans" of "Velt", whatever the letters."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

DEMONYMS = ("an", "ese", "ish", "i", "er", "iot", "ite", "ois")
"""Endings, in the singular, that a people's name has after that of its home."""
WHOLE = ("ese", "ish", "ois")
"""Those of them that name many as well as one."""
STEM = 4
"""So many letters a home and its people must share."""


def home_of(surface: str, homes: Iterable[str]) -> str | None:
    """Return the first of ``homes`` that a lone word in the plural is made of; None where it is of none."""
    people = people_of(surface)
    if people is None:
        return None
    return next((home for home in homes if home not in (surface, people) and is_home(home, people)), None)


def people_of(surface: str) -> str | None:
    """Return what may be one of a people, folded, of a lone word in the plural; None for other words."""
    one = _fold(surface)
    single = one if one.endswith(WHOLE) else one.removesuffix("s")
    plural = single != one or single.endswith(WHOLE)
    return single if plural and " " not in one and single.endswith(DEMONYMS) else None


def is_home(home: str, people: str) -> bool:
    """Return whether the name of one of a people, folded, is made of the name of a home: its stem and an ending.

    The cities of Greek ending turn theirs: "Orvapolitan" of "Orvapolis".
    """
    name = _fold(home)
    if " " in name or name == people:
        return False
    stem = name.removesuffix("s") if name.endswith("polis") else name.rstrip("aeiou")
    return len(stem) >= STEM and people.startswith(stem)


@lru_cache(maxsize=1 << 12)
def _fold(name: str) -> str:
    """Return a name in small letters without accents."""
    plain = name.casefold()
    if plain.isascii():
        return plain
    return "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
