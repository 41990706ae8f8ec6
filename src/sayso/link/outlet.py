"""Outlets: publishers and agencies under all their names."""

from dataclasses import dataclass, field

from sayso.link.spelling import fold_name
from sayso.records import PublisherEntry


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
