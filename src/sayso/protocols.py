"""What the core expects of the edges: shapes of answers and the protocols that give them, without any library.

The stages take these records as arguments; who fills them (a network, a test) is not their business.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from sayso.records import Span


class WordSignal(NamedTuple):
    """One word: where it stands (code points), its part of speech and its place in the sentence's tree.

    A named tuple: an article has thousands of them, and they are made in a third of the time.

    upos:       universal part of speech, as in Universal Dependencies
    head:       number of the word it depends on, -1 for the root of its sentence
    relation:   the relation to its head, with subtype ("nsubj:pass")
    tag:        attribution tag ("O", "B-cue", …) and confidence: how likely it is, 0..1, rounded to 3 decimals
    """

    start: int
    end: int
    upos: str
    head: int
    relation: str
    tag: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSignal:
    """A name, date or sum of money: code points, one of nine types, confidence 0..1 rounded to 3 decimals.

    likely: of a name of one word how likely each type is, 0..1, rounded to 3 decimals, those above 0; else empty
    """

    start: int
    end: int
    type: str
    confidence: float
    likely: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionSignal:
    """One attribution: its cue, its source if it has one, the stretches of its content in text order.

    confidence: 0..1, rounded to 3 decimals
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionSignal:
    """A pronoun or description and the name it stands for; confidence 0..1, rounded to 3 decimals."""

    mention: Span
    name: Span
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """Everything the encoder says of some passages, in text order; offsets are code points of the whole text."""

    words: tuple[WordSignal, ...] = ()
    sentences: tuple[Span, ...] = ()
    attributions: tuple[AttributionSignal, ...] = ()
    names: tuple[NameSignal, ...] = ()
    mentions: tuple[MentionSignal, ...] = ()


class Reader(Protocol):
    """Something that reads passages and describes short phrases."""

    @property
    def digest(self) -> str | None:
        """The sha256 hex of the model file; None where no file reads."""
        ...

    def read(self, text: str, spans: Iterable[tuple[int, int]]) -> Signals:
        """Return what it says of the given stretches of ``text``; each stretch is a paragraph."""
        ...

    def describe(self, phrases: Sequence[str]) -> Any:
        """Return one unit vector a phrase, float32 (phrases, 384)."""
        ...
