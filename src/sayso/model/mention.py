"""Which pronoun or description stands for which name: pointing back over the windows of one article."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.model.head import UPOS
from sayso.model.place import mention_marks
from sayso.model.table import Tables

Floats = NDArray[np.float32]
Span = tuple[int, int]

PRONOUNS = frozenset("he him his himself she her hers herself it its itself they them their theirs themselves".split())
POINTING = frozenset("the this that these those".split())
BEFORE_HEAD = frozenset(("det", "amod", "compound", "nummod", "nmod:poss", "flat"))
PERSONAL = frozenset(("Person", "Location", "Organization", "NORP", "Facility", "Product", "Misc"))

# Looked back at from a mention; farther back nearly nothing is meant (GUM: 97% of links are within 80 mentions).
REACH = 80
BUCKETS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name, pronoun or description that may be pointed to; word numbers count from the window's first word.

    kind:  "name", "pronoun" or "description"
    state: (2, 128) float32: looking back, being looked at
    """

    kind: str
    start: int
    end: int
    head: int
    word: str
    state: Floats


def candidates_of(
    words: Sequence[str],
    upos: Sequence[int],
    heads: Sequence[int],
    relations: Sequence[str],
    names: Sequence[tuple[str, int, int, float]],
    states: Floats,
) -> list[Candidate]:
    """Return the candidates of one window in the order of their head words; states is (words, 2, 128)."""
    found: dict[int, Candidate] = {}

    def add(kind: str, start: int, end: int, head: int) -> None:
        found.setdefault(
            head, Candidate(kind=kind, start=start, end=end, head=head, word=words[head], state=states[head].copy())
        )

    inside: set[int] = set()
    for kind, start, end, _ in names:
        if kind in PERSONAL:
            outer = [at for at in range(start, end) if not start <= heads[at] < end]
            add("name", start, end, outer[0] if outer else end - 1)
        inside.update(range(start, end))
    for at, word in enumerate(words):
        if at in inside:
            continue
        if word.casefold() in PRONOUNS and UPOS[upos[at]] in ("PRON", "DET"):
            add("pronoun", at, at + 1, at)
        elif UPOS[upos[at]] == "NOUN" and relations[at] not in ("compound", "flat"):
            before = [n for n in range(max(0, at - 6), at) if heads[n] == at and relations[n] in BEFORE_HEAD]
            if any(words[n].casefold() in POINTING for n in before):
                add("description", before[0], at + 1, at)
    return [found[head] for head in sorted(found)]


def antecedents(states: Floats, heads: Sequence[int], words: Sequence[str], tables: Tables) -> list[tuple[int, float]]:
    """Return for each mention the number of the earlier one it points back to, or -1, and how likely that is.

    states: (mentions, 2, 128) · heads: place of each head word in the article · words: the head words
    """
    size = len(heads)
    scale = np.float32(1 / math.sqrt(states.shape[-1]))
    marks = mention_marks(np.array(heads, np.int64), list(words))
    bias = tables.mention_bias[marks[..., 0]] + tables.mention_bias[BUCKETS + marks[..., 1]]
    none = (states[:, 0] * tables.mention_none).sum(-1) * scale + tables.mention_bias[-1]
    found: list[tuple[int, float]] = []
    for at in range(size):
        low = max(0, at - REACH)
        scores = np.append((states[low:at, 1] * states[at, 0]).sum(-1) * scale + bias[at, low:at], none[at])
        raised = np.exp(scores - scores.max())
        best = int(scores.argmax())
        found.append((-1 if best == at - low else low + best, float(raised[best] / raised.sum())))
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
