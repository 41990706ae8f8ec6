"""Sketches: sentences of a pile as MinHash band keys, so that likely copies are found without comparing all."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

from sayso.link.alignment import Numbers, Words, cut_words, shingle_words
from sayso.link.fact import ArticleFact

BANDS = 8
ROWS = 3
"""Eight bands of three: two sentences that share half of their word triples meet in a band with probability 0.66, at
three quarters with 0.99, at a tenth with 0.008."""
SEED = 1
RUN = 8
SAMPLE = 4
"""Besides, one in four runs of eight words is kept as it is, chosen by its own number, so that the same runs are chosen
in every text (Manber 1994): a borrowed half-sentence is found by it where the rest of the sentence is new."""
UNIT = 8
"""Words in the shortest sentence that is looked up."""
HABIT = 4
"""Articles of one outlet that must share a sentence for it to be furniture of that outlet."""
OWN = 0.8
"""Share of the articles with a sentence that must be of one outlet for it to be furniture."""

_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?]+(?!\s)[^\n.!?]+)*[.!?]*")


class Sketches:
    """The sentences seen so far. Feed articles in any order; what is found does not depend on it."""

    def __init__(self) -> None:
        self._keys: list[Numbers] = []
        self._owners: list[npt.NDArray[np.int64]] = []
        self._spans: list[npt.NDArray[np.int64]] = []
        self._runs: list[Numbers] = []
        self._run_owners: list[npt.NDArray[np.int64]] = []
        self._articles: list[str] = []

    def add(self, article: ArticleFact) -> None:
        """Sketch the sentences of ``article``."""
        self._articles.append(article.id)
        words = cut_words(article.text, article.skipped)
        runs = shingle_words(words.numbers, RUN)
        runs = np.unique(runs[(runs >> np.uint64(32)) % np.uint64(SAMPLE) == 0])
        self._runs.append(runs)
        self._run_owners.append(np.full(len(runs), len(self._articles) - 1, dtype=np.int64))
        sentences = list(_sentences(article.text, words))
        if not sentences:
            return
        shingles = [triples for _, _, triples in sentences]
        offsets = np.cumsum([0, *(len(triples) for triples in shingles)]).astype(np.uint64)
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(shingles), offsets, BANDS * ROWS, SEED)
        rows = np.array(matrix.to_rows(), dtype=np.uint64).reshape(len(shingles), BANDS, ROWS)
        keys = np.zeros((len(shingles), BANDS), dtype=np.uint64)
        for place in range(ROWS):
            keys = keys * np.uint64(0x9E3779B97F4A7C15) + rows[:, :, place]
        self._keys.append(keys)
        self._owners.append(np.full(len(shingles), len(self._articles) - 1, dtype=np.int64))
        self._spans.append(np.array([(start, end) for start, end, _ in sentences], dtype=np.int64))

    def pairs(
        self, order: Mapping[str, int], outlets: Mapping[str, str | None]
    ) -> tuple[list[tuple[str, str]], dict[str, list[tuple[int, int]]]]:
        """Return the pairs of articles that may share a sentence, and the sentences that are an outlet's furniture.

        order:   the place of each article id in the pile; in each band the first article there meets each other one
        outlets: the publisher of each article id, None when unknown
        """
        if not self._articles:
            return [], {}
        ranks = np.array([order[article] for article in self._articles], dtype=np.int64)
        name = {order[article]: article for article in self._articles}
        publisher = {rank: outlets.get(article) for rank, article in name.items()}
        runs, run_owners = np.concatenate(self._runs), ranks[np.concatenate(self._run_owners)]
        found = _first_with_others(*_buckets(runs, run_owners), run_owners, _habits(runs, run_owners, publisher))
        if not self._keys:
            return [(name[a], name[b]) for a, b in sorted(found)], {}
        owners = ranks[np.concatenate(self._owners)]
        keys = np.concatenate(self._keys)
        spans = np.concatenate(self._spans)
        habit = np.zeros(len(owners), dtype=np.bool_)
        for band in range(BANDS):
            habit |= _habits(keys[:, band], owners, publisher)
        for band in range(BANDS):
            found |= _first_with_others(*_buckets(keys[:, band], owners), owners, habit)
        furniture: dict[str, list[tuple[int, int]]] = {}
        for place in np.flatnonzero(habit).tolist():
            start, end = spans[place].tolist()
            furniture.setdefault(name[int(owners[place])], []).append((start, end))
        return [(name[a], name[b]) for a, b in sorted(found)], furniture


def _buckets(column: Numbers, owners: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return sentence numbers sorted by key, then by owner, and where each key's run begins and the last ends."""
    ranked = np.lexsort((owners, column))
    fresh = np.flatnonzero(np.diff(column[ranked]) != 0) + 1
    return ranked, np.concatenate(([0], fresh, [len(ranked)])).astype(np.intp)


def _first_with_others(
    ranked: npt.NDArray[np.intp],
    cuts: npt.NDArray[np.intp],
    owners: npt.NDArray[np.int64],
    habit: npt.NDArray[np.bool_],
) -> set[tuple[int, int]]:
    """Return, for each bucket, the first owner with each of the others, but for what is a habit."""
    if not len(ranked):
        return set()
    heads = np.repeat(owners[ranked[cuts[:-1]]], np.diff(cuts))
    owner = owners[ranked]
    keep = (heads != owner) & ~habit[ranked]
    return set(zip(heads[keep].tolist(), owner[keep].tolist(), strict=True))


def _habits(
    column: Numbers, owners: npt.NDArray[np.int64], publisher: Mapping[int, str | None]
) -> npt.NDArray[np.bool_]:
    """Return which entries of a column stand in a bucket that is a habit of one outlet."""
    habit = np.zeros(len(owners), dtype=np.bool_)
    ranked, cuts = _buckets(column, owners)
    for place in np.flatnonzero(np.diff(cuts) >= HABIT).tolist():
        members = ranked[cuts[place] : cuts[place + 1]]
        if _is_habit(owners[members].tolist(), publisher):
            habit[members] = True
    return habit


def _is_habit(owners: list[int], publisher: Mapping[int, str | None]) -> bool:
    """Whether a sentence that these articles share is a habit of one outlet rather than a copy."""
    counts = Counter(publisher[owner] for owner in dict.fromkeys(owners))
    total = sum(counts.values())
    return any(name is not None and count >= HABIT and count >= OWN * total for name, count in counts.items())


def _sentences(text: str, words: Words) -> Iterator[tuple[int, int, Numbers]]:
    """Yield each sentence of at least `UNIT` words: its start, its end, and its word triples."""
    cuts = [found.end() for found in _SENTENCE.finditer(text)]
    bounds = np.searchsorted(words.starts, np.array(cuts, dtype=np.int64), side="left").tolist()
    first = 0
    for last in bounds:
        if last - first >= UNIT:
            triples = np.unique(shingle_words(words.numbers[first:last], 3))
            yield int(words.starts[first]), int(words.ends[last - 1]), triples
        first = max(first, last)
