"""Drafts: attributions as token ranges of one utterance, before their speaker and nesting are known; names as spans."""

from dataclasses import dataclass, field

from sayso.records import Span
from sayso.vocabulary import NameType, Stance

Range = tuple[int, int]
"""Token indexes ``[first, last)`` of an utterance."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """What a rule found around one cue. Filled in steps, and so the one record here that may change.

    rule:    name of the rule, a row of the table of measured precision
    content: token ranges; ``open_from``: where a content begins whose end is still to be found, or -1
    cue, source: token ranges, None where nothing is said
    referent: what "who" or an unspoken subject stands for
    quotes:  indexes of the quotations that are the content, or are in it
    negated: whether the cue stands under a negation
    beyond:  content outside the utterance, as code points: a quotation goes on in the next sentence
    """

    rule: str
    stance: Stance
    cue: Range | None
    source: Range | None
    content: list[Range] = field(default_factory=list)
    open_from: int = -1
    referent: Range | None = None
    quotes: list[int] = field(default_factory=list)
    negated: bool = False
    beyond: list[Span] = field(default_factory=list)

    @property
    def begin(self) -> int:
        """The first token of source and cue, where a new clause begins."""
        firsts = [part[0] for part in (self.source, self.cue) if part]
        return min(firsts) if firsts else -1


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDraft:
    """A name in the making: code points, type, how sure (0..1)."""

    start: int
    end: int
    type: NameType
    level: float
