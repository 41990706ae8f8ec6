"""People across articles: full names, transliterations, names left out or given by a letter, surnames alone."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import product

from sayso.link.block import WIDTH
from sayso.link.merge import Merging
from sayso.link.spelling import GENERATIONS, fold_name, given_name, is_alike, person_parts, readings
from sayso.vocabulary import NameType

Name = tuple[str, ...]
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_A-Z])")


def join_people(merging: Merging, firsts: "array[int]") -> None:
    """Join the people of a pile. Two of one article stay two, and a bare surname goes where only one person bears it.

    firsts: the number of the first entity of each article
    """
    spots: dict[Name, list[int]] = {}
    for spot, fact in enumerate(merging.facts):
        if fact.type == NameType.PERSON:
            spots.setdefault(person_parts(fold_name(fact.name)), []).append(spot)
            for variant in (*fact.variants, *map(_closed, filter(_HYPHEN.search, (fact.name, *fact.variants)))):
                parts = person_parts(fold_name(variant))
                if len(parts) > 1 and len(parts[0]) > 1:
                    spots.setdefault(parts, []).append(spot)
    for parts, same in spots.items():
        if len(parts) > 1:
            for spot in same[1:]:
                merging.join(same[0], spot, "alike but for accents, capitals and particles")
    _join_spellings(merging, spots, firsts)
    _join_surnames(merging, spots)


def _closed(name: str) -> str:
    """Return a name with its hyphens before small letters closed: "Jin-ping" is "Jinping" elsewhere."""
    return _HYPHEN.sub("", name)


def _join_spellings(merging: Merging, spots: dict[Name, list[int]], firsts: "array[int]") -> None:
    """Join full names that can be spellings of one, compared where first and last part have the same bones."""
    blocks: dict[tuple[str, str], list[Name]] = {}
    for parts in spots:
        if len(parts) > 1 and len(parts[0]) > 1:
            for key in product(readings(given_name(parts[0])), readings(parts[-1])):
                blocks.setdefault(key, []).append(parts)
    for block in blocks.values():
        for place, parts in enumerate(block):
            for other in block[max(0, place - WIDTH) : place]:
                why = spelling_reason(parts, other)
                if why and not _side_by_side(spots[parts], spots[other], firsts):
                    merging.join(spots[other][0], spots[parts][0], why)


def spelling_reason(one: Name, other: Name) -> str:
    """Return why two full names, folded, can be one person's; "" where they cannot.

    First and last part are spelt alike; a middle name may be missing or a letter. Short names of few consonants are too
    much alike for that: one part at least has three.
    """
    same = given_name(one[0]) == given_name(other[0])
    if not ((same or is_alike(one[0], other[0])) and is_alike(one[-1], other[-1])):
        return ""
    if one[1:-1] != other[1:-1] and _differ(one[1:-1], other[1:-1]):
        return ""
    exact = one[0] == other[0] and one[-1] == other[-1]
    if not exact and not any(len(reading) > 2 for part in one for reading in readings(part)[:1]):
        return ""
    short, long = sorted((one[1:-1], other[1:-1]), key=len)
    rest = list(long)
    for part in short:
        found = next((at for at, more in enumerate(rest) if _middle(part, more)), None)
        if found is None:
            return ""
        rest = rest[found + 1 :]
    if exact:
        return "the same name with a middle name left out or shortened"
    return "spellings of one name in another alphabet"


def _differ(one: Name, other: Name) -> bool:
    """Return whether two names' middle letters, or what tells father from son, are another's: "H. W." and "W."."""
    letters = all(len(part) == 1 for part in (*one, *other))
    return bool(one) and bool(other) and (letters or bool(GENERATIONS & {*one} and GENERATIONS & {*other}))


def _middle(one: str, other: str) -> bool:
    """Whether two middle names are alike, or one is the first letter of the other."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return is_alike(one, other)


def _side_by_side(one: Sequence[int], other: Sequence[int], firsts: "array[int]") -> bool:
    """Whether one article has both names as two people."""
    own = set(one)
    articles = {bisect_right(firsts, spot) for spot in own}
    return any(bisect_right(firsts, spot) in articles and spot not in own for spot in other)


def _join_surnames(merging: Merging, spots: dict[Name, list[int]]) -> None:
    """Join a person known by surname alone, or by initial and surname, to the one fuller name that has it."""
    fuller: dict[str, dict[int, dict[Name, None]]] = {}
    for parts, same in spots.items():
        if len(parts) > 1 and len(parts[0]) > 1:
            for spot in same:
                fuller.setdefault(parts[-1], {}).setdefault(merging.groups.find(spot), {})[parts] = None
    _join_given(merging, fuller)
    spelt = _Alike(fuller)
    lone: dict[str, int] = {}
    for parts, same in spots.items():
        if not parts or (len(parts) > 1 and len(parts[0]) > 1) or len(parts[-1]) < 3:
            continue
        initial = parts[0] if len(parts) > 1 else ""
        for last in (parts[-1], *spelt(parts[-1])):
            roots = {
                merging.groups.find(root)
                for root, names in fuller.get(last, {}).items()
                if any(name[0].startswith(initial) for name in names)
            }
            if roots:
                if len(roots) == 1:
                    for spot in same:
                        merging.join(next(iter(roots)), spot, "the one person of that surname among the articles")
                break
        else:
            for spot in same[1:]:
                merging.join(same[0], spot, "one surname, and nobody's full name has it")
            if len(parts) == 1:
                lone[parts[-1]] = same[0]
    _join_lone(merging, lone)


def _join_lone(merging: Merging, lone: dict[str, int]) -> None:
    """Join surnames that stand alone everywhere and are spellings of one another, each with the one it is alike."""
    spelt = _Alike(lone)
    for surname, spot in lone.items():
        alike = spelt(surname)
        if len(alike) == 1 and len(spelt(alike[0])) == 1:
            merging.join(lone[alike[0]], spot, "spellings of one surname, and nobody's full name has it")


def _join_given(merging: Merging, fuller: dict[str, dict[int, dict[Name, None]]]) -> None:
    """Join two names of one surname where one calls by a middle name of the other and nobody else has the surname."""
    for people in fuller.values():
        roots = sorted({merging.groups.find(root) for root in people})
        if len(roots) != 2:
            continue
        one, other = (
            [name for root, names in people.items() if merging.groups.find(root) == wanted for name in names]
            for wanted in roots
        )
        if any(short[0] in long[1:-1] or long[0] in short[1:-1] for short in one for long in other):
            merging.join(roots[0], roots[1], "one surname, and a given name in common")


class _Alike:
    """Surnames by their bones, to find those that another one is a spelling of."""

    def __init__(self, surnames: Iterable[str]) -> None:
        self._by_bones: dict[str, list[str]] = {}
        for surname in surnames:
            for reading in readings(surname):
                self._by_bones.setdefault(reading, []).append(surname)

    def __call__(self, surname: str) -> list[str]:
        """Return the surnames that ``surname`` can be a spelling of, at least three consonants long."""
        found: dict[str, None] = {}
        for reading in readings(surname):
            if len(reading) > 2:
                for other in self._by_bones.get(reading, ())[:WIDTH]:
                    if other != surname and is_alike(surname, other):
                        found[other] = None
        return list(found)
