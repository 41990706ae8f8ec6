"""Pronouns and descriptions, and the entity each is said to stand for."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from evals.encoder.tally import Measures
from evals.encoder.text import joined
from sayso.model.encoder import Encoder
from sayso.model.head import UPOS
from sayso.model.mention import antecedents
from training.data import Passage


def measure_mentions(measures: Measures, encoder: Encoder, passages: Iterable[Passage]) -> None:
    """Count pronouns and descriptions, among the given mentions, whose entity was named before and is found."""
    for passage in passages:
        _, words = joined(passage)
        states: dict[int, Any] = {}
        for laid in encoder.lay_out(words):
            mention = encoder.scores(laid)["mention"].reshape(len(laid.words), 2, -1)
            states.update({laid.start + at: mention[at] for at in range(len(laid.words))})
        mentions = sorted(passage.mentions, key=lambda one: one.head)
        heads = [one.head for one in mentions]
        back = antecedents(
            np.stack([states[at] for at in heads]), heads, [passage.words[at] for at in heads], encoder.tables
        )
        named: set[str] = set()
        for at, one in enumerate(mentions):
            kind = UPOS[passage.upos[one.head]]
            if kind in ("PRON", "NOUN", "DET") and one.entity in named:
                before = back[at][0]
                right = before >= 0 and mentions[before].entity == one.entity
                measures.add("mention to entity", passage.name, right, 1, 1)
                measures.add(f"mention to entity {'pronoun' if kind != 'NOUN' else 'noun'}", passage.name, right, 1, 1)
            if kind == "PROPN":
                named.add(one.entity)
