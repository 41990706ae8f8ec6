"""Whole attributions: cue by cue, the words that are its source and its content.

Two readings of the same passage are brought together. The flat one gives each word one tag, whoever's cue it hangs on:
it finds the cues. The other sees the passage from each cue in turn, a small layer over the same states: it knows what
belongs together, so that the stretches of a torn content hang on one cue, and a source on several. Where two cues
claim the same stretch, the surer one has it. Nothing is left alone: no content without cue, no cue without content.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sayso.model.chain import read_chains, spans_of
from sayso.model.head import ATTRIBUTION_TAGS, FRAME_TAGS
from sayso.model.place import frame_buckets
from sayso.model.table import Tables, gelu

Floats = NDArray[np.float32]
Span = tuple[int, int]

# How far the flat reading counts where it says that a content begins anew. Chosen on the kept part of PolNeAR train
# among 0, 0.25 and 0.5.
BORDER_WEIGHT = np.float32(0.25)
BEGIN, INSIDE = ATTRIBUTION_TAGS.index("B-content"), ATTRIBUTION_TAGS.index("I-content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One attribution in words of its window; confidence 0..1 is the mean likelihood of its words."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    confidence: float


def decode_frames(
    scores: Sequence[Mapping[str, Floats]], cues: Sequence[Sequence[Span]], flat: Sequence[Floats], tables: Tables
) -> list[list[Frame]]:
    """Return the attributions of each window in the order of their cues.

    scores: raw scores of each window · cues: its cues · flat: how likely each attribution tag is (words, 7)
    """
    asked = [(window, cue) for window, own in enumerate(cues) for cue in own]
    given = [
        rows for window, own in enumerate(cues) if own for rows in cue_scores(scores[window], own, flat[window], tables)
    ]
    found: list[list[Frame]] = [[] for _ in scores]
    for (window, cue), (path, sure) in zip(
        asked, read_chains(given, [tables.chains["frame"]] * len(given)), strict=True
    ):
        frame = frame_of(cue, path, sure)
        if frame is not None:
            found[window].append(frame)
    return [settled(frames) if len(frames) > 1 else frames for frames in found]


def frame_of(cue: Span, path: NDArray[np.int64], sure: Floats) -> Frame | None:
    """Return what one cue claims, or None when that is no content; sure is (words, 5)."""
    spans = spans_of(path.tolist(), FRAME_TAGS)
    contents = [(start, end) for kind, start, end in spans if kind == "content"]
    if not contents:
        return None
    level: list[float] = sure[np.arange(len(path)), path].tolist()
    sources = [(start, end) for kind, start, end in spans if kind == "source"]
    source = sources[0] if len(sources) == 1 else None
    if len(sources) > 1:
        source = max(sources, key=lambda span: (sum(level[span[0] : span[1]]) / (span[1] - span[0]), span))
    claimed = [likely for start, end in ([*contents, source] if source else contents) for likely in level[start:end]]
    return Frame(
        source=source,
        cue=cue,
        content=tuple(contents),
        confidence=sum(claimed) / len(claimed),
    )


def settled(frames: list[Frame]) -> list[Frame]:
    """Return the frames without the stretches of content that a surer frame has too."""
    order = sorted(range(len(frames)), key=lambda number: (-frames[number].confidence, number))
    taken: list[Span] = []
    kept: dict[int, Frame] = {}
    for number in order:
        frame = frames[number]
        content = tuple(span for span in frame.content if not any(overlap(span, other) for other in taken))
        if content:
            taken.extend(content)
            kept[number] = replace(frame, content=content)
    return [kept[number] for number in sorted(kept)]


def cue_scores(scores: Mapping[str, Floats], cues: Sequence[Span], flat: Floats, tables: Tables) -> Floats:
    """Return (cues, words, 5): the tags of every word as each cue sees them; a cue is no part of its own frame."""
    words = len(scores["tags"])
    frame = scores["frame"].reshape(words, 3, -1)
    inside = flat[:, BEGIN] + flat[:, INSIDE] + np.float32(1e-9)
    border = np.log(flat[:, [BEGIN, INSIDE]] / inside[:, None] + np.float32(1e-3)) * BORDER_WEIGHT
    starts, lasts = np.array(cues).T - np.array([[0], [1]])
    seen = frame[None, :, 0] + (frame[starts, 1] + frame[lasts, 2])[:, None]
    seen += tables.frame_place[frame_buckets(words, starts, lasts)]
    seen = gelu(seen).reshape(len(cues) * words, -1)
    seen = seen @ tables.frame_hidden[0]
    seen += tables.frame_hidden[1]
    given = (gelu(seen) @ tables.frame_tags[0] + tables.frame_tags[1]).reshape(len(cues), words, -1)
    given[:, :, 3:] += border
    for own, (start, end) in zip(given, cues, strict=True):
        own[start:end, 1:] -= np.float32(20)
    return np.asarray(given, np.float32)


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a word."""
    return one[0] < other[1] and other[0] < one[1]
