"""What one window of words says: raw scores from the graph, and tags, trees, names and attributions decoded from them.

A window is read by itself; nothing here depends on the windows beside it, so that what was read once can be kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from sayso.model.chain import read_chains, spans_of
from sayso.model.frame import Frame, decode_frames
from sayso.model.head import ATTRIBUTION_TAGS, NAME_TAGS
from sayso.model.mention import Candidate, candidates_of
from sayso.model.table import Tables, gelu
from sayso.model.tree import heads_of

Floats = NDArray[np.float32]
Scores = Mapping[str, Floats]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A window as the graph takes it, and where its words stand in the passage's list of words."""

    start: int
    words: tuple[str, ...]
    paragraphs: tuple[int, ...]
    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    quotes: tuple[int, ...]
    first: tuple[int, ...]

    @property
    def key(self) -> tuple[tuple[int, ...], ...]:
        """What the answer depends on, and nothing else."""
        return self.pieces, self.shapes, self.quotes, self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What was read in one window; word numbers count from the window's first word.

    candidates: names, pronouns and descriptions that may stand for one another
    """

    upos: tuple[int, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    tags: tuple[int, ...]
    tag_confidences: tuple[float, ...]
    names: tuple[tuple[str, int, int, float], ...]
    frames: tuple[Frame, ...]
    candidates: tuple[Candidate, ...]


def decode_windows(
    laid: Sequence[Laid], scores: Sequence[Scores], tables: Tables, *, whole: bool = False
) -> list[Window]:
    """Return what each window says; paths are searched for all windows at once, which changes no answer.

    whole: every paragraph is one sentence
    """
    size = len(laid)
    read = read_chains(
        [one[name] for name in ("tags", "names") for one in scores],
        [tables.chains[name] for name in ("tag", "name") for _ in scores],
    )
    tags, flat = [path for path, _ in read[:size]], [sure for _, sure in read[:size]]
    cues = [[(s, e) for kind, s, e in spans_of(path, ATTRIBUTION_TAGS) if kind == "cue"] for path in tags]
    frames = decode_frames(scores, cues, flat, tables)
    found = []
    for number, one in enumerate(laid):
        path, sure = read[size + number]
        spans = [
            (kind, start, end, float(np.mean([sure[at, path[at]] for at in range(start, end)])))
            for kind, start, end in spans_of(path, NAME_TAGS)
        ]
        found.append(
            Window(
                **syntax_of(one, scores[number], spans, tables, whole=whole),
                tags=tuple(tags[number]),
                tag_confidences=tuple(flat[number][np.arange(len(tags[number])), tags[number]].tolist()),
                names=tuple(spans),
                frames=tuple(frames[number]),
            )
        )
    return found


class Syntax(TypedDict):
    """The part of a `Window` that its sentences give."""

    upos: tuple[int, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    candidates: tuple[Candidate, ...]


def syntax_of(
    laid: Laid, scores: Scores, names: Sequence[tuple[str, int, int, float]], tables: Tables, *, whole: bool
) -> Syntax:
    """Return parts of speech, trees and sentences of one window, and who may stand for whom."""
    sentences = sentences_of(laid.paragraphs, None if whole else scores["ends"][:, 0])
    heads = heads_of(scores["arcs"], scores["root"][:, 0], sentences)
    upos = scores["upos"].argmax(1).tolist()
    relations = relations_of(heads, scores, tables)
    states = scores["mention"].reshape(len(heads), 2, -1)
    return Syntax(
        upos=tuple(upos),
        heads=tuple(heads),
        relations=relations,
        sentences=tuple(sentences),
        candidates=tuple(candidates_of(laid.words, upos, heads, relations, names, states)),
    )


def sentences_of(paragraphs: Sequence[int], ends: Floats | None) -> list[tuple[int, int]]:
    """Return (start, end) of the sentences: a sentence ends with its paragraph, or where the head says so."""
    size = len(paragraphs)
    found, start = [], 0
    for at in range(size):
        last = at + 1 == size or paragraphs[at + 1] != paragraphs[at]
        if last or (ends is not None and ends[at] > 0):
            found.append((start, at + 1))
            start = at + 1
    return found


def relations_of(heads: list[int], scores: Scores, tables: Tables) -> tuple[str, ...]:
    """Return the relation of each word to its head."""
    mother = scores["of_head"][np.maximum(heads, 0)] * (np.array(heads) >= 0)[:, None]
    weight, bias = tables.relation
    given = gelu(scores["of_dependent"] + mother.astype(np.float32)) @ weight + bias
    root = tables.relations.index("root")
    given[np.array(heads) >= 0, root] = -np.inf
    return tuple(
        "root" if head < 0 else tables.relations[best] for head, best in zip(heads, given.argmax(1), strict=True)
    )
