"""Buckets: entries of a pile's articles that have one key, which articles meet in them, and which are a habit."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from sayso.link.alignment import Numbers
from sayso.link.fact import ArticleFact

HITS = 2
"""Bands and runs in which two articles must meet to be compared: one alone is a stock phrase more often than not."""
HABIT = 4
"""Articles of one outlet that must share words for these to be furniture of that outlet."""
OWN = 0.8
"""Share of the articles with these words that must be of one outlet for them to be furniture."""
SPREAD = 30
"""Days between the first and the last of `HABIT` articles that share words which nobody copied: an agency's text is
printed within days, what a paper prints under its articles comes back for months."""
AT_ONCE = 1 << 21
"""Entries of a column that are sorted at once."""

Flags = npt.NDArray[np.bool_]
Ranks = npt.NDArray[np.int32]
Pairs = npt.NDArray[np.int64]
Places = npt.NDArray[np.intp]
Column = npt.NDArray[np.unsignedinteger]


class Meetings:
    """Pairs of articles that met, both in one number, each kept once with how often it did, up to `HITS`.

    Copies meet in most of their sentences, in each in up to all bands: kept each time that fills more memory than
    the sketches do.
    """

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
    for piece in pieces_of(len(column)):
        home[piece] = column[piece] % column.dtype.type(count)
    for part in range(count):
        yield np.flatnonzero(home == part)


def pieces_of(length: int) -> Iterator[slice]:
    """Yield slices of `AT_ONCE` entries that cover a column of ``length``."""
    for first in range(0, length, AT_ONCE):
        yield slice(first, first + AT_ONCE)


def meet(column: Column, owners: Ranks, habit: Flags, met: Meetings) -> None:
    """Tell ``met`` for each key of a column that its first article meets the others that have it; no furniture."""
    for part in _parts(column):
        met.add(_Buckets(column[part], owners[part]).meetings(habit[part]))


def find_distinct(column: Numbers, flags: Flags) -> Numbers:
    """Return the flagged entries of a column, ascending, each once."""
    found = [np.unique(column[part[flags[part]]]) for part in _parts(column)]
    return np.sort(np.concatenate([*found, np.empty(0, dtype=np.uint64)]))


def find_habits(column: Column, owners: Ranks, homes: "Homes") -> Flags:
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

    def habits(self, homes: "Homes") -> Flags:
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


class Homes:
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
