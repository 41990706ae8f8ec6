"""The small tables beside the graph: what decoding adds to the scores. They travel inside the model file."""

import base64
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Moves between tags, and the last small layers of the heads.

    chains: by name ("tag", "name", "frame"): moves (tags, tags) from → to, and begin (tags,) at the first word
    relation, frame_hidden, frame_tags: (inputs, outputs) weight and bias
    frame_place:  (32, 192) by distance from the cue
    mention_none, mention_bias: (128,), (13,)
    """

    chains: Mapping[str, tuple[Floats, Floats]]
    relation: tuple[Floats, Floats]
    frame_hidden: tuple[Floats, Floats]
    frame_tags: tuple[Floats, Floats]
    frame_place: Floats
    mention_none: Floats
    mention_bias: Floats
    relations: tuple[str, ...]
    vocabulary: tuple[str, ...]
    version: str


def tables_of(notes: Mapping[str, str]) -> Tables:
    """Return the tables that stand in a model file's own notes."""
    found = np.load(io.BytesIO(base64.b64decode(notes["tables"])), allow_pickle=False)
    return Tables(
        chains={name: (found[f"{name}_moves"], found[f"{name}_begin"]) for name in ("tag", "name", "frame")},
        relation=(found["relation_weight"], found["relation_bias"]),
        frame_hidden=(found["frame_hidden_weight"], found["frame_hidden_bias"]),
        frame_tags=(found["frame_tags_weight"], found["frame_tags_bias"]),
        frame_place=found["frame_place"],
        mention_none=found["mention_none"],
        mention_bias=found["mention_bias"],
        relations=tuple(json.loads(notes["relations"])),
        vocabulary=tuple(notes["vocabulary"].splitlines()),
        version=notes["version"],
    )


def gelu(x: Floats) -> Floats:
    """Return the Gaussian error linear unit, in the tanh form (within 0.001 of the exact one)."""
    bent = x * x
    bent *= np.float32(0.044715 * 0.7978846)
    bent += np.float32(0.7978846)
    bent *= x
    np.tanh(bent, out=bent)
    bent += np.float32(1)
    bent *= x
    bent *= np.float32(0.5)
    return bent
