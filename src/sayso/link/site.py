"""Places across articles: one name in one part of the world, other names of the same place by the gazetteer."""

import re

from sayso.lexicon.gazetteer import kilometres
from sayso.link.fact import PLACES, EntityFact
from sayso.link.merge import Merging
from sayso.link.spelling import alias_groups, fold_name, usual_spelling
from sayso.vocabulary import NameType

FAR = 161.0
"""Kilometres (100 miles) within which two coordinates are taken for one place of that name."""

SEAT_OF = re.compile(r"^(?:city|town|village|municipality|borough) of (?:the )?")
"""What a place calls itself in official use."""

SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "port"}
"""First words of places that are written short."""

Where = tuple[float, float, str]


def join_places(merging: Merging) -> None:
    """Join places of one name, apart where they lie apart, and places that are one in the gazetteer.

    A place whose article does not tell where it lies goes with the only place of that name, if there is but one. A
    river, a strip or a sea stays apart from the state or town of the same name.
    """
    named: dict[str, list[int]] = {}
    numbered: dict[str, int] = {}
    for spot, fact in enumerate(merging.facts):
        if fact.type not in PLACES:
            continue
        for folded in _forms(fact):
            named.setdefault(folded, []).append(spot)
        if fact.place is not None and fact.place[2]:
            first = numbered.setdefault(fact.place[2], spot)
            merging.join(first, spot, f"one place in the gazetteer (GeoNames {fact.place[2]})")
    for spots in named.values():
        _join_named(merging, spots)
    _join_states(merging, named)


def _forms(fact: EntityFact) -> list[str]:
    """Return the folded forms under which a place is looked for: its name, and its variants of several words."""
    own = _whole(fold_name(fact.name))
    more = [_whole(folded) for variant in fact.variants if " " in (folded := fold_name(variant))]
    if fact.type == NameType.LOC:
        more += [stem for form in (own, *more) if (stem := form.removesuffix(" sea").removesuffix(" ocean")) != form]
    return [form for form in dict.fromkeys((own, *more)) if form]


def _whole(folded: str) -> str:
    """Return a folded place name in its usual form: "st velt" is "saint velt", "city of velt" is "velt"."""
    usual = " ".join(map(usual_spelling, SEAT_OF.sub("", folded).split()))
    first, _, rest = usual.partition(" ")
    return f"{SHORT[first]} {rest}" if rest and first in SHORT else usual


def _join_named(merging: Merging, spots: list[int]) -> None:
    """Join the places of one name, each part of the world by itself."""
    sites: list[tuple[Where, int]] = []
    open_ones: list[int] = []
    for spot in spots:
        where = merging.facts[spot].place
        if where is None:
            open_ones.append(spot)
            continue
        near = next((first for there, first in sites if kilometres(*where[:2], *there[:2]) <= FAR), None)
        if near is None:
            sites.append((where, spot))
        else:
            merging.join(near, spot, "one name in one part of the world")
    natural = [spot for spot in open_ones if merging.facts[spot].type == NameType.LOC]
    for group in (natural, [spot for spot in open_ones if merging.facts[spot].type != NameType.LOC]):
        for spot in group[1:]:
            merging.join(group[0], spot, "one name")
        if group and len(sites) == 1 and group is not natural:
            merging.join(sites[0][1], group[0], "one name, and one place of that name")
        if group is not natural and group and natural and not sites:
            merging.join(natural[0], group[0], "one name")


def _join_states(merging: Merging, named: dict[str, list[int]]) -> None:
    """Join the official, short and former names of states where the gazetteer left them open."""
    for names in alias_groups():
        known = [spots[0] for name in names if (spots := named.get(name))]
        for spot in known[1:]:
            merging.join(known[0], spot, "two names of one state")
