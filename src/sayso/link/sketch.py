"""Sketches: sentences of a pile as MinHash band keys, so that likely copies are found without comparing all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

from sayso.link.alignment import Numbers, Offsets, Words, cut_words, shingle_words
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
HITS = 2
"""Bands and runs in which two articles must meet to be compared: one alone is a stock phrase more often than not."""
UNIT = 8
"""Words in the shortest sentence that is looked up."""
HABIT = 4
"""Articles of one outlet that must share words for these to be furniture of that outlet."""
OWN = 0.8
"""Share of the articles with these words that must be of one outlet for them to be furniture."""
SPREAD = 30
"""Days between the first and the last of `HABIT` articles that share words which nobody copied: an agency's text is
printed within days, what a paper prints under its articles comes back for months."""
VERSION = 0.7
"""An article of which more than this share looks like furniture is one of several versions of a story."""
JOIN = 12
"""Words between two runs of furniture that are taken for furniture as well: one run in four is looked at."""
AT_ONCE = 1 << 21
"""Entries of a column that are sorted at once."""

Flags = npt.NDArray[np.bool_]
Ranks = npt.NDArray[np.int32]
Pairs = npt.NDArray[np.int64]
Places = npt.NDArray[np.intp]
Column = npt.NDArray[np.unsignedinteger]

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
        homes = _Homes(pile)
        met = _Met()
        runs, owners = _joined(self._runs, added, ranks, np.empty(0, dtype=np.uint64))
        phrase = _habits(runs, owners, homes)
        story = _shares(phrase, owners, len(pile)) <= VERSION
        phrase &= story[owners]
        _meet(runs, owners, phrase, met)
        phrases = _distinct(runs, phrase)
        del runs, phrase
        keys, owners = _joined(self._keys, added, ranks, np.empty((0, BANDS), dtype=np.uint32))
        habit = np.zeros(len(keys), dtype=np.bool_)
        for band in range(BANDS):
            habit |= _habits(keys[:, band], owners, homes)
        habit &= story[owners]
        for band in range(BANDS):
            _meet(keys[:, band], owners, habit, met)
        del keys
        spans, _ = _joined(self._spans, added, ranks, np.empty((0, 2), dtype=np.int32))
        pairs = met.often()
        return Likely(
            pairs=[(names[pair >> 32], names[pair & 0xFFFFFFFF]) for pair in pairs.tolist()],
            sentences=_by_article(spans[habit], owners[habit], names),
            phrases=phrases,
        )


def _joined(parts: list[Any], added: Places, ranks: Ranks, none: Any) -> tuple[Any, Ranks]:
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


class _Met:
    """Pairs of articles that met, both in one number, each kept once with how often it did, up to `HITS`."""

    def __init__(self) -> None:
        self._pairs: Pairs = np.empty(0, dtype=np.int64)
        self._hits = np.empty(0, dtype=np.uint8)

    def add(self, met: Pairs) -> None:
        """Take in meetings, as often as they were."""
        pairs, counts = np.unique(met, return_counts=True)
        hits = np.minimum(counts, HITS).astype(np.uint8)
        places = np.searchsorted(self._pairs, pairs)
        known = np.zeros(len(pairs), dtype=np.bool_)
        inside = places < len(self._pairs)
        known[inside] = self._pairs[places[inside]] == pairs[inside]
        at = places[known]
        self._hits[at] = np.minimum(self._hits[at] + hits[known], HITS)
        self._pairs = np.insert(self._pairs, places[~known], pairs[~known])
        self._hits = np.insert(self._hits, places[~known], hits[~known])

    def often(self) -> Pairs:
        """Return the pairs that met at least `HITS` times, ascending."""
        return self._pairs[self._hits >= HITS]


def _parts(column: Column) -> Iterator[Places]:
    """Yield the places of a column in parts of about `AT_ONCE`; equal keys fall into one part.

    All that is sorted at once is a part: what a pile of hundreds of thousands takes beside its sketches stays small.
    """
    count = -(-len(column) // AT_ONCE)
    if count < 2:
        yield np.arange(len(column))
        return
    home = np.empty(len(column), dtype=np.uint16)
    for piece in _pieces(len(column)):
        home[piece] = column[piece] % column.dtype.type(count)
    for part in range(count):
        yield np.flatnonzero(home == part)


def _pieces(length: int) -> Iterator[slice]:
    """Yield slices of `AT_ONCE` entries."""
    for first in range(0, length, AT_ONCE):
        yield slice(first, first + AT_ONCE)


def _meet(column: Column, owners: Ranks, habit: Flags, met: _Met) -> None:
    """Tell ``met`` for each key of a column that its first article meets each of the others that have it."""
    for part in _parts(column):
        met.add(_Buckets(column[part], owners[part]).meetings(habit[part]))


def _distinct(column: Numbers, flags: Flags) -> Numbers:
    """Return the flagged entries of a column, ascending, each once."""
    found = [np.unique(column[part[flags[part]]]) for part in _parts(column)]
    return np.sort(np.concatenate([*found, np.empty(0, dtype=np.uint64)]))


def _habits(column: Column, owners: Ranks, homes: "_Homes") -> Flags:
    """Return which entries of a column have a key that is somebody's habit rather than copied."""
    habit = np.zeros(len(column), dtype=np.bool_)
    for part in _parts(column):
        habit[part] = _Buckets(column[part], owners[part]).habits(homes)
    return habit


