"""From what windows say to signals: places in code points of the whole text, and mention links over all windows."""

from collections.abc import Callable, Iterable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from sayso.model.mention import BLOCK, REACH, Candidate, antecedents, names_meant
from sayso.model.table import Tables
from sayso.model.window import Window
from sayso.model.word import Words
from sayso.protocols import AttributionSignal, MentionSignal, NameSignal, Signals, WordSignal
from sayso.records import Span

# As `WordSignal._make` does, with no step in Python for each word.
NEW_WORD: Callable[[Iterable[object]], WordSignal] = partial(tuple.__new__, WordSignal)
PENDING = 8 * BLOCK  # candidates whose states are kept until they are asked for what they point back to


class SignalMaker:
    """Takes the windows of one text in order, and gives its signals at the end."""

    def __init__(self, words: Words, tables: Tables) -> None:
        self._given = words
        self._tables = tables
        self._words: list[WordSignal] = []
        self._sentences: list[Span] = []
        self._attributions: list[AttributionSignal] = []
        self._names: list[NameSignal] = []
        self._candidates: list[tuple[int, Candidate]] = []
        self._back: list[tuple[int, float]] = []
        self._states: list[NDArray[np.float32]] = []

    def add(self, base: int, window: Window) -> None:
        """Take the next window; ``base`` is the number of its first word in the text."""
        starts, ends = self._given.starts, self._given.ends

        def stretch(span: tuple[int, int]) -> Span:
            return Span(start=starts[base + span[0]], end=ends[base + span[1] - 1])

        size = len(window.heads)
        columns = zip(
            starts[base : base + size],
            ends[base : base + size],
            window.upos,
            [-1 if head < 0 else base + head for head in window.heads],
            window.relations,
            window.tags,
            window.tag_confidences,
            strict=True,
        )
        self._words += map(NEW_WORD, columns)
        self._sentences += map(stretch, window.sentences)
        for (kind, first, after, level), likely in zip(window.names, window.likely, strict=True):
            span = stretch((first, after))
            self._names.append(
                NameSignal(start=span.start, end=span.end, type=kind, confidence=round(level, 3), likely=likely)
            )
        self._attributions += [
            AttributionSignal(
                source=None if frame.source is None else stretch(frame.source),
                cue=stretch(frame.cue),
                content=tuple(map(stretch, frame.content)),
                confidence=round(frame.confidence, 3),
            )
            for frame in window.frames
        ]
        self._candidates += [(base, candidate) for candidate in window.candidates]
        self._states.append(window.states)
        if len(self._candidates) - len(self._back) >= PENDING:
            self._point_back(len(self._candidates) // BLOCK * BLOCK)

    def finish(self) -> Signals:
        """Return the signals of everything taken."""
        self._point_back(len(self._candidates))
        return Signals(
            words=tuple(self._words),
            sentences=tuple(self._sentences),
            attributions=tuple(self._attributions),
            names=tuple(self._names),
            mentions=tuple(self._mentions()),
        )

    def _point_back(self, stop: int) -> None:
        """Find what candidates up to ``stop`` point back to; states that no later one can point to are let go."""
        done = len(self._back)
        if stop == done:
            return
        low = max(0, done - REACH)
        states = np.concatenate(self._states)
        asked = self._candidates[low:stop]
        heads = [base + candidate.head for base, candidate in asked]
        words = [candidate.word for _, candidate in asked]
        found = antecedents(states[: stop - low], heads, words, self._tables, done - low)
        self._back += [(-1 if before < 0 else low + before, level) for before, level in found]
        self._states = [states[max(0, stop - REACH) - low :].copy()]

    def _mentions(self) -> Iterable[MentionSignal]:
        """Yield the pronouns and descriptions that lead back to a name."""

        def stretch(number: int) -> Span:
            base, candidate = self._candidates[number]
            return Span(
                start=self._given.starts[base + candidate.start], end=self._given.ends[base + candidate.end - 1]
            )

        for mention, name, level in names_meant([candidate.kind for _, candidate in self._candidates], self._back):
            yield MentionSignal(mention=stretch(mention), name=stretch(name), confidence=round(level, 3))
