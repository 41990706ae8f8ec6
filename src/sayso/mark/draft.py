"""Drafts: attributions as stretches of text, before type, stance, speaker and nesting are known."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records import Span


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
        return self.content + tuple(part for part in (self.cue, self.source) if part is not None)


def shared(span: Span, others: Iterable[Span]) -> int:
    """Return how many code points of ``span`` stand in ``others``, which do not overlap."""
    return sum(max(0, min(span.end, other.end) - max(span.start, other.start)) for other in others)
