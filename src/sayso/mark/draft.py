"""Drafts: attributions before type, stance, speaker and nesting are known; names before they are settled."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sayso.records import Span
from sayso.vocabulary import NameType


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was found around one cue, in code points.

    rule:       who found it: ``encoder``, or the name of a rule; a row of the table of measured precision
    likelihood: how sure the encoder is, 0..1; None where a rule alone found it
    cue, source: None where nothing is said
    referent:   the words that "who" or an unspoken subject stands for
    content:    stretches in text order, quotation marks included
    """

    rule: str
    likelihood: float | None = None
    cue: Span | None
    source: Span | None
    referent: Span | None = None
    content: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where its first part begins."""
        return min(span.start for span in self.parts)

    @property
    def end(self) -> int:
        """Where its last part ends."""
        return max(span.end for span in self.parts)

    @property
    def parts(self) -> tuple[Span, ...]:
        """Content, cue and source, as far as there are any."""
        if self.cue is None:
            return self.content if self.source is None else (*self.content, self.source)
        return (*self.content, self.cue) if self.source is None else (*self.content, self.cue, self.source)


def shared(span: Span, others: Iterable[Span]) -> int:
    """Return how many code points of ``span`` stand in ``others``, which do not overlap."""
    return sum(max(0, min(span.end, other.end) - max(span.start, other.start)) for other in others)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDraft:
    """A name in the making: code points, type, how sure (0..1)."""

    start: int
    end: int
    type: NameType
    level: float


class Held:
    """What stands in the contents of drafts, by place; asking costs what it finds, not how many drafts there are."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.drafts = tuple(drafts)
        self._spans = sorted((span.start, span.end, at) for at, one in enumerate(drafts) for span in one.content)
        self._starts = [start for start, _, _ in self._spans]
        self._reach = list(accumulate((end for _, end, _ in self._spans), max))

    def over(self, span: Span) -> list[Draft]:
        """Return the drafts of which a stretch of content shares text with ``span``, each once."""
        found: dict[int, Draft] = {}
        at = bisect_left(self._starts, span.end) - 1
        while at >= 0 and self._reach[at] > span.start:
            _, end, number = self._spans[at]
            if end > span.start:
                found[number] = self.drafts[number]
            at -= 1
        return [found[number] for number in sorted(found)]
