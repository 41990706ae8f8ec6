"""What one window of words says: raw scores from the graph, and tags, trees, names and attributions decoded from them.

A window is read by itself; nothing here depends on the windows beside it, so that what was read once can be kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from sayso.model.chain import read_chains, spans_of
from sayso.model.frame import Frame, decode_frames
from sayso.model.head import ATTRIBUTION_TAGS, NAME_TAGS, NAME_TYPES, UPOS
from sayso.model.mention import Candidate, candidates_of
from sayso.model.piece import Cut
from sayso.model.table import Tables, gelu
from sayso.model.tree import heads_of

Floats = NDArray[np.float32]
Scores = Mapping[str, Floats]
Likely = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Words that fill a window, their pieces, and where the first stands in the passage's list of words."""

    start: int
    words: tuple[str, ...]
    borders: tuple[int, ...]
    cut: Sequence[Cut]

    @property
    def key(self) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """What the answer depends on, and nothing else: the words, and those that begin a paragraph."""
        return self.words, self.borders


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What was read in one window; word numbers count from the window's first word.

    tag_confidences: rounded to 3 decimals
    likely:          of each name, how likely each type is; empty for a name of several words
    candidates:      names, pronouns and descriptions that may stand for one another
    states:          (candidates, 2, 128): of each, looking back and being looked at
    """

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    tags: tuple[str, ...]
    tag_confidences: tuple[float, ...]
    names: tuple[tuple[str, int, int, float], ...]
    likely: tuple[Likely, ...]
    frames: tuple[Frame, ...]
    candidates: tuple[Candidate, ...]
    states: Floats


def decode_windows(
    laid: Sequence[Laid], scores: Sequence[Scores], tables: Tables, *, whole: bool = False
) -> list[Window]:
    """Return what each window says; paths are searched for all windows at once, which changes no answer.

    whole: every paragraph is one sentence
    """
    both = [one["tags"] for one in scores] + [one["names"] for one in scores]
    kinds = [tables.chains["tag"]] * len(scores) + [tables.chains["name"]] * len(scores)
    spelled = read_chains(both, kinds)
    read = spelled[: len(scores)]
    named = [names_of(path, sure) for path, sure in spelled[len(scores) :]]
    paths = [path.tolist() for path, _ in read]
    cues = [[(s, e) for kind, s, e in spans_of(path, ATTRIBUTION_TAGS) if kind == "cue"] for path in paths]
    frames = decode_frames(scores, cues, [sure for _, sure in read], tables)
    return [
        Window(
            **syntax_of(one, scores[number], named[number], tables, whole=whole),
            tags=tuple([ATTRIBUTION_TAGS[tag] for tag in paths[number]]),
            tag_confidences=levels_of(*read[number]),
            names=tuple(named[number]),
            likely=likely_of(named[number], spelled[len(scores) + number][1]),
            frames=tuple(frames[number]),
        )
        for number, one in enumerate(laid)
    ]


def weight_of(laid: Laid, window: Window) -> int:
    """Return about how many bytes a window and its words take."""
    letters = sum(map(len, laid.words))
    return (
        window.states.nbytes + 4 * letters + 150 * len(laid.words) + 300 * (2 * len(window.names) + len(window.frames))
    )


def levels_of(path: NDArray[np.int64], sure: Floats) -> tuple[float, ...]:
    """Return how likely the chosen tags are, rounded to 3 decimals."""
    level = sure[np.arange(len(path)), path].astype(np.float64)
    return tuple((np.rint(level * 1000) / 1000).tolist())


def names_of(path: NDArray[np.int64], sure: Floats) -> list[tuple[str, int, int, float]]:
    """Return (type, start, end, confidence) of the names that a path spells: the mean likelihood of their tags."""
    spans = spans_of(path.tolist(), NAME_TAGS)
    if not spans:
        return []
    level = sure[np.arange(len(path)), path].tolist()
    return [(kind, start, end, sum(level[start:end]) / (end - start)) for kind, start, end in spans]


def likely_of(names: Sequence[tuple[str, int, int, float]], sure: Floats) -> tuple[Likely, ...]:
    """Return for each name of one word how likely each type is, rounded to 3 decimals, those above 0; else nothing."""
    lone = [start for _, start, end, _ in names if end == start + 1]
    if not lone:
        return ((),) * len(names)
    levels = sure[lone, 1:].astype(np.float64).reshape(len(lone), len(NAME_TYPES), 2).sum(2)
    rows = iter((np.rint(levels * 1000) / 1000).tolist())
    return tuple(
        tuple((kind, level) for kind, level in zip(NAME_TYPES, next(rows), strict=True) if level)
        if end == start + 1
        else ()
        for _, start, end, _ in names
    )


class Syntax(TypedDict):
    """The part of a `Window` that its sentences give."""

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    candidates: tuple[Candidate, ...]
    states: Floats


def syntax_of(
    laid: Laid, scores: Scores, names: Sequence[tuple[str, int, int, float]], tables: Tables, *, whole: bool
) -> Syntax:
    """Return parts of speech, trees and sentences of one window, and who may stand for whom."""
    size = len(laid.words)
    sentences = sentences_of(size, laid.borders, None if whole else scores["ends"][:, 0])
    heads = heads_of(scores["arcs"], scores["root"][:, 0], sentences)
    upos = scores["upos"].argmax(1).tolist()
    relations = relations_of(np.array(heads), scores, tables)
    candidates = candidates_of(laid.words, upos, heads, relations, names)
    states = scores["mention"].reshape(size, 2, -1)
    return Syntax(
        upos=tuple([UPOS[number] for number in upos]),
        heads=tuple(heads),
        relations=relations,
        sentences=tuple(sentences),
        candidates=tuple(candidates),
        states=states[[one.head for one in candidates]] if candidates else states[:0].copy(),
    )


def sentences_of(size: int, borders: Sequence[int], ends: Floats | None) -> list[tuple[int, int]]:
    """Return (start, end) of the sentences: a sentence ends with its paragraph, or where the head says so."""
    stops = {size, *borders}
    if ends is not None:
        stops.update((np.flatnonzero(ends > 0) + 1).tolist())
    order = [0, *sorted(stops)]
    return list(pairwise(order))


def relations_of(heads: NDArray[np.int64], scores: Scores, tables: Tables) -> tuple[str, ...]:
    """Return the relation of each word to its head."""
    weight, bias = tables.relation
    below = heads >= 0
    mother = scores["of_head"][np.maximum(heads, 0)] * below[:, None]
    mother += scores["of_dependent"]
    given = gelu(mother) @ weight + bias
    root = tables.relations.index("root")
    given[below, root] = -np.inf
    best = np.where(below, given.argmax(1), root).tolist()
    return tuple([tables.relations[number] for number in best])
