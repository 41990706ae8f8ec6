"""Which pronoun or description stands for which name: pointing back over the windows of one article."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.model.head import UPOS
from sayso.model.place import mention_bucket
from sayso.model.table import Tables

Floats = NDArray[np.float32]
Span = tuple[int, int]

PRONOUNS = frozenset("he him his himself she her hers herself it its itself they them their theirs themselves".split())
POINTING = frozenset("the this that these those".split())
BEFORE_HEAD = frozenset(("det", "amod", "compound", "nummod", "nmod:poss", "flat"))
BEFORE = 6  # words between the first of a description and its head, at most
WITHIN_NAME = frozenset(("compound", "flat"))
NOUN = UPOS.index("NOUN")
PRONOUN_CLASSES = frozenset((UPOS.index("PRON"), UPOS.index("DET")))
PERSONAL = frozenset(("Person", "Location", "Organization", "NORP", "Facility", "Product", "Misc"))

# Looked back at from a mention; farther back nearly nothing is meant (GUM: 97% of links are within 80 mentions).
REACH = 80
BLOCK = 64  # mentions scored at once
BUCKETS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name, pronoun or description that may be pointed to; word numbers count from the window's first word.

    kind: "name", "pronoun" or "description"
    """

    kind: str
    start: int
    end: int
    head: int
    word: str


def candidates_of(
    words: Sequence[str],
    upos: Sequence[int],
    heads: Sequence[int],
    relations: Sequence[str],
    names: Sequence[tuple[str, int, int, float]],
) -> list[Candidate]:
    """Return the candidates of one window in the order of their head words."""
    found: dict[int, tuple[str, int, int]] = {}
    inside: set[int] = set()
    for kind, start, end, _ in names:
        if kind in PERSONAL:
            outer = (at for at in range(start, end) if not start <= heads[at] < end)
            found.setdefault(next(outer, end - 1), ("name", start, end))
        inside.update(range(start, end))
    folded = [word.casefold() for word in words]
    for at, word in enumerate(folded):
        if word in PRONOUNS and upos[at] in PRONOUN_CLASSES and at not in inside:
            found.setdefault(at, ("pronoun", at, at + 1))
        elif word in POINTING:
            head = heads[at]
            if not (at < head <= at + BEFORE and relations[at] in BEFORE_HEAD):
                continue
            if upos[head] == NOUN and relations[head] not in WITHIN_NAME and head not in inside:
                near = range(max(0, head - BEFORE), at + 1)
                first = next(n for n in near if heads[n] == head and relations[n] in BEFORE_HEAD)
                found.setdefault(head, ("description", first, head + 1))
    return [
        Candidate(kind=kind, start=start, end=end, head=head, word=words[head])
        for head, (kind, start, end) in sorted(found.items())
    ]


def antecedents(
    states: Floats, heads: Sequence[int], words: Sequence[str], tables: Tables, known: int = 0
) -> list[tuple[int, float]]:
    """Return for each mention the number of the earlier one it points back to, or -1, and how likely that is.

    states: (mentions, 2, 128) · heads: place of each head word in the article · words: the head words
    known:  so many mentions at the beginning are only pointed back to; nothing is returned for them
    Memory stays the same however many there are: a block of mentions is scored at a time.
    """
    numbers: dict[str, int] = {}
    same = np.array([numbers.setdefault(word.casefold(), len(numbers)) for word in words])
    place = np.array(heads, np.int64)
    scale = np.float32(1 / math.sqrt(states.shape[-1]))
    none = (states[:, 0] * tables.mention_none).sum(-1) * scale + tables.mention_bias[-1]
    found: list[tuple[int, float]] = []
    for start in range(known, len(heads), BLOCK):
        own, low = slice(start, min(start + BLOCK, len(heads))), max(0, start - REACH)
        row, column = np.arange(own.start, own.stop)[:, None], np.arange(low, own.stop)[None]
        distance = mention_bucket(np.maximum(place[own, None] - place[None, low : own.stop], 1))
        alike = (same[own, None] == same[None, low : own.stop]).astype(np.int64)
        scores = np.empty((row.size, column.size + 1), np.float32)
        scores[:, :-1] = states[own, 0] @ states[low : own.stop, 1].T * scale
        scores[:, :-1] += tables.mention_bias[distance] + tables.mention_bias[BUCKETS + alike]
        scores[:, :-1][(column >= row) | (column < row - REACH)] = -np.inf
        scores[:, -1] = none[own]
        best = scores.argmax(1)
        likely = 1 / np.exp((scores - scores.max(1, keepdims=True)).astype(np.float64)).sum(1)
        back = np.where(best == column.size, -1, low + best)
        found += zip(back.tolist(), likely.tolist(), strict=True)
    return found


def names_meant(kinds: Sequence[str], back: Sequence[tuple[int, float]]) -> list[tuple[int, int, float]]:
    """Return (mention, name, confidence) of the pronouns and descriptions that lead back to a name."""
    meant: list[tuple[int, float]] = []
    found = []
    for at, kind in enumerate(kinds):
        before, level = back[at]
        if kind == "name":
            meant.append((at, 1.0))
        elif before < 0 or meant[before][0] < 0:
            meant.append((-1, 0.0))
        else:
            meant.append((meant[before][0], meant[before][1] * level))
            found.append((at, *meant[-1]))
    return found