class _Buckets:
    """The entries of one column, sorted by key; ``owners``, the places of their articles in the pile, are ascending."""

    def __init__(self, column: Column, owners: Ranks) -> None:
        self._ranked = np.argsort(column, kind="stable")
        self._owners = owners[self._ranked]
        keys = column[self._ranked]
        self._begins = np.ones(len(keys), dtype=np.bool_)
        np.not_equal(keys[1:], keys[:-1], out=self._begins[1:])

    def meetings(self, habit: Flags) -> Pairs:
        """Return for each bucket its first article with each of the others, both in one number; no furniture."""
        firsts = np.flatnonzero(self._begins)
        heads = np.repeat(self._owners[firsts], np.diff(np.append(firsts, len(self._owners))))
        kept = (heads != self._owners) & ~habit[self._ranked]
        return np.asarray(heads[kept].astype(np.int64) << 32 | self._owners[kept])

    def habits(self, homes: "_Homes") -> Flags:
        """Return which entries lie in a bucket that is somebody's habit rather than copied."""
        habit = np.zeros(len(self._ranked), dtype=np.bool_)
        if not len(habit):
            return habit
        bucket = np.cumsum(self._begins, dtype=np.int32) - 1
        once = self._begins.copy()
        once[1:] |= self._owners[1:] != self._owners[:-1]
        owners, home = self._owners[once], bucket[once]
        total = np.bincount(home)
        furniture = np.zeros(len(total), dtype=np.bool_)
        crowded = total[home] >= HABIT
        known = crowded & (homes.outlets[owners] >= 0)
        width = len(homes.outlets) + 1
        pairs, counts = np.unique(
            home[known].astype(np.int64) * width + homes.outlets[owners[known]], return_counts=True
        )
        shared = pairs // width
        furniture[shared[(counts >= HABIT) & (counts >= OWN * total[shared])]] = True
        dated = crowded & (homes.days[owners] > 0)
        places, days = home[dated], homes.days[owners[dated]]
        if len(places):
            begins = np.flatnonzero(np.append(True, places[1:] != places[:-1]))
            apart = np.maximum.reduceat(days, begins) - np.minimum.reduceat(days, begins)
            furniture[places[begins][apart > SPREAD]] = True
        habit[self._ranked] = furniture[bucket]
        return habit


class _Homes:
    """For each place in the pile a number of its publisher, -1 for an unknown one, and its day, 0 when not known."""

    def __init__(self, pile: Sequence[ArticleFact]) -> None:
        names = sorted({article.publisher for article in pile if article.publisher})
        number = {name: place for place, name in enumerate(names)}
        self.outlets = np.array([number.get(article.publisher or "", -1) for article in pile], dtype=np.int64)
        self.days = np.array([day_of(article) for article in pile], dtype=np.int64)


def day_of(article: ArticleFact) -> int:
    """Return the day an article was published as a number, 0 when it is not known to the day."""
    period = article.period
    if period is None or period.first[:10] != period.last[:10]:
        return 0
    try:
        return date.fromisoformat(period.first[:10]).toordinal()
    except ValueError:  # a year before 1 or beyond 9999
        return 0


def _shares(flags: Flags, owners: Ranks, count: int) -> npt.NDArray[np.float64]:
    """Return for each of ``count`` places in the pile the share of its entries that are flagged, 0 without any."""
    entries, flagged = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    for piece in _pieces(len(owners)):
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
