"""Bodies across articles: organisations, peoples, events and documents of one name, their short and other forms."""

from sayso.lexicon import table, words
from sayso.link.fact import PLACES, EntityFact
from sayso.link.merge import Merging
from sayso.link.spelling import fold_name
from sayso.vocabulary import NameType

LEGAL = frozenset("inc corp corporation ltd limited plc llc co company sa ag gmbh nv bv".split())
"""Ends of a firm's name that one article writes and another does not."""


def join_bodies(merging: Merging) -> None:
    """Join bodies of one name or one longer variant, then acronyms with the one body that an article gives them to."""
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
    for row in table("name_aliases"):
        one = first.get((NameType.ORG, fold_name(row["alias"])))
        other = first.get((NameType.ORG, fold_name(row["name"])))
        if one is not None and other is not None:
            merging.join(other, one, "a name and its usual short form")


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
            if not words("link_offices").isdisjoint(parts):
                parts = sorted(set(parts) - {"of", "the", "for"})
            while len(parts) > 1 and parts[-1] in LEGAL:
                parts.pop()
        elif fact.type == NameType.NORP and len(folded) > 4 and parts and parts[-1].endswith("s"):
            parts[-1] = parts[-1].removesuffix("s")
        if parts:
            forms[" ".join(parts)] = None
    return list(forms)
