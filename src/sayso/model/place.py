"""Distances between words as the heads count them: a few buckets, finer nearby."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def frame_bucket(words: int, first: int, last: int) -> Numbers:
    """Return 0..31 for each of ``words`` places seen from a cue that spans words ``first`` to ``last``."""
    place = np.arange(words)
    distance = np.where(place < first, first - place, np.where(place > last, place - last, 0))
    near = np.minimum(distance, 8)
    far = 8 + np.floor(2 * np.log2(np.maximum(distance, 8) / 8)).astype(np.int64)
    size = np.minimum(np.where(distance <= 8, near, far), 15)
    return np.where(place < first, size, np.where(distance == 0, 0, 16 + size))


FAR = 512
BY_DISTANCE = frame_bucket(2 * FAR + 1, FAR, FAR)


def frame_buckets(words: int, first: Numbers, last: Numbers) -> Numbers:
    """Return (cues, words): the buckets of `frame_bucket` for several cues at once."""
    place = np.arange(words)
    behind = np.maximum(place - last[:, None], 0)
    before = np.maximum(first[:, None] - place, 0)
    return np.asarray(BY_DISTANCE[np.clip(FAR + behind - before, 0, 2 * FAR)])


def mention_bucket(distance: Numbers) -> Numbers:
    """Return 0..9 for distances back in words."""
    return np.minimum(np.floor(np.log2(np.maximum(distance, 1))).astype(np.int64), 9)


def mention_marks(heads: Numbers, words: list[str]) -> Numbers:
    """Return (mentions, mentions, 2): distance bucket of each earlier head word, and whether the words are the same."""
    distance = np.maximum(heads[:, None] - heads[None], 1)
    folded = np.array([word.casefold() for word in words])
    return np.stack([mention_bucket(distance), (folded[:, None] == folded[None]).astype(np.int64)], -1)
