"""Sketches: sentences of a pile as MinHash band keys, so that likely copies are found without comparing all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

from sayso.link.alignment import Numbers, Offsets, Words, cut_words, shingle_words
from sayso.link.bucket import Flags, Homes, Meetings, Places, Ranks, find_distinct, find_habits, meet, pieces_of
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
VERSION = 0.7
"""An article of which more than this share looks like furniture is one of several versions of a story."""
JOIN = 12
"""Words between two runs of furniture that are taken for furniture as well: one run in four is looked at."""
Scalar = TypeVar("Scalar", bound=np.generic)

_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?]+(?!\s)[^\n.!?]+)*[.!?]*")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """What the sketches tell: which pairs to align, and what is furniture of an outlet and left out of that.

    pairs:     article ids, the one that stands first in the pile first
    sentences: start and end in code points, int32 (sentences, 2), by article id
    phrases:   numbers of runs of `RUN` words, sorted
    """

    pairs: list[tuple[str, str]]
    sentences: dict[str, Offsets]
    phrases: Numbers

    def furniture(self, article: str, words: Words) -> list[tuple[int, int]]:
        """Return the stretches of an article that are its outlet's furniture; ``words`` are all its words."""
        stretches = (
            [(start, end) for start, end in self.sentences[article].tolist()] if article in self.sentences else []
        )
        runs = shingle_words(words.numbers, RUN)
        if not len(runs) or not len(self.phrases):
            return stretches
        places = np.flatnonzero(_is_sampled(runs))
        nearest = np.minimum(np.searchsorted(self.phrases, runs[places]), len(self.phrases) - 1)
        last = -JOIN - 1
        for place in places[self.phrases[nearest] == runs[places]].tolist():
            first = place if place - last > JOIN else last
            stretches.append((int(words.starts[first]), int(words.ends[place + RUN - 1])))
            last = place + RUN - 1
        return stretches


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What is looked up of one article. It follows from the article alone.

    runs:  numbers of the runs of `RUN` words that are looked at, sorted, each once
    spans: start and end of each sentence of at least `UNIT` words, in code points, int32 (sentences, 2)
    keys:  one key a band of each of these, uint32 (sentences, `BANDS`)
    """

    runs: Numbers
    spans: Offsets
    keys: npt.NDArray[np.uint32]


def sketch_article(article: ArticleFact) -> Sketch:
    """Return the sketch of the sentences of ``article``."""
    words = cut_words(article.text, article.skipped)
    runs = shingle_words(words.numbers, RUN)
    spans, shingles = _sentences(article.text, words)
    return Sketch(runs=np.unique(runs[_is_sampled(runs)]), spans=spans, keys=_band_keys(shingles))


class Sketches:
    """The sentences seen so far. Feed articles in any order; what is found does not depend on it.

    About 3 kB are kept of an article of 800 words, until they are looked through.
    """

    def __init__(self) -> None:
        self._articles: list[str] = []
        self._keys: list[npt.NDArray[np.uint32]] = []
        self._spans: list[Offsets] = []
        self._runs: list[Numbers] = []

    def add(self, article: ArticleFact, sketch: Sketch | None = None) -> None:
        """Take in ``article``, which is sketched unless its ``sketch`` is known."""
        made = sketch or sketch_article(article)
        self._articles.append(article.id)
        self._runs.append(made.runs)
        self._spans.append(made.spans)
        self._keys.append(made.keys)

    def look(self, pile: Sequence[ArticleFact]) -> Likely:
        """Return which articles of the pile, all of which were added, may share text, and what is furniture.

        Of those that share a sentence or a run of words, the first one in the pile is paired with each of the others.
        The sketches are forgotten on the way: what is aligned next has their place in memory.
        """
        names = [article.id for article in pile]
        order = {article: place for place, article in enumerate(names)}
        ranks = np.array([order[article] for article in self._articles], dtype=np.int32)
        del order
        self._articles.clear()
        added = np.argsort(ranks)  # in the order of the pile, as the buckets need them
        ranks = ranks[added]
        homes = Homes(pile)
        met = Meetings()
        runs, owners = _joined(self._runs, added, ranks, np.empty(0, dtype=np.uint64))
        phrase = find_habits(runs, owners, homes)
        story = _shares(phrase, owners, len(pile)) <= VERSION
        phrase &= story[owners]
        meet(runs, owners, phrase, met)
        phrases = find_distinct(runs, phrase)
        del runs, phrase
        keys, owners = _joined(self._keys, added, ranks, np.empty((0, BANDS), dtype=np.uint32))
        habit = np.zeros(len(keys), dtype=np.bool_)
        for band in range(BANDS):
            habit |= find_habits(keys[:, band], owners, homes)
        habit &= story[owners]
        for band in range(BANDS):
            meet(keys[:, band], owners, habit, met)
        del keys
        pairs = met.often()
        del met
        spans, _ = _joined(self._spans, added, ranks, np.empty((0, 2), dtype=np.int32))
        return Likely(
            pairs=[(names[pair >> 32], names[pair & 0xFFFFFFFF]) for pair in pairs.tolist()],
            sentences=_by_article(spans[habit], owners[habit], names),
            phrases=phrases,
        )


def _joined(
    parts: list[npt.NDArray[Scalar]], added: Places, ranks: Ranks, none: npt.NDArray[Scalar]
) -> tuple[npt.NDArray[Scalar], Ranks]:
    """Return the rows of ``parts`` in the order of the pile as one array, and whose each is; ``parts`` is emptied."""
    owners = np.repeat(ranks, [len(parts[place]) for place in added.tolist()])
    joined = np.concatenate([*(parts[place] for place in added.tolist()), none])
    parts.clear()
    return joined, owners


def _by_article(spans: Offsets, owners: Ranks, names: Sequence[str]) -> dict[str, Offsets]:
    """Return the rows of ``spans`` by article id; ``owners`` are ascending."""
    if not len(spans):
        return {}
    begins = np.flatnonzero(np.append(True, owners[1:] != owners[:-1]))
    return {names[owner]: own for owner, own in zip(owners[begins].tolist(), np.split(spans, begins[1:]), strict=True)}


def _is_sampled(runs: Numbers) -> Flags:
    """Return which runs are looked at, chosen by their own numbers."""
    return np.asarray((runs >> np.uint64(32)) % np.uint64(SAMPLE) == 0)


def _shares(flags: Flags, owners: Ranks, count: int) -> npt.NDArray[np.float64]:
    """Return for each of ``count`` places in the pile the share of its entries that are flagged, 0 without any."""
    entries, flagged = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    for piece in pieces_of(len(owners)):
        entries += np.bincount(owners[piece], minlength=count)
        flagged += np.bincount(owners[piece][flags[piece]], minlength=count)
    return np.asarray(flagged / np.maximum(1, entries))


def _sentences(text: str, words: Words) -> tuple[Offsets, list[Numbers]]:
    """Return start and end of each sentence of at least `UNIT` words, and the word triples of each."""
    cuts = np.array([found.end() for found in _SENTENCE.finditer(text)], dtype=np.int64)
    triples = shingle_words(words.numbers, 3)
    spans: list[tuple[int, int]] = []
    shingles: list[Numbers] = []
    first = 0
    for last in np.searchsorted(words.starts, cuts, side="left").tolist():
        if last - first >= UNIT:
            spans.append((int(words.starts[first]), int(words.ends[last - 1])))
            shingles.append(triples[first : last - 2])
        first = max(first, last)
    return np.array(spans, dtype=np.int32).reshape(-1, 2), shingles


def _band_keys(shingles: list[Numbers]) -> npt.NDArray[np.uint32]:
    """Return one key a band for each sentence."""
    if not shingles:
        return np.empty((0, BANDS), dtype=np.uint32)
    offsets = np.cumsum([0, *map(len, shingles)]).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(shingles), offsets, BANDS * ROWS, SEED)
    rows = np.array(matrix.to_rows(), dtype=np.uint64).reshape(len(shingles), BANDS, ROWS)
    keys = np.zeros((len(shingles), BANDS), dtype=np.uint64)
    for place in range(ROWS):
        keys = keys * _MULTIPLIER + rows[:, :, place]
    return (keys >> np.uint64(32)).astype(np.uint32)
