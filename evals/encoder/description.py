"""Likeness of short descriptions, against that of the model the encoder was initialised with.

The original's cosines of the pairs are kept in description_cosines.npy beside the check sum of the phrases, so that
measuring needs neither torch nor the original: ``python -m training.export --cosines`` wrote them.
"""

import hashlib
from pathlib import Path
from typing import Any

import numpy as np

from sayso.model.encoder import Encoder
from training.data import Passage, phrases_of

COSINES = Path(__file__).with_name("description_cosines.npz")


def ranks(values: Any) -> Any:
    """Return the ranks of values."""
    return np.argsort(np.argsort(values, kind="stable"), kind="stable").astype(np.float64)


def spearman(one: Any, other: Any) -> float:
    """Return Spearman's rank correlation."""
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


def description_pairs(passages: list[Passage], count: int = 5000) -> list[tuple[str, str]]:
    """Return pairs of short phrases: the first half drawn apart, the others with a part in common."""
    half = count // 2
    phrases = phrases_of(passages, 2 * half + 3 * half, 99)
    apart = list(zip(phrases[:half], phrases[half : 2 * half], strict=True))
    shared = phrases[2 * half :]
    return apart + [
        (f"{shared[at]}, {shared[half + at]}", f"{shared[at]}, {shared[2 * half + at]}") for at in range(half)
    ]


def digest_of(pairs: list[tuple[str, str]]) -> str:
    """Return the SHA-256 of the phrases."""
    return hashlib.sha256("\n".join("\t".join(pair) for pair in pairs).encode()).hexdigest()


def measure_descriptions(encoder: Encoder, passages: list[Passage]) -> dict[str, float]:
    """Return Spearman's rank correlation with the original's cosines: all pairs, and those drawn apart."""
    pairs = description_pairs(passages)
    kept = np.load(COSINES)
    if str(kept["digest"]) != digest_of(pairs):
        return {}
    wanted = kept["cosines"].astype(np.float32)
    own = (encoder.describe([a for a, _ in pairs]) * encoder.describe([b for _, b in pairs])).sum(-1)
    half = len(pairs) // 2
    return {
        "descriptions, Spearman": spearman(own, wanted),
        "descriptions, Spearman, drawn apart": spearman(own[:half], wanted[:half]),
    }
