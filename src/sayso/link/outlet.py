"""Outlets: publishers and agencies under all their names."""

from dataclasses import dataclass, field

from sayso.link.spelling import fold_name
from sayso.records import PublisherEntry

KINDS = frozenset(
    "agency newswire wire newspaper paper daily weekly broadcaster channel station website portal".split()
)
"""Words behind the name of an outlet that say what sort it is, and are no part of its name in every article."""
BEFORE = frozenset("news press television tv radio state online private public".split())
"""Words that stand between the two."""


@dataclass(slots=True, kw_only=True)
class Outlets:
    """Who is an outlet: names and aliases (folded) of publishers, to the name they go by."""

    known: dict[str, str] = field(default_factory=dict)
    agencies: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, publishers: tuple[PublisherEntry, ...]) -> "Outlets":
        """Return what ``publishers.csv`` says, the first line of a name winning."""
        outlets = cls()
        for entry in publishers:
            for name in (entry.name, *entry.aliases, entry.domain):
                if fold_name(name):
                    outlets.known.setdefault(fold_name(name), fold_name(entry.name))
            if entry.agency:
                outlets.agencies.add(fold_name(entry.name))
            if entry.party:
                outlets.parties.add(fold_name(entry.name))
        return outlets

    def key(self, name: str) -> str:
        """Return the folded name an outlet goes by, whichever of its names this is."""
        folded = fold_name(name)
        return self.known.get(folded, folded)


def without_kind(folded: str) -> str:
    """Return a folded name without the words that say what sort of outlet it is: "farwire" of "farwire news agency".

    "" where there are no such words, or nothing else.
    """
    words = folded.split()
    kind = next((place for place, word in enumerate(words) if place and word in KINDS), len(words))
    while kind > 1 and words[kind - 1] in BEFORE:
        kind -= 1
    named = set(words[:kind]) - BEFORE and set(words[kind:]) <= KINDS | BEFORE
    return " ".join(words[:kind]) if named and kind < len(words) else ""
