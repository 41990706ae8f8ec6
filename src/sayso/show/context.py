"""Who vouches for each mark of one article: from the id of a mark to the claim it stands in and its chain in words."""

from dataclasses import dataclass
from functools import cached_property

from sayso.records import Attribution, Claim, Reading
from sayso.show.chain import chain_words, name_voice

NOT_IN_A_CLAIM = "outside any claim"
"""Chain of a mark that stands in a cue or in boilerplate, where nobody vouches for anything."""


@dataclass(frozen=True)
class Context:
    """One marked article with its marks found by id. Built once for all the rows of an article."""

    reading: Reading

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Every claim by its id."""
        return {claim.id: claim for claim in self.reading.marks.claims}

    @cached_property
    def holder(self) -> dict[str, Claim]:
        """The claim that each figure, date, name and event stands in, by the mark's id."""
        return {
            mark: claim
            for claim in self.reading.marks.claims
            for mark in (*claim.figures, *claim.dates, *claim.names, *claim.events)
        }

    @cached_property
    def under(self) -> dict[str, Claim]:
        """The first claim that stands under each attribution, by the attribution's id."""
        return {claim.attribution: claim for claim in reversed(self.reading.marks.claims) if claim.attribution}

    def chain_of(self, mark: str, claim: str | None = None) -> str:
        """Return the chain in words of the mark with this id; ``claim``: the claim it is known to stand in."""
        found = self.claims.get(claim or mark) or self.holder.get(mark)
        return chain_words(found.voice) if found else NOT_IN_A_CLAIM

    def chain_under(self, attribution: Attribution) -> str:
        """Return the chain in words of what is said under ``attribution``."""
        found = self.under.get(attribution.id)
        if found:
            return chain_words(found.voice)
        return attribution.speaker.name or NOT_IN_A_CLAIM if attribution.speaker else NOT_IN_A_CLAIM

    def innermost(self, claim: Claim) -> str:
        """Return the name of the last hop of the claim's chain."""
        return name_voice(claim.voice[-1]) if claim.voice else "publisher unknown"
