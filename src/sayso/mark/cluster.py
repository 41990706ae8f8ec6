"""Clusters: the mentions of one entity of an article as they come together, short forms with the long ones."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sayso.mark.naming import known_names, name_heads
from sayso.records import Name
from sayso.vocabulary import NameType

_BRACKET = re.compile(r"\s*\(\s*(?:the\s+)?[\"“‘']?")
SMALL = frozenset("of the for and".split())
PARTED = frozenset((NameType.ORG, NameType.FAC, NameType.EVENT, NameType.DOC))
"""Types whose long names are called by their first words later on."""


@dataclass(slots=True)
class Cluster:
    """One entity in the making: its type, and its mentions in text order."""

    type: NameType
    mentions: list[Name] = field(default_factory=list)


def join_bracketed(text: str, names: Sequence[Name], clusters: list[Cluster]) -> None:
    """Join a name with the short form that stands in brackets right after it: "World Trade Body (WTB)"."""
    owner = {mention.id: cluster for cluster in clusters for mention in cluster.mentions}
    ordered = sorted(names, key=lambda name: name.start)
    for name, short in pairwise(ordered):
        if _BRACKET.fullmatch(text, name.end, short.start) is None or not _shortens(short.text, name.text):
            continue
        long, other = owner[name.id], owner[short.id]
        if long is not other and NameType.PERSON not in (long.type, other.type):
            _merge(long, other, owner)


def _shortens(short: str, long: str) -> bool:
    """Return whether the letters of a short form stand in a long one in that order, its capitals at word beginnings."""
    capitals = [letter for letter in short if letter.isupper()]
    if len(capitals) < 2 or " " in short or short in long.split():
        return False
    at, lower = 0, long.casefold()
    for letter in short.casefold():
        at = lower.find(letter, at) + 1
        if not at:
            return False
    return long[:1].casefold() == short[:1].casefold()


def join_parts(clusters: list[Cluster]) -> None:
    """Join a body that is called by the first words of one longer name of the article, and of no other."""
    begun: dict[tuple[NameType, str], set[int]] = {}
    for number, cluster in enumerate(clusters):
        if cluster.type in PARTED:
            for mention in cluster.mentions:
                parts = mention.text.casefold().split()
                for end in range(1, len(parts)):
                    begun.setdefault((cluster.type, " ".join(parts[:end])), set()).add(number)
    for number, cluster in enumerate(clusters):
        surfaces = {mention.text for mention in cluster.mentions}
        if cluster.type not in PARTED or len(surfaces) != 1:
            continue
        surface = surfaces.pop()
        longer = begun.get((cluster.type, surface.casefold()), set()) - {number}
        if len(longer) == 1 and _own(surface):
            (other,) = longer
            if clusters[other].mentions:
                _merge(clusters[other], cluster, {})


def join_turned(clusters: list[Cluster]) -> None:
    """Join bodies whose names are the same words in another order: "Justice Department", "Department of Justice"."""
    first: dict[tuple[NameType, tuple[str, ...]], Cluster] = {}
    for cluster in clusters:
        for mention in list(cluster.mentions):
            said = [part for part in mention.text.casefold().split() if part not in SMALL]
            if cluster.type is NameType.ORG and len(said) > 1:
                other = first.setdefault((cluster.type, tuple(sorted(said))), cluster)
                if other is not cluster and other.mentions:
                    _merge(other, cluster, {})
                    break


def join_endings(clusters: list[Cluster]) -> None:
    """Join a body that is called by the last words of the one longer name before it: "Senate Judiciary Committee"."""
    ended: dict[str, set[int]] = {}
    for number, cluster in enumerate(clusters):
        if cluster.type is NameType.ORG:
            for mention in cluster.mentions:
                parts = mention.text.casefold().split()
                for start in range(1, len(parts) - 1):
                    ended.setdefault(" ".join(parts[start:]), set()).add(number)
    for number, cluster in enumerate(clusters):
        surfaces = {mention.text for mention in cluster.mentions}
        if cluster.type is not NameType.ORG or len(surfaces) != 1:
            continue
        longer = ended.get(surfaces.pop().casefold(), set()) - {number}
        if len(longer) == 1:
            (at,) = longer
            other = clusters[at]
            if other.mentions and min(one.start for one in other.mentions) < min(one.start for one in cluster.mentions):
                _merge(other, cluster, {})


def _own(surface: str) -> bool:
    """Return whether a short form names by itself: no general word ("Ministry"), no state or people."""
    last = surface.rsplit(maxsplit=1)[-1]
    return last not in name_heads() and surface not in known_names() and len(surface) > 2


def _merge(long: Cluster, short: Cluster, owner: dict[str, Cluster]) -> None:
    """Give the mentions of one cluster to another."""
    long.mentions.extend(short.mentions)
    for mention in short.mentions:
        owner[mention.id] = long
    short.mentions = []
