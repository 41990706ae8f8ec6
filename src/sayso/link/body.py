"""Bodies across articles: organisations, peoples, events and documents of one name, their short and other forms."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from sayso.lexicon import words
from sayso.link.fact import PLACES, EntityFact
from sayso.link.merge import Merging
from sayso.link.spelling import alias_groups, fold_name, usual_spelling
from sayso.vocabulary import NameType

SMALL = frozenset("of the for affairs".split())
STATE_OF = re.compile(
    r"^(?:federal |islamic |people s )?(?:republic|kingdom|state|sultanate|commonwealth) of (?:the )?"
)
PEOPLES = frozenset("an ean ian n ese ish i ic ite iote".split())
"""Endings that English gives to the peoples of states."""

LEGAL = frozenset("inc corp corporation ltd limited plc llc co company sa ag gmbh nv bv".split())
"""Ends of a firm's name that one article writes and another does not."""


def join_bodies(merging: Merging, firsts: "array[int]") -> None:
    """Join bodies of one name or one longer variant, then acronyms with the one body that an article gives them to.

    firsts: the number of the first entity of each article
    """
    first: dict[tuple[NameType, str], int] = {}
    short: dict[str, dict[int, None]] = {}
    alone: dict[str, list[int]] = {}
    for spot, fact in enumerate(merging.facts):
        if fact.type in PLACES or fact.type == NameType.PERSON:
            continue
        for folded in _forms(fact):
            merging.join(first.setdefault((fact.type, folded), spot), spot, "one name, written two ways")
        for variant in fact.variants:
            if _is_acronym(variant) and fact.type == NameType.ORG:
                if " " in fact.name:
                    short.setdefault(variant, {})[spot] = None
                else:
                    alone.setdefault(variant, []).append(spot)
    for acronym, spots in alone.items():
        bodies = {merging.groups.find(spot) for spot in short.get(acronym, ())}
        if len(bodies) == 1:
            for spot in spots:
                merging.join(next(iter(bodies)), spot, "a short form that another article gives to it alone")
    _join_owned(merging, firsts)
    for names in alias_groups():
        known = [first[NameType.ORG, name] for name in names if (NameType.ORG, name) in first]
        for other in known[1:]:
            merging.join(known[0], other, "a name and its usual short form")


def _join_owned(merging: Merging, firsts: "array[int]") -> None:
    """Join an office named without its state to the one that has it: Ministry of Health, Ministry of Health of Velt.

    Only where the pile has one such office, and each article that leaves the state out names that state besides.
    """
    owned: dict[str, dict[str, int]] = {}
    bare: dict[str, list[int]] = {}
    for spot, fact in enumerate(merging.facts):
        if fact.type != NameType.ORG:
            continue
        for form in _forms(fact):
            bare.setdefault(form, []).append(spot)
        for variant in (fact.name, *fact.variants):
            for form, owner in _owners(variant):
                owned.setdefault(form, {}).setdefault(owner, spot)
    for form, owners in owned.items():
        states = _states(owners)
        for names in states:
            for name in names[1:]:
                merging.join(owners[names[0]], owners[name], "one office, named with its state and with its people")
        if len(states) != 1 or form not in bare:
            continue
        (names,) = states
        if all(not _places_beside(merging, firsts, spot).isdisjoint(names) for spot in bare[form]):
            holder = owners[names[0]]
            merging.join(holder, bare[form][0], "one office, named with its state and without, and no other state's")


def _states(owners: Iterable[str]) -> list[list[str]]:
    """Return the names of owners by state: one that is a state's name with the ending of a people is that state's."""
    states: list[list[str]] = []
    for name in sorted(owners, key=lambda one: (len(one), one)):
        of = next((names for names in states if _is_people_of(name, names[0])), None)
        if of is None:
            states.append([name])
        else:
            of.append(name)
    return states


def _is_people_of(name: str, state: str) -> bool:
    """Whether ``name`` is ``state`` with the ending of a people: Velti of Velt, Ostran of Ostra, Kelmese of Kelmo."""
    stem = state.rstrip("aeiou")
    return len(stem) > 2 and name.startswith(stem) and name.removeprefix(stem) in PEOPLES


def _owners(variant: str) -> Iterator[tuple[str, str]]:
    """Yield what an office of a state is called without it, as `_forms` has it, and the state, folded."""
    folded = fold_name(variant)
    parts = folded.split()
    if words("link_offices").isdisjoint(parts):
        return
    for at in range(2, len(parts) - 1):
        if parts[at] == "of":
            yield _office(parts[:at]), STATE_OF.sub("", " ".join(parts[at + 1 :]).removeprefix("the "))
    for at in range(1, len(parts) - 1):
        if parts[at - 1] not in SMALL and parts[at] not in SMALL:
            yield _office(parts[at:]), " ".join(parts[:at])


def _office(parts: Sequence[str]) -> str:
    """Return the words of an office in one order, as English spells them in America, without its small words."""
    return " ".join(sorted({usual_spelling(part) for part in parts} - SMALL))


def _places_beside(merging: Merging, firsts: "array[int]", spot: int) -> set[str]:
    """Return the folded names of the places that the article of an entity names."""
    article = bisect_right(firsts, spot) - 1
    after = firsts[article + 1] if article + 1 < len(firsts) else len(merging.facts)
    return {
        STATE_OF.sub("", fold_name(variant))
        for fact in merging.facts[firsts[article] : after]
        if fact.type in PLACES
        for variant in (fact.name, *fact.variants)
    }


def _is_acronym(text: str) -> bool:
    return text.isupper() and text.isalpha() and len(text) > 2


def _forms(fact: EntityFact) -> list[str]:
    """Return the folded forms of a body's name and longer variants.

    An office keeps its name whichever way round it stands (Ministry of the Interior, Interior Ministry), a firm without
    "Inc.", a people in singular and plural.
    """
    forms: dict[str, None] = {}
    for variant in (fact.name, *fact.variants):
        folded = fold_name(variant)
        if variant != fact.name and " " not in folded:
            continue
        parts = folded.split()
        if fact.type == NameType.ORG:
            parts = [usual_spelling(part) for part in parts]
            if not words("link_offices").isdisjoint(parts):
                parts = _office(parts).split()
            while len(parts) > 1 and parts[-1] in LEGAL:
                parts.pop()
        elif fact.type == NameType.NORP and len(folded) > 4 and parts and parts[-1].endswith("s"):
            parts[-1] = parts[-1].removesuffix("s")
        if parts:
            forms[" ".join(parts)] = None
    return list(forms)
